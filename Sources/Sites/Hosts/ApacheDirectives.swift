// SPDX-License-Identifier: Apache-2.0

import Patterns
import SourceText

/// The rules of an `.htaccess`: `Redirect`, `RedirectMatch`, and `RewriteRule` with its conditions.
enum ApacheDirectives {
  /// What the conditions before a rewrite rule ask for.
  private struct Conditions {
    /// Whether the file that is rewritten to must be there.
    var wantsTarget = false
    /// Whether they hold only for another host or protocol than the site's own.
    var isElsewhere = false
    /// Whether something is asked that the address does not tell.
    var isUnknown = false
  }

  /// Calls `add` with each rule, until there is no room for another that may hold for any path; the steps of their
  /// patterns are taken from `pool`.
  static func forEachRule(
    _ source: SourceText, _ pool: MatchPool, hasRoom: () -> Bool, add: (RedirectRule) -> Void
  ) {
    var conditions = Conditions()
    /// How many sections are open that hold for some requests only.
    var sections = 0
    for (number, line) in source.trimmedLines where !line.hasPrefix("#") {
      let words = words(line)
      guard let name = words.first?.lowercased() else { continue }
      if name.hasPrefix("</if") || name.hasPrefix("</files") {
        if !name.hasPrefix("</ifmodule") { sections = max(0, sections - 1) }
        continue
      }
      if name.hasPrefix("<if") || name.hasPrefix("<files") {
        if name != "<ifmodule" { sections += 1 }
        continue
      }
      var rule: RedirectRule?
      switch name {
      case "redirect", "redirectpermanent", "redirecttemp":
        rule = redirect(Array(words.dropFirst()), isExpression: false)
      case "redirectmatch":
        guard hasRoom() else { return }
        rule = redirect(Array(words.dropFirst()), isExpression: true)
      case "rewritecond": note(words, in: &conditions)
      case "rewriterule":
        if !conditions.isElsewhere {
          guard hasRoom() else { return }
          rule = rewrite(Array(words.dropFirst()), conditions, pool)
        }
        conditions = Conditions()
      default: break
      }
      if var rule {
        if sections > 0 { rule.effect = .unknown(isNotUnderstood) }
        rule.place = HostPlaces.place(source.path, line: number)
        add(rule)
      }
    }
  }

  private static let isNotUnderstood =
    "the host has a rule for this address that Stet does not support"

  /// A rule that cannot be read, and so may hold for every address.
  private static let anything = RedirectRule(
    pattern: RedirectPattern(parts: "/*"), effect: .unknown(isNotUnderstood))

