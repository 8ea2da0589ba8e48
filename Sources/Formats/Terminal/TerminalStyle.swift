// SPDX-License-Identifier: Apache-2.0

package import Linting

/// The colours of text output, or none.
package struct TerminalStyle: Hashable, Sendable {
  /// What a piece of text is, not how it looks.
  package enum Part: Sendable {
    case severity(Severity)
    /// The first thing that a reader looks for: a path, a heading.
    case strong
    case underlined
    /// What helps but is not the message: the gutter, a rule's id.
    case faint
    case good
  }

  package var usesColor: Bool

  package init(usesColor: Bool) { self.usesColor = usesColor }

  /// Without colour.
  package static let plain = TerminalStyle(usesColor: false)

  /// `text` (which must be free of control characters) in the look of `part`.
  package func apply(_ part: Part, _ text: String) -> String {
    guard usesColor, !text.isEmpty else { return text }
    let code =
      switch part {
      case .severity(.error): "1;31"
      case .severity(.warning): "1;33"
      case .severity(.suggestion): "1;36"
      case .strong: "1"
      case .underlined: "1;4"
      case .faint: "2"
      case .good: "32"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
