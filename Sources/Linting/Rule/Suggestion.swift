// SPDX-License-Identifier: Apache-2.0

/// "Did you mean": the nearest of a few known names.
package enum Suggestion {
  /// The name nearest to `word` by edits (insert, delete, replace, swap), at most a third of its length away.
  package static func nearest(to word: String, among names: [String]) -> String? {
    NearestName(names).nearest(to: word)
  }

  /// "Did you mean" for a wrong value, or what is expected.
  package static func help(_ value: String?, _ type: OptionType) -> String {
    if case .choice(let names) = type, let value, let near = nearest(to: value, among: names) {
      return "did you mean '\(near)'?"
    }
    return "write \(type.expectation)"
  }
}
