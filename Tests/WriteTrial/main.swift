// SPDX-License-Identifier: Apache-2.0

import Files

/// Replaces a file again and again, until it is killed: the tests do that at random moments.
///
/// Each content is one letter, as often as the letter's number says, so that a torn one shows.
enum WriteTrial {
  static func run(_ path: String) {
    let tree = DiskTree(roots: [FilePath.folder(of: path)])
    let writer = SafeWriter(tree)
    var letter = UInt8(ascii: "a")
    while true {
      letter = letter == UInt8(ascii: "z") ? UInt8(ascii: "a") : letter + 1
      let bytes = [UInt8](repeating: letter, count: Int(letter) * 1000)
      guard let read = try? tree.read(path, limit: 1 << 20) else { return }
      try? writer.replace(path, with: bytes, ifStill: read)
    }
  }
}

if CommandLine.arguments.count == 2 { WriteTrial.run(CommandLine.arguments[1]) }
