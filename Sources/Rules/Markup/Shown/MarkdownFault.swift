// SPDX-License-Identifier: Apache-2.0

import Linting
import SourceText

/// Markup of Markdown that did not work, so that readers see its marks.
struct MarkdownFault {
  enum Kind: String, CaseIterable {
    case emphasis
    case emphasisOpen = "emphasis-open"
    case heading
    case linkSpace = "link-space"
    case linkSwapped = "link-swapped"
    case linkOpen = "link-open"
    case linkTitle = "link-title"
    case linkNested = "link-nested"
    case addressSpace = "address-space"
    case addressBreak = "address-break"
    case list
    case table
    case tableColumns = "table-columns"
    case code
    case directive
    case bracket
    case formula
  }

  var kind: Kind
  var range: ByteRange
  /// What the message quotes.
  var text: String
  var severity: Severity?
  var fix: Fix?

  init(
    _ kind: Kind, _ range: ByteRange, text: String, atMost severity: Severity? = nil,
    fix: Fix? = nil
  ) {
    self.kind = kind
    self.range = range
    self.text = text
    self.severity = severity
    self.fix = fix
  }
}
