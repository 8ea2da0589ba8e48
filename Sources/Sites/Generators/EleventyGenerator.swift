// SPDX-License-Identifier: Apache-2.0

import Configuration
import FrontMatter
import Linting
package import WebAddresses

/// Eleventy: a template answers under its own path as a folder, a date in front of its name left out; `permalink`.
package struct EleventyGenerator: KnownGenerator {
  static let identity = SiteGenerator(
    "eleventy", site: "an Eleventy site",
    files: [".eleventy.js"] + ["js", "mjs", "cjs", "ts"].map { "eleventy.config." + $0 },
    output: "_site", templates: ["_includes", "_layouts", "_data"],
    ignored: ["_site/**", "node_modules/**"])

  static func hasSources(_ paths: [String]) -> Bool {
    paths.contains { SourceName($0).isMarkdown }
  }

  init?(_ settings: GeneratorSettings, paths: [String]) { self.init(settings.script) }

  static func output(_ settings: GeneratorSettings) -> String? {
    settings.script["output"].map { SitePath.clean($0) } ?? identity.output
  }

  package let basePath: String
  package let siteURL: String? = nil
  package let rootLinks: RootLinks
  /// Eleventy gives headings no anchors unless a plug-in does.
  package let slugs: SlugDialect? = nil
  private let input: String
  private let output: String

  private static let templates: Set<String> = [
    "md", "markdown", "html", "htm", "njk", "liquid", "hbs", "mustache", "ejs", "haml", "pug",
    "webc",
  ]

  /// The generator as far as its configuration, a program, shows it.
  package init(_ configuration: ScriptSettings) {
    basePath = SitePath.join(configuration["pathPrefix"] ?? "")
    input = SitePath.clean(configuration["input"] ?? "")
    output = SitePath.clean(configuration["output"] ?? "_site")
    let hasPlugin = ["HtmlBasePlugin", "EleventyHtmlBasePlugin"].contains {
      configuration.mentions($0)
    }
    rootLinks = hasPlugin ? .getBase : .stay
  }

  package func readsFrontMatter(_ path: String) -> Bool {
    Self.templates.contains(SourceName(path).ending)
  }

  package func output(of file: SourceFile) -> GeneratedFile {
    var path = file.path
    if path.hasPrefix(output + "/") { return GeneratedFile() }
    if !input.isEmpty {
      // What lies next to the input folder is copied under its own name, if it is.
      guard path.hasPrefix(input + "/") else { return .asset(path) }
      path = String(path.dropFirst(input.utf8.count + 1))
    }
    let name = SourceName(path)
    guard Self.templates.contains(name.ending) else { return .asset(path) }
    guard !name.folders.contains(where: { $0.hasPrefix("_") }) else { return GeneratedFile() }
    var made = GeneratedFile()
    made.takeState(from: file.values)
    if made.date == nil { made.date = name.dated?.date }
    if let permalink = file.values?["permalink"] {
      if permalink.bool == false { return made }
      if let text = permalink.string, !text.contains("{{"), !text.contains("{%") {
        made.outputs = [SitePath.output(forPermalink: text.hasPrefix("/") ? text : "/" + text)]
      } else {
        made.isComputed = true
      }
      return made
    }
    let stem = name.dated?.rest ?? name.stem
    let isIndex = stem == "index" || stem == PathText.name(name.folder)
    let route = isIndex ? name.folder : SitePath.join(name.folder, stem)
    made.outputs = [route.isEmpty ? "index.html" : route + "/index.html"]
    return made
  }

  package func doubt(about path: String) -> String? { GeneratedLists.doubt(about: path) }
}
