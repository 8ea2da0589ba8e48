// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// Reads YAML with the exact range of every key and value.
package enum YAMLReader {
  /// The greatest number of values in one document, with those that aliases repeat.
  package static let largestNodeCount = 100_000
  /// The greatest depth of lists and maps in each other.
  package static let greatestDepth = 64

  /// The first document in the bytes `range` of `source`; an empty one is null.
  package static func read(
    _ source: SourceText, in range: ByteRange
  ) throws(DataProblem) -> DataValue {
    var start = range.start
    if start == 0, range.end >= source.contentStart { start = source.contentStart }
    let bytes = source.bytes[start..<max(start, min(range.end, source.count))]
    try expectUTF8(bytes)
    var lenient = YAMLLeniency(bytes)
    while true {
      var builder = YAMLBuilder(bytes, lenient)
      do {
        return try builder.build()
      } catch {
        guard let failure = builder.failure, lenient.tolerate(failure) else { throw error }
      }
    }
  }

  /// The line that holds the byte at `offset`, without blanks at its ends.
  static func line(of offset: Int, in bytes: ArraySlice<UInt8>) -> ByteRange {
    func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    var start = min(max(offset, bytes.startIndex), bytes.endIndex)
    // At the end of everything, the last line with something on it is the one to show.
    if start == bytes.endIndex {
      while start > bytes.startIndex, isLineEnd(bytes[start - 1]) || isBlank(bytes[start - 1]) {
        start -= 1
      }
    }
    var end = start
    while start > bytes.startIndex, !isLineEnd(bytes[start - 1]) { start -= 1 }
    while end < bytes.endIndex, !isLineEnd(bytes[end]) { end += 1 }
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return ByteRange(start, end)
  }

  /// Throws the line of the first byte that begins no code point.
  static func expectUTF8(_ bytes: ArraySlice<UInt8>) throws(DataProblem) {
    guard let bad = firstByteThatIsNoUTF8(bytes) else { return }
    throw DataProblem(
      message: "These bytes are not UTF-8; save the file as UTF-8", range: line(of: bad, in: bytes))
  }

  private static func firstByteThatIsNoUTF8(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.allSatisfy({ $0 < 0x80 }) { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = bytes.startIndex
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }
}

/// Makes one value of libyaml's events, with a stack of its own.
struct YAMLBuilder: ~Copyable {
  private struct Open {
    var isMap: Bool
    var isFlow: Bool
    var start: Int
    var anchor: String?
    var values: [DataValue] = []
    var entries: [DataEntry] = []
    var key: (text: String, range: ByteRange)?
    /// How deep the deepest value inside goes, this one counted.
    var height = 1
    var nodesBefore: Int
  }

  private struct Anchored {
    var value: DataValue
    var nodeCount: Int
    var height: Int
  }

  private let bytes: ArraySlice<UInt8>
  private let offsets: CodePointOffsets
  private var open: [Open] = []
  private var anchors: [String: Anchored] = [:]
  private var nodeCount = 0
  private var root: DataValue?
  private let lenient: YAMLLeniency
  /// What libyaml could not read.
  private(set) var failure: YAMLFailure?

  /// A builder for `bytes`, of which `lenient` holds what libyaml is given.
  init(_ bytes: ArraySlice<UInt8>, _ lenient: YAMLLeniency) {
    self.bytes = bytes
    self.lenient = lenient
    offsets = CodePointOffsets(bytes)
  }

  mutating func build() throws(DataProblem) -> DataValue {
    guard var parser = YAMLParser(lenient.bytes) else {
      throw DataProblem(
        message: "There is not enough memory to read this", range: ByteRange(at: bytes.startIndex))
    }
    while true {
      let event: YAMLEvent
      do {
        event = try parser.next()
      } catch {
        failure = error
        throw YAMLWords.problem(for: error, offsets: offsets, bytes: bytes)
      }
      switch event.kind {
      case .opening:
        break
      case .documentEnd, .streamEnd:
        return root ?? DataValue(.null, range: ByteRange(at: bytes.startIndex))
      case .alias(let name):
        try addAlias(name, event)
      case .scalar(let text, let isPlain):
        try addScalar(lenient.restored(text), isPlain: isPlain, event)
      case .listStart(let isFlow):
        try push(isMap: false, isFlow: isFlow, event)
      case .mapStart(let isFlow):
        try push(isMap: true, isFlow: isFlow, event)
      case .collectionEnd:
        try pop(event)
      }
    }
  }

  private mutating func push(isMap: Bool, isFlow: Bool, _ event: YAMLEvent) throws(DataProblem) {
    let start = valueStart(event)
    guard open.count < YAMLReader.greatestDepth else { throw tooDeep(at: start) }
    if let parent = open.last, parent.isMap, parent.key == nil {
      throw DataProblem(
        message: "A key must be plain text; put a value that starts with { or [ in quotes",
        range: YAMLReader.line(of: start, in: bytes))
    }
    try count(1, at: start)
    open.append(
      Open(
        isMap: isMap, isFlow: isFlow, start: start, anchor: event.anchor,
        nodesBefore: nodeCount - 1))
  }

  private mutating func pop(_ event: YAMLEvent) throws(DataProblem) {
    guard let done = open.popLast() else { return }
    let lastChild = done.isMap ? done.entries.last?.value.range : done.values.last?.range
    // The end mark of a block is where the next token begins, after blank lines and comments.
    let end = done.isFlow ? offsets.offset(event.end) : max(done.start, lastChild?.end ?? 0)
    // A first key without a text begins in front of its colon, where the tags before it end.
    let start = min(done.start, done.entries.first?.keyRange.start ?? done.start)
    let value = DataValue(
      done.isMap ? .map(done.entries) : .list(done.values), range: ByteRange(start, end))
    if let anchor = done.anchor {
      anchors[anchor] = Anchored(
        value: value, nodeCount: nodeCount - done.nodesBefore, height: done.height)
    }
    try add(value, height: done.height)
  }

  private mutating func addScalar(
    _ text: String, isPlain: Bool, _ event: YAMLEvent
  ) throws(DataProblem) {
    let start = valueStart(event)
    var end = max(start, offsets.offset(event.end))
    // A block scalar's marks take in the line ends after it.
    while !isPlain, end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    try count(1, at: start)
    let isNull = isPlain && ["", "~", "null", "Null", "NULL"].contains(text)
    let value = DataValue(
      isNull ? .null : .scalar(text, isQuoted: !isPlain), range: ByteRange(start, end))
    if let anchor = event.anchor {
      anchors[anchor] = Anchored(value: value, nodeCount: 1, height: 0)
    }
    if let top = open.last, top.isMap, top.key == nil {
      open[open.count - 1].key = (text, value.range)
    } else {
      try add(value, height: 0)
    }
  }

  private mutating func addAlias(_ name: String, _ event: YAMLEvent) throws(DataProblem) {
    let range = ByteRange(offsets.offset(event.start), offsets.offset(event.end))
    guard let anchored = anchors[name] else {
      throw DataProblem(
        message: "“*\(name)” is undefined: there is no “&\(name)” before it", range: range)
    }
    try count(anchored.nodeCount, at: range.start)
    if let top = open.last, top.isMap, top.key == nil {
      guard anchored.height == 0 else {
        throw DataProblem(message: "A key must be plain text", range: range)
      }
      open[open.count - 1].key = (anchored.value.string ?? "", range)
    } else {
      try add(DataValue(anchored.value.content, range: range), height: anchored.height)
    }
  }

  private mutating func add(_ value: DataValue, height: Int) throws(DataProblem) {
    guard let top = open.indices.last else {
      root = value
      return
    }
    guard open.count + height <= YAMLReader.greatestDepth else {
      throw tooDeep(at: value.range.start)
    }
    open[top].height = max(open[top].height, height + 1)
    if open[top].isMap, let key = open[top].key {
      open[top].entries.append(DataEntry(key: key.text, keyRange: key.range, value: value))
      open[top].key = nil
    } else {
      open[top].values.append(value)
    }
  }

  private mutating func count(_ added: Int, at offset: Int) throws(DataProblem) {
    nodeCount += added
    guard nodeCount <= YAMLReader.largestNodeCount else {
      throw DataProblem(
        message:
          "This has more than \(YAMLReader.largestNodeCount) values, including repeated ones",
        range: YAMLReader.line(of: offset, in: bytes))
    }
  }

  private func tooDeep(at offset: Int) -> DataProblem {
    DataProblem(
      message: "Lists and maps are nested more than \(YAMLReader.greatestDepth) levels deep",
      range: YAMLReader.line(of: offset, in: bytes))
  }

  /// The length of what ends a line in YAML at `index`: LF, CR, U+0085, U+2028 or U+2029.
  private func lineEnd(at index: Int) -> Int {
    switch bytes[index] {
    case 0x0A, 0x0D: return 1
    case 0xC2: return bytes[index...].starts(with: [0xC2, 0x85]) ? 2 : 0
    case 0xE2:
      let rest = bytes[index...]
      return rest.starts(with: [0xE2, 0x80, 0xA8]) || rest.starts(with: [0xE2, 0x80, 0xA9]) ? 3 : 0
    default: return 0
    }
  }

  /// Whether libyaml takes the byte into an anchor's name.
  private static func isInAnchor(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Where the value itself begins, after an anchor and a tag.
  private func valueStart(_ event: YAMLEvent) -> Int {
    var index = offsets.offset(event.start)
    guard event.hasProperties else { return index }
    let end = max(index, offsets.offset(event.end))
    let isCollection = if case .scalar = event.kind { false } else { true }
    // A collection's event ends where it begins, so what follows is examined to the end of the
    // input.
    let limit = isCollection ? bytes.endIndex : end
    var isLineStart = false
    while index < limit {
      let byte = bytes[index]
      if lineEnd(at: index) > 0 {
        index += lineEnd(at: index)
        isLineStart = true
        continue
      } else if byte == UInt8(ascii: "&") {
        // What follows may touch it: `&a:: b` has the key `:`.
        index += 1
        while index < limit, Self.isInAnchor(bytes[index]) { index += 1 }
      } else if byte == UInt8(ascii: "!") {
        while index < limit, bytes[index] > 0x20, lineEnd(at: index) == 0 { index += 1 }
      } else if byte == UInt8(ascii: "#") {
        while index < limit, lineEnd(at: index) == 0 { index += 1 }
      } else if byte <= 0x20 {
        index += 1
      } else if isLineStart, bytes[index..<limit].starts(with: [0xEF, 0xBB, 0xBF]) {
        // libyaml passes over a byte order mark that begins a line.
        index += 3
      } else {
        break
      }
      isLineStart = false
    }
    return index
  }
}
