// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import SourceText
import Testing

@Suite struct TOMLReaderTests {
  @Test(
    "Every key and value is read with the bytes it stands in",
    arguments: [
      ("", "{}"), ("# nothing\r\n\r\n", "{}"),
      (
        "b = 1\na = true # why\nc=-2.5e3",
        "{b<b>: plain(1)<1>, a<a>: plain(true)<true>, c<c>: plain(-2.5e3)<-2.5e3>}"
      ),
      (
        "a = 0x1F\nb = 1_000\nc = inf\nd = -nan",
        "{a<a>: plain(0x1F)<0x1F>, b<b>: plain(1_000)<1_000>, c<c>: plain(inf)<inf>, "
          + "d<d>: plain(-nan)<-nan>}"
      ),
      (
        "a = 2024-05-31\nb = 07:32:00.5\nc = 1979-05-27 07:32:00-07:00 # x\nd = 1979-05-27T07:32:00Z",
        "{a<a>: plain(2024-05-31)<2024-05-31>, b<b>: plain(07:32:00.5)<07:32:00.5>, "
          + "c<c>: plain(1979-05-27 07:32:00-07:00)<1979-05-27 07:32:00-07:00>, "
          + "d<d>: plain(1979-05-27T07:32:00Z)<1979-05-27T07:32:00Z>}"
      ),
      (
        "a = \"x\\t\\u00e9\\U0001F642\" # \"\nb = 'C:\\n'\nc = ''",
        "{a<a>: text(x\té🙂)<\"x\\t\\u00e9\\U0001F642\">, b<b>: text(C:\\n)<'C:\\n'>, c<c>: text()<''>}"
      ),
      (
        "a = \"\"\"\none\n\"two\"\\\n   three\"\"\"\nb = '''x\n  'y'''' # z",
        "{a<a>: text(one\n\"two\"three)<\"\"\"\none\n\"two\"\\\n   three\"\"\">, "
          + "b<b>: text(x\n  'y')<'''x\n  'y''''>}"
      ),
      (
        "\"🙂 é\" = '🙂' # 🙂\r\n'ß' = [\"日本\", '🙂']\r\n",
        "{🙂 é<\"🙂 é\">: text(🙂)<'🙂'>, ß<'ß'>: [text(日本)<\"日本\">, text(🙂)<'🙂'>]}"
      ),
      (
        "a = [ 1, # é\r\n  [ ], {b = 'x', \"c\".d = 2},\r\n]\r\ne = {}",
        "{a<a>: [plain(1)<1>, [], {b<b>: text(x)<'x'>, c<\"c\">: {d<d>: plain(2)<2>}}], e<e>: {}}"
      ),
      (
        "z = 1\n[b.c]\nx = 1\n[b]\ny = 2\n[a]",
        "{z<z>: plain(1)<1>, b<b>: {c<c>: {x<x>: plain(1)<1>}, y<y>: plain(2)<2>}, a<a>: {}}"
      ),
      (
        "[[a]]\nx = 1\n[a.t]\ny = 2\n[[a]]\n[[a]]\nx = 3",
        "{a<a>: [{x<x>: plain(1)<1>, t<t>: {y<y>: plain(2)<2>}}, {}, {x<x>: plain(3)<3>}]}"
      ),
      (
        "a . b.c = 1\na.\"d e\" = 2",
        "{a<a>: {b<b>: {c<c>: plain(1)<1>}, d e<\"d e\">: plain(2)<2>}}"
      ),
      ("\u{FEFF}a = 'é'\u{2028}#".replacing("\u{2028}", with: " "), "{a<a>: text(é)<'é'>}"),
      (
        "a = 'x\u{2028}y\u{85}z'\nb = '🙂'",
        "{a<a>: text(x\u{2028}y\u{85}z)<'x\u{2028}y\u{85}z'>, b<b>: text(🙂)<'🙂'>}"
      ),
    ])
  func read(_ text: String, _ expected: String) throws {
    let source = SourceText(text)
    #expect(outline(try TOMLReader.read(source, in: source.wholeRange), source) == expected)
  }

