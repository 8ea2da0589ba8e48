// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Where a server finds what arrived: bytes of its client, and results of its own work.
package final class Mailbox<Work: Sendable>: Sendable {
  package enum Item: Sendable {
    case input([UInt8])
    /// The client closed the stream.
    case closed
    case work(Work)
  }

  private struct State {
    var items: [Item] = []
    var bytes = 0
  }

  private let state = Mutex(State())
  private let signals: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  package init() {
    (signals, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Takes the next bytes of the client; `nil` at the end of the stream.
  package func deliver(_ bytes: [UInt8]?) {
    state.withLock { state in
      state.items.append(bytes.map { .input($0) } ?? .closed)
      state.bytes += bytes?.count ?? 0
    }
    continuation.yield()
  }

  /// Whether so much waits that a reader should pause.
  package var isFull: Bool { state.withLock { $0.bytes > 8 << 20 } }

  package func post(_ work: Work) {
    state.withLock { $0.items.append(.work(work)) }
    continuation.yield()
  }

  /// Wakes the waiting reader after `delay`, without a message.
  package func wake(after delay: Duration) {
    let continuation = continuation
    Task {
      try? await Task.sleep(for: delay)
      continuation.yield()
    }
  }

  /// What arrived since the last call.
  package func take() -> [Item] {
    state.withLock { state in
      defer { state = State() }
      return state.items
    }
  }

  /// Yields whenever something arrived; for one reader.
  package var arrivals: AsyncStream<Void> { signals }
}
