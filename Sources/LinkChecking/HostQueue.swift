// SPDX-License-Identifier: Apache-2.0

/// Who may ask which host when: so many at once, so long apart, later where the host asks for it.
///
/// Times are seconds of any steady clock, handed in by the caller.
package struct HostQueue {
  private struct Host {
    var waiting: [Int] = []
    /// How many of `waiting` have left.
    var taken = 0
    /// What is asked again, and when.
    var later: [(job: Int, time: Double)] = []
    var active = 0
    var notBefore = 0.0
    var failures = 0

    var isEmpty: Bool { taken == waiting.count && later.isEmpty }
  }

  private var hosts: [String: Host] = [:]
  /// Hosts with something waiting, in the order in which they came.
  private var order: [String] = []
  private var busyHosts = 0
  private let limits: LinkCheckLimits

  package init(_ limits: LinkCheckLimits) { self.limits = limits }

  /// Puts a job at the end of its host's queue.
  package mutating func add(_ job: Int, host: String) {
    if hosts[host, default: Host()].isEmpty { order.append(host) }
    hosts[host, default: Host()].waiting.append(job)
  }

  /// Puts a job back, to be handed out at `time` or later.
  package mutating func add(_ job: Int, host: String, at time: Double) {
    if hosts[host, default: Host()].isEmpty { order.append(host) }
    hosts[host, default: Host()].later.append((job, time))
  }

  /// A job whose time has come.
  package mutating func next(at now: Double) -> Int? {
    for (index, name) in order.enumerated() {
      guard var host = hosts[name], host.active < limits.perHost, host.notBefore <= now,
        host.active > 0 || busyHosts < limits.hosts
      else { continue }
      let job: Int
      if let due = host.later.firstIndex(where: { $0.time <= now }) {
        job = host.later.remove(at: due).job
      } else if host.taken < host.waiting.count {
        job = host.waiting[host.taken]
        host.taken += 1
      } else {
        continue
      }
      if host.active == 0 { busyHosts += 1 }
      host.active += 1
      host.notBefore = now + limits.delay
      // No host waits for one with many addresses to check.
      order.remove(at: index)
      if !host.isEmpty { order.append(name) }
      hosts[name] = host
      return job
    }
    return nil
  }

  /// When `next` may have something again; nothing while only an answer can bring it.
  package func wake(after now: Double) -> Double? {
    var first: Double?
    for name in order {
      guard let host = hosts[name], host.active < limits.perHost,
        host.active > 0 || busyHosts < limits.hosts
      else { continue }
      var time = host.notBefore
      if host.taken == host.waiting.count {
        time = max(time, host.later.map(\.time).min() ?? time)
      }
      first = min(first ?? time, time)
    }
    return first.map { max($0, now) }
  }

  /// A job of `host` has ended.
  package mutating func ended(host name: String) {
    guard var host = hosts[name] else { return }
    host.active -= 1
    if host.active == 0 { busyHosts -= 1 }
    hosts[name] = host
  }

  /// The host asks not to be asked before `time`.
  package mutating func hold(host: String, until time: Double) {
    let last = hosts[host]?.notBefore ?? 0
    hosts[host]?.notBefore = max(last, time)
  }

  /// Counts failures in a row, and says whether the host is to be left alone.
  package mutating func failed(host: String) -> Bool {
    hosts[host, default: Host()].failures += 1
    return isGivenUp(host: host)
  }

  package mutating func answered(host: String) { hosts[host]?.failures = 0 }

  package func isGivenUp(host: String) -> Bool {
    (hosts[host]?.failures ?? 0) >= limits.failures
  }
}

/// The bounds of a run.
package struct LinkCheckLimits: Hashable, Sendable {
  /// Requests to one host at the same time.
  package var perHost = 2
  /// Seconds between two requests to one host.
  package var delay = 0.25
  /// Hosts that are asked at the same time.
  package var hosts = 64
  /// Connections at the same time.
  package var connections = 256
  /// Failures in a row, after which a host is left alone.
  package var failures = 5
  /// The time limit for a connection, in seconds.
  package var connectTime = 5.0
  /// Seconds for one request.
  package var totalTime = 20.0
  /// Seconds with less than 100 bytes each.
  package var slowTime = 10
  /// Seconds for the whole run.
  package var runTime = 600.0
  /// Addresses in one run.
  package var addresses = 2000
  /// Redirects in a row.
  package var hops = 10
  /// Bytes of a body after decompression.
  package var body = 2_000_000
  /// How often what may pass is asked again, and the seconds before the first time.
  package var retries = 2
  package var retryDelay = 0.5
  /// The longest that a host may ask to be left alone, in seconds; beyond, the link is given up.
  package var longestHold = 60.0

  package init() {}
}
