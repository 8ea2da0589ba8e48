// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

// Scripts, with the escaped states that a comment in one opens.

extension HTMLTokenizer {
  mutating func nextInScript() -> Token {
    let start = position
    var index = start
    while index < end {
      let byte = input[index]
      if byte == 0 {
        if index > start { break }
        leaveDashes()
        return replacement(at: index)
      }
      if byte == UInt8(ascii: "<") {
        let isEnd =
          scriptState.rawValue < ScriptState.doubleEscaped.rawValue && isOwnEndTag(at: index)
        if isEnd {
          if index > start { break }
          state = .data
          scriptState = .plain
          return tag(at: index, nameAt: index + 2, isEnd: true) ?? .end
        }
        index = afterLessThan(at: index)
        continue
      }
      if scriptState == .plain {
        index += 1
        while index < end, input[index] != 0, input[index] != UInt8(ascii: "<") { index += 1 }
        continue
      }
      advance(over: byte)
      index += 1
    }
    position = index
    if index > start { return text(start, index) }
    if scriptState != .plain {
      note(.eofInScriptHTMLCommentLikeText, at: end)
      scriptState = .plain
    }
    return .end
  }

  /// The states with a dash end at any character that is not one.
  private mutating func leaveDashes() {
    switch scriptState {
    case .escapedDash, .escapedDashDash: scriptState = .escaped
    case .doubleEscapedDash, .doubleEscapedDashDash: scriptState = .doubleEscaped
    case .plain, .escaped, .doubleEscaped: break
    }
  }

  private mutating func advance(over byte: UInt8) {
    if byte == UInt8(ascii: "-") {
      switch scriptState {
      case .escaped: scriptState = .escapedDash
      case .escapedDash: scriptState = .escapedDashDash
      case .doubleEscaped: scriptState = .doubleEscapedDash
      case .doubleEscapedDash: scriptState = .doubleEscapedDashDash
      case .plain, .escapedDashDash, .doubleEscapedDashDash: break
      }
    } else if byte == UInt8(ascii: ">"),
      scriptState == .escapedDashDash || scriptState == .doubleEscapedDashDash
    {
      scriptState = .plain
    } else {
      leaveDashes()
    }
  }

  /// Goes on after the `<` at `start` that opens no end tag of the script.
  private mutating func afterLessThan(at start: Int) -> Int {
    switch scriptState {
    case .plain:
      if start + 3 < end, input[start + 1] == UInt8(ascii: "!"),
        input[start + 2] == UInt8(ascii: "-"), input[start + 3] == UInt8(ascii: "-")
      {
        scriptState = .escapedDashDash
        return start + 4
      }
      return start + 1
    case .escaped, .escapedDash, .escapedDashDash:
      scriptState = .escaped
      return switchingEscape(from: start + 1, to: .doubleEscaped)
    case .doubleEscaped, .doubleEscapedDash, .doubleEscapedDashDash:
      scriptState = .doubleEscaped
      guard start + 1 < end, input[start + 1] == UInt8(ascii: "/") else { return start + 1 }
      return switchingEscape(from: start + 2, to: .escaped)
    }
  }

  /// Reads letters from `start`; when they spell `script` and end as a tag name does, `next` is the
  /// state.
  private mutating func switchingEscape(from start: Int, to next: ScriptState) -> Int {
    var index = start
    while index < end, input[index].isASCIILetter { index += 1 }
    // The end of a tag name is used up only after letters, or after `</` in a doubly escaped
    // script.
    guard index < end, index > start || next == .escaped else { return index }
    let byte = input[index]
    guard byte.isHTMLSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") else {
      return index
    }
    if spellsScript(start, index) { scriptState = next }
    return index + 1
  }

  private mutating func spellsScript(_ start: Int, _ stop: Int) -> Bool {
    let word: StaticString = "script"
    guard stop - start == word.utf8CodeUnitCount else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where input[start + offset].lowercased != word.utf8Start[offset] {
      return false
    }
    return true
  }
}
