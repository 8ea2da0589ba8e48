// SPDX-License-Identifier: Apache-2.0

/// "Did you mean": the nearest of a few known names.
package enum Suggestion {
  /// The name nearest to `word` by edits (insert, delete, replace, swap), at most a third of its length away.
  package static func nearest(to word: String, among names: [String]) -> String? {
    let wanted = Array(word.lowercased().utf8.prefix(64))
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = distance(wanted, Array(name.lowercased().utf8.prefix(64)))
      guard distance <= max(1, max(wanted.count, name.utf8.count) / 3) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (name, distance) }
    }
    return best?.name
  }

  /// "Did you mean" for a wrong value, or what is expected.
  package static func help(_ value: String?, _ type: OptionType) -> String {
    if case .choice(let names) = type, let value, let near = nearest(to: value, among: names) {
      return "did you mean '\(near)'?"
    }
    return "write \(type.expectation)"
  }

  /// The optimal string alignment distance (Damerau–Levenshtein without repeated edits).
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    if left.isEmpty { return right.count }
    if right.isEmpty { return left.count }
    var before = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    var row = last
    for i in 1...left.count {
      row[0] = i
      for j in 1...right.count {
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        row[j] = min(row[j - 1] + 1, last[j] + 1, last[j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          row[j] = min(row[j], before[j - 2] + 1)
        }
      }
      before = last
      last = row
    }
    return last[right.count]
  }
}
