// SPDX-License-Identifier: Apache-2.0

/// The section `site`, as it was written.
package struct SiteOptions: Hashable, Sendable {
  /// A folder inside the repository, as seen from the configuration's.
  package var root: String?
  /// The configuration's folder.
  package var folder = ""
  package var url: String?
  package var generator: String?
  package var host: String?
  /// As it is after the titles of its pages.
  package var name: String?
  /// Where the source of a post can be edited, with `{path}` and `{line}` for the place.
  package var editURL: String?

  package init() {}
}
