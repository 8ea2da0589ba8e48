// SPDX-License-Identifier: Apache-2.0

/// What people are and where they work, as written after their names in bylines, per language.
package enum BylineWords {
  private static let roles = WordsByLanguage { $0.bylineRoles }

  /// Whether `text` is a name with what the person is after a dash, a bar or a comma ("Jane Doe –
  /// Editor").
  package static func isByline(_ text: String) -> Bool {
    for separator in [" – ", " — ", " - ", " | ", ", "] {
      let parts = text.split(separator: separator, maxSplits: 1)
      guard parts.count == 2, isName(parts[0]) else { continue }
      let words = parts[1].lowercased().split { !$0.isLetter && $0 != "-" }
      return words.count <= 5 && words.contains { roles.all.contains(String($0)) }
    }
    return false
  }

  /// Two to four words with a capital each or small as in names ("de"), without digits.
  private static func isName(_ text: Substring) -> Bool {
    let words = text.split(separator: " ")
    return (2...4).contains(words.count)
      && words.allSatisfy { word in
        (word.first?.isUppercase == true || NameParticles.all.contains(String(word)))
          && !word.contains(where: \.isNumber)
      }
  }
}
