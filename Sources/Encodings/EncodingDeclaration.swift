// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// The encoding that a page names in its first bytes, as the HTML standard looks for it (13.2.3.2).
package enum EncodingDeclaration {
  /// How far into a file its declaration is looked for.
  package enum Reach {
    /// As far as every browser looks.
    case firstBytes
    /// The whole head, as some browsers do when the first bytes say nothing.
    case wholeHead
  }

  /// The name in lower case, and the place of what declares it.
  package struct Found {
    package var label: String
    package var range: ByteRange
  }

  private static let firstBytes = 1024
  private static let longestHead = 1 << 16

  /// What the file declares; nil when it declares nothing.
  package static func find(in bytes: [UInt8], reach: Reach) -> Found? {
    if let found = find(in: Array(bytes.prefix(firstBytes)), toBody: false) { return found }
    guard reach == .wholeHead, bytes.count > firstBytes else { return nil }
    return find(in: Array(bytes.prefix(longestHead)), toBody: true)
  }

  private static func find(in head: [UInt8], toBody: Bool) -> Found? {
    if let label = xmlLabel(head) {
      let end = find("?>", in: head, from: 0).map { $0 + 2 } ?? head.count
      return Found(label: label, range: ByteRange(0, end))
    }
    var index = 0
    while index < head.count {
      guard head[index] == 0x3C else {
        index += 1
        continue
      }
      if starts(head, index, "<!--") {
        index = find("-->", in: head, from: index + 2).map { $0 + 3 } ?? head.count
      } else if starts(head, index, "<meta"), index + 5 < head.count,
        head[index + 5] <= 0x20 || head[index + 5] == 0x2F
      {
        let (attributes, end) = attributes(head, from: index + 5)
        if let label = label(attributes) {
          return Found(label: label, range: ByteRange(index, min(end + 1, head.count)))
        }
        index = end
      } else if toBody, starts(head, index, "<body") || starts(head, index, "</head") {
        return nil
      } else {
        index += 1
      }
    }
    return nil
  }

  private static func label(_ attributes: [(name: String, value: String)]) -> String? {
    if let charset = attributes.first(where: { $0.name == "charset" }) {
      return trimmed(charset.value)
    }
    guard attributes.contains(where: { $0.name == "http-equiv" && $0.value == "content-type" }),
      let content = attributes.first(where: { $0.name == "content" })?.value,
      let found = find("charset", in: Array(content.utf8), from: 0)
    else { return nil }
    let rest = Array(content.utf8)[(found + 7)...].drop { $0 <= 0x20 }
    guard rest.first == 0x3D else { return nil }
    return trimmed(String(decoding: rest.dropFirst().prefix { $0 != 0x3B }, as: UTF8.self))
  }

  private static func trimmed(_ text: String) -> String {
    let quotes: Set<UInt8> = [0x22, 0x27]
    let kept = text.utf8.filter { $0 > 0x20 && !quotes.contains($0) }
    return String(decoding: kept, as: UTF8.self).lowercased()
  }

  private static func xmlLabel(_ head: [UInt8]) -> String? {
    guard starts(head, 0, "<?xml"), let end = find("?>", in: head, from: 0),
      let found = find("encoding", in: Array(head[..<end]), from: 0)
    else { return nil }
    let rest = head[(found + 8)..<end].drop { $0 <= 0x20 }
    guard rest.first == 0x3D else { return nil }
    let value = rest.dropFirst().drop { $0 <= 0x20 }
    guard let quote = value.first, quote == 0x22 || quote == 0x27 else { return nil }
    return trimmed(String(decoding: value.dropFirst().prefix { $0 != quote }, as: UTF8.self))
  }

  /// The attributes after a tag's name, in lower case, and the offset at which they end.
  private static func attributes(
    _ head: [UInt8], from start: Int
  ) -> ([(name: String, value: String)], Int) {
    var result: [(name: String, value: String)] = []
    var index = start
    func text(_ range: Range<Int>) -> String {
      String(decoding: head[range], as: UTF8.self).lowercased()
    }
    while index < head.count, head[index] != 0x3E {
      if head[index] <= 0x20 || head[index] == 0x2F || head[index] == 0x3D {
        index += 1
        continue
      }
      let nameStart = index
      while index < head.count, head[index] > 0x20, ![0x2F, 0x3D, 0x3E].contains(head[index]) {
        index += 1
      }
      let name = text(nameStart..<index)
      while index < head.count, head[index] <= 0x20 { index += 1 }
      guard index < head.count, head[index] == 0x3D else {
        result.append((name, ""))
        continue
      }
      index += 1
      while index < head.count, head[index] <= 0x20 { index += 1 }
      guard index < head.count else { break }
      let quote = head[index]
      let isQuoted = quote == 0x22 || quote == 0x27
      if isQuoted { index += 1 }
      let valueStart = index
      while index < head.count,
        isQuoted ? head[index] != quote : head[index] > 0x20 && head[index] != 0x3E
      {
        index += 1
      }
      result.append((name, text(valueStart..<index)))
      if isQuoted, index < head.count { index += 1 }
    }
    // A tag that the first bytes do not hold whole declares nothing.
    return (index < head.count ? result : [], index)
  }

  /// Whether `word` (in lower case) is at `index`, in any case.
  private static func starts(_ bytes: [UInt8], _ index: Int, _ word: String) -> Bool {
    let word = word.utf8
    guard index + word.count <= bytes.count else { return false }
    return zip(bytes[index...], word).allSatisfy { byte, wanted in
      byte == wanted || ((0x41...0x5A).contains(byte) && byte | 0x20 == wanted)
    }
  }

  private static func find(_ word: String, in bytes: [UInt8], from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return (start..<bytes.count).first { starts(bytes, $0, word) }
  }
}
