// SPDX-License-Identifier: Apache-2.0

import Linting

/// What a folder is built with, as the files in it tell.
package enum SiteGenerator: String, CaseIterable, Sendable {
  case jekyll
  case hugo
  case astro
  case eleventy

  /// Its own files, any of which is enough.
  private var files: [String] {
    switch self {
    case .jekyll: ["_config.yml", "_config.yaml", "_config.toml"]
    case .hugo:
      ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "archetypes", "config/_default"]
    case .astro: ["mjs", "ts", "js", "mts", "cjs"].map { "astro.config." + $0 }
    case .eleventy: [".eleventy.js"] + ["js", "mjs", "cjs", "ts"].map { "eleventy.config." + $0 }
    }
  }

  /// The dialect that its Markdown is read in; nothing where that is the usual one.
  package var dialect: String? {
    switch self {
    case .jekyll, .hugo, .astro: rawValue
    case .eleventy: nil
    }
  }

  /// The generator of a folder and the file that gives it away; `has` tells of what is in it.
  package static func find(_ has: (String) -> Bool) -> (generator: SiteGenerator, file: String)? {
    for generator in allCases {
      if let file = generator.files.first(where: has) { return (generator, file) }
    }
    return has("config.toml") && has("content") ? (.hugo, "config.toml") : nil
  }
}
