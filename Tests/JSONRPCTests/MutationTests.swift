// SPDX-License-Identifier: Apache-2.0

import JSONRPC
import Testing

/// Numbers that look random and are the same in each run.
private struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

@Suite("Messages that were damaged") struct MutationTests {
  private static let seeds = [
    #"{"jsonrpc": "2.0", "id": 1, "method": "a", "params": {"b": [1, -2.5e3, null, true]}}"#,
    #"{"jsonrpc": "2.0", "id": "x\u00e9\ud83d\udc4b\n", "result": [[[{}]], "👋", ""]}"#,
  ]

  private func damaged(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &dice) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &dice)
      switch Int.random(in: 0..<4, using: &dice) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(Array(#"{}[]",:\0"#.utf8).randomElement(using: &dice) ?? 0, at: place)
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }

  @Test("JSON that is read is written and read the same", arguments: 1...8 as ClosedRange<UInt64>)
  func json(_ seed: UInt64) throws {
    var dice = Dice(seed)
    for _ in 0..<2000 {
      let bytes = damaged(Array(Self.seeds[Int(seed % 2)].utf8), &dice)
      guard let value = try? JSONParser.parse(bytes) else { continue }
      #expect(try JSONParser.parse(value.bytes) == value)
      _ = try? RPCMessage(bytes)
    }
  }

  @Test("A damaged stream is the same however it is cut", arguments: 1...8 as ClosedRange<UInt64>)
  func frames(_ seed: UInt64) {
    var dice = Dice(seed)
    for framing in [Framing.header, .lines] {
      for _ in 0..<500 {
        let stream = damaged(Self.seeds.flatMap { framing.frame(Array($0.utf8)) }, &dice)
        let whole = read(stream, framing, pieces: stream.count + 1)
        let cut = read(stream, framing, pieces: Int.random(in: 1...9, using: &dice))
        #expect(whole.frames == cut.frames)
        #expect(whole.isBroken == cut.isBroken)
      }
    }
  }

  private func read(
    _ stream: [UInt8], _ framing: Framing, pieces size: Int
  ) -> (frames: [FrameReader.Frame], isBroken: Bool) {
    var reader = FrameReader(framing)
    var frames: [FrameReader.Frame] = []
    var start = 0
    while start < stream.count {
      let end = min(stream.count, start + size)
      reader.append(Array(stream[start..<end]))
      start = end
      do throws(FrameReader.Broken) {
        while let frame = try reader.next() { frames.append(frame) }
      } catch {
        return (frames, true)
      }
    }
    return (frames, false)
  }
}