  @Test("A table or an array reaches from its header or bracket to the end of what it holds")
  func collections() throws {
    let source = SourceText(
      "\r\n# é\r\nl = [1,\r\n 2 ] # c\r\n[t.u] # c\r\nx = {y = '🙂'}\r\n\r\n[[v]]\r\n[[v]]\r\nw = 1\r\n\r\n# end\r\n"
    )
    let value = try TOMLReader.read(source, in: source.wholeRange)
    func slice(_ value: DataValue?) -> String? { value.map { source.string($0.range) } }
    #expect(slice(value["l"]) == "[1,\r\n 2 ]")
    #expect(slice(value["t"]) == "[t.u] # c\r\nx = {y = '🙂'}")
    #expect(slice(value["t"]?["u"]) == "[t.u] # c\r\nx = {y = '🙂'}")
    #expect(slice(value["t"]?["u"]?["x"]) == "{y = '🙂'}")
    #expect(slice(value["v"]) == "[[v]]\r\n[[v]]\r\nw = 1")
    #expect(value["v"]?.list.map { $0.map { slice($0) } } == ["[[v]]", "[[v]]\r\nw = 1"])
    #expect(source.string(value.range).hasPrefix("l = [1"))
    #expect(source.string(value.range).hasSuffix("w = 1"))
  }

