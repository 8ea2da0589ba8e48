// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import FrontMatter
import SourceText

/// All that one post suppresses.
struct Suppressions {
  /// One rule over one range.
  private struct Entry {
    var rule: String
    /// Half-open; the end may lie one after the source's, so that it holds a finding there.
    var range: Range<Int>
    var directive: Int
    var name: Int
    var isUsed = false
  }

  private let document: Document
  private let catalogue: RuleCatalogue
  private var directives: [SuppressionDirective] = []
  private var entries: [Entry] = []
  /// Names of a `stet-end` that end something, as directive and name.
  private var matchedEnds: Set<[Int]> = []
  private var unknownWords: [SuppressionDirective.Word] = []
  private var wrongFrontMatter: [(message: String, help: String, range: ByteRange)] = []

  /// Whether the post says nothing of the kind.
  var isEmpty: Bool { directives.isEmpty && unknownWords.isEmpty && wrongFrontMatter.isEmpty }

  init(_ document: Document, frontMatter: DataValue?, catalogue: RuleCatalogue, today: Day) {
    self.document = document
    self.catalogue = catalogue
    var nodes: [NodeID] = []
    readTree(&nodes)
    readFrontMatter(frontMatter)
    makeEntries(nodes, today)
  }

  // MARK: Reading

  private mutating func readTree(_ nodes: inout [NodeID]) {
    for index in document.nodes.indices {
      let node = NodeID(index)
      switch document.kind(node) {
      case .comment, .opaque:
        switch SuppressionParser.comment(document.range(node), of: document.source) {
        case .none: continue
        case .unknown(let word): unknownWords.append(word)
        case .directive(let directive):
          directives.append(directive)
          nodes.append(node)
        }
      case .element:
        // A formatting element's copies carry the attribute that was read on the original.
        guard !document[node].flags.contains(.clone),
          let number = document.attribute(node, .dataStet)
        else { continue }
        directives.append(
          SuppressionParser.attribute(
            number, value: document.attributes[number].valueRange, of: document.source))
        nodes.append(node)
      case .document, .fragment, .doctype, .text:
        continue
      }
    }
  }

  /// `stet: {off: [RULE], reason: why, dialect: NAME}`.
  private mutating func readFrontMatter(_ frontMatter: DataValue?) {
    guard let section = frontMatter?.entry("stet") else { return }
    let keys = ["off", "reason", "dialect"]
    guard let parts = section.value.map else {
      wrongFrontMatter.append(
        ("'stet' must be a map", "write 'stet: {off: [RULE]}'", section.keyRange))
      return
    }
    for part in parts where !keys.contains(part.key) {
      wrongFrontMatter.append(
        (
          "unknown key '\(part.key)' in 'stet'",
          Suggestion.nearest(to: part.key, among: keys).map { "did you mean '\($0)'?" }
            ?? "available keys: \(keys.joined(separator: ", "))", part.keyRange
        ))
    }
    if let dialect = section.value.entry("dialect"),
      !ArticleOptions.dialects.contains(dialect.value.string ?? "")
    {
      let type = OptionType.choice(ArticleOptions.dialects)
      wrongFrontMatter.append(
        (
          "'dialect' must be \(type.expectation)", Suggestion.help(dialect.value.string, type),
          dialect.value.range.isEmpty ? dialect.keyRange : dialect.value.range
        ))
    }
    guard let off = section.value.entry("off") else { return }
    var directive = SuppressionDirective(
      kind: .file, carrier: .frontMatter,
      range: off.value.range.isEmpty ? off.keyRange : off.value.range)
    directive.hasReason = section.value["reason"]?.string?.isEmpty == false
    let values = off.value.list ?? [off.value]
    for value in values {
      if let text = value.string {
        directive.names.append(SuppressionDirective.Word(text: text, range: value.range))
      } else if !value.isNull {
        wrongFrontMatter.append(
          ("'off' must be a list of rules", "write 'stet: {off: [RULE]}'", value.range))
      }
    }
    if !directive.names.isEmpty || values.allSatisfy(\.isNull) { directives.append(directive) }
  }

