// SPDX-License-Identifier: Apache-2.0

import Articles
import Files
import ImageFiles

/// What the headers of a site's images say, by the paths of the files from its root.
struct ImageFacts: Sendable {
  struct Fact: Sendable {
    var stamp: FileStamp
    /// How many bytes the file has.
    var bytes: Int
    /// `nil` for a file that is no image that can be read.
    var size: ImageSize?
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
      facts[path] = Fact(stamp: stamp, bytes: count, size: size)
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
    }
    return writer.bytes
  }
}
