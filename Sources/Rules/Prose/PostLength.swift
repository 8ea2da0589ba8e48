// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import FrontMatter
package import Linting
import SourceText
import WebAddresses

/// Posts are long enough to answer their readers' question.
package struct PostLengthRule: Rule {
  package struct Options: RuleOptions {
    var minWords = 300

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "min-words", \.minWords, in: 1...100_000,
          "The fewest words of a post, in English; other languages are scaled")
      ]
    }
  }

  package static let description = RuleDescription(
    "post-length", .prose, nil,
    "Posts are long enough to answer their readers' question")

  package static let habits: [Habit] = [
    .measure("words", isLow: true, "are short, in words")
  ]

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard article.hasContent, article.head?.isRedirect != true else {
      report.notApplicable()
      return
    }
    let least = article.scaled(options.minWords)
    report.measure(
      "words", Double(article.words), limit: Double(least), isLow: true)
    guard article.words < least else { return }
    if Self.isShortByKind(article) {
      report.notApplicable()
      return
    }
    report.add(
      .short(article.words, least: least), at: article.place,
      data: [
        .init("words", .integer(article.words)), .init("min-words", .integer(least)),
      ])
  }

  /// Keys of a post that links to another text, or repeats it.
  private static let linkKeys: Set<String> = [
    "link", "external_url", "externalurl", "link_url", "source_url", "sourceurl", "canonical",
    "canonical_url", "canonicalurl", "original_url", "originalurl", "redirect", "video",
    "video_url", "videourl", "youtube", "youtube_id", "audio", "podcast",
  ]
  private static let shortKinds: Set<String> = [
    "link", "video", "audio", "quote", "aside", "status", "gallery", "image", "release", "podcast",
    "changelog",
  ]

  /// Whether the post is a link, a recording, or the notes of a release, or its text is at home elsewhere.
  private static func isShortByKind(_ article: Article) -> Bool {
    if let values = article.frontMatter?.value?.map {
      for entry in values {
        let key = entry.key.lowercased()
        if linkKeys.contains(key), entry.value.string?.isEmpty == false { return true }
        let names = ["layout", "type", "format", "category", "categories", "tags", "kind"]
        guard names.contains(key) else { continue }
        let texts = entry.value.string.map { [$0] } ?? entry.value.list?.compactMap(\.string) ?? []
        if texts.contains(where: { isShortKind($0.lowercased()) }) { return true }
      }
    }
    return isRelease(article.title?.text ?? "") || isElsewhere(article) || showsFilm(article)
  }

  private static func isShortKind(_ name: String) -> Bool {
    shortKinds.contains(name) || shortKinds.contains { name == $0 + "s" }
      || name.hasPrefix("release")
  }

  /// Whether a title names a version: "Ferry 2.1", "Announcing Ferry 2.1.0".
  private static func isRelease(_ title: String) -> Bool {
    title.split { $0 == " " || $0 == "," || $0 == ":" || $0 == "-" || $0 == "/" }.contains { word in
      let number = word.first == "v" || word.first == "V" ? word.dropFirst() : word
      let parts = number.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count > 1
        && parts.prefix(2).allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
    }
  }

  /// Whether the page says that its text is at home on another site.
  private static func isElsewhere(_ article: Article) -> Bool {
    guard let canonical = article.head?.canonical?.text, let site = article.siteURL else {
      return false
    }
    let address = WebAddress(canonical)
    return !address.host.isEmpty && address.site != WebAddress(site).site
  }

  /// Whether the post shows a film or another frame that holds what it is about.
  private static func showsFilm(_ article: Article) -> Bool {
    let document = article.document
    return document.nodes.indices.contains { index in
      let node = NodeID(index)
      guard document.kind(node) == .element,
        [.iframe, .video, .audio, .embed, .object].contains(document.name(node))
      else { return false }
      return !article.isNeverContent(node)
    }
  }

  package static let page = """
    Readers who come from a search have a question, and few are answered in less than 300 words; \
    search engines consider such pages thin. Headings, captions, code and tables do not count. \
    Posts that link to another text or were first published on another site, videos, recordings \
    and release notes are not checked. The rule is off by default: many short posts say all there \
    is to say.

    ## Flagged

    ```markdown {min-words: 10}
    # ⟦The ferry⟧

    It leaves at six.
    ```

    ```html {min-words: 10}
    <h1>⟦The ferry⟧</h1>
    <p>It leaves at six.</p>
    ```

    ## Not flagged

    ```markdown {min-words: 10}
    # The ferry

    It leaves the old pier at six, and comes back at noon.
    ```

    ```html {min-words: 10}
    <h1>The ferry</h1>
    <p>It leaves the old pier at six, and comes back at noon.</p>
    ```
    """
}

extension Message {
  fileprivate static func short(_ words: Int, least: Int) -> Message {
    Message(
      "This post has only \(words) \(words == 1 ? "word" : "words")",
      help: "write at least \(least) words, or merge two short posts")
  }
}
