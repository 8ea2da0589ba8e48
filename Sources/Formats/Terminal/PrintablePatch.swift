// SPDX-License-Identifier: Apache-2.0

import Linting
package import SourceText

/// A patch that can be printed into the log of a CI run, whoever wrote the post.
///
/// A patch holds the very bytes of a post, so nothing in it can be escaped. A change of which a
/// line would act on a terminal or in a log (see ``TextGuard``) is left out; all others can be
/// applied.
package enum PrintablePatch {
  /// The patch that makes `new` of `old`, and the lines of `old` at which changes were left out.
  package static func make(
    old: SourceText, new: SourceText, path: String
  ) -> (bytes: [UInt8], leftOut: [Int]) {
    UnifiedDiff.patch(
      old: old, new: new, path: path,
      .init(
        // The runner of GitHub trims a line, and with it the space before a line of context.
        allows: { line, isContext in TerminalText.isHarmless(line, isWhole: isContext) },
        quotes: { TerminalText.escaped($0) != $0 }))
  }
}
