// SPDX-License-Identifier: Apache-2.0

/// What a line of text in bold, on its own, is, by its words: a heading, or a date, a byline, a
/// quotation, a notice or a sentence.
package enum BoldLines {
  /// Whether `text` may be a heading. `withStop` is whether it may end in a full stop.
  package static func mayBeHeading(_ text: String, withStop: Bool = false) -> Bool {
    guard let last = text.unicodeScalars.last(where: { !isDecoration($0) }),
      !",;:!?…。！？，；：".unicodeScalars.contains(last), withStop || last != ".",
      let first = text.unicodeScalars.first, !"<>|=+*/\\-–—&%$€£¥".unicodeScalars.contains(first)
    else { return false }
    return text.contains(where: \.isLetter) && !isDateOrByline(text) && !BylineWords.isByline(text)
      && !isQuotation(text)
      && !isNotice(text) && !SentenceSigns.isSentence(text)
  }

  private static let dateWords: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "januar", "februar", "märz", "mai", "juni", "juli", "oktober",
    "dezember", "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre", "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre", "gennaio", "febbraio",
    "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre", "janeiro",
    "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro", "novembro", "dezembro",
    "januari", "februari", "maart", "augustus", "augusti", "maj", "de", "of", "the", "st", "nd",
    "rd", "th", "am", "pm", "updated", "posted", "published", "on",
  ]

  private static let quotes = Set("\"“”„«»‘’'".unicodeScalars)

  /// Emoji and closing quotes, which may be after the mark that ends a sentence.
  private static func isDecoration(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2190...0x2BFF, 0xFE0F, 0x200D, 0x1F000...0x1FAFF, 0x20: true
    default: quotes.contains(scalar)
    }
  }

  /// Whether `text` is in quotes, with its author after a dash: a quotation set off from the text.
  private static func isQuotation(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, quotes.contains(first) else { return false }
    let scalars = text.unicodeScalars
    guard let close = scalars.lastIndex(where: quotes.contains), close != scalars.startIndex
    else { return false }
    let behind = scalars[scalars.index(after: close)...].drop { $0 == " " }
    return behind.first.map("-–—―".unicodeScalars.contains) ?? false
  }

  /// "12 May 2024", "By Jane Doe": what is under a title, not over a section.
  private static func isDateOrByline(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard var first = words.first else { return true }
    var text = text
    if words.count > 2, words[1] == "by", ["written", "words", "text", "posted"].contains(first) {
      first = words[1]
      text = text.split(separator: " ").dropFirst().joined(separator: " ")
    }
    if words.count <= 6, words.count > 1,
      ["by", "von", "par", "por", "di", "door", "av", "geschrieben"].contains(first),
      text.split(separator: " ").dropFirst().contains(where: { $0.first?.isUppercase == true }),
      text.split(separator: " ").dropFirst().allSatisfy({
        $0.first?.isUppercase == true
          || ["and", "und", "et", "y", "e", "en", "och", "&", "de", "van"].contains($0)
      })
    {
      return true
    }
    let hasDigit = words.contains { $0.contains(where: \.isNumber) }
    return hasDigit
      && words.allSatisfy { word in
        word.allSatisfy(\.isNumber) || dateWords.contains(String(word))
          || (word.first?.isNumber == true && word.utf8.count <= 4)
      }
      && words.contains { dateWords.contains(String($0)) || $0.utf8.count == 4 }
      && words.count <= 8
  }

  /// What a line that is not a heading consists of: a label on a note, or a call.
  private static let labels: Set<String> = [
    "note", "notes", "warning", "caution", "attention", "important", "tip", "hint", "update",
    "updated", "correction", "disclaimer", "disclosure", "reminder", "spoiler alert", "spoilers",
    "sponsored", "advertisement", "pro tip", "protip", "nb", "tldr", "tl dr", "subscribe",
    "read more", "hinweis", "achtung", "wichtig", "tipp", "anmerkung", "warnung", "remarque",
    "nota", "aviso", "importante", "opmerking", "let op", "obs", "viktigt", "uwaga",
  ]

  /// How a line begins that says something of the post, or calls its readers away.
  private static let openings: [String] = [
    "this post", "this article", "this piece", "this story", "this blog", "this page",
    "this essay", "this interview", "this is", "editor's note", "editors note", "author's note",
    "editor s note", "originally", "first published", "first printed", "previously published",
    "cross posted", "crossposted", "reposted", "republished", "syndicated", "guest post",
    "disclaimer", "spoiler alert", "tl dr", "tldr", "note that", "read more", "read next",
    "subscribe to", "sign up for", "click here", "follow us", "share this", "join us",
    "register now", "register here", "register today", "rsvp", "thank you", "thanks to",
    "happy new", "please", "dieser artikel", "dieser beitrag", "cet article", "este artículo",
    "questo articolo", "este artigo", "dit artikel",
  ]

  /// Whether `text` is a notice about the post, a label on a note, or a call.
  private static func isNotice(_ text: String) -> Bool {
    let words = SentenceSigns.words(text).joined(separator: " ")
    if labels.contains(words) { return true }
    if openings.contains(where: { words == $0 || words.hasPrefix($0 + " ") }) { return true }
    // "Note: bring a coat"
    let colon = text.firstIndex(of: ":") ?? text.startIndex
    return colon > text.startIndex
      && labels.contains(SentenceSigns.words(String(text[..<colon])).joined(separator: " "))
  }
}
