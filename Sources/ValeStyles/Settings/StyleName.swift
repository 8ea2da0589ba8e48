// SPDX-License-Identifier: Apache-2.0

/// Names of styles and rules as Stet spells them.
enum StyleName {
  /// `FirstPerson` as `first-person`.
  static func id(_ name: String) -> String {
    var result = ""
    var wasLower = false
    for scalar in name.unicodeScalars {
      switch scalar {
      case "A"..."Z":
        if wasLower { result += "-" }
        result += String(scalar).lowercased()
        wasLower = false
      case "a"..."z", "0"..."9":
        result.unicodeScalars.append(scalar)
        wasLower = true
      default:
        if !result.isEmpty, !result.hasSuffix("-") { result += "-" }
        wasLower = false
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result.isEmpty ? "style" : result
  }
}
