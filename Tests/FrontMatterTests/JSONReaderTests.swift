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
        message: "These bytes are not UTF-8; save the file as UTF-8", range: ByteRange(2, 10))
    ) { try JSONReader.read(source, in: source.wholeRange) }
  }

  @Test(
    "A problem stands on the very character or word",
    arguments: [
      ("{\"a\": tru, \"b\": 1}", "tru", 6), ("{\"a\": 1,}", ",", 7), ("[1 2]", "2", 3),
      ("{a: 1}", "a", 1), ("{\"é\" 1}", "1", 6), ("[\"x]", "\"", 1), ("{\"a\": [1 ", "1", 7),
      ("{} é", "é", 3), ("[1, é", "é", 4), ("{\"a\":\n}", "}", 6), (" ", "", 0),
    ])
  func place(_ text: String, _ expected: String, _ start: Int) {
    let source = SourceText(text)
    do throws(DataProblem) {
      _ = try JSONReader.read(source, in: source.wholeRange)
      Issue.record("nothing is wrong with it")
    } catch {
      #expect(source.string(error.range) == expected)
      #expect(error.range.start == start)
    }
  }

  @Test("In front matter the whole line is shown")
  func line() throws {
    let source = SourceText("{\n  \"title\": Boats,\n  \"a\": 1\n}\n\nText\n")
    let block = try #require(FrontMatterBlock.locate(in: source))
    do throws(DataProblem) {
      _ = try block.read(source)
      Issue.record("nothing is wrong with it")
    } catch {
      #expect(source.string(error.range) == "\"title\": Boats,")
    }
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
