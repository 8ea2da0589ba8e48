// SPDX-License-Identifier: Apache-2.0

import Formats
import Linting
import Packing

/// The posts in blocks, compressed: the page opens at once and unpacks the block of a post when that is opened.
struct PackedPosts {
  /// About as much text of a block as a browser unpacks in a few milliseconds.
  private static let mostInBlock = 300_000
  /// As much as the blocks of a page may take: above it, only passages with findings are kept.
  private static let mostInAll = 32_000_000

  /// Each block, in base 64, and the number of its first post.
  private(set) var blocks: [[UInt8]] = []
  private(set) var starts: [Int] = []
  /// All images with their credits, in base 64.
  private(set) var ledger: [UInt8] = []
  /// Whether posts are shown with their headings and the passages with findings alone.
  private(set) var isShort = false

  init(_ report: EditorialReport, _ index: PageIndex) {
    pack(report, index)
    if blocks.reduce(0, { $0 + $1.count }) > Self.mostInAll {
      isShort = true
      blocks = []
      starts = []
      pack(report, index)
    }
    ledger = Self.packed(Self.ledger(report))
  }

  private mutating func pack(_ report: EditorialReport, _ index: PageIndex) {
    let new = report.changes?.newFingerprints ?? []
    var texts: [[UInt8]] = []
    var size = 0
    var start = 0
    for (number, post) in report.posts.enumerated() {
      var writer = JSONWriter(isShown: true)
      writer.object(inline: true) { PostData(post, index, new, isShort: isShort).write(&$0) }
      texts.append(writer.bytes)
      size += writer.bytes.count
      if size >= Self.mostInBlock || number == report.posts.count - 1 {
        add(texts, start)
        start = number + 1
        texts = []
        size = 0
      }
    }
  }

  private mutating func add(_ texts: [[UInt8]], _ start: Int) {
    blocks.append(Self.packed([0x5B] + Array(texts.joined(separator: [0x2C])) + [0x5D]))
    starts.append(start)
  }

  /// Empty without memory for it: then the page says that the posts are missing.
  private static func packed(_ bytes: [UInt8]) -> [UInt8] {
    Packed.bytes(bytes).map { Base64.encoded($0) } ?? []
  }

  /// Every image once, with the numbers of its posts.
  private static func ledger(_ report: EditorialReport) -> [UInt8] {
    struct Key: Hashable {
      var address: String
      var creators: [String]
      var source: String
      var licence: String
    }
    var images: [(image: PostDigest.Image, posts: [Int])] = []
    var places: [Key: Int] = [:]
    for (number, post) in report.posts.enumerated() {
      for image in post.images {
        let key = Key(
          address: image.address, creators: image.creators, source: image.source,
          licence: image.licence)
        if let place = places[key] {
          if images[place].posts.last != number { images[place].posts.append(number) }
        } else {
          places[key] = images.count
          images.append((image, [number]))
        }
      }
    }
    var writer = JSONWriter(isShown: true)
    writer.array(inline: true) { writer in
      for (image, posts) in images {
        writer.object { writer in
          PostData.write(image, withPicture: false, &writer)
          writer.key("posts")
          writer.array { writer in posts.forEach { writer.value($0) } }
        }
      }
    }
    return writer.bytes
  }
}

/// All that the page shows of one post.
private struct PostData {
  private let post: PostDigest
  private let index: PageIndex
  private let new: Set<String>
  private let failed: Set<String>
  private let isShort: Bool

  init(_ post: PostDigest, _ index: PageIndex, _ new: Set<String>, isShort: Bool) {
    self.isShort = isShort
    self.post = post
    self.index = index
    self.new = new
    failed = Set(post.findings.map(\.rule))
  }

