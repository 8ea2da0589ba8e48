// SPDX-License-Identifier: Apache-2.0

/// What everybody must know of a site generator. Each generator declares its own next to the code
/// that knows where it writes its pages.
package struct SiteGenerator: Hashable, Sendable {
  /// As settings name it.
  package let name: String
  /// What a folder with its files is called, such as "a Hugo site".
  package let site: String
  /// Its own files, any of which is enough; none where only settings name it.
  package let files: [String]
  /// Files that give it away together, where no generator's own file does; one list for each pair.
  package let filesTogether: [[String]]
  /// The dialect that its Markdown is read in; `nil` where that is the usual one.
  package let dialect: String?
  /// The folder that its posts are in, where that is always the same.
  package let posts: String?
  /// The folder that it writes the built site to.
  package let output: String?
  /// Folders of layouts and parts, none of which is a post.
  package let templates: [String]
  /// Patterns of files that it writes or brings, which are not posts.
  package let ignored: [String]

  package init(
    _ name: String, site: String, files: [String] = [], filesTogether: [[String]] = [],
    dialect: String? = nil, posts: String? = nil, output: String? = nil, templates: [String] = [],
    ignored: [String] = []
  ) {
    self.name = name
    self.site = site
    self.files = files
    self.filesTogether = filesTogether
    self.dialect = dialect
    self.posts = posts
    self.output = output
    self.templates = templates
    self.ignored = ignored
  }
}

extension Sequence<SiteGenerator> {
  /// The generator that settings call `name`.
  package func named(_ name: String) -> SiteGenerator? { first { $0.name == name } }

  /// The generator of a folder and the file that gives it away; `has` says what is in it.
  package func find(_ has: (String) -> Bool) -> (generator: SiteGenerator, file: String)? {
    for generator in self {
      if let file = generator.files.first(where: has) { return (generator, file) }
    }
    for generator in self {
      for files in generator.filesTogether where files.allSatisfy(has) {
        return (generator, files.first ?? "")
      }
    }
    return nil
  }
}
