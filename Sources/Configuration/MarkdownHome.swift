// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import SourceText

/// A program whose posts are read in a dialect of its own, known by its files, though nothing is known
/// of where it writes its pages.
package struct MarkdownHome: Sendable {
  let dialect: String
  /// Any of them is enough.
  let files: [String]

  static let all = [
    MarkdownHome(
      dialect: "docusaurus", files: ["js", "ts", "mjs", "cjs"].map { "docusaurus.config." + $0 }),
    MarkdownHome(dialect: "vitepress", files: [".vitepress"]),
    MarkdownHome(dialect: "mkdocs", files: ["mkdocs.yml", "mkdocs.yaml", "zensical.toml"]),
    MarkdownHome(dialect: "myst", files: ["myst.yml", "_toc.yml", "conf.py"]),
    MarkdownHome(dialect: "obsidian", files: [vaultFolder]),
  ]

  /// The folder that every vault of Obsidian's has.
  package static let vaultFolder = ".obsidian"

  /// The one whose files are in a folder, of which `has` tells.
  static func find(_ has: (String) -> Bool) -> (home: MarkdownHome, file: String)? {
    for home in all {
      if let file = home.files.first(where: has) { return (home, file) }
    }
    return nil
  }
}

/// What a generator's own settings change about the dialect of its posts.
struct DialectVariant {
  /// The text of a file in the generator's folder; `nil` where there is none.
  let read: (String) -> SourceText?

  /// The dialect of the posts below a folder whose generator reads `dialect`.
  func variant(of dialect: String, file: String) -> String {
    switch dialect {
    case "jekyll": return jekyll(values(file)) ?? dialect
    case "hugo": return isTypographerOff ? "hugo-straight" : dialect
    case "astro":
      let settings = read(file).map { $0.string($0.wholeRange) } ?? ""
      if settings.contains("@astrojs/starlight") { return "starlight" }
      return settings.contains("remark-math") ? "astro-math" : dialect
    default: return dialect
    }
  }

  private func values(_ file: String) -> DataValue? {
    guard let source = read(file) else { return nil }
    let range = source.wholeRange
    if file.hasSuffix(".toml") { return try? TOMLReader.read(source, in: range) }
    if file.hasSuffix(".json") { return try? JSONReader.read(source, in: range) }
    return try? YAMLReader.read(source, in: range)
  }

  private func jekyll(_ settings: DataValue?) -> String? {
    let reader = settings?["markdown"]?.string?.lowercased() ?? ""
    if reader.contains("commonmark") { return "jekyll-commonmark" }
    let kramdown = settings?["kramdown"]
    let quotes = kramdown?["smart_quotes"]?.string ?? ""
    let quirks = kramdown?["gfm_quirks"]
    let isPlain =
      quotes.contains("quot") && quotes.contains("apos")
      || (quirks?.list ?? [quirks].compactMap { $0 }).contains {
        $0.string?.contains("no_auto_typographic") ?? false
      } && quotes.contains("apos")
    return isPlain ? "jekyll-straight" : nil
  }

  /// Whether Hugo's settings, wherever they are, leave quotes as they are written.
  private var isTypographerOff: Bool {
    for folder in ["", "config/_default/"] {
      for name in ["hugo", "config", "markup"] where !folder.isEmpty || name != "markup" {
        for ending in ["toml", "yaml", "yml", "json"] {
          guard let settings = values(folder + name + "." + ending) else { continue }
          let markup = name == "markup" ? settings : settings["markup"]
          guard let typographer = markup?["goldmark"]?["extensions"]?["typographer"] else {
            continue
          }
          return typographer.bool == false || typographer["disable"]?.bool == true
        }
      }
    }
    return false
  }
}
