// SPDX-License-Identifier: Apache-2.0

/// Names among which the nearest to a word is looked up, in bounded time however many there are.
package struct NearestName: Sendable {
  /// Up to so many names, each is compared; of more, those that begin or end most like the word.
  private static let mostCompared = 1000
  private static let mostAlike = 100
  /// Only so many bytes of a name are compared, one bit of a machine word each.
  private static let longest = 64

  private struct Folded: Sendable {
    /// In lower case.
    var bytes: [UInt8]
    /// A bit for each byte that occurs, modulo 64.
    var letters: UInt64
    /// The length of the name as it is written.
    var length: Int
  }

  private let names: [String]
  private let folded: [Folded]
  /// The numbers of many names, sorted by their bytes and by their bytes from the end.
  private var byStart: [Int32] = []
  private var byEnd: [Int32] = []

  package init(_ names: [String]) {
    self.names = names
    folded = names.map { name in
      let bytes = Array(name.lowercased().utf8.prefix(Self.longest))
      return Folded(bytes: bytes, letters: Self.letters(bytes), length: name.utf8.count)
    }
    guard names.count > Self.mostCompared else { return }
    let folded = folded
    let numbers = Array(Int32(0)..<Int32(clamping: names.count))
    byStart = numbers.sorted {
      folded[Int($0)].bytes.lexicographicallyPrecedes(folded[Int($1)].bytes)
    }
    byEnd = numbers.sorted {
      folded[Int($0)].bytes.reversed()
        .lexicographicallyPrecedes(folded[Int($1)].bytes.reversed())
    }
  }

  /// The name nearest to `word` by edits (insert, delete, replace, swap), at most a third of its length away;
  /// of several the first.
  package func nearest(to word: String) -> String? {
    let wanted = Array(word.lowercased().utf8.prefix(Self.longest))
    let search = Search(wanted)
    var best: (number: Int, distance: Int)?
    func compare(_ number: Int) {
      let name = folded[number]
      var most = max(1, max(wanted.count, name.length) / 3)
      if let best { most = min(most, number < best.number ? best.distance : best.distance - 1) }
      if let distance = search.distance(to: name.bytes, name.letters, atMost: most) {
        best = (number, distance)
      }
    }
    if byStart.isEmpty {
      for number in folded.indices { compare(number) }
    } else {
      for number in likely(wanted, byStart, { $0[...] }) { compare(Int(number)) }
      for number in likely(wanted, byEnd, { $0.reversed() }) { compare(Int(number)) }
    }
    return best.map { names[$0.number] }
  }

  /// The names around the place where `wanted` would be in `numbers`, which are sorted by what `key` gives.
  private func likely<Key: Sequence<UInt8>>(
    _ wanted: [UInt8], _ numbers: [Int32], _ key: ([UInt8]) -> Key
  ) -> ArraySlice<Int32> {
    let sought = key(wanted)
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if key(folded[Int(numbers[middle])].bytes).lexicographicallyPrecedes(sought) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return numbers[
      max(0, low - Self.mostAlike)..<min(numbers.count, low + Self.mostAlike)]
  }

  private static func letters(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  /// The optimal string alignment distance (Damerau–Levenshtein without repeated edits) from one word, by the
  /// bit vectors of Hyyrö (2003): a column of the table of distances is one step.
  private struct Search {
    private let count: Int
    private let letters: UInt64
    /// For each byte, where it occurs.
    private var places = [UInt64](repeating: 0, count: 256)

    init(_ word: [UInt8]) {
      count = word.count
      letters = NearestName.letters(word)
      for (index, byte) in word.enumerated() { places[Int(byte)] |= 1 << UInt64(index) }
    }

    /// The distance to `name` where that is no more than `most`.
    func distance(to name: [UInt8], _ nameLetters: UInt64, atMost most: Int) -> Int? {
      // Each edit changes the length by one at most, and puts in one letter that was not there at most.
      let least = max(
        abs(name.count - count), (letters & ~nameLetters).nonzeroBitCount,
        (nameLetters & ~letters).nonzeroBitCount)
      if least > most { return nil }
      if count == 0 { return name.count }
      var distance = count
      let last: UInt64 = 1 << UInt64(count - 1)
      var more: UInt64 = .max
      var less: UInt64 = 0
      var diagonal: UInt64 = 0
      var before: UInt64 = 0
      for byte in name {
        let here = places[Int(byte)]
        let swap = ((~diagonal & here) << 1) & before
        diagonal = (((here & more) &+ more) ^ more) | here | less | swap
        var rises = less | ~(diagonal | more)
        var falls = diagonal & more
        if rises & last != 0 { distance += 1 }
        if falls & last != 0 { distance -= 1 }
        rises = rises << 1 | 1
        falls <<= 1
        more = falls | ~(diagonal | rises)
        less = rises & diagonal
        before = here
      }
      return distance <= most ? distance : nil
    }
  }
}
