// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Files
import Linting
import Sites

/// What lies around the site's folder, and what its pages say of the place that they are served at.
extension SiteSnapshot {
  /// The most folders above the site's that are examined.
  private static let mostFolders = 8

  /// The folders above, up to the repository's; none where the site lies in no repository and not in the working
  /// folder.
  func outerFolders() -> [OuterFolder] {
    guard export == nil, let top = SiteFinder.boundary(of: root, in: loader.files, folder),
      root != top
    else { return [] }
    var found: [OuterFolder] = []
    var current = root
    var prefix = ""
    while current != top, current != "/", found.count < Self.mostFolders {
      current = PathText.folder(current)
      prefix += "../"
      found.append(
        OuterFolder(
          prefix: prefix, inside: PathText.relative(root, to: current) ?? "",
          files: GeneratorFolder.files(current, in: loader.files)))
    }
    return found
  }

  /// The absolute path of a file that is named from the site's root, of a folder above with `../`.
  func outerPlace(_ path: String) -> String {
    var folder = root
    var rest = Substring(path)
    while rest.hasPrefix("../") {
      folder = PathText.folder(folder)
      rest = rest.dropFirst(3)
    }
    return folder == "/" ? "/" + rest : folder + "/" + rest
  }

  /// What the pages at `paths` say of their place.
  func samples(_ paths: [String]) -> [PageSample] {
    guard let reader = try? ArticleReader(ArticleOptions()) else { return [] }
    return paths.compactMap { path in
      guard let format = ArticleReader.format(ofPath: path),
        let contents = try? loader.read(root + "/" + path)
      else { return nil }
      let post = PostSource(contents.bytes, path: path, isHTML: format == .html)
      guard post.isReadable else { return nil }
      return Self.sample(reader.read(post.source, format: format).document, path)
    }
  }

  private static func sample(_ document: Document, _ path: String) -> PageSample {
    var sample = PageSample(path: path, own: [], rooted: [])
    for index in document.nodes.indices where document.nodes[index].kind == .element {
      let node = NodeID(index)
      let rel = document.value(node, .rel)?.lowercased()
      if document.isElement(node, .link), rel == "canonical",
        let address = document.value(node, .href)
      {
        sample.own.append(address)
      } else if document.isElement(node, .meta),
        document.value(node, .property)?.lowercased() == "og:url",
        let address = document.value(node, .content)
      {
        sample.own.append(address)
      }
      if document.isElement(node, .base) {
        sample.base = sample.base ?? document.value(node, .href)
        continue
      }
      for attribute in [Name.href, .src] {
        guard let address = document.value(node, attribute), address.hasPrefix("/"),
          !address.hasPrefix("//")
        else { continue }
        sample.rooted.append(address)
      }
    }
    return sample
  }
}
