// SPDX-License-Identifier: Apache-2.0

import Linting
import SourceText
import Testing

/// What MkDocs and MyST fill in when they build a site is no fault of a post.
@Suite("What a generator of documentation fills in")
struct MadeLaterTests {
  private func found(
    _ rule: String, _ text: String, _ dialect: String, fields: String = "title: T\n"
  ) throws -> [String] {
    let post = "---\nstet: {dialect: \(dialect)}\n\(fields)---\n\n\(text)\n"
    return try TrustTests.findings(rule, post)
  }

  @Test(
    "MyST writes the text of a link, and others do not",
    arguments: [
      "See [](#piers).", "See [](boats.md) and go.", "See [](xref:guide/boats).",
      "See [](https://ferry.net/boats).", "- [](./boats.ipynb)", "(x)=\n# A\n\nSee [](#x).",
    ])
  func links(_ text: String) throws {
    #expect(try found("link-empty", text, "myst").isEmpty)
    #expect(try found("link-empty", text, "mkdocs").count == 1)
    #expect(try found("link-empty", text, "gfm").count == 1)
  }

  @Test(
    "A link without text and address may be an anchor",
    arguments: [
      ("[](){#pier}\n\n## Pier", 0), ("[](){: #pier }\n\n## Pier", 0), ("- [](){#a}Boats", 0),
      ("[]() and a boat", 1), ("[](/pier/){#pier}", 1), ("[](){ferry}", 1),
    ])
  func anchors(_ text: String, _ count: Int) throws {
    #expect(try found("link-empty", text, "mkdocs").count == count)
  }

  @Test(
    "A list of attributes after a link or a picture holds no marks",
    arguments: [
      "See [a](/a){ target=\"_blank\" }, [b](/b){ target=\"_blank\" } and boats.",
      "![boat](/a.png){ loading=lazy title=\"*a\" } and ![b](/b.png){ alt=\"*b\" }",
      "[a](/a){ .md-button_x } and [b](/b){ .md-button_y }",
      "Press ++ctrl++ or `x`{ .py_a } and `y`{ .py_b }",
    ])
  func attributes(_ text: String) throws {
    #expect(try found("markdown-error", text, "mkdocs").isEmpty)
  }

  @Test("The navigation of MkDocs gives pages their titles")
  func titles() throws {
    #expect(try found("post-title", "The ferry leaves at six.", "mkdocs", fields: "").isEmpty)
    #expect(try found("post-title", "The ferry leaves at six.", "gfm", fields: "").count == 1)
  }

  @Test(
    "A heading may be where documentation of code is put",
    arguments: [
      ("# ::: ferry.Boat", 0), ("## ::: ferry\n\n### ::: ferry.errors", 0), ("# Boats", 1),
      ("## Boats:::", 1),
    ])
  func documentation(_ text: String, _ count: Int) throws {
    #expect(try found("section-empty", text, "mkdocs").count == count)
  }

  @Test(
    "Its anchors are not known then",
    arguments: [
      ("# ::: ferry.Boat", 0), ("::: ferry.Boat", 0), ("::: ferry\n    options:\n      a: b", 0),
      ("# Boats", 1), ("`::: ferry`", 1),
    ])
  func anchorsOfCode(_ text: String, _ count: Int) throws {
    let link = "See [the boat](#ferry.Boat.leave).\n\n"
    #expect(try found("internal-links", link + text, "mkdocs").count == count)
  }

  @Test(
    "MkDocs takes ids from lists of attributes, with or without front matter",
    arguments: [
      ("## A {#pier}", 0), ("## A ## {: #pier }", 0), ("## The pier", 1), ("## Pier", 0),
      ("## Über-Pier 2", 1),
    ])
  func ids(_ heading: String, _ count: Int) throws {
    #expect(try found("internal-links", "See [it](#pier).\n\n\(heading)", "mkdocs").count == count)
    let slug = try found("internal-links", "See [it](#uber-pier-2).\n\n## Über-Pier 2", "mkdocs")
    #expect(slug.isEmpty)
  }

  @Test(
    "A project may be called like a generic word",
    arguments: [
      ("[Click](https://click.ferry.net/)", 0), ("[here](https://here.com/maps)", 0),
      ("[Click](https://ferry.net/click/)", 0), ("[Click](https://clicks.ferry.net/)", 1),
      ("[here](https://maps.here.net/)", 1),
    ])
  func names(_ link: String, _ count: Int) throws {
    #expect(try found("link-text", "Boats use \(link) today.", "gfm").count == count)
  }

  @Test("A page that only shows a file describes itself")
  func listings() throws {
    let listing = "# License\n\n```text\n--8<-- \"LICENSE\"\n```"
    #expect(try found("meta-description", listing, "mkdocs").isEmpty)
    #expect(try found("meta-description", listing + "\n\nIt is free.", "mkdocs").count == 1)
  }
}

