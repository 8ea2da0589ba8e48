// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Synchronization

/// Runs the same work on many elements, one worker a core.
enum Workers {
  /// The results in the order of `elements`, whichever was done first.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int?, _ work: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    let count = min(jobs ?? processors, elements.count)
    if count <= 1 { return elements.map(work) }
    let next = NextIndex()
    return await withTaskGroup(of: [(Int, Result)].self) { group in
      for _ in 0..<count {
        group.addTask {
          var results: [(Int, Result)] = []
          while true {
            let index = next.take()
            if index >= elements.count { return results }
            results.append((index, work(elements[index])))
          }
        }
      }
      var results: [(Int, Result)] = []
      for await part in group { results += part }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The next element that no worker has taken.
  private final class NextIndex: Sendable {
    private let index = Atomic<Int>(0)
    func take() -> Int { index.wrappingAdd(1, ordering: .relaxed).oldValue }
  }
}

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
