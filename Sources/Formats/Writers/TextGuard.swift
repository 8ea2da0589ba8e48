// SPDX-License-Identifier: Apache-2.0

/// Reports each character of a text whether it may be printed as it is.
///
/// All encoders ask it, each with its own way to write what may not: text for terminals and logs,
/// JSON, XML, CSV, HTML and patches. It stops
///
/// - what acts on a terminal or is not seen there: controls, marks and overrides of direction,
///   characters without a glyph. Joiners and selectors may stay where they shape what is seen, as
///   in emoji, Persian and Hindi;
/// - what begins a command in the log of a CI run: `::name` at the start of a line for GitHub,
///   which trims the line first, `##[name]` for it and for Azure Pipelines, `##vso[…]`,
///   `##teamcity[…]`, the sections of GitLab and Travis, and the attachments of JUnit reports.
struct TextGuard {
  /// The last character; at the start, a space: a line may begin there.
  private var last: Unicode.Scalar = " "
  /// The last 16 characters, one byte each, the latest lowest; what is not ASCII is 0.
  private var tail: (high: UInt64, low: UInt64) = (0, 0)
  /// Signs in a row that may begin a command, and whether its name has begun after them.
  private var hashes = 0
  private var isInName = false
  /// Whether `::` counts, which it does at the start of a line only: text that may be broken into
  /// lines begins one at every word.
  private let beginsLines: Bool

  /// - Parameter beginsLines: Whether a line may begin with any word of the text.
  init(beginsLines: Bool = true) { self.beginsLines = beginsLines }

  /// Whether `scalar` must not be printed as it is, where `next` follows it.
  mutating func stops(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) -> Bool {
    let value = scalar.value
    let isStopped: Bool
    if value >= 0x80 {
      isStopped = Self.isUnseen(value) && !isShaping(scalar, next)
    } else {
      switch value {
      case ..<0x20, 0x7F: isStopped = true
      case 0x3A:
        let beginsCommand = next == ":" && beginsLines && last.properties.isWhitespace
        isStopped = beginsCommand || endsSectionMark
      case 0x5B: isStopped = isInName || hashes >= 2
      case 0x7C: isStopped = endsAttachment
      default: isStopped = false
      }
    }
    note(scalar)
    return isStopped
  }

  private mutating func note(_ scalar: Unicode.Scalar) {
    last = scalar
    let byte = scalar.value < 0x80 ? UInt8(truncatingIfNeeded: scalar.value) : 0
    tail.high = tail.high << 8 | tail.low >> 56
    tail.low = tail.low << 8 | UInt64(byte)
    switch byte {
    case 0x23:
      hashes += 1
      isInName = false
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F:
      isInName = isInName || hashes >= 2
      hashes = 0
    default:
      hashes = 0
      isInName = false
    }
  }

  /// Whether the last characters are `word`, of at most 16.
  private func ends(in word: StaticString) -> Bool {
    var (high, low) = tail
    for index in stride(from: word.utf8CodeUnitCount - 1, through: 0, by: -1) {
      let byte = word.withUTF8Buffer { $0[index] }
      // Names of commands are read in any case.
      guard UInt8(truncatingIfNeeded: low) | 0x20 == byte | 0x20 else { return false }
      low = low >> 8 | high << 56
      high >>= 8
    }
    return true
  }

  private var endsSectionMark: Bool {
    switch last.value | 0x20 {
    case 0x74: ends(in: "section_start")
    case 0x64: ends(in: "section_end") || ends(in: "travis_fold")
    default: false
    }
  }

  private var endsAttachment: Bool { last.value | 0x20 == 0x74 && ends(in: "[[ATTACHMENT") }

  // MARK: Characters

  /// Whether a character is not seen, or acts on what is around it: general categories Cc, Cf, Zl
  /// and Zp, what is ignorable by default (Default_Ignorable_Code_Point), and noncharacters.
  static func isUnseen(_ value: UInt32) -> Bool {
    switch value {
    case ..<0x20, 0x7F...0x9F, 0xAD: true
    case 0x20..<0x34F: false
    case 0x34F, 0x600...0x605, 0x61C, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x115F...0x1160,
      0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164,
      0xFDD0...0xFDEF, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0x110BD, 0x110CD,
      0x13430...0x1343F, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
      true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  /// Whether a joiner or a selector changes how the characters next to it look, so that it is seen
  /// after all.
  private func isShaping(_ scalar: Unicode.Scalar, _ next: Unicode.Scalar?) -> Bool {
    switch scalar.value {
    case 0x200C, 0x200D:
      guard let next else { return false }
      if Self.isJoining(last), Self.isJoining(next) { return true }
      return scalar.value == 0x200D && (Self.isEmoji(last) || last.value == 0xFE0F)
        && Self.isEmoji(next)
    case 0xFE0E, 0xFE0F:
      return Self.isEmoji(last) || (last.properties.isEmoji && next?.value == 0x20E3)
    case 0x180B...0x180D, 0x180F: return (0x1820...0x18AA).contains(last.value)
    default: return false
    }
  }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0xA9 && scalar.properties.isEmoji
  }

  /// Whether a character is a letter or a mark of a script whose letters join: Arabic and its like,
  /// those of India and South East Asia.
  private static func isJoining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x620...0x8FF, 0x900...0xDFF, 0x1000...0x109F, 0x1780...0x17D3, 0xFB50...0xFDCF,
      0xFE70...0xFEFC:
      scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass != .notReordered
    default: false
    }
  }
}
