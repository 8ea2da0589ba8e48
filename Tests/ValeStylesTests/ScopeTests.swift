// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing

@Suite("Scopes of Vale")
struct StyleScopeTests {
  static let post = """
    ---
    title: A TODO in the title
    weight: 8
    layout: TODO
    ---

    # A heading TODO

    A paragraph TODO with `TODO`, **a strong TODO** and *some TODO*.
    Another [link TODO](https://harbour.org/TODO) here.

    ## *Second* TODO

    > A quotation TODO.
    >
    > Its second TODO.

    - An item TODO
      - Its TODO

        And its paragraph TODO
    1. A number TODO

    | Head TODO | Other |
    |---|---|
    | Cell TODO | 5 |

    ![An image TODO](a.png)

    ```
    TODO
    ```

    <!-- TODO -->
    """

  static func lines(_ scope: String) throws -> [String] {
    let trial = StyleTrial(
      "extends: existence\nmessage: m\nscope: \(scope)\ntokens: [TODO]\n")
    #expect(try trial.notes() == [])
    return try trial.found(post + "\n").map { String($0.prefix { $0 != "-" }) }
  }

  @Test(
    "Each scope reads its own texts",
    arguments: [
      ("heading", ["7:13", "12:13"]), ("heading.h1", ["7:13"]), ("heading.h2", ["12:13"]),
      ("heading.h3", []), ("blockquote", ["14:15", "16:14"]),
      ("list", ["18:11", "19:9", "21:23", "22:13"]), ("table", ["24:8", "26:8"]),
      ("table.header", ["24:8"]), ("table.cell", ["26:8"]),
      ("paragraph", ["9:13", "9:42", "9:59", "10:15"]),
      ("link", ["10:15"]), ("strong", ["9:42"]), ("emphasis", ["9:59"]), ("code", ["9:24"]),
      ("alt", ["28:12"]), ("text.attr.alt", ["28:12"]),
      ("text.frontmatter", ["2:10", "4:9"]), ("text.frontmatter.title", ["2:10"]),
      ("heading.html", []), ("heading.md", ["7:13", "12:13"]),
      ("'~list & ~paragraph & ~table & ~heading'", ["2:10", "4:9", "14:15", "16:14", "28:12"]),
      ("'heading & ~heading.h2'", ["7:13"]), ("[alt, heading.h2]", ["12:13", "28:12"]),
      (
        "raw",
        [
          "2:10", "4:9", "7:13", "9:13", "9:24", "9:42", "9:59", "10:15", "10:41", "12:13",
          "14:15", "16:14", "18:11", "19:9", "21:23", "22:13", "24:8", "26:8", "28:12", "31:1",
          "34:6",
        ]
      ),
      (
        "summary",
        ["9:13", "9:42", "9:59", "10:15", "14:15", "16:14", "18:11", "19:9", "21:23", "22:13"]
      ),
      (
        "sentence",
        [
          "7:13", "9:13", "9:42", "9:59", "10:15", "12:13", "14:15", "16:14", "18:11", "19:9",
          "21:23", "22:13", "24:8", "26:8",
        ]
      ),
    ])
  func scopes(scope: String, expected: [String]) throws {
    #expect(try Self.lines(scope) == expected)
  }

  @Test("Without a scope all text is read: front matter, headings, lists, tables and images too")
  func usual() throws {
    #expect(
      try Self.lines("text") == [
        "2:10", "4:9", "7:13", "9:13", "9:42", "9:59", "10:15", "12:13", "14:15", "16:14", "18:11",
        "19:9", "21:23", "22:13", "24:8", "26:8", "28:12",
      ])
  }

  @Test("A scope that Stet's formats do not have is told")
  func unknown() throws {
    let trial = StyleTrial(
      "extends: existence\nmessage: m\nscope: [comment.line, heading]\ntokens: [TODO]\n")
    #expect(
      try trial.notes() == ["3: Stet does not support the scope 'comment.line'; it is ignored"])
    #expect(try trial.found("# A TODO\n\nTODO\n") == ["1:5-9: m"])
  }

  @Test("Each sentence is a text of its own, and so is the file")
  func ends() throws {
    let sentence = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\nscope: sentence\nnonword: true\ntokens: ['^\\w+', '\\w+\\.$']\n"
    )
    #expect(
      try sentence.found("We go. They stay.\n") == [
        "1:1-3: 'We'", "1:4-7: 'go.'", "1:8-12: 'They'", "1:13-18: 'stay.'",
      ])
    let raw = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\nscope: raw\nnonword: true\ntokens: ['^#+ \\*+\\w+']\n"
    )
    #expect(
      try raw.found("# *One*\r\n\r\n## **Two**\r\n") == ["1:1-7: '# *One'", "3:1-9: '## **Two'"])
  }

  @Test("HTML is read by its blocks, entities and line breaks included")
  func html() throws {
    let trial = StyleTrial(
      "extends: existence\nmessage: \"'%s'\"\ntokens: ['it[''’]s', 'a\\s+b', TODO]\n")
    let page = """
      <html><body><article>
      <h1>Boats TODO</h1>
      <p>You know it&rsquo;s great, a<br>b,
      TODO <code>TODO</code> <span class="code">TODO</span></p>
      <pre>TODO</pre>
      <figure><img src="a.png" alt="TODO"><figcaption>TODO</figcaption></figure>
      <div class="problematic">TODO</div>
      <p>An a
        b and TODO, a text that is long enough to be the post's.</p>
      </article></body></html>
      """
    #expect(
      try trial.found(page + "\n", .html, path: "page.html") == [
        "2:11-15: 'TODO'", "3:13-23: 'it’s'", "3:31-37: 'a b'", "4:1-5: 'TODO'",
        "8:7-9:4: 'a b'", "9:9-13: 'TODO'",
      ])
  }

  @Test("Text in another language, addresses and hidden text are not read")
  func unread() throws {
    let trial = StyleTrial("extends: existence\nmessage: m\ntokens: [tide]\n")
    let text = """
      See <https://tide.org> and https://tide.org/tide, <span lang="de">tide</span>.

      <p hidden>tide</p>

      A [tide](https://tide.org).
      """
    #expect(try trial.found("---\nlang: en\n---\n\n" + text + "\n") == ["9:4-8: m"])
  }
}