/// What sites that nobody tuned for have, and no editor would change.
@Suite("Habits of documentation")
struct DocumentationHabitTests {
  private func found(_ rule: String, _ text: String, path: String = "a.md") throws -> [String] {
    try TrustTests.findings(rule, text, path: path)
  }

  @Test(
    "An unknown generator may write other signs into an anchor",
    arguments: [
      ("#has-many", "`has_many`", 0), ("#when-it-isn-t", "When it isn't", 0),
      ("#A-Pier", "A pier", 0),
      ("#boats-qualified-names", "Qualified names", 0), ("#aren_t", "Aren't", 0),
      ("#piers-qualified-names", "Qualified names", 1), ("#old-pier", "Pier", 1),
      ("#has-man", "`has_many`", 1), ("#pier", "Old pier", 1),
      ("#qualified-name", "Qualified names", 1),
    ])
  func anchors(_ fragment: String, _ heading: String, _ count: Int) throws {
    let text = "See [it](\(fragment)).\n\n## Boats\n\nText.\n\n### \(heading)\n\nText.\n"
    let post = "---\ntitle: T\n---\n\n" + text
    #expect(try found("internal-links", post).count == count)
  }

  @Test(
    "A README has the anchors that GitHub makes", arguments: [("README.md", 1), ("boats.md", 0)])
  func readme(_ path: String, _ count: Int) throws {
    let text = "# Boats\n\nSee [it](#don-t).\n\n## Don't\n\nText.\n"
    #expect(try found("internal-links", text, path: path).count == count)
  }

  @Test(
    "What a shortcode shows as code is no prose",
    arguments: [
      ("{{< code-toggle >}}\nname : a\n{{< /code-toggle >}}", 0),
      ("{{< output file=\"a\" >}}\nname : a\n{{< /output >}}", 0),
      ("{{< console >}}\nname : a\n{{< / console >}}", 0),
      ("{{% snippet %}}\nname : a\n{{% /snippet %}}", 0),
      ("{{< note >}}\nname : a\n{{< /note >}}", 1), ("{{< code-toggle >}}\nname : a", 1),
    ])
  func shortcodes(_ text: String, _ count: Int) throws {
    #expect(try found("typography", "Boats:\n\n\(text)\n").count == count)
  }

  @Test(
    "A template is not what it makes",
    arguments: [
      ("{{ site.time }}", 1), ("{{ if .A }}x{{ end }} {{ site.time }}", 0),
      ("{% if a %}x{% endif %} {{ site.time }}", 0), ("{{ block \"main\" . }}", 0),
      ("{{ endpoint.time }}", 1),
      ("{{- end -}} and {{ .Title }}", 0),
    ])
  func templates(_ text: String, _ count: Int) throws {
    let page =
      "<!doctype html><title>T</title><main><p>It leaves at \(text) from the pier.</p></main>"
    #expect(try found("leftover-text", page, path: "a.html").count == count)
  }

  @Test(
    "A bold name of a file or of code labels what is below",
    arguments: [
      ("**app/views/boats.html.erb**", 0), ("**`Rack::Head`**", 0), ("**config.toml**", 0),
      ("**`leave` `come`**", 0), ("**What boats cost**", 1), ("**Calls to `leave`**", 1),
    ])
  func names(_ line: String, _ count: Int) throws {
    let post =
      "# T\n\nThe ferry leaves at six.\n\n\(line)\n\nIt costs four euros and takes bikes.\n"
    #expect(try found("bold-heading", post).count == count)
  }

  @Test(
    "An anchor that was not closed does no harm",
    arguments: [
      ("<a name=\"pier\"/> The pier", "suggestion"), ("<a id=\"x\" />Boats", "suggestion"),
      ("<b/>Boats", "error"), ("<div/>Boats", "error"),
    ])
  func anchorsLeftOpen(_ html: String, _ severity: String) throws {
    let told = try found("markup-error", "## \(html)\n\nText.\n")
    #expect(told.count == 1 && told[0].hasPrefix(severity))
  }

  @Test("Parts that are empty throughout a page are its scheme", arguments: [(2, 2), (7, 0)])
  func schemes(_ empty: Int, _ count: Int) throws {
    let full = (0..<12).map { "## Part \($0)\n\nText.\n\n" }.joined()
    let without = (0..<empty).map { "## Empty \($0)\n\n## Full \($0)\n\nText.\n\n" }.joined()
    #expect(try found("section-empty", full + without).count == count)
  }

