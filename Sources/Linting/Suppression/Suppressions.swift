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
    /// Whether it begins a range that nothing ends.
    var isOpen = false
    /// Whether it is at the end of what it was meant for.
    var isBehind = false
  }

  private let document: Document
  private let catalogue: RuleCatalogue
  private var directives: [SuppressionDirective] = []
  private var entries: [Entry] = []
  /// Names of a `stet-end` that end something, as directive and name.
  private var matchedEnds: Set<[Int]> = []
  private var unknownWords: [SuppressionDirective] = []
  /// Comments for other linters that name a rule of Stet's, with the rule.
  private var foreign: [(word: SuppressionDirective.Word, rule: String)] = []
  private var wrongFrontMatter: [(message: String, help: String, range: ByteRange)] = []

  /// Whether the post says nothing of the kind.
  var isEmpty: Bool {
    directives.isEmpty && unknownWords.isEmpty && wrongFrontMatter.isEmpty && foreign.isEmpty
  }

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
        case .unknown(let directive): unknownWords.append(directive)
        case .foreign(let word, let names):
          if let rule = names.first(where: { catalogue[$0.text] != nil })?.text {
            foreign.append((word, rule))
          }
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
      var isBehind = false
      switch (directive.kind, directive.carrier) {
      case (.file, _), (_, .frontMatter): break
      case (.next, .attribute): range = document.range(nodes[number]).indices
      case (.next, .comment):
        let known = ranges ?? SuppressionRanges(document)
        ranges = known
        let behind = known.range(behind: nodes[number])
        range = behind?.indices ?? directive.range.end..<directive.range.end
        isBehind = behind == nil && isBehindText(directive.range)
      case (.begin, _): range = directive.range.end..<document.source.count + 1
      case (.end, _):
        end(number, &open)
        continue
      }
      for (name, word) in directive.names.enumerated() {
        if directive.kind == .begin { open[word.text, default: []].append(entries.count) }
        var entry = Entry(rule: word.text, range: range, directive: number, name: name)
        entry.isOpen = directive.kind == .begin
        entry.isBehind = isBehind
        entries.append(entry)
      }
    }
  }

  /// Whether something other than the marks of quotations and lists is before `range` on its line.
  private func isBehindText(_ range: ByteRange) -> Bool {
    let bytes = document.source.bytes
    var place = range.start
    while place > document.source.contentStart, bytes[place - 1] != 0x0A, bytes[place - 1] != 0x0D {
      place -= 1
      if !" \t>-*+0123456789.)".utf8.contains(bytes[place]) { return true }
    }
    return false
  }

  /// Ends the latest range of each rule that the directive `number` names; all when it names none.
  private mutating func end(_ number: Int, _ open: inout [String: [Int]]) {
    let directive = directives[number]
    func close(_ entry: Int) {
      let start = entries[entry].range.lowerBound
      entries[entry].range = start..<max(start, directive.range.start)
      entries[entry].isOpen = false
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
    for place in findings.indices where !UnusedSuppression.isLoud(findings[place].rule) {
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

  // MARK: Judging

  /// Reports what is wrong with the suppressions. Only rules in `judged`, which examined the post, can go unused:
  /// of one that is off, or that could not check, it is not known what it would have said.
  func check(judged: Set<String>, requiresReason: Bool, today: Day, _ report: inout RuleContext) {
    for directive in unknownWords { checkUnknown(directive, &report) }
    for (word, rule) in foreign { report.add(.foreign(word.text, rule), at: word.range) }
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
        } else if UnusedSuppression.isLoud(word.text) {
          flaw = .loud
        } else if directive.kind == .end, !matchedEnds.contains([number, name]) {
          flaw = .endsNothing
        } else {
          continue
        }
        flaws[number, default: []].append((name, flaw))
      }
    }
    for entry in entries where catalogue[entry.rule] != nil && !UnusedSuppression.isLoud(entry.rule)
    {
      let flaw: Flaw
      if entry.isBehind {
        flaw = .behind
      } else if !entry.isUsed, judged.contains(entry.rule) {
        flaw = .unused
      } else if entry.isOpen {
        flaw = .neverEnds
      } else {
        continue
      }
      flaws[entry.directive, default: []].append((entry.name, flaw))
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
    case behind
    case neverEnds

    /// Whether the name goes, as it does nothing.
    var isRemovable: Bool { self != .behind && self != .neverEnds }
  }

  /// Reports a word of another linter, or a misspelled one, with the narrowest form that does what it says.
  private func checkUnknown(_ directive: SuppressionDirective, _ report: inout RuleContext) {
    let word = directive.command
    let rule = directive.names.first { catalogue[$0.text] != nil }?.text
    if ["stet-disable", "stet-ignore", "stet-off", "stet-skip"].contains(where: word.text.hasPrefix)
    {
      report.add(
        .unknownCommand(
          word.text, "write 'stet \(rule ?? "RULE"): reason' before the block that it is for"),
        at: word.range,
        fix: rule.map { _ in
          Fix("Write 'stet'", .offer, changing: .suppressions, [Edit(word.range, "stet")])
        })
      return
    }
    let names = SuppressionDirective.Kind.allCases.map(\.rawValue)
    let help =
      ["stet-enable", "stet-on"].contains(word.text)
      ? "write 'stet-end \(rule ?? "RULE")'"
      : Suggestion.nearest(to: word.text, among: names).map { "did you mean '\($0)'?" }
        ?? "write one of: \(names.joined(separator: ", "))"
    report.add(.unknownCommand(word.text, help), at: word.range)
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
    let isAll =
      flaws.count == directive.names.count && nearest.allSatisfy { $0 == nil }
      && flaws.allSatisfy(\.flaw.isRemovable)
    for place in flaws.indices.sorted(by: { flaws[$0].name < flaws[$1].name }) {
      let word = directive.names[flaws[place].name]
      let near = nearest[place]
      let message: Message =
        switch flaws[place].flaw {
        case .unknown: .unknownRule(word.text, near)
        case .loud: .loudRule(word.text)
        case .endsNothing: .endsNothing(word.text)
        case .unused: .unused(word.text)
        case .behind: .behind(word.text)
        case .neverEnds: .neverEnds(word.text)
        }
      report.add(
        message, at: word.range,
        fix: near.map { Fix("Name \($0)", .offer, changing: .suppressions, [Edit(word.range, $0)]) }
          ?? (flaws[place].flaw.isRemovable
            ? removal(of: flaws[place].name, from: directive, isAll: isAll) : nil))
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
