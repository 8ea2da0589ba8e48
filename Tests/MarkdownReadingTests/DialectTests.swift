// SPDX-License-Identifier: Apache-2.0

import Documents
import MarkdownReading
import SourceText
import Testing

@Suite("Dialects of Markdown")
struct DialectTests {
  @Test(
    "Each dialect reads what is its own and nothing else",
    arguments: [
      ("{% a %} b", ["jekyll", "mdx", "stet"]),
      ("{{< a >}} b", ["hugo", "jekyll", "mdx", "stet"]), ("{a} b", ["mdx"]),
      ("{{ a }} b", ["jekyll", "mdx", "stet"]), ("a\n{: .b}", ["jekyll", "mdx", "stet"]),
      ("[[a]] b", ["stet"]), ("$a_b$ c", ["hugo", "jekyll", "mdx", "stet"]),
    ])
  func opaque(markdown: String, names: [String]) throws {
    let found = try MarkdownDialect.names.filter { name in
      let dialect = try #require(MarkdownDialect(name: name))
      return MarkdownReader.read(SourceText(markdown), dialect: dialect).nodes
        .contains { $0.kind == .opaque }
    }
    #expect(found == names)
  }

  @Test(
    "Each dialect knows its own elements",
    arguments: [
      ("a | b\n-|-\n", "table", ["astro", "gfm", "hugo", "jekyll", "mdx", "stet"]),
      ("a\n: b", "dl", ["hugo", "jekyll", "stet"]),
      ("a[^1]\n\n[^1]: b", "sup", ["astro", "hugo", "jekyll", "mdx", "stet"]),
      ("www.e.x", "a", ["astro", "gfm", "hugo", "mdx", "stet"]),
      ("    a", "pre", ["astro", "commonmark", "gfm", "hugo", "jekyll", "stet"]),
    ])
  func elements(markdown: String, name: String, names: [String]) throws {
    let found = try MarkdownDialect.names.filter { dialect in
      let dialect = try #require(MarkdownDialect(name: dialect))
      let document = MarkdownReader.read(SourceText(markdown), dialect: dialect)
      return document.nodes.indices.contains { index in
        document.nodes[index].kind == .element
          && document.names.spelling(document.nodes[index].name) == name
      }
    }
    #expect(found == names)
  }

  @Test("There is no dialect of another name")
  func unknown() {
    #expect(MarkdownDialect(name: "kramdown") == nil)
    #expect(MarkdownDialect(name: "") == nil)
  }
}
