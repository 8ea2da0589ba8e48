// SPDX-License-Identifier: Apache-2.0

import Configuration
import JSONRPC
import Linting
import SourceText

/// What may be typed in `.stet.yml`, and what its words mean.
struct SettingsCompletion {
  let document: OpenDocument
  let catalogue: RuleCatalogue
  let context: ConfigurationContext

  /// The keys above a place, the outermost first, by their indentation.
  private func path(above number: Int, indent: Int) -> [String] {
    var path: [String] = []
    var limit = indent
    var number = number - 1
    while number >= 0, limit > 0 {
      let line = text(number)
      let own = line.prefix { $0 == " " }.count
      let content = line.dropFirst(own)
      if own < limit, let colon = content.firstIndex(of: ":"), !content.hasPrefix("#") {
        path.insert(String(content[..<colon].drop { $0 == "-" || $0 == " " }), at: 0)
        limit = own
      }
      number -= 1
    }
    return path
  }

  private func text(_ number: Int) -> String {
    String(decoding: document.bytes[document.positions.line(number).indices], as: UTF8.self)
  }

  func json(_ params: JSONValue) -> JSONValue {
    guard let position = ClientPosition(params["position"]) else { return .null }
    let offset = document.positions.offset(position)
    let line = String(decoding: document.positions.lineStart(offset), as: UTF8.self)
    let indent = line.prefix { $0 == " " }.count
    let content = line.dropFirst(indent)
    var path = path(above: position.line, indent: indent)
    let typed: Substring
    var isValue = false
    if let colon = content.firstIndex(of: ":") {
      path.append(String(content[..<colon].drop { $0 == "-" || $0 == " " }))
      let value = content[content.index(after: colon)...]
      typed =
        value.split(whereSeparator: { " ,[{".contains($0) }).last.flatMap {
          value.last.map { " ,[{".contains($0) } ?? true ? nil : $0
        } ?? ""
      isValue = true
    } else if content.hasPrefix("-") {
      typed = content.dropFirst().drop { $0 == " " }
      isValue = path.last == "extends" || path.last == "only"
    } else {
      typed = content
    }
    let items = isValue ? values(path) : keys(path)
    let range = document.positions.json(
      ByteRange(max(0, offset - typed.utf8.count), offset))
    return Completion.list(items, String(typed), range: range)
  }

  private func property(_ name: String, _ summary: String) -> Completion.Item {
    Completion.Item(
      label: name, kind: Completion.Item.property, detail: summary, text: name + ": ")
  }

  private func properties<Key: ConfigurationKey>(_ type: Key.Type) -> [Completion.Item] {
    type.all.map { property($0.name, $0.summary) }
  }

  private func keys(_ path: [String]) -> [Completion.Item] {
    var path = path[...]
    if path.first == ConfigurationKeys.File.overrides.name {
      path = path.dropFirst()
      if path.isEmpty { return properties(ConfigurationKeys.Override.self) }
    }
    guard let section = path.first else { return properties(ConfigurationKeys.File.self) }
    let rest = path.dropFirst()
    switch section {
    case "rules":
      guard let id = rest.first else {
        return catalogue.definitions.map { property($0.id, $0.description.summary) }
      }
      guard rest.count == 1, let rule = catalogue[id] else { return [] }
      return [property("severity", "How much a finding matters")]
        + rule.options.map { property($0.name, $0.summary) }
    case "habits": return catalogue.definitions.map { property($0.id, $0.description.summary) }
    case "article": return rest.isEmpty ? properties(ConfigurationKeys.Article.self) : []
    case "site": return rest.isEmpty ? properties(ConfigurationKeys.Site.self) : []
    case "links": return rest.isEmpty ? properties(ConfigurationKeys.Links.self) : []
    case "suppressions": return rest.isEmpty ? properties(ConfigurationKeys.Suppressions.self) : []
    default: return []
    }
  }

  private func values(_ path: [String]) -> [Completion.Item] {
    func items(_ names: [String]) -> [Completion.Item] {
      names.map { Completion.Item(label: $0, kind: Completion.Item.value) }
    }
    var path = path
    if path.first == ConfigurationKeys.File.overrides.name { path.removeFirst() }
    switch (path.first, path.count) {
    case ("extends", _):
      return items(context.presets.map(\.name) + context.packs.map { "rules/" + $0.name })
    case ("rules", 2): return items(RuleLevel.allCases.map(\.rawValue))
    case ("rules", 3):
      if path[2] == "severity" { return items(RuleLevel.allCases.map(\.rawValue)) }
      switch catalogue[path[1]]?.options.first(where: { $0.name == path[2] })?.type {
      case .choice(let names): return items(names)
      case .flag: return items(["true", "false"])
      default: return []
      }
    case ("site", 2) where path[1] == "generator": return items(context.generatorNames)
    case ("site", 2) where path[1] == "host": return items(context.hosts)
    case ("article", 2) where path[1] == "preset": return items(context.articlePresets)
    case ("suppressions", 2) where path[1] == "reason": return items(context.reasons)
    case ("fail-on", 1): return items(Severity.allCases.map(\.rawValue))
    case ("habits", 2): return items(["accepted"])
    default: return []
    }
  }

  /// The summary of the rule or key at a place.
  func hover(_ params: JSONValue) -> JSONValue {
    guard let position = ClientPosition(params["position"]) else { return .null }
    let line = document.positions.line(position.line)
    let offset = document.positions.offset(position)
    let bytes = document.bytes
    func isPart(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
        || byte == UInt8(ascii: "-")
    }
    var start = min(offset, line.end)
    while start > line.start, isPart(bytes[start - 1]) { start -= 1 }
    var end = min(offset, line.end)
    while end < line.end, isPart(bytes[end]) { end += 1 }
    let word = String(decoding: bytes[start..<end], as: UTF8.self)
    let text: String
    if let rule = catalogue[word] {
      text = RuleText.summary(rule, severity: rule.description.severity)
    } else if let key = ConfigurationKeys.File(rawValue: word) {
      text = key.summary
    } else {
      return .null
    }
    return [
      "contents": ["kind": "markdown", "value": .string(text)],
      "range": document.positions.json(ByteRange(start, end)),
    ]
  }
}
