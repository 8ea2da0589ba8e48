// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import SourceText
import Testing

/// The value as one line, each scalar and key with the source bytes that its range holds.
func outline(_ value: DataValue, _ source: SourceText) -> String {
  let slice = source.string(value.range)
  switch value.content {
  case .null: return "null<\(slice)>"
  case .scalar(let text, let isQuoted): return "\(isQuoted ? "text" : "plain")(\(text))<\(slice)>"
  case .list(let values):
    return "[" + values.map { outline($0, source) }.joined(separator: ", ") + "]"
  case .map(let entries):
    return "{"
      + entries.map { "\($0.key)<\(source.string($0.keyRange))>: \(outline($0.value, source))" }
      .joined(separator: ", ") + "}"
  }
}

@Suite struct YAMLReaderTests {
  @Test(
    "Every key and value is read with the bytes it stands in",
    arguments: [
      ("a: 1", "{a<a>: plain(1)<1>}"),
      (
        "a: true\nb: 'true'\nc: \"x\\ty\"",
        "{a<a>: plain(true)<true>, b<b>: text(true)<'true'>, c<c>: text(x\ty)<\"x\\ty\">}"
      ),
      (
        "a:\nb: ~\nc: null\nd: \"\"",
        "{a<a>: null<>, b<b>: null<~>, c<c>: null<null>, d<d>: text()<\"\">}"
      ),
      ("é: 🙂 x\nß: [日本, \"🙂\"]", "{é<é>: plain(🙂 x)<🙂 x>, ß<ß>: [plain(日本)<日本>, text(🙂)<\"🙂\">]}"),
      (
        "a:\r\n  b: x\r\n  c: [y, z]\r\nd: w\r\n",
        "{a<a>: {b<b>: plain(x)<x>, c<c>: [plain(y)<y>, plain(z)<z>]}, d<d>: plain(w)<w>}"
      ),
      (
        "a: |\n  one\n  two\n\nb: >-\n  x\n  y\n",
        "{a<a>: text(one\ntwo\n)<|\n  one\n  two>, b<b>: text(x y)<>-\n  x\n  y>}"
      ),
      ("- a\n-\n- - b\n  - c", "[plain(a)<a>, null<>, [plain(b)<b>, plain(c)<c>]]"),
      (
        "a:\n- x # why\n- y\n\n# end\nb: {c: d, e}",
        "{a<a>: [plain(x)<x>, plain(y)<y>], b<b>: {c<c>: plain(d)<d>, e<e>: null<>}}"
      ),
      ("a: one\n  two\nb: 2", "{a<a>: plain(one two)<one\n  two>, b<b>: plain(2)<2>}"),
      ("a: &x !!str 12\nb: *x", "{a<a>: text(12)<12>, b<b>: text(12)<*x>}"),
      ("&x:: a", "{:<:>: plain(a)<a>}"), ("a: &x\n\u{FEFF}b", "{a<a>: plain(b)<b>}"),
      ("a: &x\n \u{FEFF}b", "{a<a>: plain(\u{FEFF}b)<\u{FEFF}b>}"),
      ("!x\u{2028}- a", "[plain(a)<a>]"), ("!x # c\u{85}- a", "[plain(a)<a>]"),
      ("a: &x\n  b: c\nd: *x", "{a<a>: {b<b>: plain(c)<c>}, d<d>: {b<b>: plain(c)<c>}}"),
      ("a: 1\na: 2", "{a<a>: plain(1)<1>, a<a>: plain(2)<2>}"),
      ("\"a b\": x\n'c': y", "{a b<\"a b\">: plain(x)<x>, c<'c'>: plain(y)<y>}"),
      ("a: 1\n---\nb: 2", "{a<a>: plain(1)<1>}"),
      ("just text", "plain(just text)<just text>"),
      ("", "null<>"),
      ("# nothing\n", "null<>"),
      ("\u{FEFF}a: é", "{a<a>: plain(é)<é>}"),
      ("a: |\n  \tx\n  y\nb: z", "{a<a>: text(\tx\ny\n)<|\n  \tx\n  y>, b<b>: plain(z)<z>}"),
      ("é: >-\n\n  \té\n", "{é<é>: text(\n\té)<>-\n\n  \té>}"),
      ("a: \u{E000}\nb: |\n \tx", "{a<a>: plain(\u{E000})<\u{E000}>, b<b>: text(\tx)<|\n \tx>}"),
      ("a: {b:, c: 1}", "{a<a>: {b<b>: null<>, c<c>: plain(1)<1>}}"),
      ("a: {b:}\nc: [d:]", "{a<a>: {b<b>: null<>}, c<c>: [plain(d)<d>]}"),
      ("a: {b, c: 1}", "{a<a>: {b<b>: null<>, c<c>: plain(1)<1>}}"),
      ("a: b\u{85}c: é\u{2028}d: f", "{a<a>: plain(b)<b>, c<c>: plain(é)<é>, d<d>: plain(f)<f>}"),
    ])
  func read(_ text: String, _ expected: String) throws {
    let source = SourceText(text)
    #expect(outline(try YAMLReader.read(source, in: source.wholeRange), source) == expected)
  }

  @Test("A list or a map reaches from its first to its last byte")
  func collections() throws {
    let source = SourceText("é: &n\n  - [1, 2] # c\n  - {x: y}\n\n# c\nb: !m {a: 1}\n")
    let value = try YAMLReader.read(source, in: source.wholeRange)
    #expect(source.string(value.range) == "é: &n\n  - [1, 2] # c\n  - {x: y}\n\n# c\nb: !m {a: 1}")
    #expect(value["é"].map { source.string($0.range) } == "- [1, 2] # c\n  - {x: y}")
    #expect(value["é"]?.list?.map { source.string($0.range) } == ["[1, 2]", "{x: y}"])
    #expect(value["b"].map { source.string($0.range) } == "{a: 1}")
  }

