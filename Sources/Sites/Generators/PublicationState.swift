// SPDX-License-Identifier: Apache-2.0

package import FrontMatter
import Linting

/// What the settings let be written although it is not out yet.
package struct EarlyPages: Hashable, Sendable {
  package var drafts = false
  package var future = false
  package var expired = false
}

extension GeneratedFile {
  /// Takes from front matter what all generators read alike: whether it is a draft, and its date.
  package mutating func takeState(from values: DataValue?) {
    guard let values else { return }
    if values["draft"]?.bool == true || values["published"]?.bool == false { isDraft = true }
    for key in ["date", "publishDate", "pubDate", "published"] {
      if let text = values[key]?.string, let day = Day(text) {
        date = day
        return
      }
    }
  }
}
