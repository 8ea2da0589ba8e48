// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What was found out about one article for one owner, made when it is first asked for.
package final class ArticleMemo: Sendable {
  private let values = Mutex<[ObjectIdentifier: any Sendable]>([:])

  package init() {}

  /// What `make` gives for `owner`; the same value the next time that `owner` asks.
  package func value<Value: Sendable>(for owner: AnyObject, _ make: () -> Value) -> Value {
    let key = ObjectIdentifier(owner)
    if let known = values.withLock({ $0[key] }) as? Value { return known }
    let value = make()
    values.withLock { $0[key] = value }
    return value
  }
}
