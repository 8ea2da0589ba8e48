// SPDX-License-Identifier: Apache-2.0

/// A large value that most of its owners lack: without one it takes eight bytes.
@propertyWrapper
package struct Rare<Value: Hashable & Sendable>: Hashable, Sendable {
  private indirect enum Storage: Hashable, Sendable {
    case none
    case some(Value)
  }

  private var storage: Storage

  package init(wrappedValue: Value?) { storage = wrappedValue.map { .some($0) } ?? .none }

  package var wrappedValue: Value? {
    get {
      switch storage {
      case .none: nil
      case .some(let value): value
      }
    }
    set { storage = newValue.map { .some($0) } ?? .none }
  }
}
