// SPDX-License-Identifier: Apache-2.0

package import Documents
package import SourceText

/// The tokenizer of the HTML standard (13.2.5) over bytes that are all there.
///
/// The current token lies in the tokenizer's own properties and its attributes and segments go
/// straight into ``out``, so that no token costs an allocation. What the standard does a character
/// at a time is done here a construct at a time; the errors and their places are the standard's.
package struct HTMLTokenizer: ~Copyable {
  package enum Token: UInt8, Sendable {
    /// The input is used up.
    case end
    /// The bytes ``range`` of the source, verbatim.
    case text
    /// The code points ``first`` and ``second`` (0: none) for the bytes ``range``.
    case reference
    /// A NUL that the tree builder has to judge.
    case null
    case startTag
    case endTag
    /// Or a template tag, as ``isTemplate`` says.
    case comment
    case doctype
  }

  /// What the tokenizer looks for; the tree builder changes it after some start tags.
  package enum State: UInt8, Sendable {
    case data
    case plaintext
    case rcdata
    case rawtext
    case script
    case cdata
  }

  enum ScriptState: UInt8, Sendable {
    case plain
    case escaped, escapedDash, escapedDashDash
    case doubleEscaped, doubleEscapedDash, doubleEscapedDashDash
  }

  /// What the tokens' parts are written into.
  package var out: DocumentBuilder
  package var state = State.data
  var scriptState = ScriptState.plain
  /// The last start tag's name: only its end tag ends RCDATA, raw text and scripts.
  package var lastStartTag = Name.none
  /// Whether `<![CDATA[` opens a section here: in SVG and MathML only.
  package var allowsCDATA = false
  /// Whether `{{ … }}` and `{% … %}` are not text and no part of a tag's syntax.
  package var readsTemplates = false

  // Whatever is asked for every token is `mutating` although it changes nothing: else the whole of
  // the tokenizer is copied for the call.

  // An unsafe buffer, as this is the loop that the benchmark measures; it is set only while
  // `withInput` runs, and every index is compared with `end` first.
  var input = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var position = 0
  var end = 0
  /// Where pieces that were joined begin, in the input and in the source; empty when they are the
  /// same.
  private var cuts: [Cut] = []
  /// Whether ``cuts`` has any.
  var isJoined = false
  /// Text that is still to be handed out, a piece at a time.
  private var pendingStart = 0
  private var pendingEnd = 0
  /// For names that are not in the source as such: lowered or with U+FFFD for NUL.
  var scratch: [UInt8] = []
  /// By a name's number, the last tag that had an attribute of this name.
  private var lastTagWith: [UInt32] = []
  private var tagNumber: UInt32 = 0

  private struct Cut {
    var input: Int
    var source: Int
  }

  // The current token.
  /// All of it in the source.
  package var range = ByteRange(at: 0)
  package var name = Name.none
  /// The first of the attributes of a start tag or doctype in `out.attributes`.
  package var firstAttribute: Int32 = 0
  package var attributeCount = 0
  package var isSelfClosing = false
  package var forcesQuirks = false
  package var first: UInt32 = 0
  package var second: UInt32 = 0
  /// The data of a comment.
  package var payload: Int32 = -1
  /// Whether the comment at hand is a template tag; whoever takes it sets this back.
  package var isTemplate = false

  /// A tokenizer that writes into `out` and has no input yet.
  package init(into out: consuming DocumentBuilder) {
    self.out = out
  }

  /// Starts on the bytes `range` of the source; to be called with `input` set to all of it.
  mutating func begin(_ input: UnsafeBufferPointer<UInt8>, _ range: ByteRange) {
    self.input = input
    position = range.start
    end = Swift.min(range.end, input.count)
    isJoined = false
  }

  /// Starts on `joined`, which holds the bytes of `pieces` one after the other.
  mutating func begin(joined: UnsafeBufferPointer<UInt8>, pieces: [ByteRange]) {
    input = joined
    position = 0
    end = joined.count
    cuts.removeAll(keepingCapacity: true)
    var offset = 0
    for piece in pieces where !piece.isEmpty {
      cuts.append(Cut(input: offset, source: piece.start))
      offset += piece.count
    }
    isJoined = !cuts.isEmpty
  }

  /// Forgets the input, which is about to go out of scope.
  mutating func endInput() {
    input = UnsafeBufferPointer(start: nil, count: 0)
    position = 0
    end = 0
    isJoined = false
  }

  /// Tokenises the bytes `range` of the source without a tree builder: `visit` gets each token
  /// while the tokenizer holds its parts.
  package mutating func tokenize(
    _ range: ByteRange, visit: (Token, borrowing HTMLTokenizer) -> Void
  ) {
    noteInputProblems(in: range, of: &out)
    let bytes = out.source.bytes
    bytes.withUnsafeBufferPointer { buffer in
      begin(buffer, range)
      while true {
        let token = next()
        if token == .end { break }
        visit(token, self)
      }
      endInput()
    }
  }

  /// What was written.
  package consuming func output() -> DocumentBuilder { out }

  /// The next token.
  @inline(__always)
  mutating func next() -> Token {
    if pendingStart < pendingEnd { return text(pendingStart, pendingEnd) }
    while true {
      switch state {
      case .data:
        if let token = nextInData() { return token }
      case .cdata:
        if let token = nextInCDATA() { return token }
      case .plaintext, .rawtext, .rcdata: return nextInRawText()
      case .script: return nextInScript()
      }
    }
  }

  /// The next token, or `nil` when a CDATA section was opened.
  @inline(__always)
  private mutating func nextInData() -> Token? {
    while position < end {
      let start = position
      switch input[start] {
      case 0x3C:
        if let token = markup(at: start) { return token }
        if state != .data { return nil }
      case 0x26: return reference(at: start)
      case 0: return null(at: start, isError: true)
      default:
        if readsTemplates {
          if input[start] == 0x7B, let stop = templateEnd(at: start) {
            position = stop
            range = place(start, stop)
            isTemplate = true
            return .comment
          }
          position = endOfText(from: start + 1, orAt: 0x7B)
          return text(start, position)
        }
        let index = endOfText(from: start + 1, orAt: 0x3C)
        position = index
        return text(start, index)
      }
    }
    return .end
  }

  /// The offset of the next `<`, `&`, NUL or `other`, or the end.
  @inline(__always)
  private mutating func endOfText(from start: Int, orAt other: UInt8) -> Int {
    var index = start
    while index + 8 <= end {
      let word = input.eightBytes(at: index)
      let found =
        zeroBytes(word) | zeroBytes(word ^ eight(0x3C)) | zeroBytes(word ^ eight(0x26))
        | zeroBytes(word ^ eight(other))
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < end {
      let byte = input[index]
      if byte == 0x3C || byte == 0x26 || byte == 0 || byte == other { break }
      index += 1
    }
    return index
  }

  /// The end of the template tag that opens at `start`, when no other opens before it closes.
  mutating func templateEnd(at start: Int) -> Int? {
    guard start + 1 < end, input[start] == 0x7B else { return nil }
    let kind = input[start + 1]
    guard kind == 0x7B || kind == 0x25 else { return nil }
    let closer: UInt8 = kind == 0x7B ? 0x7D : 0x25
    var index = start + 2
    while index + 1 < end {
      if input[index] == closer, input[index + 1] == 0x7D { return index + 2 }
      if input[index] == 0x7B, input[index + 1] == kind { return nil }
      index += 1
    }
    return nil
  }

  /// RCDATA, raw text and plain text: only references, the own end tag and NUL mean anything.
  private mutating func nextInRawText() -> Token {
    guard position < end else { return .end }
    let start = position
    var index = start
    while index < end {
      let byte = input[index]
      if byte == 0x3C {
        if state != .plaintext, isOwnEndTag(at: index) {
          if index > start { break }
          state = .data
          if let token = tag(at: index, nameAt: index + 2, isEnd: true) { return token }
          return .end
        }
      } else if byte == 0x26 {
        if state == .rcdata {
          if index > start { break }
          return reference(at: index)
        }
      } else if byte == 0 {
        if index > start { break }
        return replacement(at: index)
      }
      index += 1
    }
    position = index
    return text(start, index)
  }

  /// The next token, or `nil` when the section ends here.
  private mutating func nextInCDATA() -> Token? {
    let start = position
    var index = start
    while index < end {
      let byte = input[index]
      if byte == 0x5D, index + 2 < end, input[index + 1] == 0x5D, input[index + 2] == 0x3E {
        position = index + 3
        state = .data
        return index > start ? text(start, index) : nil
      }
      if byte == 0 {
        if index > start { break }
        return null(at: index, isError: false)
      }
      index += 1
    }
    position = index
    if index > start { return text(start, index) }
    note(.eofInCDATA, at: index)
    state = .data
    return .end
  }

  /// Whether `</` at `start` with the last start tag's name and an end after it is here.
  mutating func isOwnEndTag(at start: Int) -> Bool {
    guard start + 2 < end, input[start + 1] == 0x2F else { return false }
    var index = start + 2
    while index < end, input[index].isASCIILetter { index += 1 }
    guard index > start + 2, index < end else { return false }
    let byte = input[index]
    guard byte.isHTMLSpace || byte == 0x2F || byte == 0x3E else { return false }
    return isName(start + 2, index, lastStartTag)
  }

  /// Whether the letters `start..<stop` spell `name` in any case.
  private mutating func isName(_ start: Int, _ stop: Int, _ name: Name) -> Bool {
    // No element with such content has a longer name than `noframes`.
    guard stop - start <= 32 else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { lowered in
      var count = 0
      for index in start..<stop {
        lowered[count] = input[index].lowercased
        count += 1
      }
      return out.names.find(UnsafeBufferPointer(rebasing: lowered[..<count])) == name
    }
  }

  // MARK: Handing out

  /// Hands out the input `start..<stop` as text, up to where the next joined piece begins.
  mutating func text(_ start: Int, _ stop: Int) -> Token {
    if !isJoined {
      range = ByteRange(start, stop)
      return .text
    }
    let cut = self.cut(holding: start)
    let pieceEnd = cut + 1 < cuts.count ? Swift.min(cuts[cut + 1].input, stop) : stop
    pendingStart = pieceEnd
    pendingEnd = stop
    range = place(start, pieceEnd)
    return .text
  }

  /// Hands out the NUL at `start` for the tree builder to judge.
  private mutating func null(at start: Int, isError: Bool) -> Token {
    if isError { note(.unexpectedNullCharacter, at: start) }
    position = start + 1
    range = place(start, start + 1)
    return .null
  }

  /// Hands out U+FFFD for the NUL at `start`.
  mutating func replacement(at start: Int) -> Token {
    note(.unexpectedNullCharacter, at: start)
    position = start + 1
    range = place(start, start + 1)
    first = 0xFFFD
    second = 0
    return .reference
  }

  // MARK: Places

  private mutating func cut(holding offset: Int) -> Int {
    var low = 0
    var high = cuts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if cuts[middle].input <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The source bytes of the input `start..<stop`.
  @inline(__always)
  mutating func place(_ start: Int, _ stop: Int) -> ByteRange {
    isJoined ? mappedPlace(start, stop) : ByteRange(start, stop)
  }

  private mutating func mappedPlace(_ start: Int, _ stop: Int) -> ByteRange {
    // The end is that of the last byte, so that what was cut out after it is left out.
    if stop > start {
      let opening = cuts[cut(holding: start)]
      let closing = cuts[cut(holding: stop - 1)]
      return ByteRange(
        opening.source + start - opening.input, closing.source + stop - closing.input)
    }
    let cut = start > 0 && start >= end ? self.cut(holding: start - 1) : self.cut(holding: start)
    return ByteRange(at: cuts[cut].source + start - cuts[cut].input)
  }

  /// Notes an error at the byte `offset` of the input, or at its end.
  mutating func note(_ code: SyntaxProblemCode, at offset: Int) {
    out.note(code, offset < end ? place(offset, offset + 1) : place(end, end))
  }

  // MARK: Segments

  /// A list of segments that is being written.
  struct SegmentList {
    var first: Int32 = -1
    var last: Int32 = -1
  }

  mutating func add(_ segment: Segment, to list: inout SegmentList) {
    list.last = out.append(segment, after: list.last)
    if list.first < 0 { list.first = list.last }
  }

  /// Adds the input `start..<stop`, a segment for every joined piece in it.
  mutating func addVerbatim(_ start: Int, _ stop: Int, to list: inout SegmentList) {
    if !isJoined || start >= stop {
      add(Segment(place(start, stop)), to: &list)
      return
    }
    var start = start
    while start < stop {
      let cut = self.cut(holding: start)
      let pieceEnd = cut + 1 < cuts.count ? Swift.min(cuts[cut + 1].input, stop) : stop
      add(Segment(place(start, pieceEnd)), to: &list)
      start = pieceEnd
    }
  }

  /// Adds the input `start..<stop` with U+FFFD for every NUL in it; an empty one too.
  mutating func addReplacingNulls(_ start: Int, _ stop: Int, to list: inout SegmentList) {
    var run = start
    var index = start
    while index < stop {
      if input[index] == 0 {
        if index > run { addVerbatim(run, index, to: &list) }
        add(Segment(place(index, index + 1), .scalars, 0xFFFD), to: &list)
        run = index + 1
      }
      index += 1
    }
    if run < stop || list.first < 0 { addVerbatim(run, stop, to: &list) }
  }

  /// Whether the input `start..<stop` lies in more than one joined piece.
  mutating func isCut(_ start: Int, _ stop: Int) -> Bool {
    isJoined && start < stop && cut(holding: start) != cut(holding: stop - 1)
  }

  // MARK: Attributes

  /// Starts the list of a tag's attributes.
  mutating func beginAttributes() {
    firstAttribute = Int32(truncatingIfNeeded: out.attributes.count)
    attributeCount = 0
    tagNumber &+= 1
  }

  /// Whether the current tag has no earlier attribute `name`.
  mutating func isFirstOfItsName(_ name: Name) -> Bool {
    let number = Int(name.rawValue)
    if number >= lastTagWith.count {
      lastTagWith.append(
        contentsOf: repeatElement(0, count: Swift.max(number + 1, 256) * 2 - lastTagWith.count))
    }
    if lastTagWith[number] == tagNumber { return false }
    lastTagWith[number] = tagNumber
    return true
  }

  /// Takes the current tag's attributes back.
  mutating func dropAttributes() {
    out.attributes.removeLast(out.attributes.count - Int(firstAttribute))
    attributeCount = 0
  }
}