  private mutating func makeEntries(_ nodes: [NodeID], _ today: Day) {
    guard !directives.isEmpty else { return }
    let whole = 0..<document.source.count + 1
    var ranges: SuppressionRanges?
    var open: [String: [Int]] = [:]
    for (number, directive) in directives.enumerated() {
      switch directive.end {
      case .never: break
      case .day(let day, _): if day < today { continue }
      case .wrong: continue
      }
      var range = whole
      switch (directive.kind, directive.carrier) {
      case (.file, _), (_, .frontMatter): break
      case (.next, .attribute): range = document.range(nodes[number]).indices
      case (.next, .comment):
        let known = ranges ?? SuppressionRanges(document)
        ranges = known
        let behind = known.range(behind: nodes[number])
        range = behind?.indices ?? directive.range.end..<directive.range.end
      case (.begin, _): range = directive.range.end..<document.source.count + 1
      case (.end, _):
        end(number, &open)
        continue
      }
      for (name, word) in directive.names.enumerated() {
        if directive.kind == .begin { open[word.text, default: []].append(entries.count) }
        entries.append(Entry(rule: word.text, range: range, directive: number, name: name))
      }
    }
  }

  /// Ends the latest range of each rule that the directive `number` names; all when it names none.
  private mutating func end(_ number: Int, _ open: inout [String: [Int]]) {
    let directive = directives[number]
    func close(_ entry: Int) {
      let start = entries[entry].range.lowerBound
      entries[entry].range = start..<max(start, directive.range.start)
    }
    if directive.names.isEmpty {
      for entry in open.values.joined() { close(entry) }
      open = [:]
    }
    for (name, word) in directive.names.enumerated() {
      guard let entry = open[word.text]?.popLast() else { continue }
      matchedEnds.insert([number, name])
      close(entry)
    }
  }

  // MARK: Silencing

