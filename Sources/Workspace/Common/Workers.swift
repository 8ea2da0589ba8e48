// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Synchronization

/// Runs the same work on many elements, one worker a core.
package enum Workers {
  /// The results in the order of `elements`, whichever was done first.
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int?, _ work: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    let count = min(jobs ?? processors, elements.count)
    if count <= 1 { return elements.map(work) }
    let next = NextIndex()
    let results = Results<Result>(elements.count)
    await withDiscardingTaskGroup { group in
      for _ in 0..<count {
        group.addTask {
          while let index = next.take(below: elements.count) {
            results.set(work(elements[index]), at: index)
          }
        }
      }
    }
    return results.all
  }

  /// A place for each result; there is one copy of all, as they may be many.
  private final class Results<Result: Sendable>: Sendable {
    private let places: Mutex<[Result?]>

    init(_ count: Int) { places = Mutex(Array(repeating: nil, count: count)) }

    func set(_ result: Result, at index: Int) { places.withLock { $0[index] = result } }

    /// All results, which are then no longer here.
    var all: [Result] {
      places.withLock { places in
        defer { places = [] }
        return places.compactMap(\.self)
      }
    }
  }

  /// The results in the order of `elements`, each as soon as it and those before it are there; no further element is
  /// begun once no one asks for results any more.
  package static func stream<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int?, _ work: @escaping @Sendable (Element) -> Result?
  ) -> AsyncStream<Result> {
    let (stream, continuation) = AsyncStream<Result>.makeStream()
    if elements.count <= 1 {
      // Another thread would have memory of its own to ask the system for, a page at a time.
      for element in elements {
        if let result = work(element) { continuation.yield(result) }
      }
      continuation.finish()
      return stream
    }
    let task = Task {
      let next = NextIndex()
      let order = InOrder(continuation)
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<max(1, min(jobs ?? processors, elements.count)) {
          group.addTask {
            while !Task.isCancelled, let index = next.take(below: elements.count) {
              order.put(work(elements[index]), at: index)
              // Whoever takes the results may have no other thread.
              await Task.yield()
            }
          }
        }
      }
      continuation.finish()
    }
    continuation.onTermination = { _ in task.cancel() }
    return stream
  }

  package static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The next element that no worker has taken.
  private final class NextIndex: Sendable {
    private let index = Atomic<Int>(0)

    func take(below end: Int) -> Int? {
      let taken = index.wrappingAdd(1, ordering: .relaxed).oldValue
      return taken < end ? taken : nil
    }
  }

  /// Hands results on in their order.
  private final class InOrder<Result: Sendable>: Sendable {
    private struct State {
      var next = 0
      var waiting: [Int: Result?] = [:]
    }

    private let state = Mutex(State())
    private let continuation: AsyncStream<Result>.Continuation

    init(_ continuation: AsyncStream<Result>.Continuation) { self.continuation = continuation }

    func put(_ result: Result?, at index: Int) {
      state.withLock { state in
        state.waiting[index] = .some(result)
        while let result = state.waiting.removeValue(forKey: state.next) {
          state.next += 1
          if let result { continuation.yield(result) }
        }
      }
    }
  }
}
