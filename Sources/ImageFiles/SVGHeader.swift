// SPDX-License-Identifier: Apache-2.0

/// Reads the size that an SVG drawing's first tag gives it.
enum SVGHeader {
  /// The first tag must end before here.
  private static let longest = 1 << 16

  static func size(_ bytes: inout ImageBytes) -> ImageSize? {
    var scanner = Scanner(bytes.prefix(longest))
    guard let attributes = scanner.rootAttributes() else { return nil }
    let width = attributes["width"].flatMap(length)
    let height = attributes["height"].flatMap(length)
    let box = attributes["viewBox"].flatMap(viewBox)
    switch (width, height, box) {
    case (let width?, let height?, _):
      return ImageSize(width: width, height: height, isVector: true)
    case (let width?, nil, let box?):
      return ImageSize(width: width, height: width * box.height / box.width, isVector: true)
    case (nil, let height?, let box?):
      return ImageSize(width: height * box.width / box.height, height: height, isVector: true)
    case (nil, nil, let box?):
      return ImageSize(width: box.width, height: box.height, isVector: true)
    default: return ImageSize(width: 0, height: 0, isVector: true)
    }
  }

  private static let units: [(name: String, pixels: Double)] = [
    ("px", 1), ("pt", 96.0 / 72), ("pc", 16), ("in", 96), ("cm", 96 / 2.54), ("mm", 96 / 25.4),
    ("em", 16), ("rem", 16), ("", 1),
  ]

  /// A length in pixels; `nil` for a percentage.
  private static func length(_ text: String) -> Double? {
    let text = text.filter { !$0.isWhitespace }
    let number = text.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
    let unit = text.dropFirst(number.count).lowercased()
    guard let pixels = units.first(where: { $0.name == unit })?.pixels else { return nil }
    return positive(number).map { $0 * pixels }
  }

  private static func viewBox(_ text: String) -> (width: Double, height: Double)? {
    let parts = text.split { $0.isWhitespace || $0 == "," }
    guard parts.count == 4, let width = positive(parts[2]), let height = positive(parts[3]) else {
      return nil
    }
    return (width, height)
  }

  private static func positive(_ text: Substring) -> Double? {
    Double(text).flatMap { $0.isFinite && $0 > 0 && $0 < 1e9 ? $0 : nil }
  }

  private struct Scanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// The attributes of the first element, if it is an `svg`.
    mutating func rootAttributes() -> [String: String]? {
      while index < bytes.count {
        skipBlanks()
        if starts(with: "<?") {
          guard skip(to: "?>") else { return nil }
        } else if starts(with: "<!--") {
          guard skip(to: "-->") else { return nil }
        } else if starts(with: "<!") {
          guard skipDoctype() else { return nil }
        } else if starts(with: "<") {
          index += 1
          let name = word()
          guard name.split(separator: ":").last == "svg" else { return nil }
          return attributes()
        } else {
          return nil
        }
      }
      return nil
    }

    private mutating func attributes() -> [String: String]? {
      var found: [String: String] = [:]
      while index < bytes.count {
        skipBlanks()
        let name = word()
        guard !name.isEmpty else { return index < bytes.count ? found : nil }
        skipBlanks()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return nil }
        index += 1
        skipBlanks()
        guard index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27 else { return nil }
        let quote = bytes[index]
        let start = index + 1
        guard let end = bytes[start...].firstIndex(of: quote) else { return nil }
        if found[name] == nil {
          found[name] = String(decoding: bytes[start..<end], as: UTF8.self)
        }
        index = end + 1
      }
      return nil
    }

    private mutating func word() -> String {
      let start = index
      while index < bytes.count, bytes[index] > 0x20,
        !"=/><\"'".utf8.contains(bytes[index])
      {
        index += 1
      }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func skipBlanks() {
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    }

    private func starts(with text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

    private mutating func skip(to text: String) -> Bool {
      while index < bytes.count {
        if starts(with: text) {
          index += text.utf8.count
          return true
        }
        index += 1
      }
      return false
    }

    /// A document type may hold declarations in brackets.
    private mutating func skipDoctype() -> Bool {
      var isInBrackets = false
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "["): isInBrackets = true
        case UInt8(ascii: "]"): isInBrackets = false
        case UInt8(ascii: ">") where !isInBrackets:
          index += 1
          return true
        default: break
        }
        index += 1
      }
      return false
    }
  }
}
