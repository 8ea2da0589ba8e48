// SPDX-License-Identifier: Apache-2.0

import Files
import Testing

@Suite struct PathTests {
  @Test("Any bytes become text and the same bytes again")
  func bytes() {
    var samples: [[UInt8]] = [
      Array("/a/b.md".utf8), Array("/é/日本/🚢".utf8), [0x2F, 0xFF], [0x2F, 0xC3], [0xC3, 0xA9],
      [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF4, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBE, 0x80],
      [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x8F, 0xBC, 0x80], [0xF4, 0x8F, 0xBE], [0xF4], [],
      Array("\u{10FF80}\u{10FFFF}\u{10FF7F}".utf8),
    ]
    var random = SystemRandomNumberGenerator()
    let often: [UInt8] = [0xF4, 0x8F, 0xBE, 0xBF, 0x80, 0xE2, 0xC3, 0xA9, 0x61]
    for _ in 0..<2000 {
      samples.append(
        (0..<Int.random(in: 0..<12, using: &random)).map { _ in
          Bool.random(using: &random)
            ? often[Int.random(in: 0..<often.count, using: &random)]
            : UInt8.random(in: 1...255, using: &random)
        })
    }
    for bytes in samples { #expect(FilePath.bytes(FilePath.text(bytes)) == bytes) }
  }

  @Test("Plain text is itself, and other bytes are carried")
  func text() {
    #expect(FilePath.text(Array("/é/\u{10FF7F}".utf8)) == "/é/\u{10FF7F}")
    #expect(FilePath.text([0x2F, 0xFF, 0x61]) == "/\u{10FFFF}a")
    #expect(
      FilePath.text(Array("\u{10FFFF}".utf8)) == "\u{10FFF4}\u{10FF8F}\u{10FFBF}\u{10FFBF}")
    #expect(FilePath.printed("/\u{10FFFF}a") == "/\u{FFFD}a")
    #expect(FilePath.printed("/é") == "/é")
  }

  @Test(
    "A path is normal when each of its parts is a name",
    arguments: [
      ("/", true), ("/a", true), ("/a/b", true), ("/...", true), ("/.a", true), ("/a../b", true),
      ("", false), ("a", false), ("//", false), ("/a/", false), ("/a//b", false), ("/.", false),
      ("/..", false), ("/a/../b", false), ("/a/./b", false), ("/a/..", false), ("/a\0b", false),
    ])
  func normal(_ path: String, _ isNormal: Bool) {
    #expect(FilePath.isNormal(path) == isNormal)
  }

  @Test("A path has a folder and a name")
  func parts() {
    #expect(FilePath.folder(of: "/a/b") == "/a")
    #expect(FilePath.folder(of: "/a") == "/")
    #expect(FilePath.folder(of: "/") == "/")
    #expect(FilePath.name(of: "/a/b") == "b")
    #expect(FilePath.join("/", "a") == "/a")
    #expect(FilePath.join("/a", "b/c") == "/a/b/c")
    #expect(FilePath.isInside("/a/b", "/a") && FilePath.isInside("/a", "/a"))
    #expect(FilePath.isInside("/a", "/") && !FilePath.isInside("/ab", "/a"))
    #expect(FilePath.isBefore("/\u{10FF80}", "/é") && !FilePath.isBefore("/é", "/\u{10FF80}"))
  }
}
