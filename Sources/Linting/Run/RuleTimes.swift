// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Synchronization

/// The CPU time that each rule took, of all posts together. A run that no one measures has none and reads no clock.
package final class RuleTimes: Sendable {
  private let sums = Mutex<[String: UInt64]>([:])

  package init() {}

  /// The CPU time of the calling thread in nanoseconds.
  static func now() -> UInt64 { read(CLOCK_THREAD_CPUTIME_ID) }

  /// The CPU time of the whole process in nanoseconds.
  package static func process() -> UInt64 { read(CLOCK_PROCESS_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    guard clock_gettime(clock, &time) == 0 else { return 0 }
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Gives `rule` the time since `start`, and tells what time it is, so that the next rule begins there.
  func add(_ rule: String, since start: UInt64) -> UInt64 {
    let now = Self.now()
    sums.withLock { $0[rule, default: 0] += now - start }
    return now
  }

  /// Nanoseconds by rule, the most first.
  package var all: [(rule: String, nanoseconds: UInt64)] {
    sums.withLock { $0 }.map { ($0.key, $0.value) }
      .sorted { ($1.nanoseconds, $0.rule) < ($0.nanoseconds, $1.rule) }
  }
}
