// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Language
import SourceText
import Testing

/// The running text of an article, as rules about writing read it.
@Suite("Prose") struct ProseViewTests {
  static let markdown = """
    ---
    lang: en
    ---

    # Title of the post

    The *first* sentence has `code` in it. The
    [second](/x) is short!

    **A bold heading that stands alone**

    - Too short
    - This item has five words
    - These are **two** sentences. Both of them count.

    > He said it. She did too.

    > <p lang="fr">Une phrase en français.</p>

    ![an image](i.png)
    *Photo by Jane Doe on Unsplash*

        code block of five words

    | a table | of several words here |
    |---|---|
    | its cells | are no prose at all |

    ## Another

    {{< note >}} Here is the end.
    """

  static let html = """
    <div lang="en"><h1>Title of the post</h1>
    <p>The <em>first</em> sentence has <code>code</code> in it. The
    <a href="/x">second</a> is short!</p>
    <p><strong>A bold heading that stands alone</strong></p>
    <ul><li>Too short</li><li>This item has five words</li>
    <li>These are <b>two</b> sentences. Both of them count.</li></ul>
    <blockquote><p>He said it. She did too.</p></blockquote>
    <blockquote lang="fr"><p>Une phrase en français.</p></blockquote>
    <figure><img src="i.png" alt="an image"><figcaption>Photo by Jane Doe on Unsplash</figcaption></figure>
    <pre>code block of five words</pre>
    <table><tr><td>a table<td>of several words here</table>
    <h2>Another</h2>
    <p>Here is the end.</p></div>
    """

  func article(_ text: String, _ path: String) throws -> Article {
    try ArticleReader().read(
      SourceText(path: path, text), format: path.hasSuffix("md") ? .markdown : .html)
  }

  @Test(
    "Paragraphs, list items and quotations are read, and nothing else",
    arguments: [(markdown, "post.md"), (html, "post.html")])
  func blocks(_ text: String, _ path: String) throws {
    let prose = try article(text, path).prose
    #expect(prose.blocks.map(\.kind) == [.paragraph, .listItem, .listItem, .quote, .paragraph])
    #expect(
      prose.blocks.map { block in block.sentences.map { block.string($0.range) } } == [
        ["The first sentence has \u{FFFC} in it.", "The second is short!"],
        ["This item has five words"],
        ["These are two sentences.", "Both of them count."],
        ["He said it.", "She did too."],
        ["Here is the end."],
      ])
    #expect(prose.blocks[0].words.map { prose.blocks[0].string($0.range) }.count == 10)
    #expect(
      prose.sections.map { $0.heading?.text } == [
        nil, "Title of the post", "A bold heading that stands alone", "Another",
      ])
    #expect(prose.sections.map(\.blocks) == [0..<0, 0..<1, 1..<4, 4..<5])
    #expect(prose.blocks.map(\.section) == [1, 2, 2, 2, 3])
  }

  @Test("Sentences and words stand at their bytes in the source, markup between them taken along")
  func places() throws {
    for (text, path) in [(Self.markdown, "post.md"), (Self.html, "post.html")] {
      let article = try article(text, path)
      let block = article.prose.blocks[0]
      let second = article.source.string(block.text.source(block.sentences[1].range))
      #expect(second.hasPrefix("The\n") && second.hasSuffix("is short!"))
      let word = block.words[block.sentences[1].words.lowerBound + 1]
      #expect(article.source.string(block.text.source(word.range)) == "second")
    }
  }

  @Test("A word is itself in any case, with any apostrophe")
  func keys() {
    for (one, other) in [
      ("The", "THE"), ("Don’t", "don't"), ("Ärger", "ärger"), ("Ещё", "ЕЩЁ"), ("ŠKODA", "škoda"),
    ] {
      #expect(WordKey(one) == WordKey(other))
    }
    #expect(WordKey("the") != WordKey("then"))
    #expect(WordKey("ab") != WordKey("ba"))
  }
}
