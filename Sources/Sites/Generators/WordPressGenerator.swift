// SPDX-License-Identifier: Apache-2.0

import Configuration
package import Exports
import Linting
package import WebAddresses

/// The site that a WordPress export comes from: each item answers at the address that the export gives it, and under
/// `?p=` with its number.
package struct WordPressGenerator: KnownGenerator {
  static let identity = SiteGenerator("wordpress", site: "a WordPress export")

  package let basePath: String
  package let siteURL: String?
  package var slugs: SlugDialect? { nil }
  private let items: [String: GeneratedFile]
  private let names: [String: String]
  /// Whether posts and pages are both there, or all numbers, so that nothing else is a page of the site.
  private let isWhole: Bool

  package init(_ export: WordPressExport) {
    siteURL = export.url
    let base = export.url.map { WebAddress($0) }
    basePath = base.map { SitePath.join($0.text($0.path)) } ?? ""
    var items: [String: GeneratedFile] = [:]
    var names: [String: String] = [:]
    for item in export.items {
      let address = WebAddress(item.link)
      var generated = GeneratedFile()
      let path = address.text(address.path)
      // A draft's address has nothing but its number.
      if address.query == nil, let inside = CleanPath(path)?.below(basePath) {
        generated.outputs = [SitePath.output(forPermalink: inside.written)]
      }
      generated.isDraft = !["publish", "future", "inherit"].contains(item.status)
      generated.date = item.date
      items[item.name] = generated
      if !item.id.isEmpty { names[item.id] = item.name }
    }
    self.items = items
    self.names = names
    let types = Set(export.items.map(\.type))
    isWhole = types.contains("post") && types.contains("page") || Self.hasAllNumbers(export)
  }

  /// Whether the items' numbers have no gap: WordPress counts posts, pages and files together, so that nothing was
  /// left out.
  private static func hasAllNumbers(_ export: WordPressExport) -> Bool {
    let numbers = Set(export.items.compactMap { Int($0.id) })
    guard numbers.count == export.items.count, let last = numbers.max() else { return false }
    return numbers.min() == 1 && last == numbers.count
  }

  package var makesHomePage: Bool { isWhole }
  package func readsFrontMatter(_ path: String) -> Bool { false }
  package func output(of file: SourceFile) -> GeneratedFile { items[file.path] ?? GeneratedFile() }

  package func source(ofQuery query: String) -> String? {
    for part in query.split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1)
      if sides.count == 2, ["p", "page_id", "attachment_id"].contains(sides[0]) {
        return names[String(sides[1])] ?? ""
      }
    }
    return nil
  }

  package func doubt(about path: String) -> String? {
    if path.hasPrefix("/wp-") || path.hasPrefix("wp-") {
      return "an export does not contain the files of the site"
    }
    if !isWhole { return "the export contains only a part of the site" }
    return GeneratedLists.doubt(about: path)
  }
}
