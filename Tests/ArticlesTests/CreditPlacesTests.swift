// SPDX-License-Identifier: Apache-2.0

import Articles
import Credits
import Documents
import Foundation
import SourceText
import TestKit
import Testing

/// The shared table of credits, read where posts hold them: in captions, and beside Markdown images.
@Suite("Credits in their places")
struct CreditPlacesTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var markup: String
    var isMarkdown: Bool
    var creators: [String]
    var source: String
    var licence: String
    var level: String
    var testDescription: String { markup }
  }

  static let table = Suites.packageRoot + "/../shared/credits.tsv"

  static let rows: [Row] = {
    guard let text = try? String(contentsOfFile: table, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      var cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      cells += Array(repeating: "", count: max(0, 6 - cells.count))
      return Row(
        markup: cells[1], isMarkdown: cells[0] == "md",
        creators: cells[2].split(separator: ";").map(String.init), source: cells[3],
        licence: cells[4], level: cells[5])
    }
  }()

  /// Posts that hold the row's credit, each in another place.
  static func posts(_ row: Row) -> [(format: DocumentFormat, text: String)] {
    let link = /<a href="([^"]*)">(.*?)<\/a>/
    let markdown =
      row.isMarkdown ? row.markup : "*\(row.markup.replacing(link) { "[\($0.2)](\($0.1))" })*"
    let image = "![A picture](/images/x.jpg)"
    var posts: [(DocumentFormat, String)] = [
      (.markdown, "Before.\n\n\(image)\n\(markdown)\n\nBehind it.\n"),
      (.markdown, "Before.\n\n\(image)\n\n\(markdown)\n\nBehind it.\n"),
    ]
    if !row.isMarkdown {
      let tag = #"<img src="/images/x.jpg" alt="A picture">"#
      let figure = "<figure>\(tag)<figcaption>\(row.markup)</figcaption></figure>"
      posts += [
        (.html, "<p>Before.</p>\n\(figure)\n<p>Behind it.</p>\n"),
        (.markdown, "Before.\n\n\(figure)\n\nBehind it.\n"),
        (
          .html,
          """
          <p>Before.</p><div class="wp-caption">\(tag)<p class="wp-caption-text">\(row.markup)</p>\
          </div><p>Behind it.</p>
          """
        ),
      ]
    }
    return posts
  }

  @Test(
    "Every row of the table is read right wherever it stands",
    .enabled(if: !rows.isEmpty, "the shared table of credits is not on this machine"),
    arguments: rows)
  func row(_ row: Row) throws {
    for post in Self.posts(row) {
      let article = try ArticleReader().read(SourceText(post.text), format: post.format)
      let image = try #require(article.images.first)
      #expect(article.images.count == 1)
      let credit = image.credit?.credit
      #expect(credit?.creators ?? [] == row.creators, "\(post.text)")
      #expect(credit?.source ?? "" == row.source, "\(post.text)")
      #expect(credit?.licence ?? "" == row.licence, "\(post.text)")
      #expect((credit?.level ?? .none).rawValue == row.level, "\(post.text)")
    }
  }

  @Test(
    "A credit stands exactly on its words",
    arguments: [
      (
        "<figure><img src=x.jpg><figcaption>The pier. Photo by <a href=/a>Ann Lée</a> on Unsplash</figcaption></figure>",
        DocumentFormat.html, "Photo by <a href=/a>Ann Lée</a> on Unsplash"
      ),
      ("![x](x.jpg)\n*Photo by Ann Lee on Unsplash*\n", .markdown, "Photo by Ann Lee on Unsplash"),
      (
        "---\nimage: x.jpg\nimage_credit: \"Photo by Ann Lee on Unsplash\"\n---\n\nText.\n",
        .markdown,
        "Photo by Ann Lee on Unsplash"
      ),
      (
        "---\nimage: x.jpg\nimage_figcaption: A yard. Image courtesy of <a href=\"https://www.flickr.com/photos/annlee/1\">Ann Lée</a>.\n---\n\nText.\n",
        .markdown,
        "Image courtesy of <a href=\"https://www.flickr.com/photos/annlee/1\">Ann Lée"
      ),
    ])
  func range(_ text: String, _ format: DocumentFormat, _ expected: String) throws {
    let article = try ArticleReader().read(SourceText(text), format: format)
    let found = try #require(article.images.first?.credit)
    #expect(article.source.string(found.range) == expected)
  }

  @Test("Links of a credit in front matter are read, each at its place")
  func linksInFrontMatter() throws {
    let article = try ArticleReader().read(
      SourceText(
        "---\nimage: x.jpg\ncover-caption: 'Photo by [Ann](https://unsplash.com/@ann) on [Unsplash](https://unsplash.com)'\n---\nText.\n"
      ), format: .markdown)
    let found = try #require(article.images.first?.credit)
    #expect(found.credit.level == .linked)
    #expect(found.channel == .frontMatter)
    for address in found.credit.links {
      #expect(article.source.string(found.place(ofLink: address)) == address)
    }
    #expect(found.credit.links.count == 2)
  }

  @Test(
    "A line that opens the post credits the image of its front matter",
    arguments: [
      ("*Image source: [Ann Lée](https://www.flickr.com/photos/annlee/1)*", "Ann Lée"),
      ("# The yard\n\n_Photo: Ann Lée / Unsplash_", "Ann Lée"),
      ("{% image \"x.jpg\" \"A yard\" %}\n*Photo by Ann Lée for The Daily*", "Ann Lée"),
      ("A story on photos by Ann Lée, who lives in Lyon.", ""),
      ("![](y.jpg)\n\n*Photo by Ann Lée on Unsplash*", ""),
      ("The story begins.\n\n*Photo by Ann Lée on Unsplash*", ""),
    ])
  func opening(_ body: String, _ creator: String) throws {
    let article = try ArticleReader().read(
      SourceText("---\nimage: x.jpg\n---\n\n\(body)\n\nText.\n"), format: .markdown)
    let lead = try #require(article.images.first { $0.role == .lead })
    #expect(lead.credit?.credit.creators ?? [] == (creator.isEmpty ? [] : [creator]))
  }
}
