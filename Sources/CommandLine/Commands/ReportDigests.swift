// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Formats
import Linting
import Sessions
import SiteReports
import Sites
import SourceText
import Workspace

extension PostLinter {
  /// What a report keeps of the post of `task`, and what was held back there, in a report without findings.
  func digest(_ task: PostTask) -> (digest: PostDigest, held: PostReport) {
    let (report, article) = judge(task)
    var held = report
    held.findings = []
    held.source = SourceText("")
    guard let article else { return (PostDigest(report, nil, rules: task.rules), held) }
    var digest = PostDigest(report, article, rules: task.rules)
    let site = sites.site(for: task)
    let rows = LinkRow.rows(article, site)
    let places = PlaceIndex(article.source)
    for row in rows.prefix(PostDigest.mostLinks) {
      guard row.kind == .internal || row.kind == .external || row.kind == .anchor else { continue }
      let target = row.final.isEmpty ? row.resolved : row.final
      digest.links.append(
        .init(
          address: row.target, line: places.position(at: row.range.start).line,
          verdict: row.kind == .external ? .external : .init(rawValue: row.verdict) ?? .unknown,
          target: target))
    }
    digest.leadsTo = Set(rows.filter { $0.isContent && $0.isPage }.map(\.resolved)).sorted()
    if let site { digest.address = address(of: task, on: site) }
    return (digest, held)
  }

  /// Where readers meet the post; empty where its site's address is not known.
  private func address(of task: PostTask, on site: SiteSnapshot) -> String {
    guard let url = siteURL ?? task.rules.site.url,
      let path = PathText.relative(task.file.location, to: site.root)
    else { return "" }
    let index = site.site.index
    guard let entry = index.entry(ofSource: path), let address = index.address(of: entry) else {
      return ""
    }
    // The address begins at the root of the host, whatever folder of it the site is in.
    return url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3)
      .joined(separator: "/") + address
  }
}
