// SPDX-License-Identifier: Apache-2.0

import Articles
import Credits
import Documents
import FrontMatter
import SourceText
import Testing

/// What generators do to a post before readers see it.
@Suite("Posts as their generators read them")
struct GeneratorPostTests {
  private func article(
    _ text: String, _ dialect: String? = nil, path: String = "a.md"
  ) throws -> Article {
    var options = ArticleOptions()
    options.dialect = dialect
    return try ArticleReader(options).read(SourceText(path: path, text), format: .markdown)
  }

  @Test("Between two rules stands text, but to a generator it is front matter without fields")
  func textBetweenRules() throws {
    for text in ["---\n\nA text: so: on\n\n---\n\nB", "---\n- a\n---\n\nB", "---\n\nA\n\n---\nB"] {
      #expect(try article(text).frontMatter == nil)
      #expect(try article(text, "stet").document.nodes.contains { $0.name == .hr })
      for dialect in ["hugo", "jekyll", "astro", "docusaurus"] {
        let reading = try #require(try article(text, dialect).frontMatter)
        #expect(reading.value?.map == nil)
      }
    }
    #expect(try article("---\n---\nA").frontMatter != nil)
    #expect(try article("---\ntitle: a: b\n---\nA").frontMatter?.problem != nil)
  }

  @Test("Hugo passes over blank lines in front of front matter, others do not")
  func blankLines() throws {
    let text = "\n---\ntitle: A\n---\nB"
    #expect(try article(text, "hugo").frontMatter?.block.misplacement == nil)
    #expect(try article(text, "hugo").title?.text == "A")
    #expect(try article("\n \n---\na: 1\n---\nB", "hugo").frontMatter?.value?["a"] != nil)
    #expect(try article(text, "jekyll").frontMatter?.block.misplacement == .blanks)
    #expect(
      try article("<!-- a -->\n---\ntitle: A\n---\nB", "hugo").frontMatter?.block.misplacement
        == .comment)
  }

  @Test(
    "Generators make quotes curly",
    arguments: [
      ("hugo", true), ("jekyll", true), ("hugo-straight", false), ("jekyll-straight", false),
      ("jekyll-commonmark", false), ("astro", false), ("stet", false),
    ])
  func quotes(dialect: String, isSmart: Bool) throws {
    #expect(try article("a", dialect).makesSmartQuotes == isSmart)
    #expect(try article("---\nstet: {dialect: \(dialect)}\n---\na").makesSmartQuotes == isSmart)
  }

  @Test(
    "A shortcode's parameters may stand behind blanks",
    arguments: [
      "{{< figure src=\"a.jpg\" alt=\"A boat\" >}}",
      "{{< figure src = \"a.jpg\" alt = \"A boat\" >}}",
      "{{< figure src= \"a.jpg\" alt\n=\n`A boat` >}}", "{{% figure src=a.jpg alt = \"A boat\" %}}",
    ])
  func parameters(text: String) throws {
    let image = try #require(try article(text, "hugo").images.first)
    #expect(image.address == "a.jpg")
    #expect(image.alt == "A boat")
  }

  @Test("A caption may be Markdown")
  func captions() throws {
    let text =
      "{{< figure src=\"a.jpg\" alt=\"b\" caption=\"The *tide*. Photo by [Ann Lee](https://e.x/ann) on [Unsplash](https://unsplash.com/x)\" >}}"
    let article = try article(text, "hugo")
    let image = try #require(article.images.first)
    let credit = try #require(image.credit)
    #expect(credit.credit.creators == ["Ann Lee"])
    #expect(credit.links.map(\.address) == ["https://e.x/ann", "https://unsplash.com/x"])
    #expect(
      credit.links.compactMap { $0.addressRange.map(article.source.string) }
        == credit.links.map(\.address))
    #expect(article.caption(of: image)?.string == "The tide. Photo by Ann Lee on Unsplash")
  }

  @Test(
    "A tag that may show an image is noted, and no image is missed for it",
    arguments: [
      ("{{< img name=\"harbour\" >}}", "hugo", 1), ("{{< card src=\"a\" >}}", "hugo", 1),
      ("{{< hero-photo 12 >}}", "hugo", 1), ("{{% cell a.png %}}", "hugo", 1),
      ("{{< youtube abc >}}", "hugo", 0), ("{{< /gallery >}}", "hugo", 0),
      ("{{< figure src=\"a.png\" alt=\"b\" >}}", "hugo", 0),
      ("{{< note >}}a{{< /note >}}", "hugo", 0),
      ("{% include figure.html id=1 %}", "jekyll", 1), ("{% include nav.html %}", "jekyll", 0),
      ("{% picture a %}", "jekyll", 1), ("{{ site.title }}", "jekyll", 0),
      ("<Image a={b} />", "mdx", 1), ("<Badge text=\"a\" />", "mdx", 0),
      ("<Card a={b}>c</Card>", "mdx", 0),
      ("![[boat.png]]", "obsidian", 1), ("![[Note]]", "obsidian", 0),
      ("`{{< img a >}}`", "hugo", 0),
    ])
  func possible(text: String, dialect: String, count: Int) throws {
    #expect(
      try article("A b.\n\n" + text, dialect, path: dialect == "mdx" ? "a.mdx" : "a.md")
        .possibleImages.count == count)
  }

  @Test("WordPress's tag at the end of a caption is not a part of the credit")
  func wordPressCaption() throws {
    let text = "[caption id=\"a\"]![b](https://e.x/c.jpg) Photo by Ann Lee on Unsplash[/caption]\n"
    let credit = try #require(try article(text).images.first?.credit)
    #expect(credit.credit.creators == ["Ann Lee"])
    let three = "[caption]![b](c.jpg) Ann Lee - The (low) tide - CC BY-SA 4.0[/caption]\n"
    #expect(try article(three).images.first?.credit?.credit.creators == ["Ann Lee"])
  }
}
