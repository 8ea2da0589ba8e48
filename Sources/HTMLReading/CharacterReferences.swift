// SPDX-License-Identifier: Apache-2.0

/// The named character references, for readers of other formats that have them, too.
package enum CharacterReferences {
  /// The code points (0: no second one) that `name` stands for, without `&` and with the semicolon left out.
  package static func named(_ name: ArraySlice<UInt8>) -> (first: UInt32, second: UInt32)? {
    if name.count > NamedReferences.longest { return nil }
    return name.withUnsafeBufferPointer { NamedReferences.shared.find($0) }.map {
      ($0.first, $0.second)
    }
  }
}
