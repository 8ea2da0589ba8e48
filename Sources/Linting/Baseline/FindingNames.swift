// SPDX-License-Identifier: Apache-2.0

import SourceText

/// The names by which a baseline knows a finding again, from the strictest to the loosest.
///
/// Each is a hash without the post's path; 0 stands for none.
package struct FindingNames: Hashable, Sendable {
  /// The rule, the finding's text, the words beside it, and which of several alike it is.
  package var text: UInt64
  /// The rule and the finding's whole text, where that is long enough to be told from others.
  package var own: UInt32 = 0
  /// The beginning of a long text of prose; of a short text, it and the word before.
  package var head: UInt32 = 0
  /// The end of a long text of prose; of a short text, it and the word behind.
  package var tail: UInt32 = 0
  /// The rule and the message without its numbers, where the finding is about the whole post or measures it.
  package var says: UInt32 = 0

  package init(text: UInt64) { self.text = text }

  /// Which of the loose names two findings may share.
  package enum Kind: String, CaseIterable, Sendable {
    case own, head, tail, says
  }

  package subscript(kind: Kind) -> UInt32 {
    get {
      switch kind {
      case .own: own
      case .head: head
      case .tail: tail
      case .says: says
      }
    }
    set {
      switch kind {
      case .own: own = newValue
      case .head: head = newValue
      case .tail: tail = newValue
      case .says: says = newValue
      }
    }
  }

  /// Texts of fewer bytes are the same in many places, and count with a word beside them only.
  private static let shortest = 8
  /// The bytes at each end of a long text that are its head and its tail.
  private static let end = 48

  /// The names of each finding of `post`. `measuring` are the ids of rules that measure posts: of these, one finding
  /// is as good as another that says the same.
  package static func all(of post: PostReport, measuring: Set<String>) -> [FindingNames] {
    let findings = post.findings
    let texts = Fingerprint.hashes(of: findings, in: post.source, path: "")
    return zip(findings, texts).map { finding, text in
      var names = FindingNames(text: text)
      names.add(finding, in: post.source)
      if finding.range == post.place || measuring.contains(finding.rule) || isAboutAll(finding) {
        names.says = Self.hash(finding.rule) { hash in
          hash.add(Self.withoutNumbers(finding.message))
        }
      }
      return names
    }
  }

  /// Whether a finding is about the whole post, wherever its first example is: "This post mixes …: 3 of 7 differ".
  private static func isAboutAll(_ finding: Finding) -> Bool {
    finding.message.utf8.starts(with: "This post ".utf8)
  }

  private mutating func add(_ finding: Finding, in source: SourceText) {
    let bytes = source.bytes
    let start = min(max(finding.range.start, source.contentStart), bytes.count)
    let range = start..<min(max(finding.range.end, start), bytes.count)
    let own = Self.folded(bytes[range])
    guard own.count < Self.shortest else {
      self.own = Self.hash(finding.rule) { $0.add(own) }
      if own.count > 2 * Self.end, Self.isProse(own) {
        head = Self.hash(finding.rule) { $0.add(own.prefix(Self.end)) }
        tail = Self.hash(finding.rule) { $0.add(own.suffix(Self.end)) }
      }
      return
    }
    let around = Fingerprint.words(around: range, of: source)
    if !around.before.isEmpty {
      head = Self.hash(finding.rule) { hash in
        hash.add(around.before)
        hash.add(own)
      }
    }
    if !around.after.isEmpty {
      tail = Self.hash(finding.rule) { hash in
        hash.add(own)
        hash.add(around.after)
      }
    }
  }

  /// Whether `text` is not an element, an image or a link, of which many begin and end alike.
  private static func isProse(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return false }
    return !"<![".utf8.contains(first) && text.prefix(end).contains(0x20)
  }

  /// `text` with each run of white space as one space, and none at its ends.
  private static func folded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for byte in text {
      if !Fingerprint.isSpace(byte) {
        result.append(byte)
      } else if let last = result.last, last != 0x20 {
        result.append(0x20)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return result
  }

  /// `message` with one digit for each number.
  private static func withoutNumbers(_ message: String) -> [UInt8] {
    var result: [UInt8] = []
    for byte in message.utf8 {
      if !(0x30...0x39).contains(byte) {
        // A comma or a point inside a number is none of the sentence.
        result.append(byte)
      } else if result.last != 0x30 {
        if result.count > 1, [0x2C, 0x2E].contains(result[result.count - 1]),
          result[result.count - 2] == 0x30
        {
          result.removeLast()
        } else {
          result.append(0x30)
        }
      }
    }
    return result
  }

  /// A hash of 32 bits that is never 0.
  private static func hash(_ rule: String, _ add: (inout FNV1a) -> Void) -> UInt32 {
    var hash = FNV1a()
    hash.add(rule.utf8)
    add(&hash)
    return max(1, UInt32(truncatingIfNeeded: hash.value ^ (hash.value >> 32)))
  }
}
