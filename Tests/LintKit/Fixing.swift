// SPDX-License-Identifier: Apache-2.0

import Articles
package import Documents
package import Fixes
package import Linting
package import SourceText

/// Fixes texts as the command does.
package enum Fixing {
  /// What comes of `source` when the fixes of what `lint` finds are applied.
  package static func fix(
    _ source: SourceText, _ format: DocumentFormat, safety: FixSafety,
    lint: @escaping (SourceText) throws -> [Finding]
  ) throws -> Fixer.Result {
    let reader = try ArticleReader()
    func report(_ source: SourceText) -> PostReport {
      var report = PostReport(path: source.path, format: format, status: .checked, source: source)
      report.findings = (try? lint(source)) ?? []
      return report
    }
    return Fixer.fix(
      Fixer.Post(reader.read(source, format: format), report(source)), safety: safety,
      read: { reader.read($0, format: format) }, lint: { report($0.source) })
  }
}

extension Fixer.Result {
  /// The text as it is now.
  package var source: SourceText { post.article.source }
  /// The same as a string.
  package var text: String { String(decoding: source.bytes, as: UTF8.self) }
}
