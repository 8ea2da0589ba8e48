// SPDX-License-Identifier: Apache-2.0

import JSONRPC
import Testing

@Suite("JSON of messages") struct JSONTests {
  private func parsed(_ text: String) throws -> JSONValue {
    try JSONParser.parse(Array(text.utf8))
  }

  @Test(
    "What is written reads the same",
    arguments: [
      "null", "true", "-12", "1.5", #""a\"b\\c""#, "[]", "{}", #"{"a": [1, {"b": null}]}"#,
      #""👩‍👩‍👧 é ḱ""#,
    ])
  func roundTrip(_ text: String) throws {
    let value = try parsed(text)
    #expect(try JSONParser.parse(value.bytes) == value)
  }

  @Test("Escapes stand for their characters, and half a pair for none")
  func escapes() throws {
    #expect(try parsed(#""\u00e9\ud83d\udc4b\n\/""#) == "é👋\n/")
    #expect(try parsed(#""\ud83d!""#) == "\u{FFFD}!")
    #expect(try parsed(#""\udc4b""#) == "\u{FFFD}")
    #expect(try parsed(#""\ud83d\u0041""#) == "\u{FFFD}A")
  }

  @Test(
    "What is not JSON is refused",
    arguments: [
      "", "[", "{", "[1", "[1,]", "{\"a\"}", "{\"a\":}", "{a: 1}", "\"", #""\u12""#, #""\x""#,
      "tru",
      "1 2", "nan", "+-", "--1", "\u{1}", #"{"a": 1,}"#, #""\u+123""#,
    ])
  func refused(_ text: String) {
    #expect(throws: JSONParser.Problem.self) { try parsed(text) }
  }

  @Test("Depth and number of values are bounded")
  func bounds() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONParser.Problem.self) { try parsed(deep) }
    let many = "[" + String(repeating: "1,", count: JSONParser.mostValues) + "1]"
    #expect(throws: JSONParser.Problem.self) { try parsed(many) }
    let allowed =
      String(repeating: "[", count: JSONParser.greatestDepth)
      + String(repeating: "]", count: JSONParser.greatestDepth)
    _ = try parsed(allowed)
  }

  @Test("A message is told by its members")
  func messages() throws {
    func message(_ text: String) throws -> RPCMessage { try RPCMessage(Array(text.utf8)) }
    #expect(
      try message(#"{"jsonrpc": "2.0", "id": 1, "method": "a"}"#)
        == .request(id: .number(1), method: "a", params: .object([])))
    #expect(
      try message(#"{"jsonrpc": "2.0", "method": "a", "params": [1]}"#)
        == .notification(method: "a", params: [1]))
    #expect(
      try message(#"{"jsonrpc": "2.0", "id": "x", "result": 3}"#)
        == .response(id: .text("x"), result: .success(3)))
    for wrong in ["{}", "[]", "1", #"{"jsonrpc": "2.0"}"#, #"{"jsonrpc": "1.0", "method": "a"}"#] {
      #expect(throws: RPCError.self) { try message(wrong) }
    }
  }
}

@Suite("Frames") struct FrameTests {
  /// All frames of `bytes`, given in pieces of `size`.
  private func frames(
    _ bytes: [UInt8], _ framing: Framing = .header, size: Int
  ) throws -> [FrameReader.Frame] {
    var reader = FrameReader(framing)
    var frames: [FrameReader.Frame] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + size)
      reader.append(Array(bytes[start..<end]))
      while let frame = try reader.next() { frames.append(frame) }
      start = end
    }
    return frames
  }

  @Test("Messages are the same however the stream is cut", arguments: [1, 2, 3, 7, 1000])
  func pieces(_ size: Int) throws {
    let texts = ["{}", "", "é👋", String(repeating: "x", count: 300)].map { Array($0.utf8) }
    for framing in [Framing.header, .lines] {
      let sent = framing == .header ? texts : texts.filter { !$0.isEmpty }
      let stream = sent.flatMap { framing.frame($0) }
      #expect(try frames(stream, framing, size: size) == sent.map { .message($0) })
    }
  }

  @Test("Other headers and letter cases are taken")
  func headers() throws {
    let text = "content-type: x; charset=utf-8\r\nCONTENT-LENGTH:  2 \r\n\r\n{}"
    #expect(try frames(Array(text.utf8), size: 5) == [.message(Array("{}".utf8))])
  }

  @Test(
    "A header that tells no length ends the reading",
    arguments: [
      "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n", "Foo: 1\r\n\r\n", "\r\n\r\n",
      "Content-Length: 99999999999999999999\r\n\r\n", "nonsense\r\n\r\n",
      String(repeating: "x", count: 20_000),
    ])
  func broken(_ text: String) {
    #expect(throws: FrameReader.Broken.self) { try frames(Array(text.utf8), size: 1000) }
  }

  @Test("A message that is too large is skipped and not kept")
  func large() throws {
    for framing in [Framing.header, .lines] {
      var reader = FrameReader(framing)
      let size = FrameReader.largest + (1 << 20)
      if framing == .header { reader.append(Array("Content-Length: \(size)\r\n\r\n".utf8)) }
      var skipped = 0
      var left = size
      let piece = [UInt8](repeating: 0x61, count: 1 << 20)
      while left > 0 {
        reader.append(piece)
        left -= piece.count
        while let frame = try reader.next() { if case .skipped = frame { skipped += 1 } }
        #expect(reader.held <= FrameReader.largest + piece.count)
      }
      if framing == .lines { reader.append([0x0A]) }
      reader.append(framing.frame(Array("{}".utf8)))
      var messages = 0
      while let frame = try reader.next() {
        if case .skipped = frame { skipped += 1 } else { messages += 1 }
      }
      #expect(skipped == 1)
      #expect(messages == 1)
    }
  }
}