  @Test(
    "Three headings with one fault are one finding, and one fix moves them all",
    arguments: [
      ("## A\n\n#### B\n\nx\n\n## C\n\n#### D\n\nx\n", ["error ####", "error ####"]),
      (
        "## A\n\n#### B\n\nx\n\n## C\n\n#### D\n\nx\n\n## E\n\n#### F\n\nx\n",
        ["error #### B"]
      ),
      ("# A\n\nx\n\n# B\n\nx\n\n# C\n\nx\n\n# D\n\nx\n", ["error # B"]),
    ])
  func levels(_ text: String, _ told: [String]) throws {
    let found = try found("heading-levels", text)
    #expect(found.count == told.count)
    #expect(zip(found, told).allSatisfy { $0.hasPrefix($1) })
    let source = SourceText(path: "a.md", text)
    let report = try BehaviourTests.lint(source, "heading-levels")
    let fixed = try #require(Self.fixed(source, report))
    #expect(try self.found("heading-levels", fixed).isEmpty, "\(fixed)")
  }

  private static func fixed(_ source: SourceText, _ report: PostReport) -> String? {
    var bytes = source.bytes
    let edits = report.findings.compactMap(\.fix).flatMap(\.edits)
    guard !edits.isEmpty else { return nil }
    for edit in edits.sorted(by: { $0.range.start > $1.range.start }) {
      bytes.replaceSubrange(edit.range.indices, with: Array(edit.text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "Labels that differ in a version are labels",
    arguments: [
      (["Deprecated in version 1.9", "Deprecated in version 2.10"], 0),
      (["Fares 2019", "Fares 2024"], 2),
      (["What boats cost", "What bikes cost"], 2), (["The fares of 2019", "The fares of 2024"], 0),
    ])
  func versions(_ lines: [String], _ count: Int) throws {
    let parts = lines.map { "**\($0)**\n\nIt costs four euros and takes bikes.\n\n" }.joined()
    let post = "# T\n\nThe ferry leaves at six.\n\n" + parts
    #expect(try found("bold-heading", post).count == count)
  }

  @Test("A picture of a sign needs no more words", arguments: ["*", "•", "-", "»"])
  func signs(_ alt: String) throws {
    #expect(try found("image-alt-text", "![\(alt)](/images/ball.png) Boats\n").isEmpty)
  }

  @Test(
    "A bold line above a listing, or one of several terms, may be a label",
    arguments: [
      ("**The timetable of the old pier**\n\n```\nsix\n```\n", ["suggestion"]),
      (
        "**Old pier**\n\nIn use.\n\n**New pier**\n\nClosed.\n\n**Mole**\n\nFor birds.\n",
        ["suggestion", "suggestion", "suggestion"]
      ),
      ("**Old pier**\n\nIn use.\n\n**New pier**\n\nClosed.\n", ["error", "error"]),
    ])
  func labels(_ text: String, _ severities: [String]) throws {
    let told = try found(
      "bold-heading", "# T\n\nThe ferry leaves at six.\n\n\(text)\nIt takes bikes.\n")
    #expect(told.map { String($0.prefix { $0 != " " }) } == severities)
  }

  @Test(
    "A stray end tag behind the text of a page does no harm",
    arguments: [
      ("<main><p>Six.</p></main></div></body></html>", "suggestion"),
      ("<main><p>Six.</p></div><p>Seven.</p></main>", "error"),
    ])
  func strayTags(_ body: String, _ severity: String) throws {
    let told = try found(
      "markup-error", "<!doctype html><title>T</title><body>\(body)", path: "a.html")
    #expect(told == ["\(severity) </div>"])
  }

  @Test(
    "Two paragraphs of one build may share a sentence",
    arguments: [
      ("The fare is four euros. %.", "The tax is one euro. %.", 0),
      ("The fare is four euros. %.", "%. The tax is one euro.", 1), ("%.", "%.", 1),
      ("One. Two. %.", "Three. %.", 1),
    ])
  func parallel(_ first: String, _ second: String, _ count: Int) throws {
    let same = "It is the same for each of the boats that go to the island"
    let text = [first, second].map { $0.replacing("%", with: same) }.joined(separator: "\n\n")
    #expect(try found("text-duplicate", text + "\n").count == count)
  }

  @Test("Goldmark fills the head of a table")
  func tableHeads() throws {
    let table = "a|b\n:--|:--|--:\n1|2|3\n"
    for (dialect, count) in [("hugo", 0), ("gfm", 1)] {
      let post = "---\nstet: {dialect: \(dialect)}\ntitle: T\n---\n\n\(table)"
      #expect(try found("markdown-error", post).count == count)
    }
    let post = "---\nstet: {dialect: hugo}\ntitle: T\n---\n\na|b|c\n:--|:--\n1|2\n"
    #expect(try found("markdown-error", post).count == 1)
  }
}
