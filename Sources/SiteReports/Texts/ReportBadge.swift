// SPDX-License-Identifier: Apache-2.0

import Linting

/// The score as a small picture for a README or a dashboard.
package enum ReportBadge {
  /// An SVG file; nothing of a post is in it.
  package static func svg(_ report: EditorialReport) -> [UInt8] {
    let value = report.score.map { "\(Int($0.rounded())) \(Score.grade($0))" } ?? "no posts"
    let color = report.score.map(Self.color) ?? "#59616e"
    let left = 60
    let right = value.utf8.count * 7 + 14
    let text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(left + right)" height="20" role="img" aria-label="content: \(value)">
        <title>content: \(value)</title>
        <clipPath id="r"><rect width="\(left + right)" height="20" rx="4"/></clipPath>
        <g clip-path="url(#r)">
          <rect width="\(left)" height="20" fill="#3b424d"/>
          <rect x="\(left)" width="\(right)" height="20" fill="\(color)"/>
        </g>
        <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
          <text x="\(left / 2)" y="14">content</text>
          <text x="\(left + right / 2)" y="14" font-weight="bold">\(value)</text>
        </g>
      </svg>

      """
    return Array(text.utf8)
  }

  /// A colour on which white text has a contrast of at least 4.5.
  private static func color(_ score: Double) -> String {
    switch score {
    case 90...: "#18794a"
    case 80..<90: "#4b7d1b"
    case 70..<80: "#8a6a00"
    case 60..<70: "#b05009"
    default: "#b3261e"
    }
  }
}
