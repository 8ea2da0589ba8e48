// SPDX-License-Identifier: Apache-2.0

import Files
package import Linting
import SourceText

/// The lines that a change added or changed, by post; findings on one of them count.
package struct ChangedLines {
  /// By the path that is printed. A post that is not among them was not touched.
  private var ranges: [String: [ByteRange]] = [:]

  package init(_ changes: ChangedPosts, _ loader: PostLoader) {
    for post in changes.posts {
      guard let bytes = try? loader.read(post.file.location).bytes else { continue }
      ranges[post.file.printed] = Self.changed(
        from: post.old.map { SourceText(bytes: $0) }, to: SourceText(bytes: bytes))
    }
  }

  /// The stretches of `new` that are not as they were; all of it where there was nothing. Where lines were only taken
  /// out, the lines on both sides count: what is now next to them is new.
  private static func changed(from old: SourceText?, to new: SourceText) -> [ByteRange] {
    guard let old else { return [ByteRange(0, new.count)] }
    let index = LineIndex(new)
    return LineDifference.newLines(old, new).map { lines in
      if lines.isEmpty {
        let before = index.range(ofLine: max(1, lines.lowerBound)).start
        let after = index.range(ofLine: min(index.lineCount, lines.lowerBound + 1)).end
        return ByteRange(before, after)
      }
      return ByteRange(
        index.range(ofLine: lines.lowerBound + 1).start, index.range(ofLine: lines.upperBound).end)
    }
  }

  /// Leaves only those findings of `posts`, the reports on `tasks`, that are on changed lines, or whose address led to
  /// a file that is among `removed`.
  package func keepOwn(
    _ posts: inout [PostReport], _ tasks: [PostTask], removed: Set<String>, _ sites: KnownSites
  ) {
    for (index, task) in zip(posts.indices, tasks) where !posts[index].findings.isEmpty {
      let post = posts[index]
      let own = ranges[post.path] ?? []
      let site = removed.isEmpty ? nil : sites.site(for: task)
      posts[index].findings = post.findings.compactMap { finding in
        if own.contains(where: { $0.start <= finding.range.end && finding.range.start <= $0.end }) {
          return finding
        }
        guard let site, Self.linkRules.contains(finding.rule) else { return nil }
        let address = String(decoding: post.source.bytes[finding.range.indices], as: UTF8.self)
        guard let gone = site.target(address, inPostAt: post.path, among: removed) else {
          return nil
        }
        var finding = finding
        finding.related.append(
          RelatedPlace("this change removed or renamed it", path: gone, ByteRange(at: 0)))
        return finding
      }
    }
  }

  /// The rules whose findings are on an address of the own site.
  private static let linkRules: Set<String> = ["internal-links", "related-links", "image-file"]
}
