// SPDX-License-Identifier: Apache-2.0

package import Configuration
import Linting

extension PackLoader {
  /// The packs that are in the binary, each under the name of its folder in `rules/`; no id is one of `taken`.
  package static func embeddedPacks(besides taken: Set<String>) -> [RulePack] {
    folders.map { name, pages in
      RulePack(name: name, rules: PackLoader(taken: taken, readsChecksLate: true).load(pages).rules)
    }
  }

  /// What is wrong with the pages in the binary: nothing, once they were tested.
  package static var embeddedProblems: [PackProblem] {
    PackLoader().load(folders.flatMap(\.pages)).problems
  }

  /// The pages by their folders, sorted.
  private static var folders: [(name: String, pages: [PackPage])] {
    var folders: [String: [PackPage]] = [:]
    for page in EmbeddedPages.all {
      guard let name = page.path.split(separator: "/").first else { continue }
      folders[String(name), default: []].append(PackPage(path: "rules/" + page.path, page.text))
    }
    return folders.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
