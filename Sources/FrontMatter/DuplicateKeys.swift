// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// A key that a map holds more than once.
package struct DuplicateKey: Hashable, Sendable {
  package var key: String
  /// The second place of the key.
  package var range: ByteRange
  /// Its first place.
  package var first: ByteRange
}

extension DataValue {
  /// The keys that occur more than once in this map or a map inside, in the order of the source.
  /// YAML's merge key may be repeated.
  package var duplicateKeys: [DuplicateKey] {
    var found: [DuplicateKey] = []
    var seen: Set<ByteRange> = []
    var values = [self]
    while let value = values.popLast() {
      switch value.content {
      case .list(let items): values += items
      case .map(let entries):
        var places: [String: ByteRange] = [:]
        for entry in entries {
          if let first = places[entry.key] {
            // What an alias repeats occurs once.
            if entry.key != "<<", first != entry.keyRange, seen.insert(entry.keyRange).inserted {
              found.append(DuplicateKey(key: entry.key, range: entry.keyRange, first: first))
            }
          } else {
            places[entry.key] = entry.keyRange
          }
          values.append(entry.value)
        }
      default: break
      }
    }
    return found.sorted { $0.range < $1.range }
  }
}
