// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Language
import SourceText

extension ProseBlock {
  /// Whether most of its words begin with a capital, as in a list of names: it is none of what measures are made for.
  var isListOfNames: Bool {
    guard words.count >= Self.fewestNames else { return false }
    let bytes = text.bytes
    let capitals = words.count { word in
      let first = bytes[word.range.lowerBound]
      return (0x41...0x5A).contains(first)
    }
    return capitals * 10 > words.count * 6
  }

  /// Whether `sentence` is mostly names with a capital, or parted by commas all along.
  func isList(_ sentence: ProseSentence) -> Bool {
    let bytes = text.bytes
    let capitals = words[sentence.words].count { word in
      (0x41...0x5A).contains(bytes[word.range.lowerBound])
    }
    let commas = bytes[sentence.range].count { $0 == UInt8(ascii: ",") }
    return capitals * 2 > sentence.words.count || commas * 5 >= sentence.words.count
  }

  /// Whether `sentence` may be two, the second of which begins with a small letter.
  func isDoubtful(_ sentence: ProseSentence) -> Bool {
    Sentences.mayEndInside(text.bytes, sentence.range)
  }

  /// Whether `sentence` ends a paragraph without a mark that ends a sentence, or introduces what follows.
  func isFragment(_ sentence: ProseSentence) -> Bool {
    guard kind == .paragraph, sentence.range.upperBound >= text.bytes.count else { return false }
    let end = String(decoding: text.bytes[sentence.range].suffix(Self.longestEnd), as: UTF8.self)
    return !end.unicodeScalars.contains { scalar in
      switch scalar {
      case ".", "!", "?", ":", ";", "…", "。", "！", "？", "؟", "۔", "।", "։", "‽": true
      default: false
      }
    }
  }

  /// A mark with closing quotes, brackets and a footnote's number after it.
  private static var longestEnd: Int { 12 }
  private static var fewestNames: Int { 20 }
}

extension Prose {
  /// The numbers of the sections that hold what was said and not written: by their headings, or as people with their
  /// names before what they say.
  var transcripts: Set<Int> {
    let words = ["transcript", "transkript", "transcripción", "trascrizione"]
    let headed = sections.indices.filter { index in
      guard let heading = sections[index].heading?.text.lowercased() else { return false }
      return words.contains { heading.utf8Range(of: $0) != nil }
    }
    let turns = blocks.filter(\.beginsWithSpeaker).map(\.section)
    return Set(headed).union(turns.count >= Self.fewestTurns ? turns : [])
  }

  /// Fewer are a dialogue in a text.
  private static var fewestTurns: Int { 6 }
}

extension ProseBlock {
  /// Whether it begins with a name of two to four words and a colon, as in "Ann Lee: It runs.", or with "Q:".
  fileprivate var beginsWithSpeaker: Bool {
    let bytes = text.bytes
    guard kind == .paragraph,
      let colon = bytes.prefix(Self.longestSpeaker).firstIndex(of: UInt8(ascii: ":"))
    else { return false }
    let name = words.prefix { $0.range.upperBound <= colon }
    // "Q:" and "A:" of an interview.
    if name.count == 1, let letter = name.first, letter.range.count == 1 {
      return "QAFR".utf8.contains(bytes[letter.range.lowerBound])
    }
    return (2...4).contains(name.count)
      && name.allSatisfy { (0x41...0x5A).contains(bytes[$0.range.lowerBound]) }
  }

  private static var longestSpeaker: Int { 50 }
}

extension ProseBlock {
  /// The words of a sentence, each web address as one.
  func wordCount(of sentence: ProseSentence) -> Int {
    let bytes = text.bytes
    var count = 0
    var isInAddress = false
    var end = sentence.range.lowerBound
    for word in words[sentence.words] {
      let range = word.range
      let gap = bytes[end..<max(end, range.lowerBound)]
      if gap.contains(0x20) { isInAddress = false }
      if !isInAddress { count += 1 }
      if gap.elementsEqual("://".utf8)
        || range.upperBound < bytes.count && bytes[range.upperBound] == 0x2E
          && bytes[range].elementsEqual("www".utf8)
      {
        // What was before `://` was counted.
        if gap.elementsEqual("://".utf8), !isInAddress { count -= 1 }
        isInAddress = true
      }
      end = range.upperBound
    }
    return count
  }
}
