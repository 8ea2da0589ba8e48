// SPDX-License-Identifier: Apache-2.0

/// An encoding as the Encoding Standard names it (WHATWG, 4.2), decoded by the system's own tables.
package enum TextEncoding: Hashable, Sendable {
  case utf8
  case windows1252
  /// Another one, by the name under which the system's converter knows it.
  case other(String)

  /// What became of a text.
  package enum Decoded {
    /// The text as UTF-8; a few bytes that are not part of it are U+FFFD, as browsers show them.
    case text([UInt8])
    /// The system has no table for the encoding.
    case unknown
    /// The text is in another encoding; the first wrong byte.
    case wrong(at: Int)
  }

  /// The encoding that browsers take for `label`, which is in lower case; nil for one that they do not know.
  package init?(label: String) {
    guard let name = Self.names[label] ?? Self.isoName(label) else { return nil }
    switch name {
    case "UTF-8": self = .utf8
    case "CP1252": self = .windows1252
    default: self = .other(name)
    }
  }

  /// `bytes` as UTF-8.
  package func decode(_ bytes: [UInt8]) -> Decoded {
    switch self {
    case .utf8: .text(bytes)
    case .windows1252: .text(Windows1252.decode(bytes))
    case .other(let name): SystemConverter.decode(bytes, from: name)
    }
  }

  /// The labels of each name; UTF-16 in a page's own bytes can only be wrong, and is read as UTF-8.
  private static let labels: [(name: String, labels: String)] = [
    (
      "UTF-8",
      """
      utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-16 utf-16le utf-16be csunicode \
      iso-10646-ucs-2 ucs-2 unicode unicodefeff unicodefffe
      """
    ),
    (
      "CP1252",
      """
      windows-1252 cp1252 x-cp1252 ansi_x3.4-1968 ascii us-ascii cp819 ibm819 csisolatin1 iso-ir-100 iso-8859-1 \
      iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 x-user-defined
      """
    ),
    (
      "CP1254",
      """
      windows-1254 cp1254 x-cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 \
      latin5
      """
    ),
    ("CP1250", "windows-1250 cp1250 x-cp1250"), ("CP1251", "windows-1251 cp1251 x-cp1251"),
    ("CP1253", "windows-1253 cp1253 x-cp1253"), ("CP1255", "windows-1255 cp1255 x-cp1255"),
    ("CP1256", "windows-1256 cp1256 x-cp1256"), ("CP1257", "windows-1257 cp1257 x-cp1257"),
    ("CP1258", "windows-1258 cp1258 x-cp1258"),
    ("CP874", "windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620"),
    ("ISO-8859-2", "csisolatin2 iso-ir-101 iso_8859-2:1987 l2 latin2"),
    ("ISO-8859-3", "csisolatin3 iso-ir-109 iso_8859-3:1988 l3 latin3"),
    ("ISO-8859-4", "csisolatin4 iso-ir-110 iso_8859-4:1988 l4 latin4"),
    ("ISO-8859-5", "csisolatincyrillic cyrillic iso-ir-144 iso_8859-5:1988"),
    ("ISO-8859-6", "arabic asmo-708 csisolatinarabic ecma-114 iso-ir-127 iso_8859-6:1987"),
    ("ISO-8859-7", "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 sun_eu_greek"),
    ("ISO-8859-8", "csisolatinhebrew hebrew iso-ir-138 iso-8859-8-e iso-8859-8-i logical visual"),
    ("ISO-8859-10", "csisolatin6 iso-ir-157 l6 latin6"), ("ISO-8859-15", "csisolatin9 l9"),
    ("IBM866", "866 cp866 csibm866 ibm866"), ("KOI8-R", "cskoi8r koi koi8 koi8-r koi8_r"),
    ("KOI8-U", "koi8-ru koi8-u"), ("MACINTOSH", "csmacintosh mac macintosh x-mac-roman"),
    ("MAC-CYRILLIC", "x-mac-cyrillic x-mac-ukrainian"),
    (
      "GB18030",
      """
      gb18030 gb2312 gbk chinese csgb2312 csiso58gb231280 gb_2312 gb_2312-80 iso-ir-58 x-gbk
      """
    ),
    ("BIG5-HKSCS", "big5 big5-hkscs cn-big5 csbig5 x-x-big5"),
    ("EUC-JP-MS", "cseucpkdfmtjapanese euc-jp x-euc-jp"),
    ("ISO-2022-JP", "csiso2022jp iso-2022-jp"),
    ("CP932", "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"),
    (
      "CP949",
      """
      cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949
      """
    ),
  ]

  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for (name, labels) in labels {
      for label in labels.split(separator: " ") { names[String(label)] = name }
    }
    return names
  }()

  /// The name of one of the parts of ISO 8859 that have no other table: `iso-8859-2`, `iso8859-2`, `iso88592`.
  private static func isoName(_ label: String) -> String? {
    for prefix in ["iso-8859-", "iso8859-", "iso_8859-", "iso8859"] where label.hasPrefix(prefix) {
      let number = label.dropFirst(prefix.utf8.count)
      guard let part = Int(number), String(part) == number,
        [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16].contains(part)
      else { continue }
      return "ISO-8859-\(part)"
    }
    return nil
  }
}

/// The encoding that browsers use for what calls itself Latin 1.
package enum Windows1252 {
  /// What the bytes 0x80 to 0x9F stand for; elsewhere a byte is its code point.
  private static let high: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  package static func decode(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
        continue
      }
      let value = byte < 0xA0 ? high[Int(byte - 0x80)] : UInt16(byte)
      if let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) {
        text.append(contentsOf: encoded)
      }
    }
    return text
  }
}
