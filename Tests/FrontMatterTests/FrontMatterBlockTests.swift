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
}
