// SPDX-License-Identifier: Apache-2.0

import Configuration
package import WebAddresses

/// A folder as it is: each file answers under its own path, a Markdown source `x.md` also as `/x.html` and `/x/`, and
/// what lies under `static/` or `public/` at the root too.
package struct PlainGenerator: KnownGenerator {
  static let identity = SiteGenerator("plain", site: "a folder of posts")

  package let basePath: String
  package let slugs: SlugDialect?

  /// `basePath` is the path under which the whole site is served.
  package init(basePath: String = "", slugs: SlugDialect? = .github) {
    self.basePath = SitePath.join(basePath)
    self.slugs = slugs
  }

  package func readsFrontMatter(_ path: String) -> Bool { false }

  package func output(of file: SourceFile) -> GeneratedFile {
    var made = GeneratedFile([file.path])
    for folder in ["static/", "public/"] where file.path.hasPrefix(folder) {
      made.outputs.append(String(file.path.dropFirst(folder.utf8.count)))
    }
    let name = SourceName(file.path)
    guard name.isMarkdown else { return made }
    let stem = name.stem == "_index" ? "index" : name.stem
    let place = SitePath.join(name.folder, stem)
    made.outputs.append(place + ".html")
    if stem != "index" { made.outputs.append(place + "/index.html") }
    return made
  }
}
