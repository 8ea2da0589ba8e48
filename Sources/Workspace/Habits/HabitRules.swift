// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import FactFiles
import Files
import Habits
import Language
import Linting
import SourceText
import Synchronization

/// The rules for any post of the tree, whether or not it is among those that are checked.
package final class RulesLookup: Sendable {
  private struct State {
    var loading: ConfigurationLoader?
    var known: [ObjectIdentifier: HabitRules] = [:]
  }

  private let state = Mutex(State())

  /// Asks `loading` from now on.
  func take(_ loading: ConfigurationLoader) { state.withLock { $0.loading = loading } }

  /// The rules that may have habits among the posts of the folder at `folder`, an absolute path.
  func habits(in folder: String) -> HabitRules? {
    state.withLock { state in
      guard let rules = state.loading?.rules(for: PathText.join(folder, "post.md")) else {
        return nil
      }
      if let known = state.known[ObjectIdentifier(rules)] { return known }
      let made = HabitRules(rules)
      state.known[ObjectIdentifier(rules)] = made
      return made
    }
  }

  /// The dialect of the posts in the folder at `folder`, an absolute path.
  func dialect(in folder: String) -> String? {
    state.withLock { $0.loading?.rules(for: PathText.join(folder, "post.md")).article.dialect }
  }

  /// Whether the settings leave the file at `location` out.
  func ignores(_ location: String) -> Bool {
    state.withLock { $0.loading?.ignores(location) ?? false }
  }

  /// Whether the settings leave any file in `folder` out.
  func ignoresAny(in folder: String) -> Bool {
    state.withLock { state in
      state.loading?.configuration(for: PathText.join(folder, "post.md")).ignoresAny ?? false
    }
  }
}

/// Those rules for some posts whose findings may be a habit of their site and are not asked for.
package final class HabitRules: Sendable {
  private let rules: ResolvedRules
  private let sought: [(active: ResolvedRules.Active, subject: HabitTally.Subject)]
  /// Reads posts as the settings say, where they say anything of that.
  private let reader: ArticleReader?

  var subjects: [HabitTally.Subject] { sought.map(\.subject) }
  var isEmpty: Bool { sought.isEmpty }
  let ids: Set<String>

  init(_ rules: ResolvedRules) {
    self.rules = rules
    let reading = rules.settings.filter { setting in
      setting.name.hasPrefix("article.") && setting.name != "article.dialect"
    }
    var article = QuickHash()
    for setting in reading { article.add("\(setting.name)=\(setting.value)") }
    var options: [Substring: [Setting]] = [:]
    for setting in rules.settings where setting.name.hasPrefix("rules.") {
      let parts = setting.name.split(separator: ".", maxSplits: 2)
      if parts.count == 3 { options[parts[1], default: []].append(setting) }
    }
    sought = rules.active.filter { active in
      !active.definition.description.habits.isEmpty && rules.habits.record(active.id) == nil
    }.map { active in
      var hash = article
      hash.add(active.id)
      for option in options[active.id[...]] ?? [] { hash.add("\(option.name)=\(option.value)") }
      return (
        active,
        .init(
          rule: active.definition.description, key: UInt32(truncatingIfNeeded: hash.value))
      )
    }
    ids = Set(sought.map(\.active.id))
    reader = reading.isEmpty ? nil : try? ArticleReader(rules.article)
  }

  /// Whether what `rules` say of a post that is read without settings for articles is what these say.
  func areIn(_ rules: ResolvedRules) -> Bool { self.rules === rules && reader == nil }

  /// The facts of `article`, or of the same text read as the settings say. `known` is what rules were heard to say of it,
  /// by their ids.
  func facts(of article: Article, known: [String: RuleContext] = [:]) -> PostFacts {
    let article =
      reader?.read(article.source, format: article.format, isNamed: false) ?? article
    guard article.kind == .post, article.hasContent, article.head?.isRedirect != true,
      let today = Self.noDay
    else {
      return .noPost
    }
    return .post(
      language: LanguageTag.primary(article.language) ?? "",
      sought.map { active, subject in
        var report =
          known[active.id]
          ?? RuleContext(
            rule: active.id, severity: active.severity, siteName: rules.site.name,
            today: today, active: rules.activeIDs)
        if known[active.id] == nil { active.check.check(article, &report) }
        return PostFact(key: subject.key, subject.rule.habits, report, subject.rule)
      })
  }

  /// No habit depends on the day.
  private static let noDay = Day("2000-01-01")
}

/// What is known of the habits of one page.
enum PostFacts: Sendable {
  /// It is not a post.
  case noPost
  /// The primary tag of its language, empty where it is not known.
  case post(language: String, [PostFact])
}
