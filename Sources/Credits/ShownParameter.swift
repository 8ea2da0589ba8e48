// SPDX-License-Identifier: Apache-2.0

package import Documents
package import SourceText

/// The words of a shortcode's parameter without the marks of Markdown in it: Hugo renders captions.
package struct ShownParameter {
  /// The words.
  package private(set) var text = MappedText()
  /// The links among them.
  package private(set) var links: [CreditLine.Link] = []

  /// What readers see of `parameter`, which is in `source`.
  package init(_ parameter: FigureShortcode.Parameter, in source: SourceText) {
    let written = MappedText(parameter.text, spelledAt: parameter.range, in: source)
    let bytes = written.bytes
    var index = 0
    var run = 0
    // After the last bracket that could close a link.
    let lastLink = bytes.lastIndex(of: UInt8(ascii: "(")) ?? 0
    func add(_ range: Range<Int>, to text: inout MappedText) {
      for part in written.pieces(in: range) {
        if part.isVerbatim {
          text.append(run: part.source, of: source)
        } else {
          text.append(bytes[part.bytes], for: part.source)
        }
      }
    }
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "*"), UInt8(ascii: "`"):
        add(run..<index, to: &text)
        index += 1
        run = index
      case UInt8(ascii: "[") where index < lastLink:
        guard let link = Self.link(bytes, index) else {
          index += 1
          continue
        }
        add(run..<index, to: &text)
        let start = text.bytes.count
        add(link.text, to: &text)
        links.append(
          CreditLine.Link(
            range: start..<text.bytes.count,
            address: String(decoding: bytes[link.address], as: UTF8.self),
            addressRange: written.source(link.address)))
        index = link.end
        run = index
      default: index += 1
      }
    }
    add(run..<bytes.count, to: &text)
  }

  /// The link whose bracket is at `start`.
  private static func link(
    _ bytes: [UInt8], _ start: Int
  ) -> (text: Range<Int>, address: Range<Int>, end: Int)? {
    let limit = min(bytes.count, start + 2000)
    guard let close = bytes[start..<limit].firstIndex(of: UInt8(ascii: "]")), close + 1 < limit,
      bytes[close + 1] == UInt8(ascii: "("),
      let end = bytes[close..<limit].firstIndex(of: UInt8(ascii: ")"))
    else { return nil }
    let stop = bytes[(close + 2)..<end].firstIndex { $0 <= 0x20 } ?? end
    return (start + 1..<close, close + 2..<stop, end + 1)
  }
}
