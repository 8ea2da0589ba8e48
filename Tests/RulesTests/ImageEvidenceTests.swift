// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Evidence
import ImageFiles
import Linting
import Rules
import SourceText
import Testing

/// Whose an image is, and how much the rules on credits make of it.
@Suite("Images by evidence")
struct ImageEvidenceTests {
  /// A site with one file for each thing that a file may say of its maker.
  private struct Site: SiteLookup {
    var suppliesAlt = false

    static let files: [String: ImageMetadata] = {
      func make(_ change: (inout ImageMetadata) -> Void) -> ImageMetadata {
        var metadata = ImageMetadata()
        change(&metadata)
        return metadata
      }
      return [
        "/quay.jpg": make { $0.creators = ["Bo Ek"] },
        "/own.jpg": make { $0.creators = ["Ann Lee Photography"] },
        "/camera.webp": make { $0.hasCamera = true },
        "/plain.webp": make { _ in },
        "/agency.png": make {
          $0.creators = ["Bo Ek"]
          $0.credit = "REUTERS"
        },
        "/free.jpg": make { $0.licence = "https://creativecommons.org/licenses/by-sa/4.0/" },
        "/program.jpg": make { $0.creators = ["Microsoft Office User"] },
        "/made.jpg": make { $0.digitalSource = "trainedAlgorithmicMedia" },
        "/mixed.jpg": make { $0.digitalSource = "compositeWithTrainedAlgorithmicMedia" },
      ]
    }()

    func file(of address: String, from article: Article) -> SiteFileTarget { .outside }
    func target(of address: String, from article: Article, depth: SiteDepth) -> SiteAnswer {
      SiteAnswer(.missing)
    }
    func metadata(of address: String, from article: Article) -> ImageMetadata? {
      Self.files[address]
    }
  }

  private static let head = "---\ntitle: The quay\nauthor: Ann Lee\n---\nThe boats leave.\n\n"

  private static func report(
    _ rule: String, _ text: String, path: String = "a.md", isSet: Bool = false,
    site: Site? = Site()
  ) throws -> PostReport {
    let format = try #require(ArticleReader.format(ofPath: path))
    var options = ArticleOptions()
    options.siteURL = "https://quay.example/"
    let article = try ArticleReader(options).read(
      SourceText(path: path, text), format: format)
    let definitions = RuleList.all.filter { $0.id == rule }
    let rules = ResolvedRules(
      active: definitions.map {
        ResolvedRules.Active(
          definition: $0, severity: $0.description.severity ?? .warning, check: $0.make([]).0,
          hasSetSeverity: isSet)
      }, catalogue: RuleCatalogue(definitions))
    return Linter.lint(
      article: article, rules: rules, site: site, today: try #require(Day("2026-01-01")))
  }

  @Test(
    "Somebody else's image without a credit is an error, a photo a warning, and the author's own nothing",
    arguments: [
      // Somebody else's.
      ("![A boat](/quay.jpg)", Severity.error),
      ("![A boat](/agency.png)", .error),
      ("![A boat](/bo-ek-2Fc9xlwcvbA-unsplash.jpg)", .error),
      ("![A boat](/shutterstock_1234567.png)", .error),
      ("![A boat](/photo-1499951360447-b19be8fe80f5.jpeg)", .error),
      ("![A boat](https://images.pexels.com/photos/1/a.png)", .error),
      ("![A boat](https://harbour.example.net.fo/a.jpg)", .error),
      // Photos.
      ("![A boat](/boat.jpg)", .warning),
      ("![A boat](/camera.webp)", .warning),
      ("![A boat](/program.jpg)", .warning),
      ("![A boat](https://quay.example/boat.JPG?w=800)", .warning),
      ("![A boat](https://res.cloudinary.com/quay/boat.jpg)", .warning),
      // The author's own, or nobody's.
      ("![A boat](/own.jpg)", nil),
      ("![A boat](/plain.webp)", nil),
      ("![A boat](/boat.png)", nil),
      ("![A boat](/boat.svg)", nil),
      ("![A boat](/boat.gif)", nil),
      ("![A screenshot of the timetable](/boat.jpg)", nil),
      ("![The crew](/img/headshots/bo.jpg)", nil),
      ("![Björn Lindqvist](/bjorn.jpg)", nil),
      ("![Fahrplan](/Bildschirmfoto-2024.jpg)", nil),
      ("![Arrivals](/arrivals_chart.jpg)", nil),
      ("![Boats](https://img.shields.io/boats.png)", nil),
    ])
  func severities(_ image: String, _ severity: Severity?) throws {
    let found = try Self.report("image-credit", Self.head + image + "\n\nMore.\n").findings
    #expect(found.map(\.severity) == [severity].compactMap(\.self))
  }

  @Test("A severity that is set holds for photos, too")
  func setSeverity() throws {
    let text = Self.head + "![A boat](/boat.jpg)\n\nMore.\n"
    #expect(try Self.report("image-credit", text, isSet: true).findings.map(\.severity) == [.error])
  }

  @Test("The creator in the file is offered; without an author to compare it is only a photo")
  func offers() throws {
    let text = "The boats leave.\n\n![A boat](/quay.jpg)\n\nMore.\n"
    let named = try Self.report("image-credit", Self.head + text).findings
    #expect(named.map(\.help) == ["its file names the creator: write 'Photo: Bo Ek'"])
    #expect(named.first?.fix?.edits.map(\.text) == ["\n*Photo: Bo Ek*"])
    #expect(try Self.report("image-credit", text).findings.map(\.severity) == [.warning])
    let agency = try Self.report("image-credit", Self.head + "![A](/agency.png)\n\nx\n").findings
    #expect(
      agency.map(\.help) == ["its file names the creator: write 'Photo: Bo Ek / REUTERS'"]
    )
  }

