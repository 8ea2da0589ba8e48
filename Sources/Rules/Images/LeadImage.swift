// SPDX-License-Identifier: Apache-2.0

package import Articles
import FrontMatter
package import Linting

/// A post has a lead image.
package struct LeadImageRule: Rule {
  package struct Options: RuleOptions {
    var keys: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "keys", \.keys, "Additional front matter keys that name a lead image, such as `visual`")
      ]
    }
  }

  package static let description = RuleDescription(
    "lead-image", .images, nil, judgesPages: false, "Every post has a lead image")

  package static let habits: [Habit] = [
    .fact(
      "have no lead image",
      meaning: "they appear without a picture in lists and when shared")
  ]

  private let keys: [String]

  package init(_ options: Options) {
    keys = Self.keys + options.keys.map(Self.plain).filter { !$0.isEmpty }
  }

  private static func plain(_ key: String) -> String {
    key.lowercased().filter { $0 != "_" && $0 != "-" }
  }

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard article.leadImage == nil, !isNamed(article) else { return }
    // A page without a date is documentation, or about the site.
    guard article.isPostForSure || article.frontMatter == nil && article.head == nil else {
      return report.notApplicable()
    }
    guard article.hasContent, !article.blocks.isEmpty || !article.images.isEmpty else {
      return report.notApplicable()
    }
    if let first = article.possibleImages.first,
      article.headings.allSatisfy({ $0.level == 1 || $0.node > first })
    {
      report.unverified("the output of shortcodes and components is not known")
      return
    }
    report.add(
      article.images.isEmpty && article.possibleImages.isEmpty ? .none : .late, at: article.place,
      data: [.init("images", .integer(article.images.count))])
  }

  /// Whether the front matter or the page's head names an image by a key or an address that Stet cannot look up, such as
  /// the id that a service gives it.
  private func isNamed(_ article: Article) -> Bool {
    if let shared = article.head?.meta("og:image"), !shared.text.isEmpty { return true }
    return article.frontMatter?.value?.map?.contains { entry in
      let key = Self.plain(entry.key)
      if Self.images.contains(key) { return Self.isIdentity(entry.value) }
      guard keys.contains(where: { key.hasPrefix($0) }) else { return false }
      if let text = entry.value.string { return !text.isEmpty && !Self.says(no: text) }
      return !(entry.value.map?.isEmpty ?? true)
    } ?? false
  }

  /// What the keys of lead images begin with, in lower case and without the marks between words.
  private static let keys = [
    "banner", "cover", "hero", "primaryimage", "featuredimage", "featureimage", "leadimage",
    "headerimage", "headerphoto", "socialimage", "shareimage", "ogimage", "twitterimage",
    "mainimage", "titleimage", "splash", "postimage", "articleimage", "previewimage", "cardimage",
    "imageid", "imageurl", "imageuid", "imgurl", "thumb", "teaserimage", "poster", "masthead",
    "backgroundimage",
  ]

  /// Keys of images whose values may be what a service calls them.
  private static let images: Set<String> = [
    "image", "images", "img", "photo", "picture", "teaser", "visual",
  ]

  /// Whether `value` is one word that may be the name of an image, or says one under a key of its own.
  private static func isIdentity(_ value: DataValue) -> Bool {
    if let text = value.string {
      return !text.isEmpty && !says(no: text) && !text.contains(where: \.isWhitespace)
    }
    if let first = value.list?.first { return isIdentity(first) }
    return ["uid", "id", "src", "url", "path", "ref", "publicid"].contains { key in
      value[key]?.string.map { !$0.isEmpty } ?? false
    }
  }

  private static func says(no text: String) -> Bool {
    ["false", "no", "none"].contains(text.lowercased())
  }

  package static let page = """
    The lead image is what readers see of a post in lists and when it is shared, and the first \
    thing they see on the page. Many sites do without pictures, so the rule is off by default; the \
    presets `news` and `seo` turn it on.

    The lead image is the one named in the front matter (`image`, `cover`, `thumbnail` …), the one \
    that the theme puts above the article, or an image that opens the text. A page whose head \
    names one (`og:image`) has one too, as does a post with a key such as `banner`, `hero` or \
    `primary_image`. `keys` adds those of a project.

    ## Flagged

    ```html
    <h1>⟦The ferry⟧</h1><p>The ferry leaves at six.</p><p><img src="/images/harbour.jpg" alt="A harbour at dawn"></p>
    ```

    ```markdown
    ---
    title: ⟦The ferry⟧
    date: 2024-03-01
    ---

    The ferry leaves at six.
    ```

    ## Not flagged

    ```html
    <h1>The ferry</h1><p><img src="/images/harbour.jpg" alt="A harbour at dawn"></p><p>The ferry leaves at six.</p>
    ```

    ```markdown
    ---
    title: The ferry
    cover:
      image: /images/harbour.jpg
    ---

    The ferry leaves at six.
    ```

    ```markdown
    ---
    title: The ferry
    heroImageId: harbour/dawn-4711
    ---

    The ferry leaves at six.
    ```
    """
}

extension Message {
  fileprivate static let none = Message(
    "This post has no lead image",
    help: "name one in the front matter, or open the text with an image")
  fileprivate static let late = Message(
    "This post has images but no lead image",
    help: "name one in the front matter, or open the text with an image")
}
