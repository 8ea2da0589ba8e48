// SPDX-License-Identifier: Apache-2.0

package import ImageFiles

/// A file of the site that is not a page, or is not asked for as one.
package struct SiteFile: Hashable, Sendable {
  /// As printed.
  package var path: String
  /// How many bytes it has.
  package var bytes: Int
  /// The address as the letter case of the file's path would have it; `nil` when it has it.
  package var spelling: String?
  /// How large it is, when it is an image whose header can be read.
  package var size: ImageSize?

  package init(path: String, bytes: Int, spelling: String? = nil, size: ImageSize? = nil) {
    self.path = path
    self.bytes = bytes
    self.spelling = spelling
    self.size = size
  }
}

/// The file that an address of a post names.
package enum SiteFileTarget: Hashable, Sendable {
  case file(SiteFile)
  /// None; the name in its folder that is most like it, if one is.
  case missing(nearest: String?)
  /// It is there under `right`: the address leaves out the path that the whole site is served under.
  case outsideBase(right: String)
  /// The address leaves the site.
  case outside
  /// It cannot be determined, and why (no full stop).
  case unknown(String)
}
