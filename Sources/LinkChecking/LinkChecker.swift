// SPDX-License-Identifier: Apache-2.0

import CLibCurl

/// Asks for addresses, each once, in one event loop on the calling thread. Nothing is connected to before `check`.
@safe
package final class LinkChecker {
  package struct Settings: Sendable {
    package var limits = LinkCheckLimits()
    package var guarding = AddressGuard()
    package var userAgent = "stet/0.1 (link checker)"
    package var proxies = ProxySettings()
    /// More headers by host, sent to exactly that host over https and never along a redirect.
    package var headers: [String: [String]] = [:]
    /// Lines for `CURLOPT_RESOLVE`, asked for before each request; only tests hand them in.
    package var resolve: (@Sendable (_ host: String) -> [String])?

    package init() {}
  }

  /// What is asked for: an address, and the fragments that posts want there.
  package struct Request: Hashable, Sendable {
    package var url: String
    package var fragments: Set<String>

    package init(_ url: String, fragments: Set<String> = []) {
      self.url = url
      self.fragments = fragments
    }
  }

  /// One address on its way.
  struct Job {
    var request: Request
    var target: WebTarget
    var isHead: Bool
    /// Whether its page is read, since it may say that it is gone.
    var readsPage = false
    var hops = 0
    var retries = 0
    var refusals = 0
    /// Where it leads for good, as long as every redirect so far was permanent.
    var movedTo: String?
    var isPermanent = true
    var seen: Set<String> = []
    var result: LinkResult?
  }

  let settings: Settings
  var limits: LinkCheckLimits { settings.limits }
  var queue: HostQueue
  var jobs: [Job] = []
  private let multi: UnsafeMutableRawPointer
  private var running: [UInt: Transfer] = [:]
  private let clock: () -> Double

  /// `nil` when libcurl is missing or cannot start. `clock` counts seconds and never goes back.
  package init?(_ settings: Settings, clock: (() -> Double)? = nil) {
    guard let multi = unsafe stet_curl_multi_init() else { return nil }
    unsafe self.multi = multi
    self.settings = settings
    queue = HostQueue(settings.limits)
    let start = ContinuousClock.now
    self.clock =
      clock ?? {
        let passed = (ContinuousClock.now - start).components
        return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
      }
    unsafe stet_curl_multi_number(
      multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, settings.limits.connections)
  }

  deinit {
    for transfer in running.values {
      unsafe stet_curl_multi_remove_handle(multi, transfer.handle)
    }
    unsafe stet_curl_multi_cleanup(multi)
  }

  /// What was learned of each request, in their order; nothing for those beyond the limit of one run.
  /// `progress` hears how many of how many are done.
  package func check(
    _ requests: [Request], progress: (_ done: Int, _ of: Int) -> Void = { _, _ in },
    learned: (_ index: Int, _ result: LinkResult) -> Void = { _, _ in }
  ) -> [LinkResult?] {
    var results = [LinkResult?](repeating: nil, count: requests.count)
    let count = min(requests.count, limits.addresses)
    jobs = []
    queue = HostQueue(limits)
    var places: [Int] = []
    var done = 0
    func note(_ place: Int, _ result: LinkResult) {
      results[place] = result
      done += 1
      learned(place, result)
      progress(done, count)
    }
    for place in 0..<count {
      switch Self.target(requests[place].url, by: settings.guarding) {
      case .failure(let refusal):
        note(place, Self.refused(refusal, final: requests[place].url))
      case .success(let target):
        jobs.append(
          Job(
            request: requests[place], target: target, isHead: requests[place].fragments.isEmpty))
        places.append(place)
        queue.add(jobs.count - 1, host: target.host)
      }
    }
    let deadline = clock() + limits.runTime
    while done < count {
      let now = clock()
      if now >= deadline { break }
      while running.count < limits.connections, let job = queue.next(at: now) {
        if !start(job) { finish(job, LinkResult(.flaky, final: jobs[job].target.url)) }
        if let result = jobs[job].result { note(places[job], result) }
      }
      var active: Int32 = 0
      unsafe stet_curl_multi_perform(multi, &active)
      var left: Int32 = 0
      var ended = false
      while let message = unsafe stet_curl_multi_info_read(multi, &left) {
        guard unsafe message.pointee.msg == CURLMSG_DONE,
          let handle = unsafe message.pointee.easy_handle
        else { continue }
        let code = unsafe stet_curl_result(message)
        unsafe stet_curl_multi_remove_handle(multi, handle)
        guard let transfer = running.removeValue(forKey: UInt(bitPattern: handle)) else { continue }
        ended = true
        take(transfer, code, now: clock())
        if let result = jobs[transfer.job].result { note(places[transfer.job], result) }
      }
      if ended || done == count { continue }
      var wait = min(deadline - now, 1)
      if running.count < limits.connections, let wake = queue.wake(after: now) {
        wait = min(wait, wake - now)
      }
      unsafe stet_curl_multi_poll(multi, Int32(max(1, wait * 1000)))
    }
    for (job, place) in places.enumerated() where results[place] == nil {
      note(
        place,
        LinkResult(
          .flaky, final: jobs[job].request.url, reason: "the time limit of the run was reached"))
    }
    for transfer in running.values { unsafe stet_curl_multi_remove_handle(multi, transfer.handle) }
    running = [:]
    return results
  }

  static func target(
    _ text: String, from base: String? = nil, by guarding: AddressGuard
  ) -> Result<WebTarget, WebTarget.Refusal> {
    do throws(WebTarget.Refusal) {
      return .success(try WebTarget(text, from: base, by: guarding))
    } catch {
      return .failure(error)
    }
  }

  /// What is said of an address that is not asked for.
  package static func refused(_ refusal: WebTarget.Refusal, final: String) -> LinkResult {
    let reason =
      switch refusal {
      case .malformed: "the address is invalid"
      case .scheme: "only http and https are checked"
      case .credentials: "it contains a user name or a password"
      case .port: "only ports 80 and 443 are checked"
      case .host: "it has no host"
      case .address: "its address is not a public one"
      }
    return LinkResult(.blocked, final: final, reason: reason)
  }

  func finish(_ job: Int, _ result: LinkResult) {
    jobs[job].result = result
    queue.ended(host: jobs[job].target.host)
  }

  private func start(_ job: Int) -> Bool {
    let target = jobs[job].target
    if queue.isGivenUp(host: target.host) {
      finish(job, LinkResult(.flaky, final: target.url, reason: "its host failed too often"))
      return true
    }
    let plan = Transfer.Plan(
      job: job, url: target.url, isHead: jobs[job].isHead,
      wantsBody: !jobs[job].request.fragments.isEmpty || jobs[job].readsPage,
      proxy: settings.proxies.proxy(for: target),
      headers: jobs[job].hops == 0 && target.scheme == "https"
        ? settings.headers[target.host] ?? [] : [],
      resolve: settings.resolve?(target.host) ?? [])
    guard let transfer = Transfer(plan, settings: settings),
      unsafe stet_curl_multi_add_handle(multi, transfer.handle) == CURLM_OK
    else { return false }
    unsafe running[UInt(bitPattern: transfer.handle)] = transfer
    return true
  }
}
