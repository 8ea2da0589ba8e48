// SPDX-License-Identifier: Apache-2.0

package import Credits
import MarkdownReading

/// A part of a page that a selector finds.
package enum Role: String, CaseIterable, Hashable, Sendable {
  case content
  case title
  case leadImage = "lead-image"
  case leadCaption = "lead-caption"
  case caption
  case byline
  case excerpt
  case date
  case related
  case card
  case cardTitle = "card-title"
  case cardExcerpt = "card-excerpt"
  case never
}

/// What a project sets about its articles: the section `article` of the configuration.
package struct ArticleOptions: Hashable, Sendable {
  /// A preset's name; nothing: found by itself.
  package var preset: String?
  /// A selector list for a role, in place of the preset's.
  package var selectors: [Role: String] = [:]
  /// Additional titles of related blocks.
  package var relatedTitles: [String] = []
  /// Additional labels of image credits, such as "Lichtbild".
  package var creditLabels: [String] = []
  /// Additional sources of images.
  package var creditSources: [ImageSource] = []
  /// The language of posts that name none.
  package var language: String?
  /// The address of the site that the posts belong to.
  package var siteURL: String?
  /// Where credits count besides the places that every theme shows.
  package var creditPlaces = CreditPlaces()
  /// The dialect of Markdown, one of ``dialects``; nothing: the usual one.
  package var dialect: String?

  /// What the pages are to their site; `nil` where each page tells.
  package var kind: PageKind?

  /// The names of the dialects of Markdown.
  package static var dialects: [String] { MarkdownDialect.names }
  package static let usualDialect = "stet"

  package init() {}

  /// The grammar of credits with what the project adds to it.
  var creditGrammar: CreditGrammar {
    creditLabels.isEmpty && creditSources.isEmpty
      ? .standard : CreditGrammar(adding: creditSources, labels: creditLabels)
  }
}

/// Which of the places that not every theme shows count.
package struct CreditPlaces: Hashable, Sendable {
  /// Whether the theme shows a Markdown image's title as its caption.
  package var titleIsCaption = false
  /// Whether one line at the end may credit all images.
  package var pageLevel = false
  /// Additional front matter keys that hold a credit.
  package var creditKeys: [String] = []

  package init() {}
}
