// SPDX-License-Identifier: Apache-2.0

package import Documents

/// Where the preset and the page's text disagree about what the article is.
package struct ContentDoubt: Hashable, Sendable {
  /// What the preset points to.
  package var node: NodeID
  /// How much of the text there is in it, in percent.
  package var share: Int
}