  /// The findings that nothing suppresses, in their order. Marks the suppressions that apply as used.
  mutating func applied(to findings: [Finding]) -> [Finding] {
    guard !entries.isEmpty else { return findings }
    var places: [String: [Int]] = [:]
    for place in findings.indices where !Self.isLoud(findings[place].rule) {
      places[findings[place].rule, default: []].append(place)
    }
    for rule in places.keys {
      places[rule]?.sort { findings[$0].range.start < findings[$1].range.start }
    }
    // How many suppressions begin to hold at a finding of a rule, less those that no longer do.
    var changes: [String: [Int]] = places.mapValues { Array(repeating: 0, count: $0.count + 1) }
    for number in entries.indices {
      let entry = entries[number]
      guard let sorted = places[entry.rule] else { continue }
      func first(from offset: Int) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
          let middle = (low + high) / 2
          if findings[sorted[middle]].range.start < offset {
            low = middle + 1
          } else {
            high = middle
          }
        }
        return low
      }
      let low = first(from: entry.range.lowerBound)
      let high = first(from: entry.range.upperBound)
      guard low < high else { continue }
      entries[number].isUsed = true
      changes[entry.rule]?[low] += 1
      changes[entry.rule]?[high] -= 1
    }
    var silenced: Set<Int> = []
    for (rule, sorted) in places {
      var depth = 0
      for (number, place) in sorted.enumerated() {
        depth += changes[rule]?[number] ?? 0
        if depth > 0 { silenced.insert(place) }
      }
    }
    return findings.indices.lazy.filter { !silenced.contains($0) }.map { findings[$0] }
  }

  /// Rules that a post cannot suppress.
  private static func isLoud(_ rule: String) -> Bool {
    rule == UnusedSuppression.description.id || rule == "unreadable-post"
  }

  // MARK: Judging

  /// Reports what is wrong with the suppressions. Only rules in `judged`, which examined the post, can go unused:
  /// of one that is off, or that could not check, it is not known what it would have said.
  func check(judged: Set<String>, requiresReason: Bool, today: Day, _ report: inout RuleContext) {
    for word in unknownWords {
      let names = SuppressionDirective.Kind.allCases.map(\.rawValue)
      report.add(
        Message(
          "Unknown command '\(word.text)': nothing is suppressed",
          help: Suggestion.nearest(to: word.text, among: names).map { "did you mean '\($0)'?" }
            ?? "write one of: \(names.joined(separator: ", "))"),
        at: word.range)
    }
    for wrong in wrongFrontMatter {
      report.add(Message(wrong.message, help: wrong.help), at: wrong.range)
    }
    var flaws: [Int: [(name: Int, flaw: Flaw)]] = [:]
    for (number, directive) in directives.enumerated() {
      guard checkWhole(number, requiresReason, today, &report) else { continue }
      for (name, word) in directive.names.enumerated() {
        let flaw: Flaw
        if catalogue[word.text] == nil {
          flaw = .unknown
        } else if Self.isLoud(word.text) {
          flaw = .loud
        } else if directive.kind == .end, !matchedEnds.contains([number, name]) {
          flaw = .endsNothing
        } else {
          continue
        }
        flaws[number, default: []].append((name, flaw))
      }
    }
    for entry in entries
    where !entry.isUsed && judged.contains(entry.rule) && !Self.isLoud(entry.rule) {
      flaws[entry.directive, default: []].append((entry.name, .unused))
    }
    for number in flaws.keys.sorted() {
      checkNames(of: directives[number], flaws[number] ?? [], &report)
    }
  }

  private enum Flaw {
    case unknown
    case loud
    case endsNothing
    case unused
  }

  private func checkNames(
    of directive: SuppressionDirective, _ flaws: [(name: Int, flaw: Flaw)],
    _ report: inout RuleContext
  ) {
    // Only what is kept is worth a look for the nearest name.
    let isFull = report.findings.count >= RuleContext.mostFindings
    let nearest = flaws.map { name, flaw -> String? in
      guard flaw == .unknown, !isFull, name < RuleContext.mostFindings else { return nil }
      return Suggestion.nearest(to: directive.names[name].text, among: catalogue.ids)
    }
    // A misspelled rule was meant for something, so its comment does not go with the rest.
    let isAll = flaws.count == directive.names.count && nearest.allSatisfy { $0 == nil }
    for place in flaws.indices.sorted(by: { flaws[$0].name < flaws[$1].name }) {
      let word = directive.names[flaws[place].name]
      let near = nearest[place]
      let message: Message =
        switch flaws[place].flaw {
        case .unknown: .unknownRule(word.text, near)
        case .loud: .loudRule(word.text)
        case .endsNothing: .endsNothing(word.text)
        case .unused: .unused(word.text)
        }
      report.add(
        message, at: word.range,
        fix: near.map { Fix("Name \($0)", .offer, changing: .suppressions, [Edit(word.range, $0)]) }
          ?? removal(of: flaws[place].name, from: directive, isAll: isAll))
    }
  }

  /// Reports what is wrong with a suppression as a whole; false when its names need no look.
  private func checkWhole(
    _ number: Int, _ requiresReason: Bool, _ today: Day, _ report: inout RuleContext
  ) -> Bool {
    let directive = directives[number]
    let place = directive.range.isEmpty ? emptyValuePlace(directive) : directive.range
    switch directive.end {
    case .day(let day, let range) where day < today:
      report.add(.ranOut(day), at: range, fix: removal(of: directive))
      return false
    case .wrong(let word):
      report.add(.noDay(word.text), at: word.range)
      return false
    case .day, .never: break
    }
    if directive.names.isEmpty {
      report.add(.namesNoRule(directive.kind.rawValue), at: place, fix: removal(of: directive))
      return false
    }
    if requiresReason, !directive.hasReason, directive.kind != .end {
      report.add(.noReason, at: place)
    }
    return true
  }

  private func emptyValuePlace(_ directive: SuppressionDirective) -> ByteRange {
    if case .attribute(let number) = directive.carrier {
      return document.attributes[number].nameRange
    }
    return directive.range
  }

  // MARK: Taking out

  private func removal(
    of name: Int, from directive: SuppressionDirective, isAll: Bool
  ) -> Fix? {
    if isAll { return removal(of: directive) }
    if case .frontMatter = directive.carrier { return nil }
    let names = directive.names
    let range =
      name + 1 < names.count
      ? ByteRange(names[name].range.start, names[name + 1].range.start)
      : ByteRange(names[name - 1].range.end, names[name].range.end)
    return Fix("Take '\(names[name].text)' out", .safe, changing: .suppressions, [Edit(range, "")])
  }

  private func removal(of directive: SuppressionDirective) -> Fix? {
    let source = document.source
    switch directive.carrier {
    case .frontMatter:
      return nil
    case .attribute(let number):
      let range = SuppressionRemoval.attribute(document.attributes[number], of: source)
      return range.map {
        Fix("Remove the attribute", .safe, changing: .suppressions, [Edit($0, "")])
      }
    case .comment:
      let range = SuppressionRemoval.comment(
        directive.range, of: source, isMarkdown: document.format == .markdown)
      return Fix("Remove the comment", .safe, changing: .suppressions, [Edit(range, "")])
    }
  }
}

