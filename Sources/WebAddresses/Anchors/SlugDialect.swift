// SPDX-License-Identifier: Apache-2.0

/// How a generator makes a heading's anchor from its text.
package enum SlugDialect: String, CaseIterable, Hashable, Sendable {
  /// github-slugger, which GitHub, Astro and most JavaScript tools follow.
  case github
  /// kramdown's own `auto_ids`: ASCII letters, digits, spaces and hyphens.
  case kramdown
  /// kramdown reading GFM, as Jekyll has it unless it is told otherwise; made from the heading's source.
  case kramdownGFM = "kramdown-gfm"
  /// Hugo's default.
  case hugo = "hugo-github"
  /// Hugo's `github-ascii`: accents taken off, other signs left out.
  case hugoASCII = "hugo-github-ascii"
  /// Hugo's `blackfriday`.
  case hugoBlackfriday = "hugo-blackfriday"
  /// Python-Markdown's `toc`, as MkDocs and Pelican have it: accents taken off, other signs left out.
  case python = "python-markdown"

  /// Whether the anchor is made from the heading's Markdown rather than from what readers see.
  package var readsSource: Bool { self == .kramdown || self == .kramdownGFM }

  /// The anchor of a heading with that text, before repeats are told apart.
  package func slug(_ text: String) -> String {
    switch self {
    case .github: Self.github(text)
    case .kramdown: Self.kramdown(text)
    case .kramdownGFM: Self.kramdownGFM(text)
    case .hugo: Self.hugo(text[...], asciiOnly: false)
    case .hugoASCII: Self.hugo(text[...], asciiOnly: true)
    case .hugoBlackfriday: Self.blackfriday(text)
    case .python: Self.python(text)
    }
  }

  /// Letters, marks, digits, connector punctuation, spaces and hyphens stay, as Unicode 13 knew them, which
  /// github-slugger 2 was made from; spaces become hyphens.
  private static func github(_ text: String) -> String {
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar == " " {
        slug += "-"
      } else if scalar == "-" || isWord(scalar) && (scalar.properties.age?.major ?? 99) <= 13 {
        slug.unicodeScalars.append(scalar)
      }
    }
    return slug
  }

  /// kramdown, `Converter::Base#basic_generate_id`: from the first ASCII letter on.
  private static func kramdown(_ text: String) -> String {
    var slug = ""
    for scalar in text.unicodeScalars.drop(while: { !isASCIILetter($0) }) {
      switch scalar {
      case " ", "-": slug += "-"
      case "0"..."9": slug.unicodeScalars.append(scalar)
      case _ where isASCIILetter(scalar): slug += String(scalar).lowercased()
      default: break
      }
    }
    return slug.isEmpty ? "section" : slug
  }

  /// kramdown-parser-gfm, `generate_gfm_header_id`.
  private static func kramdownGFM(_ text: String) -> String {
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar == " " || scalar == "\t" {
        slug += "-"
      } else if scalar == "-" || isWord(scalar) {
        slug.unicodeScalars.append(scalar)
      }
    }
    return slug
  }

  /// Hugo, `markup/goldmark/autoid.go`.
  private static func hugo(_ text: Substring, asciiOnly: Bool) -> String {
    var slug = ""
    for scalar in trimmed(text.unicodeScalars) {
      guard let kept = asciiOnly ? withoutAccent(scalar) : scalar else { continue }
      if kept == "-" || kept == " " {
        slug += "-"
      } else if kept == "_" || isLetter(kept) || kept.properties.generalCategory == .decimalNumber {
        slug += kept.properties.lowercaseMapping
      }
    }
    return slug.isEmpty ? "heading" : slug
  }

  /// Blackfriday's `SanitizedAnchorName`: a run of anything but letters and numbers is one hyphen between words.
  private static func blackfriday(_ text: String) -> String {
    var slug = ""
    var pendingHyphen = false
    for scalar in text.unicodeScalars {
      if isLetter(scalar) || isNumber(scalar) {
        if pendingHyphen, !slug.isEmpty { slug += "-" }
        pendingHyphen = false
        slug += scalar.properties.lowercaseMapping
      } else {
        pendingHyphen = true
      }
    }
    return slug
  }

  /// Python-Markdown, `extensions/toc.py`, `slugify`: a run of blanks and hyphens is one hyphen.
  private static func python(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "-" || scalar.properties.isWhitespace {
        kept.append(scalar)
      } else if let plain = withoutAccent(scalar), isWord(plain) {
        kept.append(contentsOf: plain.properties.lowercaseMapping.unicodeScalars)
      }
    }
    var slug = String.UnicodeScalarView()
    for scalar in trimmed(kept[...]) {
      let isWord = isWord(scalar)
      if isWord || slug.last != "-" { slug.append(isWord ? scalar : "-") }
    }
    return String(slug)
  }

  // MARK: Kinds of characters

  private static func trimmed(_ scalars: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView
  {
    var part = scalars
    while let first = part.first, first.properties.isWhitespace { part.removeFirst() }
    while let last = part.last, last.properties.isWhitespace { part.removeLast() }
    return part
  }

  private static func isASCIILetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  private static func isNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }

  /// Ruby's `\p{Word}`: alphabetic, mark, decimal number, connector punctuation.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return isASCIILetter(scalar) || ("0"..."9").contains(scalar) || scalar == "_"
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation:
      return true
    default: return scalar.properties.isAlphabetic
    }
  }

  /// The ASCII sign under an accent; `nil` for what has none.
  private static func withoutAccent(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    scalar.isASCII ? scalar : accented[String(scalar)]
  }

  /// The ASCII letter in each letter that Unicode composes of one and a mark, or two as Vietnamese has them. Strings
  /// are one key when they are canonically equivalent.
  private static let accented: [String: Unicode.Scalar] = {
    let letters = (0x41...0x5A).map { Unicode.Scalar(UInt8($0)) }
    let marks = (0x300...0x345).compactMap { Unicode.Scalar(UInt32($0)) }
    var table: [String: Unicode.Scalar] = [:]
    for letter in letters + letters.map({ Unicode.Scalar(UInt8($0.value | 0x20)) }) {
      for mark in marks {
        table[String(letter) + String(mark)] = letter
        guard ["\u{302}", "\u{306}", "\u{31B}"].contains(mark) else { continue }
        for second in ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] {
          table[String(letter) + String(mark) + second] = letter
        }
      }
    }
    return table
  }()
}
