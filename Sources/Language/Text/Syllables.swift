// SPDX-License-Identifier: Apache-2.0

/// Counts the syllables of words by rules: groups of vowels, with what English does at the ends of its words and a list of
/// those that keep no rule. Other programs count otherwise, so that values made of syllables differ a little.
package struct Syllables: Sendable {
  private let language: String

  /// A counter for `language`, a BCP 47 tag; English when nothing is known.
  package init(_ language: String?) { self.language = LanguageTag.primary(language) ?? "en" }

  /// The syllables of one word, one at least; the parts of one with hyphens are counted each.
  package func count(_ word: some StringProtocol) -> Int {
    var sum = 0
    for part in word.lowercased().unicodeScalars.split(whereSeparator: { Self.isHyphen($0) }) {
      let letters = part.filter { $0.properties.isAlphabetic || Self.isApostrophe($0) }
      guard letters.contains(where: \.properties.isAlphabetic) else { continue }
      let plain = Array(String(String.UnicodeScalarView(letters)).unicodeScalars)
      sum += max(1, language == "en" ? Self.english(plain) : groups(plain))
    }
    return max(1, sum)
  }

  private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "\u{2010}" || scalar == "\u{2011}"
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "’"
  }

  // MARK: English

  private static func english(_ scalars: [Unicode.Scalar]) -> Int {
    var word = scalars
    var extra = 0
    if let place = word.firstIndex(where: isApostrophe) {
      // "didn't" has a syllable more than "did"; "it's", "we've" and "we'll" have none.
      let rest = String(String.UnicodeScalarView(word[(place + 1)...]))
      word.removeSubrange(place...)
      if rest == "t", word.last == "n", let before = word.dropLast().last, !isVowel(before),
        before != "r"
      {
        extra = 1
        word.removeLast()
      } else if rest == "s", word.last.map({ "sxz".unicodeScalars.contains($0) }) == true {
        extra = 1
      }
    }
    let text = String(String.UnicodeScalarView(word))
    if let known = exceptions[text] { return known + extra }
    if text.hasSuffix("s"), let known = exceptions[String(text.dropLast())] { return known + extra }
    return englishByRules(word, text) + extra
  }

  private static func englishByRules(_ word: [Unicode.Scalar], _ text: String) -> Int {
    var count = vowelGroups(word)
    for (ending, change) in endings
    where text.hasSuffix(ending) && text.utf8.count > ending.utf8.count {
      count += change
      break
    }
    // A consonant before it: the e of "make", "makes" and "baked" is not heard.
    let last = word.count - 1
    if last >= 2, word[last] == "e", !isVowel(word[last - 1]), count > 1 {
      let isSyllable = word[last - 1] == "l" && !isVowel(word[last - 2])
      if !isSyllable { count -= 1 }
    } else if last >= 3, word[last - 1] == "e", !isVowel(word[last - 2]), count > 1 {
      let before = word[last - 2]
      if word[last] == "d", before != "t", before != "d",
        !(before == "l" && !isVowel(word[last - 3]) && word[last - 3] != "l")
      {
        count -= 1
      } else if word[last] == "s", !"sxzcg".unicodeScalars.contains(before),
        !(before == "h" && (word[last - 3] == "s" || word[last - 3] == "c")),
        !(before == "l" && !isVowel(word[last - 3]))
      {
        count -= 1
      }
    }
    // The same inside: "statement", "hopeful", "homeless", "lately".
    for inner in silentInside where contains(text, inner) { count -= 1 }
    for index in word.indices.dropFirst() {
      let pair = (word[index - 1], word[index])
      let before = index >= 2 ? word[index - 2] : " "
      switch pair {
      case ("i", "a"):
        // "special", "musician": the i only softens what is before it.
        if !"ctg".unicodeScalars.contains(before) || text.hasPrefix("gia") { count += 1 }
      case ("i", "o"):
        if !"tscgx".unicodeScalars.contains(before) { count += 1 }
      case ("i", "u"), ("u", "o"): if before != "q" { count += 1 }
      case ("e", "o"):
        if before != "g", before != "p" { count += 1 }
      case ("u", "a"):
        if before != "q", before != "g" { count += 1 }
      case ("e", "a") where text.hasSuffix("rea"): count += 1
      case ("y", "i"): count += 1
      case ("i", "e"):
        if index + 1 < word.count, word[index + 1] == "t" || text.hasSuffix("ience") {
          if text.hasSuffix("iety") || text.hasSuffix("quiet") { count += 1 }
          if text.hasSuffix("ience"), !"ctsh".unicodeScalars.contains(before) { count += 1 }
        }
        if text.hasSuffix("ier") || text.hasSuffix("iest"), before != "d" || word.count > 5,
          index >= word.count - 3
        {
          count += 1
        }
      case ("o", "i") where text.hasSuffix("oing"), ("e", "i") where text.hasSuffix("eing"):
        count += 1
      case ("u", "i") where text.hasSuffix("uing"): count += 1
      default: break
      }
    }
    return count
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    let bytes = Array(text.utf8)
    let wanted = Array(part.utf8)
    guard bytes.count >= wanted.count + 2 else { return false }
    for start in 2...(bytes.count - wanted.count)
    where bytes[start..<start + wanted.count].elementsEqual(wanted) {
      let before = Unicode.Scalar(bytes[start - 1])
      if isVowel(before) || before == "l" && !isVowel(Unicode.Scalar(bytes[start - 2])) {
        return false
      }
      // An e that is the only vowel before it is heard.
      return bytes[..<start].contains { isVowel(Unicode.Scalar($0)) }
    }
    return false
  }

  private static let silentInside = ["ement", "eful", "eless", "eness", "ely", "esome"]
  private static let endings: [(String, Int)] = [("ism", 1), ("isms", 1), ("thm", 1), ("thms", 1)]

  private static func isVowel(_ scalar: Unicode.Scalar) -> Bool {
    "aeiouy".unicodeScalars.contains(scalar)
  }

  private static func vowelGroups(_ word: [Unicode.Scalar]) -> Int {
    var count = 0
    var isInside = false
    for (index, scalar) in word.enumerated() {
      let isVowel =
        scalar.isASCII
        ? Self.isVowel(scalar) && !(scalar == "y" && index == 0)
        : "áàâäãåæéèêëíìîïóòôöõøœúùûüýÿ".unicodeScalars.contains(scalar)
      // A diaeresis parts two vowels.
      if isVowel, !isInside || "ïëö".unicodeScalars.contains(scalar) { count += 1 }
      isInside = isVowel
    }
    return count
  }

  /// Words whose vowels tell nothing; a final s changes none of them.
  private static let exceptions: [String: Int] = {
    var table: [String: Int] = [:]
    let lists = [
      (1, "are were there where here these those whose eyes toward clothes whole sphere"),
      (1, "moved loved lived gave scored"),
      (
        2,
        """
        our hour fire tire wire hire liar friar being doing going seeing people business \
        create evening every different interest several science client quiet poem poet lion \
        giant diet trial dial fluid ruin suet cruel fuel dual something someone \
        sometime sometimes somewhere somehow everyone maybe safety \
        homework website online lifetime outside inside beside besides likewise otherwise \
        software hardware namely nation ration station sour flour power tower flower shower \
        higher lower prayer layer player buyer react reads chocolate camera \
        wednesday mayor via duo trio neon chaos naive hundred worldwide \
        nighttime baseline timeline homepage forehead therefore whereas nowhere elsewhere
        """
      ),
      (
        3,
        """
        idea area created creates creating radio video audio studio ratio museum interesting \
        everything everyone everybody somebody anyone usually created \
        reaction reacted reality theory reliance alliance variety society anxiety piano \
        violet violence influence influenced poetry realize realise \
        recreate realism everywhere interested
        """
      ),
      (4, "anybody experience immediate"),
      (5, "creativity immediately"),
    ]
    for (count, words) in lists {
      for word in words.split(whereSeparator: \.isWhitespace) {
        table[String(word)] = count
      }
    }
    return table
  }()

  // MARK: Other languages

  /// Groups of vowels, as the language joins them.
  private func groups(_ word: [Unicode.Scalar]) -> Int {
    var count = 0
    var previous: Unicode.Scalar?
    for (index, scalar) in word.enumerated() {
      guard isVowel(scalar, language, index: index, word) else {
        previous = nil
        continue
      }
      if let before = previous, joins(before, scalar) {
        previous = scalar
        continue
      }
      count += 1
      previous = scalar
    }
    if language == "fr", count > 1 { count -= silentFrench(word) }
    return count
  }

  private func isVowel(
    _ scalar: Unicode.Scalar, _ language: String, index: Int, _ word: [Unicode.Scalar]
  ) -> Bool {
    if scalar == "y" {
      // A consonant before a vowel: "yo", "mayor".
      return index + 1 >= word.count || !"aeiouáéíóú".unicodeScalars.contains(word[index + 1])
    }
    if scalar == "u", language != "de", language != "nl", index > 0, word[index - 1] == "q" {
      return false
    }
    return Self.vowels.contains(scalar)
  }

  private static let vowels = Set(
    "aeiouáàâäãåæéèêëíìîïóòôöõøœúùûüýÿаеёиоуыэюяіїєαεηιουωάέήίόύώ".unicodeScalars)

  /// Whether two vowels are one syllable.
  private func joins(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    let pair = String(String.UnicodeScalarView([first, second]))
    switch language {
    case "de":
      return ["ei", "ai", "au", "äu", "eu", "ie", "aa", "ee", "oo", "ey", "ay"].contains(pair)
    case "nl":
      return [
        "aa", "ee", "oo", "uu", "ie", "ei", "ij", "ui", "ou", "au", "eu", "oe", "ai", "oi", "ae",
      ].contains(pair)
    case "es", "it", "pt", "ca":
      // A strong vowel beside another strong one, or an accented weak one, is a syllable of its own.
      let strong = "aeoáéóàèòâêôãõ"
      let accented = "íúìù"
      return !(strong.unicodeScalars.contains(first) && strong.unicodeScalars.contains(second))
        && !accented.unicodeScalars.contains(first) && !accented.unicodeScalars.contains(second)
    case "ru", "uk", "bg", "sr", "be": return false
    case "fr":
      return !"ïëü".unicodeScalars.contains(second) && !["éa", "éo", "éi", "éu"].contains(pair)
    default: return true
    }
  }

  /// The final e, es and ent of French are not heard.
  private func silentFrench(_ word: [Unicode.Scalar]) -> Int {
    let consonants = { (index: Int) in index >= 0 && !Self.vowels.contains(word[index]) }
    if word.last == "e" { return consonants(word.count - 2) ? 1 : 0 }
    if word.count > 3, word.last == "s", word[word.count - 2] == "e" {
      return consonants(word.count - 3) ? 1 : 0
    }
    return 0
  }
}