/// Which bytes go when a suppression is removed.
enum SuppressionRemoval {
  /// The attribute with the blanks before it; `nil` for one that is not written in the source.
  static func attribute(_ attribute: AttributeRecord, of source: SourceText) -> ByteRange? {
    let bytes = source.bytes
    guard !attribute.nameRange.isEmpty, !attribute.flags.contains(.implied) else { return nil }
    var start = attribute.nameRange.start
    var end = max(attribute.nameRange.end, attribute.valueRange.end)
    if attribute.valueRange.start > attribute.nameRange.end {
      let quote = bytes[attribute.valueRange.start - 1]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), end < bytes.count,
        bytes[end] == quote
      {
        end += 1
      }
    }
    // Without a blank after it, the one before still parts its neighbours.
    let parts: [UInt8] = [0x20, 0x09, 0x0A, 0x0C, 0x0D, UInt8(ascii: ">"), UInt8(ascii: "/")]
    if end < bytes.count, parts.contains(bytes[end]) {
      while start > 0, [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(bytes[start - 1]) { start -= 1 }
    }
    return ByteRange(start, end)
  }

  /// The comment, with its line where it is alone; in Markdown never so that two paragraphs become one.
  static func comment(_ range: ByteRange, of source: SourceText, isMarkdown: Bool) -> ByteRange {
    let bytes = source.bytes
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var start = range.start
    while start > source.contentStart, isBlank(bytes[start - 1]) { start -= 1 }
    var end = range.end
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    let opensLine = start == source.contentStart || bytes[start - 1] == 0x0A
    let closesLine = end == bytes.count || bytes[end] == 0x0A
    guard opensLine, closesLine else {
      let hasBlankBefore = opensLine || isBlank(bytes[range.start - 1])
      let hasBlankAfter = range.end < bytes.count && bytes[range.end] == 0x20
      return hasBlankBefore && hasBlankAfter ? ByteRange(range.start, range.end + 1) : range
    }
    guard end < bytes.count else { return ByteRange(start, end) }
    guard isMarkdown else { return ByteRange(start, end + 1) }
    var before = start
    while before > source.contentStart, bytes[before - 1] <= 0x20 { before -= 1 }
    let isAfterBlankLine =
      before == source.contentStart
      || bytes[before..<start].lazy.filter { $0 == 0x0A }.count > 1
    var next = end + 1
    while next < bytes.count, isBlank(bytes[next]) { next += 1 }
    let isBeforeBlankLine = next == bytes.count || bytes[next] == 0x0A
    if isAfterBlankLine, isBeforeBlankLine { return ByteRange(start, min(next + 1, bytes.count)) }
    if isAfterBlankLine || isBeforeBlankLine { return ByteRange(start, end + 1) }
    // What is left is a blank line; the line end in front of it stays as it is.
    return bytes[end - 1] == 0x0D && end > range.end
      ? ByteRange(start, end - 1) : ByteRange(start, end)
  }
}

extension Message {
  fileprivate static func ranOut(_ day: Day) -> Message {
    Message(
      "This suppression expired on \(day)",
      help: "remove it, or set a later date")
  }

  fileprivate static func noDay(_ text: String) -> Message {
    Message(
      "'\(text)' is not a date",
      help: "write the last day, as in 'until 2026-12-31'")
  }

  fileprivate static func namesNoRule(_ kind: String) -> Message {
    Message(
      "This suppression names no rule",
      help: "name the rule: '\(kind) image-alt: reason'")
  }

  fileprivate static let noReason = Message(
    "This suppression gives no reason",
    help: "add one after a colon: 'stet image-alt: decorative'")

  fileprivate static func unknownRule(_ name: String, _ near: String?) -> Message {
    Message(
      "Unknown rule '\(name)': nothing is suppressed",
      help: near.map { "did you mean '\($0)'?" }
        ?? "name a rule, with a reason after a colon; 'stet rules' lists the rules")
  }

  fileprivate static func loudRule(_ name: String) -> Message {
    Message(
      "'\(name)' cannot be suppressed in a post",
      help: "remove it here, or turn the rule off in the configuration")
  }

  fileprivate static func endsNothing(_ name: String) -> Message {
    Message(
      "There is no 'stet-begin \(name)' before this",
      help: "remove it, or add 'stet-begin \(name)' where the range starts")
  }

  fileprivate static func unused(_ name: String) -> Message {
    Message(
      "'\(name)' finds nothing here",
      help: "remove the suppression")
  }
}