  /// The words of a line; those in quotation marks may hold spaces.
  private static func words(_ line: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    var hasWord = false
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word += "\\" + String(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
        hasWord = true
      } else if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "\"" || character == "'", !hasWord {
        quote = character
        hasWord = true
      } else if character.isWhitespace {
        if hasWord { words.append(word) }
        word = ""
        hasWord = false
      } else {
        word.append(character)
        hasWord = true
      }
    }
    if isEscaped { word += "\\" }
    if hasWord { words.append(word) }
    return words
  }

  /// `[status] /from /to`, where `/from` holds for all that lies below it, or, in `RedirectMatch`, is a regular
  /// expression.
  private static func redirect(_ words: [String], isExpression: Bool) -> RedirectRule? {
    var words = words[...]
    var status = 302
    if let first = words.first?.lowercased(), words.count > 1 {
      let names = ["permanent": 301, "temp": 302, "seeother": 303, "gone": 410]
      if let number = Int(first) ?? names[first] {
        status = number
        words.removeFirst()
      }
    }
    guard let from = words.popFirst() else { return nil }
    let pattern =
      isExpression ? RedirectPattern(expression: from) : RedirectPattern(folder: from)
    guard let pattern else { return anything }
    guard (300..<400).contains(status), var to = words.first else {
      return RedirectRule(
        pattern: pattern, effect: status >= 400 ? .gone : .unknown(isNotUnderstood))
    }
    if !isExpression {
      // What lies below `/from` comes after, with its slash.
      if to.hasSuffix("/") { to.removeLast() }
      to += "$splat"
    }
    return RedirectRule(pattern: pattern, effect: .redirect(to), mark: UInt8(ascii: "$"))
  }

  private static func note(_ words: [String], in conditions: inout Conditions) {
    guard words.count > 2 else {
      conditions.isUnknown = true
      return
    }
    let test = words[1].uppercased()
    let pattern = words[2].lowercased()
    if test.contains("HTTP_HOST") || test.contains("SERVER_NAME") || test.contains("HTTPS")
      || test.contains("SERVER_PORT") || test.contains("X-FORWARDED-PROTO")
      || test.contains("REQUEST_SCHEME")
    {
      conditions.isElsewhere = true
    } else if ["!-f", "!-d", "!-l", "!-s", "!-e"].contains(pattern) {
      // Where the rules are asked, no file was found.
    } else if ["-f", "-d", "-s", "-e"].contains(pattern),
      test.contains("REQUEST_")
        || test.contains("DOCUMENT_ROOT") || test.contains("$")
    {
      conditions.wantsTarget = true
    } else {
      conditions.isUnknown = true
    }
  }

  /// `pattern target [flags]`; the pattern is matched against the path without the `/` in front.
  private static func rewrite(
    _ words: [String], _ conditions: Conditions, _ pool: MatchPool
  ) -> RedirectRule? {
    guard words.count >= 2 else { return nil }
    var source = words[0]
    let flags = flags(words.dropFirst(2).joined())
    let isInverted = source.hasPrefix("!")
    if isInverted { source.removeFirst() }
    // The path of ours begins with a slash.
    if source.hasPrefix("^") {
      source =
        "^/" + (source.hasPrefix("^/?") ? String(source.dropFirst(3)) : String(source.dropFirst()))
    } else if source.hasPrefix("(.*)") || source.hasPrefix("(.+)") {
      source = "^/" + source
    }
    let pattern = RedirectPattern(
      expression: source, ignoresCase: flags.contains("NC") || flags.contains("NOCASE"),
      isInverted: isInverted)
    guard let pattern else { return anything }
    var rule = RedirectRule(pattern: pattern, effect: .gone, mark: UInt8(ascii: "$"))
    if flags.contains("F") || flags.contains("G") { return rule }
    guard let target = target(words[1], isInverted: isInverted) else {
      // A hyphen leaves the address as it is.
      if words[1] == "-" { return nil }
      rule.effect = .unknown(isNotUnderstood)
      return rule
    }
    let status = flags.first { $0 == "R" || $0.hasPrefix("R=") || $0.hasPrefix("REDIRECT") }
    if conditions.isUnknown {
      rule.effect = .unknown(isNotUnderstood)
    } else if let status {
      let number = status.split(separator: "=").dropFirst().first.flatMap { Int($0) } ?? 302
      rule.effect = (300..<400).contains(number) ? .redirect(target) : .gone
    } else if target.hasPrefix("http") {
      rule.effect = flags.contains("P") ? .rewrite(target) : .redirect(target)
    } else if conditions.wantsTarget || target.hasSuffix(".html") || target.hasSuffix(".htm") {
      // One page for every address leaves nothing to be missing.
      rule.effect =
        pattern.isCatchAll(pool) && !target.contains("$")
        ? .unknown("the host answers every address with '\(target)'") : .rewriteIfThere(target)
    } else {
      rule.effect = .rewrite(target)
    }
    return rule
  }

  private static func flags(_ text: String) -> Set<String> {
    Set(
      text.drop { $0 == "[" }.prefix { $0 != "]" }.split(separator: ",")
        .map { $0.filter { !$0.isWhitespace }.uppercased() })
  }

  /// The target with the variables that say the same as the path; `nil` where others decide.
  private static func target(_ text: String, isInverted: Bool) -> String? {
    if text == "-" { return nil }
    var text = text
    for scheme in ["https://", "http://"] {
      for host in ["%{HTTP_HOST}", "%{SERVER_NAME}"] where text.hasPrefix(scheme + host) {
        text = String(text.dropFirst(scheme.utf8.count + host.utf8.count))
      }
    }
    for variable in ["%{REQUEST_URI}", "%{REQUEST_FILENAME}"] {
      text = text.split(separator: variable, omittingEmptySubsequences: false)
        .joined(separator: "$path")
    }
    if text.contains("%") || (isInverted && text.contains("$")) { return nil }
    // In a folder's own file a target without a slash lies in that folder.
    return text.hasPrefix("/") || text.hasPrefix("http") || text.hasPrefix("$path")
      ? text : "/" + text
  }
}
