// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// How far a long run has come, on a terminal's standard error and only after a second.
final class Progress: Sendable {
  private struct State {
    var done = 0
    var shownAt = 1.0
    var isShown = false
  }

  private let total: Int
  private let console: Console
  private let isOn: Bool
  private let start: Double
  private let state = Mutex(State())

  init(_ total: Int, _ console: Console) {
    self.total = total
    self.console = console
    isOn = console.environment.error.isTerminal
    start = console.environment.seconds() ?? 0
  }

  /// Says that one more is done.
  func step() {
    guard isOn, let now = console.environment.seconds() else { return }
    state.withLock { state in
      state.done += 1
      guard now - start >= state.shownAt else { return }
      state.shownAt = now - start + 0.1
      state.isShown = true
      show("\r\(state.done) of \(total) posts checked")
    }
  }

  /// Takes the line away.
  func end() {
    state.withLock { state in
      if state.isShown { show("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  private func show(_ text: String) { _ = console.environment.error.write(Array(text.utf8)) }
}
