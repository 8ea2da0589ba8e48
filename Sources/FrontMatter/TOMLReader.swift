// SPDX-License-Identifier: Apache-2.0

import CTOML
package import SourceText

/// Reads TOML with the exact range of every key and value.
package enum TOMLReader {
  /// The greatest depth of tables and arrays in each other, and of the parts of one dotted key.
  package static let greatestDepth = 64

  /// The table in the bytes `range` of `source`; an empty one has no entries.
  ///
  /// A table or an array with headers of its own reaches from the first header to the end of what
  /// is in it last.
  package static func read(
    _ source: SourceText, in range: ByteRange
  ) throws(DataProblem) -> DataValue {
    let limit = max(range.start, min(range.end, source.count))
    var start = min(range.start, limit)
    // toml++ passes over a byte order mark without counting it.
    while source.bytes[start..<limit].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    let bytes = source.bytes[start..<limit]
    try YAMLReader.expectUTF8(bytes)
    var depth = TOMLDepth(bytes)
    if let place = depth.firstTooDeep() { throw tooDeep(at: place, in: bytes) }
    return try TOMLBuilder(bytes).build()
  }

  static func tooDeep(at offset: Int, in bytes: ArraySlice<UInt8>) -> DataProblem {
    DataProblem(
      message: "Tables and arrays are nested more than \(greatestDepth) levels deep",
      range: YAMLReader.line(of: offset, in: bytes))
  }
}

/// Makes values of what toml++ read.
@safe
private struct TOMLBuilder: ~Copyable {
  private struct Open {
    var isMap: Bool
    var left: Int
    /// What toml++ calls its place; the header alone where there is one.
    var range: ByteRange
    var key: (text: String, range: ByteRange)?
    var values: [DataValue] = []
    var entries: [DataEntry] = []

    mutating func add(_ value: DataValue, key: (text: String, range: ByteRange)?) {
      left -= 1
      guard let key else {
        range = range.union(value.range)
        values.append(value)
        return
      }
      range = range.union(key.range).union(value.range)
      entries.append(DataEntry(key: key.text, keyRange: key.range, value: value))
    }
  }

  private let bytes: ArraySlice<UInt8>
  private let document: OpaquePointer?
  private let codePoints: CodePointOffsets
  /// The number of the code point that begins each line.
  private let lines: [Int]

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    unsafe document = bytes.withUnsafeBufferPointer {
      unsafe ctoml_parse($0.baseAddress, $0.count)
    }
    codePoints = CodePointOffsets(bytes)
    var lines = [0]
    var count = 0
    for byte in bytes where byte & 0xC0 != 0x80 {
      count += 1
      if byte == 0x0A { lines.append(count) }
    }
    self.lines = lines
  }

  deinit { unsafe ctoml_free(document) }

  func build() throws(DataProblem) -> DataValue {
    guard let document = unsafe document else {
      throw DataProblem(
        message: "There is not enough memory to read this", range: ByteRange(at: bytes.startIndex))
    }
    if let problem = unsafe ctoml_problem(document) {
      let place = unsafe offset(ctoml_problem_place(document))
      throw unsafe TOMLWords.problem(for: String(cString: problem), at: place, in: bytes)
    }
    let nodes = unsafe UnsafeBufferPointer(
      start: ctoml_nodes(document), count: ctoml_node_count(document))
    var open: [Open] = []
    for index in nodes.indices {
      let node = unsafe nodes[index]
      var key = unsafe Self.string(node.key, node.key_length).map {
        (text: $0, range: unsafe range(node.key_start, node.key_end))
      }
      let isMap = unsafe node.kind == CTOML_TABLE
      var value: DataValue
      if unsafe isMap || node.kind == CTOML_ARRAY {
        guard open.count < TOMLReader.greatestDepth else {
          throw unsafe TOMLReader.tooDeep(at: offset(node.start), in: bytes)
        }
        // The root's place takes in blank lines and comments.
        let range =
          unsafe open.isEmpty ? rootStart(nodes) : range(node.start, node.end)
        open.append(unsafe Open(isMap: isMap, left: node.count, range: range, key: key))
        guard unsafe node.count == 0 else { continue }
        value = DataValue(isMap ? .map([]) : .list([]), range: range)
        open.removeLast()
      } else {
        let range = unsafe range(node.start, node.end)
        let text = unsafe Self.string(node.text, node.text_length)
        value = DataValue(
          .scalar(
            text ?? String(decoding: bytes[range.indices], as: UTF8.self), isQuoted: text != nil),
          range: range)
      }
      while let top = open.indices.last {
        open[top].add(value, key: key)
        guard open[top].left == 0, let done = open.popLast() else { break }
        value = DataValue(
          done.isMap ? .map(done.entries) : .list(done.values), range: done.range)
        key = done.key
      }
      if open.isEmpty { return value }
    }
    return DataValue(.map([]), range: ByteRange(at: bytes.startIndex))
  }

  private func rootStart(_ nodes: UnsafeBufferPointer<ctoml_node>) -> ByteRange {
    guard nodes.count > 1 else { return ByteRange(at: bytes.startIndex) }
    return unsafe ByteRange(at: offset(nodes[1].key_start))
  }

  private func range(_ start: ctoml_place, _ end: ctoml_place) -> ByteRange {
    ByteRange(offset(start), offset(end))
  }

  private func offset(_ place: ctoml_place) -> Int {
    let line = Int(place.line) - 1
    guard lines.indices.contains(line) else {
      return line < 0 ? bytes.startIndex : bytes.endIndex
    }
    return codePoints.offset(lines[line] + max(Int(place.column) - 1, 0))
  }

  private static func string(_ text: UnsafePointer<CChar>?, _ length: Int) -> String? {
    unsafe text.map {
      let raw = unsafe UnsafeRawBufferPointer(start: $0, count: length)
      return unsafe String(decoding: raw, as: UTF8.self)
    }
  }
}
