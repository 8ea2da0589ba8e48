// SPDX-License-Identifier: Apache-2.0

/// The metadata in the items of an AVIF or HEIF file (ISO/IEC 23008-12): Exif, and XMP by its media type.
enum BoxMetadata {
  private struct Item {
    var isXMP: Bool
    var ranges: [Range<Int>] = []
  }

  private static let mostItems = 1024
  private static let mostExtents = 16

  static func read(_ bytes: inout ImageBytes, _ blocks: inout MetadataBlocks) {
    guard bytes.has("ftyp", at: 4),
      let meta = AVIFHeader.content(of: "meta", in: 0..<bytes.count, &bytes)
    else { return }
    let inner = meta.dropFirst(4)
    guard let info = AVIFHeader.content(of: "iinf", in: inner, &bytes),
      let places = AVIFHeader.content(of: "iloc", in: inner, &bytes)
    else { return }
    var items = metadataItems(info, &bytes)
    if items.isEmpty { return }
    let data = AVIFHeader.content(of: "idat", in: inner, &bytes)
    locate(&items, places, data, &bytes)
    for (_, item) in items.sorted(by: { $0.key < $1.key }) {
      // A text in pieces is rare, and its first piece holds what is asked for.
      guard let range = item.ranges.first else { continue }
      if item.isXMP {
        XMPMetadata.read(&bytes, range, &blocks)
      } else if range.count > 4, let skipped = bytes.big(4, at: range.lowerBound),
        skipped < range.count - 4
      {
        TIFFMetadata.read(&bytes, range.dropFirst(4 + skipped), &blocks)
      }
    }
  }

  /// The items of `iinf` that hold metadata, by their numbers.
  private static func metadataItems(
    _ info: Range<Int>, _ bytes: inout ImageBytes
  ) -> [Int: Item] {
    guard let version = bytes.byte(info.lowerBound) else { return [:] }
    let entries = info.dropFirst(version == 0 ? 6 : 8)
    var items: [Int: Item] = [:]
    var left = mostItems
    AVIFHeader.eachBox(in: entries, &bytes) { type, content, bytes in
      left -= 1
      guard left > 0 else { return false }
      guard type == "infe", let version = bytes.byte(content.lowerBound), version >= 2 else {
        return true
      }
      let size = version == 2 ? 2 : 4
      guard let id = bytes.big(size, at: content.lowerBound + 4) else { return false }
      let name = content.lowerBound + 4 + size + 2
      if bytes.has("Exif", at: name) {
        items[id] = Item(isXMP: false)
      } else if bytes.has("mime", at: name) {
        var offset = name + 4
        for _ in 0..<200 where bytes.byte(offset) != 0 { offset += 1 }
        if bytes.has("application/rdf+xml", at: offset + 1) { items[id] = Item(isXMP: true) }
      }
      return true
    }
    return items
  }

  /// Finds in `iloc` where the items lie; `data` is the box that lies in the same list, for those that lie in it.
  private static func locate(
    _ items: inout [Int: Item], _ places: Range<Int>, _ data: Range<Int>?,
    _ bytes: inout ImageBytes
  ) {
    guard let version = bytes.byte(places.lowerBound), version <= 2,
      let sizes = bytes.big(2, at: places.lowerBound + 4)
    else { return }
    let offsetSize = sizes >> 12 & 15
    let lengthSize = sizes >> 8 & 15
    let baseSize = sizes >> 4 & 15
    let indexSize = version > 0 ? sizes & 15 : 0
    guard [offsetSize, lengthSize, baseSize, indexSize].allSatisfy({ [0, 4, 8].contains($0) })
    else { return }
    let idSize = version < 2 ? 2 : 4
    var offset = places.lowerBound + 6
    func number(_ size: Int) -> Int? {
      defer { offset += size }
      return size == 0 ? 0 : bytes.big(size, at: offset)
    }
    guard let count = number(idSize) else { return }
    for _ in 0..<min(count, mostItems) {
      guard offset < places.upperBound, let id = number(idSize) else { return }
      var method = 0
      if version > 0 {
        guard let found = number(2) else { return }
        method = found & 15
      }
      offset += 2
      guard let base = number(baseSize), let extents = number(2), extents <= mostExtents else {
        return
      }
      for _ in 0..<extents {
        guard number(indexSize) != nil, let start = number(offsetSize),
          let length = number(lengthSize)
        else { return }
        let whole = method == 0 ? 0..<bytes.count : method == 1 ? data ?? 0..<0 : 0..<0
        guard base < whole.count, start < whole.count - base else { continue }
        let first = whole.lowerBound + base + start
        let most = whole.upperBound - first
        items[id]?.ranges.append(first..<first + (length == 0 ? most : min(length, most)))
      }
    }
  }
}
