// SPDX-License-Identifier: Apache-2.0

package import FrontMatter
import SourceText

/// An Article of schema.org as a page's JSON-LD describes it.
package struct LinkedArticle: Sendable {
  /// The type's own name, such as `NewsArticle`.
  package let type: String
  /// The place of the type's name.
  package let typeValue: DataValue
  private let object: DataValue
  private let data: LinkedData

  /// `Article` and all that schema.org derives from it.
  private static let types: Set<String> = [
    "Article", "AdvertiserContentArticle", "NewsArticle", "AnalysisNewsArticle",
    "AskPublicNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle", "ReportageNewsArticle",
    "ReviewNewsArticle", "Report", "SatiricalArticle", "ScholarlyArticle",
    "MedicalScholarlyArticle", "SocialMediaPosting", "BlogPosting", "LiveBlogPosting",
    "DiscussionForumPosting", "TechArticle", "APIReference",
  ]

  /// The article that `object` is; `nil` if it is another thing.
  init?(_ object: DataValue, in data: LinkedData) {
    guard
      let type = LinkedData.types(of: object).first(where: { Self.types.contains($0.name) })
    else { return nil }
    self.type = type.name
    typeValue = type.value
    self.object = object
    self.data = data
  }

  /// The text of `headline`, and its value.
  package var headline: (text: String, value: DataValue)? {
    object["headline"].flatMap { value in value.linkedText.map { ($0, value) } }
  }

  /// The text of `datePublished`, and its value.
  package var published: (text: String, value: DataValue)? {
    object["datePublished"].flatMap { value in value.linkedText.map { ($0, value) } }
  }

  /// The text of `dateModified`, and its value.
  package var modified: (text: String, value: DataValue)? {
    object["dateModified"].flatMap { value in value.linkedText.map { ($0, value) } }
  }

  /// Whether an image is named: by its address, as an object with one, or by a reference to such an object.
  package var hasImage: Bool {
    guard let image = object["image"] else { return false }
    return (image.list ?? [image]).contains { value in
      if value.map == nil { return value.linkedText != nil }
      let image = data.resolved(value)
      if ["url", "contentUrl"].contains(where: { image[$0]?.linkedText != nil }) { return true }
      // An address may itself be the name that it goes by.
      return image["@id"]?.string.map { !$0.utf8.contains(UInt8(ascii: "#")) } ?? false
    }
  }

  /// The values of `author`, each with its name where it has one.
  package var authors: [(name: String?, value: DataValue)] {
    guard let author = object["author"], !author.isNull else { return [] }
    return (author.list ?? [author]).map { value in
      let known = data.resolved(value)
      if known.map != nil { return (known["name"]?.linkedText, value) }
      // An address of nothing in the page gives no name.
      return (known.linkedText.flatMap { $0.utf8Range(of: "://") == nil ? $0 : nil }, value)
    }
  }
}

extension LinkedData {
  /// The articles that the page describes, in order.
  package var articles: [LinkedArticle] {
    things.compactMap { LinkedArticle($0, in: self) }
  }

  /// What the page calls its site: the name of a WebSite, or of an article's publisher.
  package var siteNames: [String] {
    things.compactMap { thing in
      let types = Self.types(of: thing).map(\.name)
      if types.contains("WebSite") || types.contains("Blog") { return thing["name"]?.linkedText }
      return thing["publisher"].flatMap { resolved($0)["name"]?.linkedText }
    }
  }

  /// Whether the page is described as a page of its own kind and as no article.
  package var describesOtherPage: Bool {
    articles.isEmpty
      && things.contains { thing in Self.types(of: thing).contains { $0.name.hasSuffix("Page") } }
  }
}
