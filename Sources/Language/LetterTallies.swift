// SPDX-License-Identifier: Apache-2.0

/// The scripts that languages are determined by.
enum Script: UInt8, CaseIterable {
  case latin, cyrillic, greek, arabic, hebrew, devanagari, bengali, gurmukhi, gujarati, tamil
  case telugu, kannada, malayalam, sinhala, thai, lao, burmese, khmer, georgian, armenian, ethiopic
  case hangul, kana, han, other

  /// The script of a letter or mark.
  init(_ code: UInt32) {
    switch code {
    case 0x41...0x24F, 0x1E00...0x1EFF, 0x300...0x36F: self = .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
    case 0x400...0x52F: self = .cyrillic
    case 0x531...0x58F: self = .armenian
    case 0x590...0x5FF: self = .hebrew
    case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFE:
      self = .arabic
    case 0x900...0x97F: self = .devanagari
    case 0x980...0x9FF: self = .bengali
    case 0xA00...0xA7F: self = .gurmukhi
    case 0xA80...0xAFF: self = .gujarati
    case 0xB80...0xBFF: self = .tamil
    case 0xC00...0xC7F: self = .telugu
    case 0xC80...0xCFF: self = .kannada
    case 0xD00...0xD7F: self = .malayalam
    case 0xD80...0xDFF: self = .sinhala
    case 0xE00...0xE7F: self = .thai
    case 0xE80...0xEFF: self = .lao
    case 0x1000...0x109F: self = .burmese
    case 0x10A0...0x10FF, 0x1C90...0x1CBF: self = .georgian
    case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF: self = .hangul
    case 0x1200...0x139F: self = .ethiopic
    case 0x1780...0x17FF: self = .khmer
    case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: self = .kana
    case 0x3005...0x3007, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: self = .han
    default: self = .other
    }
  }

  /// Whether its words are separated by blanks.
  var hasBlanks: Bool {
    switch self {
    case .han, .kana, .thai, .lao, .burmese, .khmer: false
    default: true
    }
  }

  /// The one language that is written in it, of those that Stet knows.
  var language: String? {
    switch self {
    case .greek: "el"
    case .hebrew: "he"
    case .bengali: "bn"
    case .gurmukhi: "pa"
    case .gujarati: "gu"
    case .tamil: "ta"
    case .telugu: "te"
    case .kannada: "kn"
    case .malayalam: "ml"
    case .sinhala: "si"
    case .thai: "th"
    case .lao: "lo"
    case .burmese: "my"
    case .khmer: "km"
    case .georgian: "ka"
    case .armenian: "hy"
    case .ethiopic: "am"
    default: nil
    }
  }
}

/// How often the letters of a text occur, by script and by letter.
struct LetterTallies {
  private var scripts = [Int](repeating: 0, count: Script.allCases.count)
  private(set) var total = 0
  /// Letters of words in lower case beyond ASCII, by ``place(_:)``.
  private var letters = [UInt16](repeating: 0, count: LetterTallies.places)
  private var hiragana = 0
  private var commonHan = 0
  private var koreanEnds = 0
  /// Letters that Assamese has and Bengali has not.
  private var assamese = 0

  static let places = 0x600

  /// Where a letter is counted; `nil` for one of a script without profiles of letters.
  static func place(_ code: UInt32) -> Int? {
    switch code {
    case 0x80..<0x500: Int(code)
    case 0x1E00...0x1EFF: Int(code - 0x1E00) + 0x500
    default: nil
    }
  }

  /// Notes a letter of any word. A Chinese character says as much as a few letters.
  mutating func note(_ code: UInt32) {
    if code < 0x80 {
      scripts[0] += 1
      total += 1
      return
    }
    let script = Script(code)
    let weight = script == .han || script == .kana || script == .hangul ? 3 : 1
    scripts[Int(script.rawValue)] += weight
    total += weight
    switch script {
    case .kana where code <= 0x309F: hiragana += weight
    case .han where Self.common.contains(code): commonHan += weight
    case .bengali where code == 0x9F0 || code == 0x9F1: assamese += 1
    default: break
    }
  }

  /// Notes the last letter of a word.
  mutating func noteWordEnd(_ code: UInt32) {
    if code >= 0xAC00, Self.koreanEndings.contains(code) { koreanEnds += 1 }
  }

  /// Notes a letter of a word in lower case.
  mutating func noteLetter(_ code: UInt32) {
    guard code >= 0x80, let place = Self.place(code) else { return }
    letters[place] &+= 1
  }

  /// The letters of words in lower case beyond ASCII: where each is counted, and how often it occurs.
  var usedLetters: [(place: Int, count: Int)] {
    letters.indices.lazy.filter { letters[$0] > 0 }.map { ($0, Int(letters[$0])) }
  }

  /// The script of most letters; `nil` where two are mixed alike.
  var script: Script? {
    var counts = scripts
    counts[Int(Script.han.rawValue)] += counts[Int(Script.kana.rawValue)]
    counts[Int(Script.kana.rawValue)] = 0
    guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[most] > 0,
      counts[most] * 20 >= total * 11, let script = Script(rawValue: UInt8(most))
    else { return nil }
    return script == .bengali && assamese > 0 ? nil : script
  }

  /// Japanese where there are syllables between the characters, Chinese where its small words do.
  var eastAsian: String? {
    let kana = scripts[Int(Script.kana.rawValue)]
    let all = kana + scripts[Int(Script.han.rawValue)]
    if hiragana * 10 >= all { return "ja" }
    return kana * 10 < all && commonHan * 25 >= all ? "zh" : nil
  }

  /// Whether words end as they do in Korean sentences, and not only as names do.
  func isKorean(words: Int) -> Bool { koreanEnds * 5 >= words }

  private static let common = Set(
    "的一是不了在有我他这這个個们們中来來上为為和你以可要就会會对對也能而用".unicodeScalars.map(\.value))
  private static let koreanEndings = Set("은는이가을를에의다고서로도과와한할며면지요".unicodeScalars.map(\.value))
}
