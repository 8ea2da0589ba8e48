// SPDX-License-Identifier: Apache-2.0

import Documents
import MarkdownReading
import SourceText
import Testing

@Suite("Dialects of Markdown")
struct DialectTests {
  static let hugos = ["hugo", "hugo-straight"]
  static let jekylls = ["jekyll", "jekyll-commonmark", "jekyll-straight"]

  @Test(
    "Each dialect reads what is its own and nothing else",
    arguments: [
      ("{% a %} b", jekylls + ["docusaurus", "mdx", "stet", "vitepress"]),
      ("{{< a >}} b", hugos + jekylls + ["docusaurus", "mdx", "stet", "vitepress"]),
      ("{a} b", ["docusaurus", "mdx"]),
      ("{{ a }} b", jekylls + ["docusaurus", "mdx", "stet", "vitepress"]),
      (
        "a\n{: .b}",
        ["docusaurus", "jekyll", "jekyll-straight", "mdx", "mkdocs", "stet"]
      ),
      ("[[a]] b", ["obsidian", "stet"]),
      ("$a_b$ c", MarkdownDialect.names.filter { $0 != "commonmark" }),
      ("a %%b%%", ["obsidian"]), (":::note\na\n:::", ["docusaurus", "starlight", "vitepress"]),
      (":::{note}\na\n:::", ["docusaurus", "mdx", "myst", "stet"]),
      ("{ref}`a` b", ["docusaurus", "mdx", "myst", "stet"]),
      ("*[a]: b", ["jekyll", "jekyll-straight", "mkdocs"]),
    ] as [(String, [String])])
  func opaque(markdown: String, names: [String]) throws {
    let found = try MarkdownDialect.names.filter { name in
      let dialect = try #require(MarkdownDialect(name: name))
      return MarkdownReader.read(SourceText(markdown), dialect: dialect).nodes
        .contains { $0.kind == .opaque }
    }
    #expect(found == names.sorted())
  }

  @Test(
    "Each dialect knows its own elements",
    arguments: [
      ("a | b\n-|-\nc | d\n", "table", MarkdownDialect.names.filter { $0 != "commonmark" }),
      ("a\n: b", "dl", hugos + ["jekyll", "jekyll-straight", "mkdocs", "myst", "stet"]),
      (
        "a[^1]\n\n[^1]: b", "sup",
        MarkdownDialect.names.filter { $0 != "commonmark" && $0 != "gfm" }
      ),
      (
        "www.e.x", "a",
        MarkdownDialect.names.filter {
          !["commonmark", "jekyll", "jekyll-straight", "mkdocs"].contains($0)
        }
      ),
      ("    a", "pre", MarkdownDialect.names.filter { $0 != "mdx" && $0 != "docusaurus" }),
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
    #expect(found == names.sorted())
  }

  @Test("There is no dialect of another name")
  func unknown() {
    #expect(MarkdownDialect(name: "kramdown") == nil)
    #expect(MarkdownDialect(name: "") == nil)
  }
}
