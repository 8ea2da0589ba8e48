// SPDX-License-Identifier: Apache-2.0

import Articles
import FactFiles
import Files
import FrontMatter
import Language
import Linting
import Sites
import SourceText

/// What the rules may ask of a page of the site when another post is judged. Made when the page is read, and kept
/// between runs.
struct PageFacts: Sendable {
  /// Where the page is written to.
  var generated: GeneratedFile
  /// Whether its front matter calls it a draft, and its date there.
  var isDraft: Bool
  var date: Day?
  /// The address to which it sends browsers at once.
  var refresh: String?
  /// What is in it; nil where only its front matter was read.
  var body: Body?

  /// What is in a page.
  enum Body: Sendable {
    case known(PageBody)
    /// It is not a text that can be read.
    case unreadable
  }
}

/// What of a page is compared with other posts.
struct PageBody: Sendable {
  /// Whether it is a post for sure.
  var isPost: Bool
  /// Whether its front matter calls it a draft or not published, whatever the generator reads.
  var isDraft: Bool
  var published: Day?
  /// The host that the page says it is on.
  var host: String?
  /// Its `<base href>`.
  var base: String?
  /// The title and the description, folded to what two same ones have in common; empty where there is none.
  var title = ""
  var description = ""
  /// Whether its text can be compared with others, where there is one.
  var hasText: Bool
  /// What ``SimilarPosts`` compares first; none for a short text.
  var bands = SimilarPosts.Bands.none
  /// The entries that the content links to, in order; nil where the addresses must be looked up again.
  var targets: [Int32]?
  /// What habits are made of, as bytes of ``PostFacts``; empty where that was not asked.
  var habits: ArraySlice<UInt8> = []
  /// The rest, which is seldom asked for, as bytes of a ``PageText``.
  var text: FactStore.Place
}

/// The part of a page's facts that is asked for by few posts.
struct PageText: Sendable {
  var title: String?
  var teaser = SiteTeaser()
  /// The addresses in its content.
  var addresses: [String] = []
  var fragments: FragmentLookup
  var shingles: [UInt32] = []
}

// MARK: As bytes

extension PageFacts {
  func write(to writer: inout ByteWriter) {
    writer.list(generated.outputs) { $0.text($1) }
    writer.list(generated.redirects) { $0.text($1) }
    writer.byte(
      (generated.isDraft ? 1 : 0) | (generated.isComputed ? 2 : 0) | (isDraft ? 4 : 0)
        | (generated.isPart ? 8 : 0))
    writer.day(generated.date)
    writer.day(generated.expires)
    writer.day(date)
    writer.optional(refresh) { $0.text($1) }
    switch body {
    case nil: writer.byte(0)
    case .unreadable: writer.byte(1)
    case .known(let body):
      writer.byte(2)
      body.write(to: &writer)
    }
  }

  init(_ reader: inout ByteReader, _ place: (Int, Int) -> FactStore.Place)
    throws(ByteReader.Damage)
  {
    let outputs = try reader.list { reader throws(ByteReader.Damage) in try reader.text() }
    generated = GeneratedFile(outputs)
    generated.redirects = try reader.list { reader throws(ByteReader.Damage) in
      try reader.text()
    }
    let flags = try reader.byte()
    generated.isDraft = flags & 1 != 0
    generated.isComputed = flags & 2 != 0
    isDraft = flags & 4 != 0
    generated.isPart = flags & 8 != 0
    generated.date = try reader.day()
    generated.expires = try reader.day()
    date = try reader.day()
    refresh = try reader.optional { reader throws(ByteReader.Damage) in try reader.text() }
    switch try reader.byte() {
    case 0: body = nil
    case 1: body = .unreadable
    default: body = .known(try PageBody(&reader, place))
    }
  }
}

extension PageBody {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.byte((isPost ? 1 : 0) | (isDraft ? 2 : 0) | (hasText ? 4 : 0))
    writer.day(published)
    writer.optional(host) { $0.text($1) }
    writer.optional(base) { $0.text($1) }
    writer.text(title)
    writer.text(description)
    writer.raw(bands.bytes)
    writer.optional(targets) { writer, targets in
      writer.list(targets) { $0.number(Int($1)) }
    }
    writer.raw(habits)
    let (offset, count) = text.range
    writer.number(offset)
    writer.number(count)
  }

  fileprivate init(_ reader: inout ByteReader, _ place: (Int, Int) -> FactStore.Place)
    throws(ByteReader.Damage)
  {
    let flags = try reader.byte()
    isPost = flags & 1 != 0
    isDraft = flags & 2 != 0
    hasText = flags & 4 != 0
    published = try reader.day()
    host = try reader.optional { reader throws(ByteReader.Damage) in try reader.text() }
    base = try reader.optional { reader throws(ByteReader.Damage) in try reader.text() }
    title = try reader.text()
    description = try reader.text()
    bands = SimilarPosts.Bands(bytes: try reader.raw())
    targets = try reader.optional { reader throws(ByteReader.Damage) in
      try reader.list { reader throws(ByteReader.Damage) in
        Int32(truncatingIfNeeded: try reader.number())
      }
    }
    habits = try reader.raw()
    let offset = try reader.number()
    text = place(offset, try reader.number())
  }
}

extension PageText {
  func bytes() -> [UInt8] {
    var writer = ByteWriter()
    writer.optional(title) { $0.text($1) }
    writer.list(teaser.written) { $0.text($1) }
    writer.list(teaser.openings) { $0.text($1) }
    writer.list(addresses) { $0.text($1) }
    let parts = fragments.parts
    writer.number(parts.flags)
    writer.list(parts.names) { $0.text($1) }
    writer.list(parts.others) { $0.text($1) }
    writer.list(parts.partial) { $0.text($1) }
    writer.list(shingles) { $0.number(Int($1)) }
    return writer.bytes
  }

  init(_ bytes: [UInt8]) throws(ByteReader.Damage) {
    var reader = ByteReader(bytes[...])
    func texts() throws(ByteReader.Damage) -> [String] {
      try reader.list { reader throws(ByteReader.Damage) in try reader.text() }
    }
    title = try reader.optional { reader throws(ByteReader.Damage) in try reader.text() }
    let written = try texts()
    teaser = SiteTeaser(written: written, openings: try texts())
    addresses = try texts()
    let flags = try reader.number()
    let names = try texts()
    let others = try texts()
    fragments = FragmentLookup(
      .init(names: names, others: others, partial: try texts(), flags: flags))
    shingles = try reader.list { reader throws(ByteReader.Damage) in
      UInt32(truncatingIfNeeded: try reader.number())
    }
  }
}