  @Test("The block of a TOML post is read", arguments: ["", "\u{FEFF}"])
  func block(_ mark: String) throws {
    let source = SourceText(
      "\(mark)+++\r\ntitle = \"Ünder 🙂\"\r\ndate = 2024-05-31\r\n[extra]\r\nimage = 'a.png'\r\n+++\r\n\r\nText\r\n"
    )
    let block = try #require(FrontMatterBlock.locate(in: source))
    let value = try #require(try block.read(source))
    #expect(
      outline(value, source)
        == "{title<title>: text(Ünder 🙂)<\"Ünder 🙂\">, date<date>: plain(2024-05-31)<2024-05-31>, "
        + "extra<extra>: {image<image>: text(a.png)<'a.png'>}}")
  }

  @Test(
    "The range of a text leaves out its quotes",
    arguments: [
      ("a = \"x\"", "x"), ("a = 'x'", "x"), ("a = \"\"\"x\"\"\"", "x"), ("a = '''x'''", "x"),
      ("a = ''", ""), ("a = ''''''", ""),
    ])
  func textRange(_ text: String, _ expected: String) throws {
    let source = SourceText(text)
    let value = try #require(try TOMLReader.read(source, in: source.wholeRange)["a"])
    #expect(source.string(value.textRange(in: source)) == expected)
  }

  @Test(
    "What is no TOML is a problem at its line, in plain words",
    arguments: [
      ("a = 1\nb\nc = 2", "b", "There is no “=” after this key"),
      (
        "a = 1\r\ntitle = Some text\r\nb = 2", "title = Some text",
        "This value is not a number, date, true or false; put text in quotes"
      ),
      (
        "é = 1\n", "é = 1",
        "A key is expected here: letters, digits, “-” and “_”, or text in quotes"
      ),
      ("a = \"é\nb = 2", "a = \"é", "This quotation mark is not closed on its line"),
      ("a = 'é", "a = 'é", "This quotation mark is never closed"),
      ("a = 1\nb = 2\na = 3", "a = 3", "This key is set twice"),
      ("[t]\n[t]", "[t]", "This table is set twice"),
      ("a = \n\nb = 1", "a =", "A value is missing here"),
      ("a =", "a =", "A value is missing here"),
      ("a = [1 2]", "a = [1 2]", "An array in brackets lacks a comma or its “]”"),
      ("a = [1,\n", "a = [1,", "An array in brackets lacks its “]”"),
      ("a = {b = 1,}", "a = {b = 1,}", "A table in braces has one comma too many"),
      ("a = {b = 1\nc = 2}", "a = {b = 1", "A table in braces must close on its line"),
      ("a = {}\n[a.b]", "[a.b]", "An inline table cannot be extended"),
      ("[a\nb = 1", "[a", "A table's name needs brackets on a line of its own, as in “[name]”"),
      (
        "a = \"\\q\"", "a = \"\\q\"",
        "This backslash escape is unknown; write \\\\ for a backslash"
      ),
      ("a = \"\\u12\"", "a = \"\\u12\"", "This escape is not a character"),
      ("a = 2024-13-01", "a = 2024-13-01", "This is not a date; write it like 2024-05-31"),
      ("a = 25:00:00", "a = 25:00:00", "This is not a time; write it like 07:30:00"),
      ("a = 012", "a = 012", "A number cannot start with 0; put text in quotes"),
      ("a = 1 b = 2", "a = 1 b = 2", "There is text after the end of the value"),
      ("a = Yes", "a = Yes", "This value is not a number, date, true or false; put text in quotes"),
      ("a = tru", "a = tru", "Text must be in quotes; only true and false need none"),
      ("a = 1\rb = 2", "a = 1", "TOML does not allow this line ending"),
      ("a = 1__2", "a = 1__2", "This value is not a number; put text in quotes"),
      ("title: x", "title: x", "There is no “=” after this key"),
      ("= 1", "= 1", "A key is expected here: letters, digits, “-” and “_”, or text in quotes"),
      ("a = 'x\u{1}'", "a = 'x\u{1}'", "TOML does not allow this control character"),
    ])
  func broken(_ text: String, _ line: String, _ message: String) {
    let source = SourceText(text)
    let problem = #expect(throws: DataProblem.self) {
      try TOMLReader.read(source, in: source.wholeRange)
    }
    #expect(problem?.message == message)
    #expect(problem.map { source.string($0.range) } == line)
  }

  @Test("Bytes that are no UTF-8 are a problem")
  func badBytes() {
    let source = SourceText(bytes: Array("a = 'x'\nb = '".utf8) + [0xFF, 0x27, 0x0A])
    let problem = #expect(throws: DataProblem.self) {
      try TOMLReader.read(source, in: source.wholeRange)
    }
    #expect(problem?.range == ByteRange(8, 15))
  }

  @Test(
    "Deep nesting is a problem, however it is written",
    arguments: [
      String(repeating: "a.", count: 50_000) + "a = 1",
      "[" + String(repeating: "a.", count: 50_000) + "a]",
      "x = 'é'\na = " + String(repeating: "[", count: 50_000),
      "a = " + String(repeating: "{a = ", count: 50_000),
      "a = " + String(repeating: "{b.c.d.e = [", count: 30) + "1",
      "s = '''\n''''' # '\n" + String(repeating: "\"'\".", count: 50_000) + "a = 1",
      String(repeating: "[[a.b]]\n", count: 2) + "["
        + String(repeating: "a.", count: 40) + "a]\n" + String(repeating: "b.", count: 40)
        + "b = 1",
    ])
  func deep(_ text: String) {
    let source = SourceText(text)
    let problem = #expect(throws: DataProblem.self) {
      try TOMLReader.read(source, in: source.wholeRange)
    }
    #expect(problem?.message == "Tables and arrays are nested more than 64 levels deep")
  }

  @Test("Dots in text and comments are no depth")
  func dots() throws {
    let dots = String(repeating: ".", count: 500)
    let source = SourceText(
      "a = \"\\\"\(dots)\" # \(dots)\nb = '''\n'\(dots)''''' # '\nc = \"\"\"\\\"\"\"\(dots)\"\"\"\nd = '\(dots)'"
    )
    let value = try TOMLReader.read(source, in: source.wholeRange)
    #expect(value.map?.map(\.key) == ["a", "b", "c", "d"])
    #expect(value["b"]?.string == "'\(dots)''")
  }

  @Test("Forty levels of arrays and tables are read")
  func deepEnough() throws {
    let text =
      "a = " + String(repeating: "[{b = ", count: 20) + "1" + String(repeating: "}]", count: 20)
    let source = SourceText(text)
    let value = try TOMLReader.read(source, in: source.wholeRange)
    #expect(value["a"].map { source.string($0.range) } == String(text.dropFirst(4)))
  }
}
