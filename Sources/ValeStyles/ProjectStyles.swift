// SPDX-License-Identifier: Apache-2.0

package import Configuration
package import Linting
import RulePacks
import SourceText

/// Reads what a project brings: Vale's styles as `vale:FOLDER`, and packs of pages.
package struct ProjectStyles: PackReader {
  package init() {}

  package func read(
    _ name: String, in folder: String, _ files: any FileAccess, taken: Set<String>
  ) -> PackReading? {
    guard name.hasPrefix("vale:") else {
      return ProjectPacks().read(name, in: folder, files, taken: taken)
    }
    return ValeStyle(name, in: folder, files, taken: taken)?.reading
  }
}

/// What Stet makes of one of Vale's styles, for those who want to know before they use it.
package struct StyleSummary: Sendable {
  /// How many files hold a rule.
  package let files: Int
  /// How many rules are run, those of the project's vocabulary among them.
  package let rules: Int
  /// What a file asks for that is not done.
  package let notes: [ConfigurationReport]

  /// Empty when `folder` holds no rule of Vale.
  package init?(of folder: String, _ files: any FileAccess) {
    guard let style = ValeStyle("vale:" + folder, in: folder, files, taken: []), style.count > 0
    else { return nil }
    self.files = style.count
    rules = style.rules.count
    notes = style.notes
  }
}
