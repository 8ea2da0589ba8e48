// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import SourceText
import Testing

@Suite struct FrontMatterBlockTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var format: FrontMatterBlock.Format?
    var block = ""
    var content = ""
    var isClosed = true
    var testDescription: String { text.debugDescription }
  }

  @Test(
    "Front matter is found only where the first line is its fence",
    arguments: [
      Case(text: "---\na: 1\n---\nx", format: .yaml, block: "---\na: 1\n---\n", content: "a: 1\n"),
      Case(text: "---\na: 1\n...\nx", format: .yaml, block: "---\na: 1\n...\n", content: "a: 1\n"),
      Case(
        text: "---  \r\na: 1\r\n--- \t\r\nx", format: .yaml, block: "---  \r\na: 1\r\n--- \t\r\n",
        content: "a: 1\r\n"),
      Case(text: "---\na: 1\n---", format: .yaml, block: "---\na: 1\n---", content: "a: 1\n"),
      Case(text: "---\n---\n", format: .yaml, block: "---\n---\n", content: ""),
      Case(
        text: "\u{FEFF}---\na: 🙂\n---\n", format: .yaml, block: "---\na: 🙂\n---\n",
        content: "a: 🙂\n"),
      Case(text: "---\ra: 1\r---\rx", format: .yaml, block: "---\ra: 1\r---\r", content: "a: 1\r"),
      Case(
        text: "---\na: 1\nb: 2\n\n# Text", format: .yaml, block: "---\na: 1\nb: 2\n",
        content: "a: 1\nb: 2\n", isClosed: false),
      Case(text: "---\nSome text: and more\n\nx", format: nil),
      Case(text: "---\nhttp://x\n\nx", format: nil),
      Case(text: "---\n\na: b\n", format: nil),
      Case(text: "---", format: nil),
      Case(
        text: "---json\n{\"a\": 1}\n---\nx", format: .json, block: "---json\n{\"a\": 1}\n---\n",
        content: "{\"a\": 1}\n"),
      Case(
        text: "--- toml \na = 1\n---\nx", format: .toml, block: "--- toml \na = 1\n---\n",
        content: "a = 1\n"),
      Case(
        text: "---JS\n{a: () => 1}\n---\n", format: .script, block: "---JS\n{a: () => 1}\n---\n",
        content: "{a: () => 1}\n"),
      Case(text: "---json\n{\"a\": 1}\n\nx", format: nil),
      Case(text: "---ruby\na: 1\n---\n", format: nil),
      Case(text: "----\na: 1\n---\n", format: nil),
      Case(text: "\n---\na: 1\n---\n", format: nil),
      Case(text: "--- a\na: 1\n---\n", format: nil),
      Case(
        text: "+++\na = 1\n+++\nx", format: .toml, block: "+++\na = 1\n+++\n", content: "a = 1\n"),
      Case(
        text: "{\n\"a\": \"}\\\"}\"\n}\nx", format: .json, block: "{\n\"a\": \"}\\\"}\"\n}\n",
        content: "{\n\"a\": \"}\\\"}\"\n}"),
      Case(text: "{}\nx", format: .json, block: "{}\n", content: "{}"),
      Case(text: "{{< figure >}}\n", format: nil),
      Case(text: "{: .note}\n", format: nil),
      Case(text: "{\"a\": 1} and more\n", format: nil),
      Case(text: "{\"a\": \"\\", format: nil),
      Case(text: "", format: nil),
      Case(text: "\u{FEFF}", format: nil),
    ])
  func located(_ example: Case) {
    let source = SourceText(example.text)
    let block = FrontMatterBlock.locate(in: source)
    #expect(block?.format == example.format)
    guard let block else { return }
    #expect(source.string(block.range) == example.block)
    #expect(source.string(block.contentRange) == example.content)
    #expect(block.isClosed == example.isClosed)
    #expect(block.range.start == source.contentStart)
  }

  @Test(
    "Front matter that is not at the very start is found where it can be nothing else",
    arguments: [
      ("\n\n---\ntitle: a\n---\nb", .blanks, "---"), (" ---\ntitle: a\n---\n", .blanks, "---"),
      ("<!-- c -->\n---\ntitle: a\ndate: b\n---\n", .comment, "---"),
      ("<!-- c\n\nd -->\n\n+++\ntitle = 'a'\n+++\n", .comment, "+++"),
      ("----\ntitle: a\n----\nb", .longFence, "----"),
      ("-----\ndraft: true\n---\n", .longFence, "-----"),
      ("---\ntitle: a\n---\n", nil, ""), ("\n---\nNote: a\n---\n", nil, ""),
      ("\n---\na text\n---\n", nil, ""), ("\n---\ntitle: a\n", nil, ""),
      ("<!-- c\n---\ntitle: a\n---\n", nil, ""),
      ("a\n---\ntitle: a\n---\n", nil, ""), ("\n---\ntitle: a: b\n---\n", nil, ""), ("", nil, ""),
    ] as [(String, FrontMatterBlock.Misplacement?, String)])
  func misplaced(text: String, misplacement: FrontMatterBlock.Misplacement?, opening: String) {
    let source = SourceText(text)
    let block = FrontMatterBlock.misplaced(in: source)
    #expect(block?.misplacement == misplacement)
    guard let block else { return }
    #expect(source.string(block.opening) == opening)
    #expect(block.range.start == 0)
    #expect(FrontMatterBlock.locate(in: source) == nil)
  }

  @Test("A key that stands twice in a map is found at its second place")
  func duplicates() throws {
    func keys(_ text: String) throws -> [String] {
      let source = SourceText(text)
      let value = try YAMLReader.read(source, in: source.wholeRange)
      return value.duplicateKeys.map { "\($0.key) \($0.range.start) \($0.first.start)" }
    }
    #expect(try keys("a: 1\nb: 2\na: 3\n\"a\": 4") == ["a 10 0", "a 15 0"])
    #expect(try keys("a: {b: 1, c: 2, b: 3}\nb: 1") == ["b 16 4"])
    #expect(try keys("- {a: 1, a: 2}\n- a: 1") == ["a 9 3"])
    #expect(try keys("a: &x {b: 1, b: 2}\nc: *x") == ["b 13 7"])
    #expect(try keys("<<: 1\n<<: 2\na: 1\nA: 2") == [])
    let json = SourceText("{\"a\": 1, \"a\": 2}")
    #expect(try JSONReader.read(json, in: json.wholeRange).duplicateKeys.map(\.range.start) == [9])
  }
}
