// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
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

  private static var fewestNames: Int { 20 }
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
        // What stood before `://` was counted.
        if gap.elementsEqual("://".utf8), !isInAddress { count -= 1 }
        isInAddress = true
      }
      end = range.upperBound
    }
    return count
  }
}
