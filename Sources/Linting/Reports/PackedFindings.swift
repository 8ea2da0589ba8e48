// SPDX-License-Identifier: Apache-2.0

import SourceText

/// The findings on one post in as few bytes as can be, for runs over many posts.
///
/// Numbers are LEB128, texts their length and their bytes. Of texts that many findings share (rules, helps, the
/// titles of fixes, the names of fields) there is one for the whole process.
struct PackedFindings: Sendable {
  private let bytes: [UInt8]
  let count: Int
  /// By severity.
  let counts: [Int]
  let fixable: Int
  /// Whether one points to another file.
  let pointsElsewhere: Bool

  init(_ findings: [Finding]) {
    var writer = Writer()
    for finding in findings { writer.add(finding) }
    // As long as it must be, and no longer.
    bytes = [UInt8](writer.bytes[...])
    count = findings.count
    counts = Severity.allCases.map { severity in findings.count { $0.severity == severity } }
    fixable = findings.count { $0.fix?.safety == .safe }
    pointsElsewhere = findings.contains { $0.related.contains { $0.path != nil } }
  }

  /// The findings as they were.
  var findings: [Finding] {
    var reader = Reader(bytes: bytes, texts: SharedTexts.all)
    var findings: [Finding] = []
    findings.reserveCapacity(count)
    while findings.count < count { findings.append(reader.finding()) }
    return findings
  }

  private struct Writer {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ finding: Finding) {
      add(UInt64(finding.severity.rank))
      add(shared: finding.rule)
      add(text: finding.message)
      add(shared: finding.help)
      add(finding.range)
      add(UInt64(finding.related.count))
      for related in finding.related {
        add(shared: related.message)
        add(UInt64(related.path == nil ? 0 : 1))
        if let path = related.path { add(text: path) }
        add(related.range)
      }
      add(finding.fix)
      add(fields: finding.data)
      add(text: finding.fingerprint)
      add(shared: finding.fixRefused ?? "")
    }

    private mutating func add(_ fix: Fix?) {
      guard let fix else { return add(UInt64(0)) }
      add(UInt64(fix.safety == .safe ? 1 : 2))
      add(text: fix.title)
      add(UInt64(fix.edits.count))
      for edit in fix.edits {
        add(edit.range)
        add(text: edit.text)
      }
    }

    private mutating func add(fields: [Measure.Field]) {
      add(UInt64(fields.count))
      for field in fields {
        add(shared: field.name)
        add(field.value)
      }
    }

    private mutating func add(_ measure: Measure) {
      switch measure {
      case .integer(let number):
        bytes.append(0)
        add(UInt64(bitPattern: Int64(number)))
      case .number(let number):
        bytes.append(1)
        add(number.bitPattern)
      case .text(let text):
        bytes.append(2)
        add(text: text)
      case .flag(let flag):
        bytes.append(flag ? 4 : 3)
      case .list(let measures):
        bytes.append(5)
        add(UInt64(measures.count))
        for measure in measures { add(measure) }
      case .record(let fields):
        bytes.append(6)
        add(fields: fields)
      }
    }

    private mutating func add(_ range: ByteRange) {
      add(UInt64(range.start))
      add(UInt64(range.count))
    }

    private mutating func add(text: String) {
      add(UInt64(text.utf8.count))
      bytes.append(contentsOf: text.utf8)
    }

    /// The number of `text` among those that are shared; 0 and the text itself where there are too many.
    private mutating func add(shared text: String) {
      let number = SharedTexts.number(of: text)
      add(UInt64(number))
      if number == 0 { add(text: text) }
    }

    private mutating func add(_ number: UInt64) {
      var rest = number
      while rest > 0x7F {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
  }

  /// Reads what ``Writer`` wrote.
  private struct Reader {
    let bytes: [UInt8]
    let texts: [String]
    private var place = 0

    init(bytes: [UInt8], texts: [String]) {
      self.bytes = bytes
      self.texts = texts
    }

    mutating func finding() -> Finding {
      let severity = Severity.allCases[count()]
      let rule = sharedText()
      let message = text()
      let help = sharedText()
      let range = range()
      var related: [RelatedPlace] = []
      for _ in 0..<count() {
        let message = sharedText()
        let path = count() == 0 ? nil : text()
        related.append(RelatedPlace(message, path: path, self.range()))
      }
      let fix = fix()
      let data = fields()
      var finding = Finding(
        rule: rule, severity: severity, message: message, help: help, range: range,
        related: related, fix: fix, data: data)
      finding.fingerprint = text()
      let reason = sharedText()
      finding.fixRefused = reason.isEmpty ? nil : reason
      return finding
    }

    private mutating func fix() -> Fix? {
      let kind = count()
      if kind == 0 { return nil }
      let title = text()
      var edits: [Edit] = []
      for _ in 0..<count() {
        let range = range()
        edits.append(Edit(range, text()))
      }
      return Fix(title, kind == 1 ? .safe : .offer, edits)
    }

    private mutating func fields() -> [Measure.Field] {
      var fields: [Measure.Field] = []
      for _ in 0..<count() {
        let name = sharedText()
        fields.append(Measure.Field(name, measure()))
      }
      return fields
    }

    private mutating func measure() -> Measure {
      let kind = bytes[place]
      place += 1
      switch kind {
      case 0: return .integer(Int(Int64(bitPattern: number())))
      case 1: return .number(Double(bitPattern: number()))
      case 2: return .text(text())
      case 3: return .flag(false)
      case 4: return .flag(true)
      case 5:
        var measures: [Measure] = []
        for _ in 0..<count() { measures.append(measure()) }
        return .list(measures)
      default: return .record(fields())
      }
    }

    private mutating func range() -> ByteRange {
      let start = count()
      return ByteRange(start, start + count())
    }

    private mutating func sharedText() -> String {
      let number = count()
      return number == 0 ? text() : texts[number - 1]
    }

    private mutating func text() -> String {
      let count = count()
      defer { place += count }
      return String(decoding: bytes[place..<place + count], as: UTF8.self)
    }

    private mutating func count() -> Int { Int(truncatingIfNeeded: number()) }

    private mutating func number() -> UInt64 {
      var number: UInt64 = 0
      var shift: UInt64 = 0
      while true {
        let byte = bytes[place]
        place += 1
        number |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return number }
        shift += 7
      }
    }
  }
}
