// SPDX-License-Identifier: Apache-2.0

/// How wide and high an image file is shown when nothing else is said.
package struct ImageSize: Hashable, Sendable {
  /// In CSS pixels; both 0 for a drawing that says nothing about its size.
  package var width: Double
  package var height: Double
  /// Whether it is a drawing that is sharp at any size.
  package var isVector: Bool

  package init(width: Double, height: Double, isVector: Bool = false) {
    self.width = width
    self.height = height
    self.isVector = isVector
  }
}