  @Test(
    "A person and an outlet are creator and source, known or not",
    arguments: [
      "Photo: Bo Ek / Quay News", "Photo: Bo Ek via Quay News", "Photo: Bo Ek (Quay News)",
      "Foto: Bo Ek | Kaiblatt", "Photo by Bo Ek, Quay News", "Photo: Bo Ek for Quay News",
      "Foto: Bo Ek/dpa", "Photo: Bo Ek, courtesy of the Quay Museum",
    ])
  func outlets(_ caption: String) throws {
    let text = Self.head + "![A boat](/boat.jpg)\n*\(caption)*\n\nMore.\n"
    #expect(try Self.report("image-credit", text, isSet: true).findings.isEmpty)
    #expect(try Self.report("image-credit-link", text).findings.isEmpty)
  }

  @Test(
    "One party alone is enough for a photo that may be the house's own, and not for a stock photo",
    arguments: [
      ("![A boat](/boat.jpg)\n*Photo: Bo Ek*", 0), ("![A boat](/boat.jpg)\n*Photo: Reuters*", 0),
      ("![A boat](/boat.jpg)\n*Photo: Unsplash*", 1),
      ("![A boat](/bo-ek-2Fc9xlwcvbA-unsplash.jpg)\n*Photo: Bo Ek*", 1),
    ])
  func partial(_ image: String, _ count: Int) throws {
    let found = try Self.report("image-credit", Self.head + image + "\n\nMore.\n").findings
    #expect(found.map(\.severity) == Array(repeating: .warning, count: count))
    let all = try Self.report("image-credit", Self.head + image + "\n\nMore.\n", isSet: true)
    #expect(all.findings.count == 1)
  }

  @Test("A licence in the file belongs into the credit")
  func embeddedLicence() throws {
    let text = Self.head + "![A boat](/free.jpg)\n*Photo: Bo Ek / Quay News*\n\nMore.\n"
    let found = try Self.report("image-licence", text).findings
    #expect(
      found.map(\.message) == [
        "This image's file names the licence CC BY-SA 4.0, but its credit does not"
      ])
    #expect(found.map(\.severity) == [.warning])
  }

  @Test("A gallery's caption is judged once")
  func gallery() throws {
    let images = ["a", "b", "c"].map { "<figure><img src=\($0).jpg alt=\($0)></figure>" }.joined()
    let post = "<p>t</p><figure>\(images)<figcaption>Photos: Unsplash</figcaption></figure><p>t</p>"
    #expect(try Self.report("image-credit", post, path: "a.html").findings.count == 1)
  }

  @Test(
    "What plugins mark as a credit needs no label",
    arguments: [
      "<div><figure><img src=a.jpg alt=a></figure><span class=media-credit>Bo Ek | Quay News</span></div>",
      "<figure><img src=a.jpg alt=a><figcaption>A boat. <span class=image-credit>Bo Ek / Quay News</span></figcaption></figure>",
      "<dl class=gallery-item><dt><img src=a.jpg alt=a></dt><dd class=wp-caption-text>Photo: Bo Ek / Reuters</dd></dl>",
    ])
  func plugins(_ image: String) throws {
    let post = "<p>The boats leave.</p>\(image)<p>More.</p>"
    #expect(try Self.report("image-credit", post, path: "a.html", isSet: true).findings.isEmpty)
  }

  @Test("How many photos a post credits is told without a look at the files")
  func photoCredits() throws {
    let text =
      "![A](/boat.jpg)\n*Photo: Bo Ek*\n\n![B](/bo-ek-2Fc9xlwcvbA-unsplash.jpg)\n\nx\n\n"
      + "![Screenshot](/c.png)\n\nx\n"
    let article = try ArticleReader().read(SourceText(path: "a.md", text), format: .markdown)
    #expect(article.photoCredits.photos == 2)
    #expect(article.photoCredits.credited == 1)
  }

  @Test(
    "An image that says a machine made it needs a note that readers see",
    arguments: [
      ("![Moons](/made.jpg)", 1), ("![Moons](/mixed.jpg)", 1), ("![Boat](/quay.jpg)", 0),
      ("![Moons](/made.jpg)\n*AI-generated image*", 0),
      ("![Moons](/made.jpg)\n\nAlle Bilder sind KI-generiert.", 0),
      ("![Lunes](/made.jpg)\n*Image générée par IA*", 0),
      ("![Moons](/made.jpg)\n*Image: Midjourney*", 0),
    ])
  func notes(_ image: String, _ count: Int) throws {
    let found = try Self.report("image-ai-note", Self.head + image + "\n\nMore.\n").findings
    #expect(found.map(\.severity) == Array(repeating: .suggestion, count: count))
  }

  @Test(
    "Empty brackets are an omission, unless something else tells",
    arguments: [
      ("![](/boat.jpg)", 1), ("[![](/boat.jpg) The boat](/boat/)", 0),
      ("![](/boat.jpg \"The boat\")", 0), ("<img src=\"/boat.jpg\" alt=\"\">", 0),
      ("![](/img/logo.png)", 0), ("[![](/boat.jpg)](/boat/)", 0),
    ])
  func emptyAlt(_ image: String, _ count: Int) throws {
    let text = Self.head + image + "\n\nMore.\n"
    #expect(try Self.report("image-alt", text).findings.count == count)
    #expect(try Self.report("image-alt", text, site: Site(suppliesAlt: true)).findings.isEmpty)
  }
}
