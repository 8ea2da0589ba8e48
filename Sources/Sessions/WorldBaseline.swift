// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import Linting
import SourceText

/// The baseline that the settings name.
struct WorldBaseline: Sendable {
  private let baseline: Baseline
  private let files: any FileTree
  /// The folder that its paths are seen from.
  private let base: String

  private static let largest = 64 << 20

  /// `nil` where the settings name none, or none that can be read.
  init?(_ run: RunSettings, _ files: any FileTree) {
    guard let name = run.baseline?.value else { return nil }
    base = run.folder
    let path = PathText.join(base, name)
    // An untrusted repository must not name a file outside it.
    guard PathText.relative(path, to: base) != nil,
      let bytes = try? files.read(path, limit: Self.largest).bytes,
      let baseline = try? Baseline.read(SourceText(path: name, bytes: bytes))
    else { return nil }
    self.baseline = baseline
    self.files = files
  }

  /// Removes accepted findings from `posts`, whose paths are seen from `root`.
  func remove(from posts: inout [PostReport], root: String, _ catalogue: RuleCatalogue) {
    let (files, base) = (files, base)
    var run = BaselineMatch.Run { files.info(PathText.join(base, $0)) != nil }
    run.path = { post in
      PathText.relative(PathText.join(root, post.path), to: base) ?? post.path
    }
    run.measuring = Set(
      catalogue.definitions.filter { $0.description.habits.contains { !$0.field.isEmpty } }
        .map(\.id))
    let match = BaselineMatch(baseline, posts, run)
    match.remove(from: &posts)
  }
}
