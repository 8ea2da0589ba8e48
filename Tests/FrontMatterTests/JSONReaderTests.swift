// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import SourceText
import Testing

@Suite struct JSONReaderTests {
  @Test(
    "Every key and value is read with the bytes it stands in",
    arguments: [
      (
        "{\"é\": [1, -2.5e3, true, null], \"b\": {\"c\": \"x\\n\\u00e9\\ud83d\\ude42\"}}",
        "{é<\"é\">: [plain(1)<1>, plain(-2.5e3)<-2.5e3>, plain(true)<true>, null<null>], "
          + "b<\"b\">: {c<\"c\">: text(x\né🙂)<\"x\\n\\u00e9\\ud83d\\ude42\">}}"
      ),
      ("{ }", "{}"), (" [ [ ] , { } ] ", "[[], {}]"), ("\"a\"", "text(a)<\"a\">"),
    ])
  func read(_ text: String, _ expected: String) throws {
    let source = SourceText(text)
    #expect(outline(try JSONReader.read(source, in: source.wholeRange), source) == expected)
  }

  @Test(
    "What is no JSON is a problem at its line",
    arguments: [
      "", "{", "{\"a\"", "{\"a\":", "{\"a\":}", "{\"a\":1,}", "{a:1}", "[1 2]", "[,]", "nul",
      "{} x",
      "\"\\q\"", "\"\\u12", "\"\\u+123\"", "\"", "\"\\", "]", "[01e]",
      String(repeating: "[", count: 20000),
    ])
  func broken(_ text: String) {
    let source = SourceText(text)
    #expect(throws: DataProblem.self) { try JSONReader.read(source, in: source.wholeRange) }
  }

  @Test("Bytes that are no UTF-8 are a problem at their line, as in YAML and TOML")
  func encoding() {
    let source = SourceText(bytes: Array("{\n\"a\": \"".utf8) + [0xE9] + Array("\"\n}".utf8))
    #expect(
      throws: DataProblem(
        message: "These bytes are no UTF-8; save the file as UTF-8", range: ByteRange(2, 10))
    ) { try JSONReader.read(source, in: source.wholeRange) }
  }

  @Test("The block of a JSON post is read")
  func block() throws {
    let source = SourceText("{\r\n  \"title\": \"Ünder\"\r\n}\r\n\r\nText\r\n")
    let block = try #require(FrontMatterBlock.locate(in: source))
    let value = try #require(try block.read(source))
    #expect(value["title"].map { source.string($0.range) } == "\"Ünder\"")
    #expect(source.string(value.range) == "{\r\n  \"title\": \"Ünder\"\r\n}")
  }
}
