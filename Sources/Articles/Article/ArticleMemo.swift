// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What was found out about one article for one owner, made when it is first asked for.
package final class ArticleMemo: Sendable {
  private struct Entry {
    /// Kept alive, since another object may come to lie where this one was.
    var owner: any AnyObject & Sendable
    var value: any Sendable
  }

  private let entries = Mutex<[ObjectIdentifier: Entry]>([:])

  package init() {}

  /// What `make` gives for `owner`; the same value the next time that `owner` asks.
  package func value<Value: Sendable>(
    for owner: any AnyObject & Sendable, _ make: () -> Value
  ) -> Value {
    let key = ObjectIdentifier(owner)
    if let known = entries.withLock({ $0[key]?.value }) as? Value { return known }
    let value = make()
    entries.withLock { $0[key] = Entry(owner: owner, value: value) }
    return value
  }
}
