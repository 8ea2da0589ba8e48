// SPDX-License-Identifier: Apache-2.0

import LinkChecking

/// What the network, or a cache of what it said, tells of links. Nothing is connected to unless `isOnline`.
struct OnlineLinks {
  var isOnline: Bool
  /// The path of the cache, if one is kept.
  var cache: String?
  var allowsPrivate: Bool
  var mostAddresses: Int
  let console: Console

  /// What is known of each of `addresses`; those that nobody asked for are not among them.
  func look(up addresses: [String]) -> [String: LinkResult] {
    // To read what is in the cache, nothing need be guarded.
    let guarding = AddressGuard(allowsPrivate: allowsPrivate || !isOnline)
    var requests: [LinkChecker.Request] = []
    var places: [String: Int] = [:]
    var wanted: [(address: String, request: Int, fragment: String?)] = []
    var found: [String: LinkResult] = [:]
    for address in addresses {
      do throws(WebTarget.Refusal) {
        let whole = address.hasPrefix("//") ? "https:" + address : address
        let target = try WebTarget(whole, by: guarding)
        let place = places[target.url] ?? requests.count
        if place == requests.count { requests.append(.init(target.url)) }
        places[target.url] = place
        if let fragment = target.fragment { requests[place].fragments.insert(fragment) }
        wanted.append((address, place, target.fragment))
      } catch {
        if isOnline { found[address] = LinkChecker.refused(error, final: address) }
      }
    }
    let results = ask(requests)
    for (address, place, fragment) in wanted {
      guard var result = results[place] else { continue }
      result.missingFragments.formIntersection(fragment.map { [$0] } ?? [])
      found[address] = result
    }
    return found
  }

  private func ask(_ requests: [LinkChecker.Request]) -> [LinkResult?] {
    var results = [LinkResult?](repeating: nil, count: requests.count)
    let file = openCache()
    let now = UnixTime.now()
    var open: [Int] = []
    for (index, request) in requests.enumerated() {
      let entry =
        isOnline
        ? file?.fresh(request.url, fragments: request.fragments, at: now)
        : file?.entry(request.url, fragments: request.fragments)
      results[index] = entry?.result
      if entry == nil { open.append(index) }
    }
    guard isOnline, !open.isEmpty else { return results }
    var settings = LinkChecker.Settings()
    settings.guarding.allowsPrivate = allowsPrivate
    settings.limits.addresses = mostAddresses
    settings.userAgent = "stet/\(StetArguments.version) (link checker)"
    settings.proxies = ProxySettings(environment: console.surroundings.environment)
    guard let checker = LinkChecker(settings) else {
      console.error("the network cannot be used: libcurl does not start")
      return results
    }
    let terminal = console.surroundings.error
    var cannotWrite = false
    let asked = checker.check(
      open.map { requests[$0] },
      progress: { done, count in
        guard terminal.isTerminal, done % 10 == 0 || done == count else { return }
        let end = done == count ? "\r\u{1B}[K" : ""
        _ = terminal.write(Array("\r\(done) of \(count) addresses asked\(end)".utf8))
      },
      learned: { index, result in
        guard let file, !cannotWrite else { return }
        let request = requests[open[index]]
        let entry = try? file.learn(request.url, fragments: request.fragments, result, at: now)
        cannotWrite = entry == nil
      })
    if cannotWrite { console.note("the cache of links could not be written") }
    for (index, result) in asked.enumerated() { results[open[index]] = result }
    let left = asked.count { $0 == nil }
    if left > 0 {
      console.note(
        "\(left) address\(left == 1 ? " was" : "es were") not asked, as --max-urls is \(mostAddresses)"
      )
    }
    return results
  }

  private func openCache() -> LinkCache? {
    guard let cache else { return nil }
    do throws(LinkCache.Problem) {
      let location = String(decoding: console.surroundings.location(cache), as: UTF8.self)
      let file = try LinkCache(path: location)
      if file.setAside != nil {
        console.note("\(cache) was damaged, and lies in \(cache).damaged now")
      }
      return file
    } catch {
      console.note("\(cache): \(error.message)")
      return nil
    }
  }
}
