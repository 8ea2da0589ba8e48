// SPDX-License-Identifier: Apache-2.0

package import Linting
import SourceText

/// The packs that are in the binary: each folder of `rules/` is one.
package enum EmbeddedPacks {
  /// Their names, which are those of the folders, sorted.
  package static let names: [String] = folders.map(\.name)

  /// All packs, sorted by name.
  package static let all: [RulePack] = folders.map {
    RulePack(name: $0.name, rules: loader.load($0.pages).rules)
  }

  /// The rules of the packs that are part of the preset `recommended`, as if they were written in Swift.
  package static let recommended: [RuleDefinition] = all.filter {
    recommendedNames.contains($0.name)
  }
  .flatMap(\.rules)

  /// The packs that only what `extends` names turns on.
  package static let optional: [RulePack] = all.filter { !recommendedNames.contains($0.name) }

  /// What is wrong with the pages; nothing in a binary that was tested.
  package static let problems: [PackProblem] = folders.flatMap { loader.load($0.pages).problems }

  private static let recommendedNames: Set<String> = ["markup"]
  private static let loader = PackLoader()

  private static let folders: [(name: String, pages: [PackPage])] = {
    var folders: [(name: String, pages: [PackPage])] = []
    for (path, text) in EmbeddedPages.all {
      let name = String(path.prefix { $0 != "/" })
      let page = PackPage(path: "rules/" + path, text)
      if folders.last?.name == name {
        folders[folders.count - 1].pages.append(page)
      } else {
        folders.append((name, [page]))
      }
    }
    return folders
  }()
}
