// SPDX-License-Identifier: Apache-2.0

package import Articles
import Credits
import Documents
import Formats
import Language
package import Linting
import SourceText

/// What a report keeps of one post.
package struct PostDigest: Sendable {
  /// A finding, at its place in the file.
  package struct Finding: Hashable, Sendable {
    package var rule: String
    package var family: RuleFamily
    package var severity: Severity
    package var message: String
    package var help: String
    package var line: Int
    package var column: Int
    /// The lines that a fix takes away and brings, as a patch shows them; empty without one, and after the first
    /// ones of a post.
    package var fix: String
    package var hasFix: Bool
    package var isSafe: Bool
    package var fingerprint: String
  }

  /// A stretch of a block's text, and the numbers of the findings that are on it.
  package struct Segment: Hashable, Sendable {
    package var text: String
    package var findings: [Int]
  }

  /// A block of the article's text.
  package struct Block: Hashable, Sendable {
    /// `h1` to `h6`, `p`, `li`, `quote`, `caption`, `table`, `card`.
    package var kind: String
    package var segments: [Segment]
  }

  /// A heading with what is under it.
  package struct Section: Hashable, Sendable {
    package var heading: String
    package var level: Int
    package var isBold: Bool
    package var words: Int
    /// The grade by ARI; `nil` for too little text.
    package var grade: Double?
    package var longSentences: Int
    package var findings: Int
  }

  /// An image with what was read of its credit; an empty text where nothing is said.
  package struct Image: Hashable, Sendable {
    package var address: String
    package var alt: String
    package var creators: [String]
    package var source: String
    package var licence: String
    package var links: [String]
    package var level: String
    package var isLead: Bool
    /// A small picture of the project itself, ready for a page; `nil` for any other.
    package var thumbnail: Thumbnail?
  }

  /// A link of the content, with what is known of its target.
  package struct Link: Hashable, Sendable {
    package enum Verdict: String, Sendable {
      case ok, moved, broken, external
      /// Nothing tells.
      case unknown
    }

    package var address: String
    package var line: Int
    package var verdict: Verdict
    /// The file of the site, or the address that a redirect leads to.
    package var target: String

    package init(address: String, line: Int, verdict: Verdict, target: String) {
      self.address = address
      self.line = line
      self.verdict = verdict
      self.target = target
    }
  }

  /// Findings of one rule that were suppressed.
  package struct Silenced: Hashable, Sendable {
    package var rule: String
    package var lines: [Int]
  }

  package var path: String
  package var title: String
  package var author = ""
  /// What the page is to its site.
  package var kind = PageKind.post
  /// Where readers meet the post; empty when that is not known.
  package var address = ""
  package var links: [Link] = []
  package var silenced: [Silenced] = []
  /// The name of the site, as the page itself gives it.
  package var siteName: String?
  package var date: String?
  package var words: Int
  package var sentences: [Int] = []
  package var grade: Double?
  package var score: Double?
  package var categories: [Score.Category]
  /// Rules that applied, of those that were on.
  package var applied: [String]
  package var notApplicable: [String]
  package var unverified: [PostReport.Unverified]
  package var findings: [Finding] = []
  package var blocks: [Block] = []
  package var sections: [Section] = []
  package var images: [Image] = []
  package var description = ""
  package var excerpt = ""
  /// What the score would be without the findings of each rule.
  package var scoreWithout: [String: Double] = [:]
  /// What it would be without those that can be fixed safely.
  package var scoreMended: Double?
  package var isReadable: Bool
  /// The posts of the run that its content links to, as paths; filled in by the report.
  package var leadsTo: [String] = []
  /// Paths of posts that are much the same.
  package var similar: [String] = []

  /// The longest text of one post that is kept, in bytes, and the most fixes and links of one that are shown.
  private static let mostText = 200_000
  private static let mostFixes = 60
  package static let mostLinks = 300

  /// What `post` says of `article`; nothing of the article when it could not be read.
  package init(_ post: PostReport, _ article: Article?, rules: ResolvedRules) {
    path = post.path
    title = article?.title?.text ?? PathText.name(post.path)
    words = post.words
    kind = post.kind
    // A page that is not a post, or has no text, says nothing about how well posts are edited.
    let counts = post.kind == .post && post.words > 0
    score = counts ? post.score : nil
    applied = post.applied
    notApplicable = post.notApplicable
    unverified = post.unverified
    isReadable = post.status == .checked
    categories = counts ? Linter.score(post, rules: rules)?.categories ?? [] : []
    siteName = article?.siteNames.first
    let places = PlaceIndex(post.source)
    var fixes = 0
    for finding in post.findings {
      let place = places.position(at: finding.range.start)
      var patch = ""
      if let fix = finding.fix, fixes < Self.mostFixes {
        fixes += 1
        patch = Self.patch(fix, post.source)
      }
      findings.append(
        Finding(
          rule: finding.rule, family: rules.catalogue.family(of: finding.rule) ?? .reading,
          severity: finding.severity, message: finding.message, help: finding.help,
          line: place.line, column: place.column, fix: patch,
          hasFix: finding.fix != nil, isSafe: finding.fix?.safety == .safe,
          fingerprint: finding.fingerprint))
    }
    for (rule, places) in Dictionary(
      grouping: post.silenced.map { (rule: $0.rule, place: places.position(at: $0.start)) },
      by: \.rule
    ).sorted(by: { $0.key < $1.key }) {
      silenced.append(Silenced(rule: rule, lines: places.map(\.place.line)))
    }
    guard counts else {
      if let article { read(article, post) }
      return
    }
    for rule in Set(post.findings.map(\.rule)) {
      scoreWithout[rule] = Self.score(post, rules) { $0.rule != rule }
    }
    if post.findings.contains(where: { $0.fix?.safety == .safe }) {
      scoreMended = Self.score(post, rules) { $0.fix?.safety != .safe }
    }
    for finding in post.findings where finding.rule == "post-duplicate" {
      similar += finding.related.compactMap(\.path)
    }
    if let article { read(article, post) }
  }

  /// The rule that costs the post most; `nil` where nothing was found.
  package var mainCause: String? {
    scoreWithout.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  private static func score(
    _ post: PostReport, _ rules: ResolvedRules, _ keeps: (Linting.Finding) -> Bool
  ) -> Double? {
    var post = post
    post.findings = post.findings.filter(keeps)
    return Linter.score(post, rules: rules)?.value
  }

  /// What a fix changes, as lines with `-` and `+` in front.
  private static func patch(_ fix: Fix, _ source: SourceText) -> String {
    guard let fixed = source.applying(fix.edits) else { return "" }
    let patch = UnifiedDiff.bytes(old: source, new: fixed, path: "post")
    let lines = String(decoding: patch, as: UTF8.self).split(separator: "\n").dropFirst(2)
      .filter { $0.hasPrefix("-") || $0.hasPrefix("+") }
    return lines.prefix(12).map { String($0.prefix(300)) }.joined(separator: "\n")
  }

  private mutating func read(_ article: Article, _ post: PostReport) {
    author = article.byline?.name ?? ""
    let published = article.dates.first { $0.kind == .published }
    if case .day(let day)? = published.flatMap({ DateText($0.text) }) { date = "\(day)" }
    description = article.description?.text ?? ""
    excerpt = article.excerpt?.text ?? article.automaticExcerpt(words: 55, headings: false)
    let prose = article.prose
    grade = Self.grade(prose.blocks)
    sentences = prose.blocks.flatMap { $0.sentences.map(\.words.count) }
    addSections(article, prose, post)
    for image in article.images {
      let credit = image.credit?.credit
      images.append(
        Image(
          address: image.address, alt: image.alt ?? "", creators: credit?.creators ?? [],
          source: credit?.source ?? "", licence: credit?.licence ?? "",
          links: credit?.links ?? [], level: credit?.level.rawValue ?? "none",
          isLead: image.role == .lead))
    }
    var text = BlockReader(post.findings)
    if let title = article.title, title.node == nil {
      text.add("h1", MappedText(title.text, spelledAt: title.range, in: article.source))
    }
    for block in article.blocks where text.bytes < Self.mostText {
      guard !block.context.contains(.code) else { continue }
      text.add(Self.kind(block, article), article.text(of: block))
    }
    for card in article.related?.cards ?? [] {
      text.add("card", MappedText(card.title, spelledAt: card.titleRange, in: article.source))
      if let excerpt = card.excerpt { text.add("card", excerpt.mapped) }
    }
    blocks = text.blocks
  }

  private static func kind(_ block: TextBlock, _ article: Article) -> String {
    let context = block.context
    if context.contains(.heading) {
      if let level = article.document.headingLevel(around: block.node) { return "h\(level)" }
    }
    if context.contains(.caption) || context.contains(.credit) { return "caption" }
    if context.contains(.table) { return "table" }
    if context.contains(.quote) { return "quote" }
    return context.contains(.listItem) ? "li" : "p"
  }

  /// The grade by ARI, for which no syllables are counted.
  private static func grade(_ blocks: some Sequence<ProseBlock>) -> Double? {
    let counts = blocks.reduce(into: TextCounts()) { $0 += $1.counts }
    return Readability(counts, syllables: 0, complexWords: 0).value(.ari)
  }

  private mutating func addSections(_ article: Article, _ prose: Prose, _ post: PostReport) {
    let starts = prose.sections.map { $0.heading?.textRange.start ?? 0 }
    for (number, section) in prose.sections.enumerated() {
      let blocks = prose.blocks[section.blocks]
      let words = blocks.reduce(0) { $0 + $1.words.count }
      if section.heading == nil, words == 0 { continue }
      let end = number + 1 < starts.count ? starts[number + 1] : Int.max
      sections.append(
        Section(
          heading: section.heading?.text ?? "", level: section.heading?.level ?? 1,
          isBold: section.heading?.isBold ?? false, words: words,
          grade: words >= 30 ? Self.grade(blocks) : nil,
          longSentences: blocks.reduce(0) { $0 + $1.sentences.count { $0.words.count > 25 } },
          findings: post.findings.count {
            $0.range.start >= starts[number] && $0.range.start < end
          }))
    }
  }
}

/// Cuts texts where findings begin and end.
private struct BlockReader {
  private(set) var blocks: [PostDigest.Block] = []
  private(set) var bytes = 0
  private let findings: [Finding]

  init(_ findings: [Finding]) { self.findings = findings }

  mutating func add(_ kind: String, _ text: MappedText) {
    guard !text.isEmpty else { return }
    bytes += text.bytes.count
    let whole = text.sourceRange
    let own = findings.indices.filter {
      findings[$0].range.start < whole.end
        && max(findings[$0].range.end, findings[$0].range.start + 1) > whole.start
    }
    var block = PostDigest.Block(kind: kind, segments: [])
    if own.isEmpty {
      block.segments = [PostDigest.Segment(text: text.string, findings: [])]
    } else {
      // The findings on each byte; equal neighbours make a segment.
      var marks = [[Int]](repeating: [], count: text.bytes.count)
      for number in own {
        let range = findings[number].range
        for part in text.pieces(in: 0..<text.bytes.count) {
          guard part.source.start < max(range.end, range.start + 1), part.source.end > range.start
          else { continue }
          var bytes = part.bytes
          if part.isVerbatim {
            let first = max(range.start - part.source.start, 0)
            let last = min(max(range.end, range.start + 1) - part.source.start, part.bytes.count)
            if first >= last { continue }
            bytes = part.bytes.lowerBound + first..<part.bytes.lowerBound + last
          }
          for index in bytes { marks[index].append(number) }
        }
      }
      var start = 0
      for index in 1...text.bytes.count
      where index == text.bytes.count
        || (marks[index] != marks[start] && text.bytes[index] & 0xC0 != 0x80)
      {
        block.segments.append(
          PostDigest.Segment(
            text: String(decoding: text.bytes[start..<index], as: UTF8.self), findings: marks[start]
          ))
        start = index
      }
    }
    blocks.append(block)
  }
}
