// SPDX-License-Identifier: Apache-2.0

/// Finds the size of an AVIF file's main image in the boxes of its container (ISO/IEC 23008-12).
enum AVIFHeader {
  private struct Box {
    var type: Int
    /// What is in it, after its size and type.
    var content: Range<Int>
  }

  private static let mostBoxes = 128
  private static let mostItems = 1024

  static func size(_ bytes: inout ImageBytes) -> ImageSize? {
    guard bytes.has("ftyp", at: 4), isAVIF(&bytes),
      let meta = box("meta", in: 0..<bytes.count, &bytes)
    else { return nil }
    // A version and flags are before what is in it.
    let inner = meta.content.dropFirst(4)
    guard let properties = box("iprp", in: inner, &bytes),
      let list = box("ipco", in: properties.content, &bytes)
    else { return nil }
    let all = boxes(in: list.content, &bytes)
    let wanted = mainProperties(in: inner, properties.content, &bytes)
    var size: ImageSize?
    var isTurned = false
    for (index, property) in all.enumerated() where wanted?.contains(index + 1) ?? true {
      let start = property.content.lowerBound
      if property.type == code("ispe"), size == nil {
        size = ImageHeader.pixels(bytes.big(4, at: start + 4), bytes.big(4, at: start + 8))
      } else if property.type == code("irot"), wanted != nil, let turns = bytes.byte(start) {
        isTurned = turns & 1 == 1
      }
    }
    return size.map { isTurned ? ImageSize(width: $0.height, height: $0.width) : $0 }
  }

  private static func isAVIF(_ bytes: inout ImageBytes) -> Bool {
    guard let size = bytes.big(4, at: 0) else { return false }
    for offset in stride(from: 8, to: min(size, 128), by: 4) {
      if bytes.has("avif", at: offset) || bytes.has("avis", at: offset) { return true }
    }
    return false
  }

  /// The numbers of the main image's properties, from 1; `nil` when the file does not tell.
  private static func mainProperties(
    in meta: Range<Int>, _ properties: Range<Int>, _ bytes: inout ImageBytes
  ) -> Set<Int>? {
    guard let primary = box("pitm", in: meta, &bytes),
      let isLong = bytes.byte(primary.content.lowerBound).map({ $0 > 0 }),
      let item = bytes.big(isLong ? 4 : 2, at: primary.content.lowerBound + 4),
      let links = box("ipma", in: properties, &bytes),
      let head = bytes.big(4, at: links.content.lowerBound),
      let count = bytes.big(4, at: links.content.lowerBound + 4)
    else { return nil }
    let idSize = head >> 24 > 0 ? 4 : 2
    let numberSize = head & 1 == 1 ? 2 : 1
    var offset = links.content.lowerBound + 8
    for _ in 0..<min(count, mostItems) {
      guard offset < links.content.upperBound, let id = bytes.big(idSize, at: offset),
        let numbers = bytes.byte(offset + idSize)
      else { return nil }
      offset += idSize + 1
      if id == item {
        var found: Set<Int> = []
        for index in 0..<Int(numbers) {
          guard let number = bytes.big(numberSize, at: offset + index * numberSize) else {
            return nil
          }
          // The highest bit says only that the property must be understood.
          found.insert(number & (numberSize == 2 ? 0x7FFF : 0x7F))
        }
        return found
      }
      offset += Int(numbers) * numberSize
    }
    return nil
  }

  /// What is in the first box of the type `type` in `range`.
  static func content(
    of type: String, in range: Range<Int>, _ bytes: inout ImageBytes
  ) -> Range<Int>? {
    box(type, in: range, &bytes)?.content
  }

  /// Shows `look` the boxes in `range` with what is in them, until it says that it is enough.
  static func eachBox(
    in range: Range<Int>, _ bytes: inout ImageBytes,
    _ look: (_ type: String, _ content: Range<Int>, _ bytes: inout ImageBytes) -> Bool
  ) {
    for box in boxes(in: range, &bytes) {
      let type = (0..<4).reversed().map { UInt8(truncatingIfNeeded: box.type >> (8 * $0)) }
      guard look(String(decoding: type, as: UTF8.self), box.content, &bytes) else { return }
    }
  }

  private static func code(_ type: String) -> Int {
    type.utf8.reduce(0) { $0 << 8 | Int($1) }
  }

  private static func box(
    _ type: String, in range: Range<Int>, _ bytes: inout ImageBytes
  ) -> Box? {
    boxes(in: range, &bytes, upTo: code(type)).last.flatMap { $0.type == code(type) ? $0 : nil }
  }

  /// The boxes that are in `range`, up to the first of the type `last`.
  private static func boxes(
    in range: Range<Int>, _ bytes: inout ImageBytes, upTo last: Int? = nil
  ) -> [Box] {
    var found: [Box] = []
    var offset = range.lowerBound
    while offset < range.upperBound, found.count < mostBoxes {
      guard var size = bytes.big(4, at: offset), let type = bytes.big(4, at: offset + 4) else {
        return found
      }
      var head = 8
      if size == 1 {
        guard let long = bytes.big(8, at: offset + 8) else { return found }
        size = long
        head = 16
      } else if size == 0 {
        size = range.upperBound - offset
      }
      guard size >= head else { return found }
      let end = size > range.upperBound - offset ? range.upperBound : offset + size
      found.append(Box(type: type, content: min(offset + head, end)..<end))
      if type == last { return found }
      offset = end
    }
    return found
  }
}