  func write(_ writer: inout JSONWriter) {
    number("grade", post.grade, &writer)
    writer.key("categories")
    writer.array { writer in
      for category in post.categories {
        writer.value(category.family.rawValue)
        writer.value(Int(category.value.rounded()))
      }
    }
    writer.key("notes")
    writer.array { writer in
      for finding in post.findings { writer.object { write(finding, &$0) } }
    }
    writer.key("text")
    writer.array { writer in
      for block in post.blocks where !isShort || isNeeded(block) {
        writer.array { write(block, &$0) }
      }
    }
    writer.key("sections")
    writer.array { writer in
      for section in post.sections { writer.object { write(section, &$0) } }
    }
    writer.key("sentences")
    writer.array { writer in
      post.sentences.prefix(isShort ? 200 : 2000).forEach { writer.value($0) }
    }
    writer.key("images")
    writer.array { writer in
      for image in post.images {
        writer.object { Self.write(image, withPicture: true, &$0) }
      }
    }
    writer.key("links")
    writer.array { writer in
      for link in post.links {
        writer.array { writer in
          writer.value(String(link.address.prefix(500)))
          writer.value(link.line)
          writer.value(link.verdict.rawValue)
          writer.value(link.target)
        }
      }
    }
    writer.key("silenced")
    writer.array { writer in
      for entry in post.silenced {
        writer.array { writer in
          writer.value(RuleWords.title(entry.rule))
          entry.lines.forEach { writer.value($0) }
        }
      }
    }
    writer.member("description", post.description)
    writer.member("excerpt", post.excerpt)
    writer.key("similar")
    writer.array(post.similar)
    writer.key("unverified")
    writer.array { writer in
      for entry in post.unverified {
        writer.array([RuleWords.title(entry.rule), entry.reason])
      }
    }
    writer.member("passed", post.applied.count { !failed.contains($0) })
  }

  private func isNeeded(_ block: PostDigest.Block) -> Bool {
    block.kind.hasPrefix("h") || block.segments.contains { !$0.findings.isEmpty }
  }

  private func number(_ name: String, _ value: Double?, _ writer: inout JSONWriter) {
    writer.key(name)
    writer.value(value.map { ($0 * 10).rounded() / 10 } ?? .nan)
  }

  private func write(_ finding: PostDigest.Finding, _ writer: inout JSONWriter) {
    writer.member("rule", index.number(of: finding.rule))
    writer.member("severity", finding.severity.rawValue)
    writer.member("message", finding.message)
    writer.member("help", finding.help)
    writer.member("line", finding.line)
    if !finding.fix.isEmpty {
      writer.member("fix", finding.fix)
      writer.key("safe")
      writer.value(finding.isSafe)
    }
    if new.contains(finding.fingerprint) {
      writer.key("isNew")
      writer.value(true)
    }
  }

  private func write(_ block: PostDigest.Block, _ writer: inout JSONWriter) {
    writer.value(block.kind)
    for segment in block.segments {
      if segment.findings.isEmpty {
        writer.value(segment.text)
      } else {
        writer.array { writer in
          writer.value(segment.text)
          for finding in segment.findings { writer.value(finding) }
        }
      }
    }
  }

  private func write(_ section: PostDigest.Section, _ writer: inout JSONWriter) {
    writer.member("heading", section.heading)
    writer.member("level", section.level)
    writer.key("bold")
    writer.value(section.isBold)
    writer.member("words", section.words)
    number("grade", section.grade, &writer)
    writer.member("long", section.longSentences)
    writer.member("notes", section.findings)
  }

  static func write(
    _ image: PostDigest.Image, withPicture: Bool, _ writer: inout JSONWriter
  ) {
    writer.member("src", String(image.address.prefix(500)))
    writer.member("alt", image.alt)
    writer.key("creators")
    writer.array(image.creators)
    writer.member("source", image.source)
    writer.member("licence", image.licence)
    writer.key("links")
    writer.array(image.links)
    writer.member("level", image.level)
    if withPicture, let thumbnail = image.thumbnail {
      writer.member(
        "picture", "data:image/\(thumbnail.type);base64," + Base64.text(thumbnail.bytes))
    }
    writer.key("lead")
    writer.value(image.isLead)
  }
}
