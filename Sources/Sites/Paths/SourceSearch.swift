// SPDX-License-Identifier: Apache-2.0

/// Where a generator looks for the source that one of its tags names.
package struct SourceSearch: Hashable, Sendable {
  /// Paths from the site's root, the first that is there counts.
  package var paths: [String] = []
  /// A file of this name without its ending, or a bundle in a folder of this name, where none of the paths is there.
  package var stem = ""
  /// Such a file lies in a folder of this name.
  package var folder = ""
}
