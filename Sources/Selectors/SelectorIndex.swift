// SPDX-License-Identifier: Apache-2.0

package import Documents

/// Many selectors, matched against every element in one pass: each selector waits under the rarest thing it
/// asks of its element (id, class, tag), so an element meets only those that may match it.
package struct SelectorIndex: Sendable {
  private struct Slot: Sendable {
    var hash: UInt32 = 0
    var first: Int32 = -1
  }

  private struct Entry: Sendable {
    var selector: Selector
    var tag: Int32
  }

  /// The classes and ids that must be somewhere in a document for each entry to match, by their numbers: one
  /// after another, those of entry n from `needStarts[n]` on.
  private var needs: [Int] = []
  private var needStarts: [Int] = []

  private var slots: [Slot]
  private let mask: Int
  private var entries: [Entry] = []
  /// The next entry of each one's chain, or -1.
  private var nexts: [Int32] = []
  private var anywhere: [Int] = []
  /// The classes and ids that selectors need, by hash: a table of its own, numbers counted from 1.
  private var words: [(hash: UInt32, number: Int)]
  private var wordCount = 0
  /// The first entry of each known element name and attribute name, by its number.
  private var tagEntries: [Int32] = []
  private var attributeEntries: [Int32] = []

  /// `selectors` with the number that ``forEachMatch(of:in:_:)`` tells.
  package init(_ selectors: [(selector: Selector, number: Int)]) {
    var size = 64
    while size < selectors.count * 4 { size *= 2 }
    mask = size - 1
    slots = Array(repeating: Slot(), count: size)
    words = Array(repeating: (0, 0), count: max(64, size * 2))
    for (selector, number) in selectors {
      let hashes = selector.compounds.flatMap { compound in
        compound.classes.map { Self.hash($0[...], Self.classSeed) }
          + (compound.id.map { [Self.hash($0[...], Self.idSeed)] } ?? [])
      }
      needStarts.append(needs.count)
      needs += hashes.map { wordNumber(of: $0) }
      entries.append(Entry(selector: selector, tag: Int32(number)))
      nexts.append(-1)
      let compound = selector.compounds[0]
      if let id = compound.id {
        add(Self.hash(id[...], Self.idSeed))
      } else if let word = compound.classes.first {
        add(Self.hash(word[...], Self.classSeed))
      } else if let tag = compound.tag {
        add(Self.hash(tag[...], Self.tagSeed))
      } else if let name = compound.attributes.first?.name {
        add(Self.hash(name[...], Self.attributeSeed))
      } else {
        anywhere.append(entries.count - 1)
      }
    }
    setEntries()
  }

  private mutating func setEntries() {
    let spellings = (0...NameTable.knownCount).map { number in
      Array(NameTable().spelling(Name(rawValue: UInt32(number))).utf8)
    }
    tagEntries = spellings.map { first(Self.hash($0[...], Self.tagSeed)) }
    attributeEntries = spellings.map { first(Self.hash($0[...], Self.attributeSeed)) }
  }

  private static let idSeed: UInt32 = 0x811C_9DC5
  private static let classSeed: UInt32 = 0x1234_5679
  private static let tagSeed: UInt32 = 0x7F4A_7C15
  private static let attributeSeed: UInt32 = 0x2545_F491

  /// FNV-1a.
  private static func hash(_ bytes: ArraySlice<UInt8>, _ seed: UInt32) -> UInt32 {
    var hash = seed
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash == 0 ? 1 : hash
  }

  private mutating func add(_ hash: UInt32) {
    var slot = Int(hash) & mask
    while slots[slot].hash != 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
    slots[slot].hash = hash
    nexts[entries.count - 1] = slots[slot].first
    slots[slot].first = Int32(entries.count - 1)
  }

  private func first(_ hash: UInt32) -> Int32 {
    var slot = Int(hash) & mask
    while slots[slot].hash != 0 {
      if slots[slot].hash == hash { return slots[slot].first }
      slot = (slot + 1) & mask
    }
    return -1
  }

  /// The hashes of the words of `value`, which is split at white space.
  private static func forEachWord(_ value: ArraySlice<UInt8>, _ body: (UInt32) -> Void) {
    var start = value.startIndex
    while start < value.endIndex {
      while start < value.endIndex, value[start] <= 0x20 { start += 1 }
      var end = start
      var hash = classSeed
      while end < value.endIndex, value[end] > 0x20 {
        hash = (hash ^ UInt32(value[end])) &* 0x0100_0193
        end += 1
      }
      if end > start { body(hash == 0 ? 1 : hash) }
      start = end
    }
  }

  /// The number of a class or id that selectors need, made when it is new.
  private mutating func wordNumber(of hash: UInt32) -> Int {
    let place = place(of: hash)
    if words[place].number == 0 {
      wordCount += 1
      words[place] = (hash, wordCount)
    }
    return words[place].number
  }

  /// Where `hash` is in ``words``, or where it would be. The table is never more than half full.
  private func place(of hash: UInt32) -> Int {
    var place = Int(hash) & (words.count - 1)
    while words[place].number != 0, words[place].hash != hash {
      place = (place + 1) & (words.count - 1)
    }
    return place
  }

  /// The selectors that can match something in `document`, by the classes and ids that it has: for each entry the
  /// first one from it on in its chain, or -1.
  package func candidates(in document: Document) -> SelectorCandidates {
    var seen = [Bool](repeating: false, count: wordCount + 1)
    func note(_ hash: UInt32) { seen[words[place(of: hash)].number] = true }
    for index in document.attributes.indices {
      let name = document.attributes[index].name
      if name == .class {
        document.withValue(ofAttribute: index) { Self.forEachWord($0, note) }
      } else if name == .id {
        document.withValue(ofAttribute: index) { note(Self.hash($0, Self.idSeed)) }
      }
    }
    // An entry's next one is always an earlier one.
    var chains = [Int32](repeating: -1, count: entries.count)
    for entry in entries.indices {
      let end = entry + 1 < needStarts.count ? needStarts[entry + 1] : needs.count
      let isCandidate = (needStarts[entry]..<end).allSatisfy { seen[needs[$0]] }
      let next = Int(nexts[entry])
      chains[entry] = isCandidate ? Int32(entry) : next < 0 ? -1 : chains[next]
    }
    return SelectorCandidates(
      chains: chains, anywhere: anywhere.filter { chains[$0] == Int32($0) })
  }

  /// Tells the numbers of the selectors that match the element `node`; a number may come twice.
  /// `candidates` is what ``candidates(in:)`` gave.
  package func forEachMatch(
    of node: NodeID, in document: Document, candidates: SelectorCandidates, _ body: (Int) -> Void
  ) {
    func tryAll(_ first: Int32) {
      guard first >= 0 else { return }
      var next = candidates.chains[Int(first)]
      guard next >= 0 else { return }
      // Through a pointer, as the subscript would copy the selector.
      entries.withUnsafeBufferPointer { entries in
        while next >= 0 {
          let number = Int(next)
          if entries[number].selector.matches(node, in: document) {
            body(Int(entries[number].tag))
          }
          let after = nexts[number]
          next = after < 0 ? -1 : candidates.chains[Int(after)]
        }
      }
    }
    let record = document[node]
    let number = Int(record.name.rawValue)
    if number < tagEntries.count {
      tryAll(tagEntries[number])
    } else {
      tryAll(first(Self.hash(Array(document.spelling(node).utf8)[...], Self.tagSeed)))
    }
    for index in document.attributeIndices(node) {
      let attribute = document.attributes[index]
      if attribute.name == .class {
        document.withValue(ofAttribute: index) { value in
          Self.forEachWord(value) { tryAll(first($0)) }
        }
      } else if attribute.name == .id {
        document.withValue(ofAttribute: index) { tryAll(first(Self.hash($0, Self.idSeed))) }
      }
      let number = Int(attribute.name.rawValue)
      if number < attributeEntries.count {
        tryAll(attributeEntries[number])
      } else {
        let spelling = document.names.spelling(attribute.name)
        tryAll(first(Self.hash(Array(spelling.utf8)[...], Self.attributeSeed)))
      }
    }
    for index in candidates.anywhere where entries[index].selector.matches(node, in: document) {
      body(Int(entries[index].tag))
    }
  }
}

/// Which selectors of an index can match something in one document.
package struct SelectorCandidates: Sendable {
  fileprivate var chains: [Int32]
  fileprivate var anywhere: [Int]
}
