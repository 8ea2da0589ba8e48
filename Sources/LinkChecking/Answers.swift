// SPDX-License-Identifier: Apache-2.0

import CLibCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What an answer, or that there was none, means for a link.
extension LinkChecker {
  func take(_ transfer: Transfer, _ code: CURLcode, now: Double) {
    let job = transfer.job
    let host = jobs[job].target.host
    let status = transfer.status
    // Cutting off a body that no one wants is not a failure.
    guard code == CURLE_OK || (transfer.wasCut && status > 0) else {
      return failed(transfer, code, now: now)
    }
    obeyLimits(transfer.headers, host: host, now: now)
    if [301, 302, 303, 307, 308].contains(status), let location = transfer.headers["location"] {
      queue.answered(host: host)
      return follow(location, job, status: status)
    }
    let asksForTime = status == 429 || status == 503
    if jobs[job].isHead, status >= 400, !asksForTime {
      jobs[job].isHead = false
      return again(job, at: now)
    }
    if asksForTime, let wait = Self.wait(transfer.headers["retry-after"]) {
      queue.hold(host: host, until: now + min(wait, limits.longestHold))
      if wait <= limits.longestHold, jobs[job].retries < limits.retries {
        jobs[job].retries += 1
        return again(job, at: now + wait)
      }
    }
    var verdict = Verdict.of(status: status)
    var reason = ""
    if transfer.headers["cf-mitigated"] == "challenge" {
      (verdict, reason) = (.blocked, "it asks for a human visitor")
    }
    if verdict == .flaky {
      return retry(
        job, LinkResult(.flaky, status: status, final: jobs[job].target.url), now: now)
    }
    if verdict == .ok, jobs[job].isHead, Self.isSmallPage(transfer.headers) {
      (jobs[job].isHead, jobs[job].readsPage) = (false, true)
      return again(job, at: now)
    }
    queue.answered(host: host)
    var missing: Set<String> = []
    if verdict == .ok {
      missing = missingFragments(transfer, jobs[job].request.fragments)
      let asked = jobs[job].request.url
      if let reason = SoftErrors.reason(transfer.body)
        ?? (jobs[job].movedTo.map { SoftErrors.isHome($0, insteadOf: asked) } ?? false
          ? "it now redirects to the home page" : nil)
      {
        return finish(
          job,
          LinkResult(.broken, status: status, final: jobs[job].target.url, reason: reason))
      }
      if let moved = jobs[job].movedTo {
        finish(
          job, LinkResult(.moved, status: status, final: moved, missingFragments: missing))
        return
      }
    }
    finish(
      job,
      LinkResult(
        verdict, status: status, final: jobs[job].target.url, reason: reason,
        missingFragments: missing))
  }

  private func follow(_ location: String, _ job: Int, status: Int) {
    let last = jobs[job].target
    switch Self.target(location, from: last.url, by: settings.guarding) {
    case .failure(let refusal):
      var result = Self.refused(refusal, final: last.url)
      result.status = status
      result.reason = "it redirects to an address that Stet does not check: " + result.reason
      finish(job, result)
    case .success(let target):
      jobs[job].hops += 1
      guard jobs[job].hops <= limits.hops, jobs[job].seen.insert(target.url).inserted,
        target.url != last.url
      else {
        finish(
          job,
          LinkResult(
            .blocked, status: status, final: last.url, reason: "its redirects form a loop"))
        return
      }
      let isPermanent = status == 301 || status == 308
      jobs[job].isPermanent = jobs[job].isPermanent && isPermanent
      if jobs[job].isPermanent { jobs[job].movedTo = target.url }
      queue.ended(host: last.host)
      jobs[job].target = target
      queue.add(job, host: target.host)
    }
  }

  private func failed(_ transfer: Transfer, _ code: CURLcode, now: Double) {
    let job = transfer.job
    let url = jobs[job].target.url
    if transfer.wasRefused, code == CURLE_COULDNT_CONNECT {
      finish(job, LinkResult(.blocked, final: url, reason: "its address is not a public one"))
      return
    }
    let isGone =
      code == CURLE_COULDNT_RESOLVE_HOST
      || (code == CURLE_COULDNT_CONNECT && transfer.systemError == Int(ECONNREFUSED))
    if isGone {
      jobs[job].refusals += 1
      if jobs[job].refusals < 2 { return again(job, at: now + limits.retryDelay) }
      let reason =
        code == CURLE_COULDNT_RESOLVE_HOST
        ? LinkResult.noSuchHost : "its host does not answer"
      finish(job, LinkResult(.broken, final: url, reason: reason))
      return
    }
    // Some servers hang up on HEAD.
    if jobs[job].isHead, code == CURLE_GOT_NOTHING || code == CURLE_RECV_ERROR {
      jobs[job].isHead = false
      return again(job, at: now)
    }
    let result = LinkResult(
      .flaky, status: transfer.status, final: url,
      reason: unsafe String(cString: stet_curl_easy_strerror(code)))
    retry(job, result, now: now)
  }

  /// Asks again a while later, twice as long each time, or leaves it at `result`.
  private func retry(_ job: Int, _ result: LinkResult, now: Double) {
    let host = jobs[job].target.host
    if queue.failed(host: host) || jobs[job].retries >= limits.retries {
      finish(job, result)
      return
    }
    let wait = limits.retryDelay * Double(1 << jobs[job].retries) * Double.random(in: 0.75...1.25)
    jobs[job].retries += 1
    again(job, at: now + wait)
  }

  private func again(_ job: Int, at time: Double) {
    let host = jobs[job].target.host
    queue.ended(host: host)
    queue.add(job, host: host, at: time)
  }

  private func obeyLimits(_ headers: [String: String], host: String, now: Double) {
    let left = headers["ratelimit-remaining"] ?? headers["x-ratelimit-remaining"]
    guard left.flatMap({ Int($0) }) == 0,
      let wait = Self.seconds(headers["ratelimit-reset"] ?? headers["x-ratelimit-reset"]),
      // A moment since 1970, which some servers send, is not a length.
      wait <= limits.longestHold
    else { return }
    queue.hold(host: host, until: now + wait)
  }

  /// A length of time in a header.
  private static func seconds(_ text: String?) -> Double? {
    text.flatMap { UInt32($0) }.map(Double.init)
  }

  /// How long to wait, as `Retry-After` says it: as a length, or as a date of HTTP (RFC 9110, section 10.2.3).
  private static func wait(_ text: String?) -> Double? {
    guard let text else { return nil }
    if let length = seconds(text) { return length }
    let moment = unsafe stet_curl_date(text)
    return moment < 0 ? nil : Double(max(0, Int(moment) - UnixTime.now()))
  }

  /// Whether an HTML page is so small that it may be only a notice.
  private static func isSmallPage(_ headers: [String: String]) -> Bool {
    guard headers["content-type"]?.hasPrefix("text/html") == true,
      let length = headers["content-length"].flatMap({ Int($0) })
    else { return false }
    return length > 0 && length <= SoftErrors.mostBytes
  }

  /// Fragments that are in no attribute `id` or `name` of a whole HTML page.
  private func missingFragments(_ transfer: Transfer, _ wanted: Set<String>) -> Set<String> {
    guard !transfer.wasCut, transfer.headers["content-type"]?.hasPrefix("text/html") == true else {
      return []
    }
    return wanted.filter { !PageFragments.holds(transfer.body, $0) }
  }
}
