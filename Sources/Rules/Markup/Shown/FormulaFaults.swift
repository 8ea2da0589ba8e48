// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting
import SourceText

/// Finds prices that a site which sets formulas takes for one: `$50 to $100`.
struct FormulaFaults {
  private(set) var faults: [MarkdownFault] = []

  init(_ article: Article, _ shown: ShownMarks) {
    guard article.traits.contains(.dollarMath) else { return }
    let bytes = article.source.bytes
    for leaf in shown.leaves where leaf.marks.count > 1 {
      var open: ShownMarks.Mark?
      for mark in shown.marks[leaf.marks] where mark.byte == UInt8(ascii: "$") {
        guard let first = open, first.range.count == mark.range.count else {
          open = mark
          continue
        }
        open = nil
        let inside = ByteRange(first.range.end, mark.range.start)
        let behind = mark.range.end < bytes.count ? bytes[mark.range.end] : 0x20
        guard first.range.count == 1, bytes[inside.indices].first?.isDigit ?? false,
          behind.isDigit || (bytes[inside.indices].last ?? 0) <= 0x20,
          !bytes[inside.indices].contains(where: { "\\=^_{}".utf8.contains($0) })
        else { continue }
        faults.append(
          MarkdownFault(
            .formula, first.range.union(mark.range), text: "", atMost: .warning,
            fix: Fix(
              "Write \\$ for the signs", .offer, changing: .text,
              [Edit(first.range, "\\$"), Edit(mark.range, "\\$")])))
      }
    }
  }
}
