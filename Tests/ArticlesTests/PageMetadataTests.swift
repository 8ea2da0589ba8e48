// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import SourceText
import Testing

@Suite("Who wrote a page, and when")
struct PageMetadataTests {
  private func article(_ head: String, _ body: String = "<p>It runs.</p>") throws -> Article {
    let text =
      "<!doctype html><html lang=en><head><title>The ferry</title>\(head)</head><body><main>\(body)</main></body></html>"
    return try ArticleReader().read(SourceText(path: "a.html", text), format: .html)
  }

  @Test(
    "The day of publication is found where pages state it",
    arguments: [
      ("<meta property=\"article:published_time\" content=\"2024-03-05T08:00:00Z\">", "<p>x</p>"),
      ("<meta name=\"DC.date.issued\" content=\"2024-03-05\">", "<p>x</p>"),
      ("<meta name=dcterms.created content=2024-03-05>", "<p>x</p>"),
      ("<meta name=\"parsely-pub-date\" content=\"2024-03-05\">", "<p>x</p>"),
      ("<meta itemprop=datePublished content=2024-03-05>", "<p>x</p>"),
      (
        "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"datePublished\": \"2024-03-05\"}</script>",
        "<p>x</p>"
      ),
      ("", "<time datetime=2024-03-05>5 March</time><p>x</p>"),
      ("", "<span itemprop=datePublished content=2024-03-05>5 March</span><p>x</p>"),
      ("", "<abbr class=published title=\"2024-03-05\">5 March</abbr><p>x</p>"),
    ])
  func published(_ head: String, _ body: String) throws {
    let dates = try article(head, body).dates
    #expect(dates.map { String($0.text.prefix(10)) } == ["2024-03-05"])
    #expect(dates.first?.kind == .published)
  }

  @Test("What readers see goes before what machines are told")
  func shownDate() throws {
    let found = try article(
      "<meta property=\"article:published_time\" content=\"2020-01-01\">",
      "<time datetime=2024-03-05>x</time><p>x</p>")
    #expect(found.dates.map(\.text) == ["2024-03-05"])
    #expect(found.dates.map(\.isMetadata) == [false])
  }

  @Test("A day of change is read beside one of publication, where both can be compared")
  func updated() throws {
    func head(_ published: String, _ updated: String) -> String {
      "<meta property=\"article:published_time\" content=\"\(published)\"><meta property=\"article:modified_time\" content=\"\(updated)\">"
    }
    let same = try article(head("2024-03-05T08:00:00+01:00", "2024-03-06T08:00:00+01:00"))
    #expect(same.dates.map(\.kind) == [.published, .updated])
    let other = try article(head("2024-03-05T00:30:00+02:00", "2024-03-04T23:00:00+00:00"))
    #expect(other.dates.map(\.kind) == [.published])
    let alone = try article("<meta property=\"article:modified_time\" content=\"2024-03-05\">")
    #expect(alone.dates.isEmpty)
    // A day in words is for readers, and no mistake.
    let words = try article("<meta name=date content=\"5 March\">")
    #expect(words.dates.map(\.isShown) == [true])
  }

  @Test(
    "The author is found where pages name one",
    arguments: [
      ("<meta name=author content=\"Bo Lee\">", "<p>x</p>"),
      ("<meta name=\"DC.creator\" content=\"Bo Lee\">", "<p>x</p>"),
      (
        "<meta property=\"article:author\" content=\"https://social.net/bo\"><meta name=byl content=\"Bo Lee\">",
        "<p>x</p>"
      ),
      (
        "<script type=\"application/ld+json\">{\"@type\": \"BlogPosting\", \"author\": {\"name\": \"Bo Lee\"}}</script>",
        "<p>x</p>"
      ),
      ("", "<p>By <a rel=author href=/bo>Bo Lee</a></p><p>x</p>"),
      ("", "<span itemprop=author>Bo Lee</span><p>x</p>"),
      ("", "<div class=\"meta author-name\">By Bo Lee</div><p>x</p>"),
    ])
  func author(_ head: String, _ body: String) throws {
    #expect(try article(head, body).byline?.name == "Bo Lee")
  }

  @Test(
    "What is no name of an author is none",
    arguments: [
      ("<meta name=author content=\"\">", "<p>x</p>"),
      ("<meta name=author content=\"https://harbour.org/bo\">", "<p>x</p>"),
      ("", "<aside><span class=author>Bo Lee</span></aside><p>x</p>"),
      ("", "<div class=authority>Bo Lee</div><p>x</p>"),
    ])
  func noAuthor(_ head: String, _ body: String) throws {
    #expect(try article(head, body).byline == nil)
  }

  @Test("A page names its site in more ways than one")
  func siteNames() throws {
    let found = try article(
      "<meta name=\"application-name\" content=\"Harbour\"><script type=\"application/ld+json\">{\"@graph\": [{\"@type\": \"WebSite\", \"name\": \"Harbour News\"}, {\"@type\": \"Article\", \"publisher\": {\"name\": \"The Harbour\"}}]}</script>"
    )
    #expect(found.siteNames == ["Harbour", "Harbour News", "The Harbour"])
  }
}
