// SPDX-License-Identifier: Apache-2.0

import Articles
import Credits
import Documents
import ImageFiles
import JSONRPC
import Linting
import Sessions
import SourceText
import WebAddresses
import Workspace

/// What is shown about the place under the pointer.
struct Hover {
  let context: PostContext

  /// `null` where there is nothing to show.
  func json(_ params: JSONValue) -> JSONValue {
    guard let offset = context.offset(params) else { return .null }
    var parts: [String] = []
    var place: ByteRange?
    func add(_ text: String, _ range: ByteRange) {
      parts.append(text)
      if place.map({ range.count < $0.count }) ?? true { place = range }
    }
    if let article = context.article {
      if let (text, range) = link(article, offset) { add(text, range) }
      if let image = article.images.first(where: {
        $0.range.contains(offset) || $0.addressRange.contains(offset)
      }) {
        add(self.image(image, article), image.range)
      }
    }
    var seen: Set<String> = []
    for finding in context.judgement.report.findings
    where finding.range.start <= offset && offset <= finding.range.end {
      guard seen.insert(finding.rule).inserted, let rule = context.rules?.catalogue[finding.rule]
      else { continue }
      add(RuleText.finding(finding, rule), finding.range)
    }
    guard let place, !parts.isEmpty else { return .null }
    return [
      "contents": [
        "kind": context.features.showsMarkdown ? "markdown" : "plaintext",
        "value": .string(parts.joined(separator: "\n\n---\n\n")),
      ], "range": context.positions.json(place),
    ]
  }

  private func link(_ article: Article, _ offset: Int) -> (String, ByteRange)? {
    guard let target = LinkTarget.at(offset, in: context, article) else { return nil }
    guard let location = target.location else {
      return target.note.map { ($0, target.range) }
    }
    var text = "**\(MarkdownSafe.text(target.title ?? PathText.name(location)))**"
    if let page = context.article(at: location) {
      if let first = page.blocks.first(where: { $0.isProse && $0.words > 0 }) {
        text += "\n\n" + MarkdownSafe.text(Self.opening(page.text(of: first).string))
      }
    }
    text +=
      "\n\n" + MarkdownSafe.code(PathText.relative(location, to: context.world.root) ?? location)
    if let note = target.note { text += "\n\n" + note }
    return (text, target.range)
  }

  /// The first words of a text.
  private static func opening(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.prefix(30).joined(separator: " ") + (words.count > 30 ? " …" : "")
  }

  private func image(_ image: Image, _ article: Article) -> String {
    var lines = [MarkdownSafe.code(image.address)]
    if let site = context.site {
      if case .file(let file) = site.file(of: image.address, from: article) {
        var facts: [String] = []
        if let size = file.size {
          facts.append("\(Self.pixels(size.width)) × \(Self.pixels(size.height)) pixels")
        }
        facts.append("\(CountText.grouped(file.bytes)) bytes")
        lines.append(facts.joined(separator: ", "))
      }
      if let metadata = site.metadata(of: image.address, from: article) {
        let names = metadata.creators.joined(separator: ", ")
        if !names.isEmpty { lines.append("Creator in the file: " + MarkdownSafe.text(names)) }
      }
    }
    lines.append(
      "Alt text: " + (image.alt.map { $0.isEmpty ? "empty" : MarkdownSafe.text($0) } ?? "none"))
    if let credit = (image.credit ?? image.hiddenCredit)?.credit {
      var facts: [String] = []
      if !credit.creators.isEmpty { facts.append(credit.creators.joined(separator: ", ")) }
      if !credit.source.isEmpty { facts.append(credit.source) }
      if !credit.licence.isEmpty { facts.append(credit.licence) }
      lines.append("Credit: " + MarkdownSafe.text(facts.joined(separator: ", ")))
    } else {
      lines.append(image.isExempt ? "No credit needed" : "Credit: none")
    }
    return lines.joined(separator: "\n\n")
  }
}

extension Hover {
  /// A drawing may say that it is of any size.
  fileprivate static func pixels(_ length: Double) -> String {
    Int(exactly: length.rounded()).map(CountText.grouped) ?? String(describing: length)
  }
}

/// Text of a post inside Markdown that an editor renders.
enum MarkdownSafe {
  /// As text without markup: a hover must not show what a post wants it to.
  static func text(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "!", "<", ">", "|", "~",
        "&":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\n", "\r", "\t": result += " "
      default:
        // What no reader sees, such as marks that turn text around, is left out.
        if scalar.properties.generalCategory == .control
          || scalar.properties.generalCategory == .format
        {
          continue
        }
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// As code on one line.
  static func code(_ text: String) -> String {
    let plain = text.unicodeScalars.filter {
      $0 != "`" && $0.properties.generalCategory != .control
        && $0.properties.generalCategory != .format
    }
    return "`\(String(String.UnicodeScalarView(plain)))`"
  }
}

/// What rules say of themselves.
enum RuleText {
  /// A finding with what its rule is for.
  static func finding(_ finding: Finding, _ rule: RuleDefinition) -> String {
    var text = "**\(MarkdownSafe.text(finding.message))**"
    if !finding.help.isEmpty { text += "\n\n" + MarkdownSafe.text(finding.help) }
    return text + "\n\n" + summary(rule, severity: finding.severity)
  }

  /// The rule's id, its summary, and why it is there.
  static func summary(_ rule: RuleDefinition, severity: Severity?) -> String {
    var text = "`\(rule.id)`"
    if let severity { text += " (\(severity.rawValue))" }
    text += ": \(rule.description.summary)"
    let reason = introduction(rule.page)
    if !reason.isEmpty { text += "\n\n" + reason }
    return text
  }

  /// What a page says before its examples.
  static func introduction(_ page: String) -> String {
    var lines: [Substring] = []
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") { break }
      lines.append(line)
    }
    return lines.joined(separator: "\n").drop { $0 == "\n" }.description
  }

  /// The whole page as Markdown.
  static func page(_ rule: RuleDefinition) -> String {
    "# \(rule.id)\n\n\(rule.description.summary).\n\n\(rule.page)\n"
  }
}
