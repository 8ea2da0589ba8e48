// SPDX-License-Identifier: Apache-2.0

import Articles
import FactFiles
import Files
import ImageFiles

/// What the headers of a site's images say, by the paths of the files from its root.
struct ImageFacts: Sendable {
  struct Fact: Sendable {
    var stamp: FileStamp
    /// How many bytes the file has.
    var bytes: Int
    /// `nil` for a file that is not an image that can be read.
    var size: ImageSize?
    /// What it says of its maker; `nil` where no rule has asked.
    var metadata: ImageMetadata?
  }

  private var facts: [String: Fact] = [:]

  init() {}

  /// What ``bytes(build:keeping:)`` gave; none where another build of the program made them.
  init(_ bytes: ArraySlice<UInt8>, build: String) throws(ByteReader.Damage) {
    var reader = ByteReader(bytes)
    guard try reader.text() == build else { return }
    while !reader.isAtEnd {
      let path = try reader.text()
      let stamp = try FileStamp(&reader)
      let count = try reader.number()
      let size = try reader.optional { reader throws(ByteReader.Damage) in
        ImageSize(
          width: Double(bitPattern: try reader.word()),
          height: Double(bitPattern: try reader.word()), isVector: try reader.flag())
      }
      let metadata = try reader.optional { reader throws(ByteReader.Damage) in
        try ImageMetadata(&reader)
      }
      facts[path] = Fact(stamp: stamp, bytes: count, size: size, metadata: metadata)
    }
  }

  subscript(path: String) -> Fact? {
    get { facts[path] }
    set { facts[path] = newValue }
  }

  /// Takes over the facts of `other`, which count more.
  mutating func merge(_ other: ImageFacts) { facts.merge(other.facts) { $1 } }

  /// The facts as bytes, less those of files that may change and look the same.
  func bytes(build: String, keeping isSettled: (FileStamp) -> Bool) -> [UInt8] {
    var writer = ByteWriter()
    writer.text(build)
    for (path, fact) in facts.sorted(by: { $0.key < $1.key }) where isSettled(fact.stamp) {
      writer.text(path)
      fact.stamp.write(to: &writer)
      writer.number(fact.bytes)
      writer.optional(fact.size) { writer, size in
        writer.word(size.width.bitPattern)
        writer.word(size.height.bitPattern)
        writer.byte(size.isVector ? 1 : 0)
      }
      writer.optional(fact.metadata) { writer, metadata in metadata.write(to: &writer) }
    }
    return writer.bytes
  }
}

extension ImageMetadata {
  fileprivate init(_ reader: inout ByteReader) throws(ByteReader.Damage) {
    self.init()
    hasCamera = try reader.flag()
    for _ in 0..<(try reader.count()) { creators.append(try reader.text()) }
    credit = try reader.text()
    source = try reader.text()
    copyright = try reader.text()
    licence = try reader.text()
    statement = try reader.text()
    licensor = try reader.text()
    digitalSource = try reader.text()
  }

  fileprivate func write(to writer: inout ByteWriter) {
    writer.byte(hasCamera ? 1 : 0)
    writer.number(creators.count)
    let texts =
      creators + [credit, source, copyright, licence, statement, licensor, digitalSource]
    for text in texts { writer.text(text) }
  }
}
