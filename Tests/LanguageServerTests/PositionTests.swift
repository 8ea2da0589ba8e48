// SPDX-License-Identifier: Apache-2.0

import JSONRPC
import LanguageServer
import Sessions
import SourceText
import Testing

@Suite("Positions of clients") struct PositionTests {
  private static let text = "a👋b\r\n\ne\u{301}x\rж\u{200D}\u{1F469}\nend"

  @Test("Each character has its place in both encodings")
  func places() {
    let bytes = Array(Self.text.utf8)
    let utf16 = TextPositions(bytes, .utf16)
    let utf8 = TextPositions(bytes, .utf8)
    let b = 5
    #expect(bytes[b] == UInt8(ascii: "b"))
    #expect(utf16.position(b) == ClientPosition(line: 0, character: 3))
    #expect(utf8.position(b) == ClientPosition(line: 0, character: 5))
    let x = 12
    #expect(bytes[x] == UInt8(ascii: "x"))
    #expect(utf16.position(x) == ClientPosition(line: 2, character: 2))
    #expect(utf8.position(x) == ClientPosition(line: 2, character: 3))
    #expect(utf16.position(bytes.count) == ClientPosition(line: 4, character: 3))
    #expect(utf16.lineCount == 5)
  }

  @Test("Places and offsets are each other's reverse", arguments: [PositionEncoding.utf8, .utf16])
  func reverse(_ encoding: PositionEncoding) {
    let bytes = Array(Self.text.utf8)
    let positions = TextPositions(bytes, encoding)
    for offset in 0...bytes.count {
      let isInside = offset < bytes.count && bytes[offset] & 0xC0 == 0x80
      let isInLineEnd =
        offset > 0 && offset < bytes.count && bytes[offset] == 0x0A && bytes[offset - 1] == 0x0D
      if isInside || isInLineEnd { continue }
      #expect(positions.offset(positions.position(offset)) == offset)
    }
  }

  @Test("A place that is not in the text is moved into it")
  func outside() {
    let positions = TextPositions(Array("a👋b\r\nc".utf8), .utf16)
    #expect(positions.offset(ClientPosition(line: 0, character: 2)) == 1)
    #expect(positions.offset(ClientPosition(line: 0, character: 99)) == 6)
    #expect(positions.offset(ClientPosition(line: 9, character: 0)) == 9)
    #expect(positions.offset(ClientPosition(line: 1, character: Int.max)) == 9)
  }

  @Test("A byte order mark that the client does not see has no place")
  func byteOrderMark() {
    let positions = TextPositions([0xEF, 0xBB, 0xBF] + Array("ab\nc".utf8), .utf8, hidden: 3)
    #expect(positions.position(4) == ClientPosition(line: 0, character: 1))
    #expect(positions.position(0) == ClientPosition(line: 0, character: 0))
    #expect(positions.offset(ClientPosition(line: 0, character: 0)) == 3)
    #expect(positions.offset(ClientPosition(line: 1, character: 0)) == 6)
  }

  @Test(
    "Addresses of files and their paths are each other's reverse",
    arguments: ["/a/b.md", "/a b/ü%.md", "/a/[x]#1?.md", "/👋/é.md"])
  func addresses(_ path: String) {
    #expect(FileURI.path(FileURI.uri(path)) == path)
  }

  @Test(
    "What is not a file of this machine has no path",
    arguments: [
      "http://a/b.md", "untitled:1", "file://host/a.md", "file:///a/../../etc/passwd",
      "file:///a%00b",
      "file:///a%2", "file:///a%zz", "file:///a/%2e%2e/b", "file://", "",
    ])
  func noAddresses(_ uri: String) { #expect(FileURI.path(uri) == nil) }

  @Test(
    "Edits turn one text into the other",
    arguments: [
      ("a\nb\nc\n", "a\nx\nc\n"), ("a\r\nb\r\n", "a\nb\n"), ("é", "è"), ("👋", "👩"), ("", "a"),
      ("a", ""), ("a\n", "a"), ("x\ny\n", "y\nx\n"), ("ab\n", "aXb\n"), ("e\u{301}", "e\u{300}"),
    ])
  func edits(_ old: String, _ new: String) {
    var bytes = Array(old.utf8)
    for edit in TextChanges.edits(Array(old.utf8), Array(new.utf8)).reversed() {
      bytes.replaceSubrange(edit.range.indices, with: edit.text.utf8)
    }
    #expect(bytes == Array(new.utf8))
  }
}