  @Test(
    "A range inside a file gives offsets of the file", arguments: ["", "\u{FEFF}"], ["\n", "\r\n"])
  func inside(mark: String, lineEnd: String) throws {
    let lines = ["---", "title: \"Été 🙂\"", "tags:", "  - über", "---", "# x: y", ""]
    let source = SourceText(mark + lines.joined(separator: lineEnd))
    let block = try #require(FrontMatterBlock.locate(in: source))
    let value = try #require(try block.read(source))
    #expect(
      outline(value, source)
        == "{title<title>: text(Été 🙂)<\"Été 🙂\">, tags<tags>: [plain(über)<über>]}")
  }

  @Test("Ranges stay exact far into a long text of many code points")
  func long() throws {
    let text = (0..<3000).map { "k\($0): \"🙂é\($0)\"\r\n" }.joined()
    let source = SourceText(text)
    let entries = try #require(try YAMLReader.read(source, in: source.wholeRange).map)
    #expect(entries.count == 3000)
    for (number, entry) in entries.enumerated() {
      guard source.string(entry.keyRange) == "k\(number)",
        source.string(entry.value.range) == "\"🙂é\(number)\""
      else {
        Issue.record("entry \(number) has the wrong range")
        return
      }
    }
  }

  @Test(
    "What is broken is said in plain words, at the bad line",
    arguments: [
      ("a: 1\n\tb: 2\nc: 3", "YAML needs spaces here", "b: 2"),
      ("a: |\n  x\n\ty", "YAML needs spaces here", "y"),
      ("a: |\n  \tx\nb: |\n\ty", "YAML needs spaces here", "y"),
      ("title: Swift: a review\nx: 1", "This line has a second “: ”", "title: Swift: a review"),
      (
        "ok: 1\n  title: \"never closed\nb: 2\n", "This line has a second “: ”",
        "title: \"never closed"
      ),
      (
        "ok: 1\ntitle: \"never closed\nb: 2\n", "This quotation mark",
        "title: \"never closed"
      ),
      ("a: 1\nno colon here\nb: 2", "There is no “:” after the key", "no colon here"),
      ("a: @me", "A value that starts with “@”", "a: @me"),
      ("a: [1, 2\nb: 3", "A list in brackets", "b: 3"),
      ("a: *x", "“*x” is undefined", "*x"),
      ("a: {{ title }}", "A key must be plain text", "a: {{ title }}"),
      ("a: 'x' y\nb: 1", "This line does not fit", "a: 'x' y"),
      ("é: 1\na: \"\\q\"", "This backslash escape", "a: \"\\q\""),
      ("a: 1\nb: \u{1}x", "YAML does not allow this control character", "b: \u{1}x"),
      ("a: &a [*a]", "“*a” is undefined", "*a"),
    ])
  func broken(_ text: String, _ message: String, _ line: String) {
    let source = SourceText(text)
    do {
      let value = try YAMLReader.read(source, in: source.wholeRange)
      Issue.record("read as \(outline(value, source))")
    } catch {
      #expect(error.message.hasPrefix(message), "\(error.message)")
      #expect(!error.message.hasSuffix("."))
      #expect(source.string(error.range) == line)
    }
  }

  @Test("Bytes that are no UTF-8 are a problem at their line")
  func badBytes() {
    let source = SourceText(bytes: Array("é: 1\nb: ".utf8) + [0xE9, 0x0A] + Array("c: 2".utf8))
    #expect(throws: DataProblem.self) { try YAMLReader.read(source, in: source.wholeRange) }
    do {
      _ = try YAMLReader.read(source, in: source.wholeRange)
    } catch {
      #expect(error.message.contains("UTF-8"))
      #expect(error.range == ByteRange(6, 10))
    }
  }

  @Test("Aliases that multiply are refused without being written out")
  func bomb() {
    var text = "a: &a [x,x]\n"
    for number in 0..<60 {
      let before = number == 0 ? "a" : "b\(number - 1)"
      text += "b\(number): &b\(number) [*\(before),*\(before)]\n"
    }
    let source = SourceText(text)
    #expect(throws: DataProblem.self) { try YAMLReader.read(source, in: source.wholeRange) }
  }

  @Test(
    "What is nested too deep is refused",
    arguments: [
      String(repeating: "[", count: 20000), String(repeating: "{a: ", count: 20000),
      String(repeating: "- ", count: 20000),
      String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
      "a: &a " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40) + "\nb: "
        + String(repeating: "[", count: 40) + "*a" + String(repeating: "]", count: 40),
    ])
  func deep(_ text: String) {
    let source = SourceText(text)
    #expect(throws: DataProblem.self) { try YAMLReader.read(source, in: source.wholeRange) }
  }

  @Test("Any bytes give a value or a problem inside the range")
  func noise() {
    var state: UInt64 = 7
    let alphabet = Array("ab:-[]{}&*!|>'\"#% \n\r\t,?~\\é🙂".utf8) + [0xFF, 0x00]
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      let source = SourceText(bytes: bytes)
      let range = ByteRange(3, 37)
      do {
        let value = try YAMLReader.read(source, in: range)
        #expect(range.contains(value.range) || value.range.isEmpty)
      } catch {
        #expect(range.contains(error.range) || error.range.isEmpty)
      }
      _ = try? JSONReader.read(source, in: range)
      _ = FrontMatterBlock.locate(in: source)
    }
  }
}
