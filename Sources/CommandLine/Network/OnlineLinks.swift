// SPDX-License-Identifier: Apache-2.0

import LinkChecking
import Linting

/// What the network, or a cache of what it said, tells of links. Nothing is connected to unless `isOnline`.
struct OnlineLinks {
  /// What is known of an address.
  struct Answer {
    var result: LinkResult
    /// Whether what is broken counts as broken for sure.
    var isSure = true
  }

  var isOnline: Bool
  /// The path of the cache, as it was given, and as the system is to open it.
  var cache: (printed: String, path: String)?
  var allowsPrivate: Bool
  var mostAddresses: Int
  /// What the settings say of asking.
  var options: LinkOptions
  let console: Console

  /// The most addresses in one run where nobody says another number.
  static let mostAddresses = 2000

  /// What the command line says goes before what the settings do. Without `isOnline` a cache is read only where the
  /// command line names it.
  init(
    isOnline: Bool, cache: String?, allowsPrivate: Bool, mostAddresses: Int?,
    options: LinkOptions, console: Console
  ) {
    self.isOnline = isOnline
    self.allowsPrivate = allowsPrivate
    self.mostAddresses = mostAddresses ?? options.maxURLs ?? Self.mostAddresses
    self.options = options
    self.console = console
    if let cache {
      let path = String(decoding: console.environment.location(cache), as: UTF8.self)
      self.cache = (cache, path)
    } else if isOnline, let path = options.cache {
      let folder = console.environment.folder
      let printed = PathText.relative(path, to: folder) ?? path
      self.cache = (printed, path)
    }
  }

  /// What is known of each of `addresses`; those that nobody asked for are not among them.
  func look(up addresses: [String]) -> [String: Answer] {
    // To read what is in the cache, nothing need be guarded.
    let guarding = AddressGuard(allowsPrivate: allowsPrivate || !isOnline)
    var requests: [LinkChecker.Request] = []
    var places: [String: Int] = [:]
    var wanted: [(address: String, request: Int, fragment: String?)] = []
    var found: [String: Answer] = [:]
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
        if isOnline { found[address] = Answer(result: LinkChecker.refused(error, final: address)) }
      }
    }
    let answers = ask(requests)
    for (address, place, fragment) in wanted {
      guard var answer = answers[place] else { continue }
      answer.result.missingFragments.formIntersection(fragment.map { [$0] } ?? [])
      found[address] = answer
    }
    return found
  }

  private func ask(_ requests: [LinkChecker.Request]) -> [Answer?] {
    var answers = [Answer?](repeating: nil, count: requests.count)
    let file = openCache()
    let now = UnixTime.now()
    var open: [Int] = []
    func lookUp() {
      for (index, request) in requests.enumerated() {
        let entry =
          isOnline
          ? file?.fresh(request.url, fragments: request.fragments, at: now)
          : file?.entry(request.url, fragments: request.fragments)
        answers[index] = entry.map(Self.answer)
        if entry == nil { open.append(index) }
      }
    }
    if let file { file.atOnce(lookUp) } else { lookUp() }
    guard isOnline, !open.isEmpty else { return answers }
    guard let checker = LinkChecker(settings) else {
      console.error(
        "the network cannot be asked: libcurl is missing or does not start",
        help: "install libcurl 4, or leave --online out")
      return answers
    }
    let terminal = console.environment.error
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
        answers[open[index]] = entry.map(Self.answer)
        cannotWrite = entry == nil
      })
    if cannotWrite { console.note("the cache of links could not be written") }
    for (index, result) in asked.enumerated() where answers[open[index]] == nil {
      answers[open[index]] = result.map { Answer(result: $0) }
    }
    let left = asked.count { $0 == nil }
    if left > 0 {
      console.note(
        "\(left) address\(left == 1 ? " was" : "es were") not asked, as --max-urls is \(mostAddresses)"
      )
    }
    return answers
  }

  private static func answer(_ entry: LinkCache.Entry) -> Answer {
    Answer(result: entry.result, isSure: entry.isError)
  }

  private var settings: LinkChecker.Settings {
    var settings = LinkChecker.Settings()
    settings.guarding.allowsPrivate = allowsPrivate
    settings.limits.addresses = mostAddresses
    if let seconds = options.timeout { settings.limits.totalTime = Double(seconds) }
    if let count = options.perHost { settings.limits.perHost = count }
    if let milliseconds = options.delay { settings.limits.delay = Double(milliseconds) / 1000 }
    settings.headers = options.headers
    settings.userAgent = options.userAgent ?? "stet/\(StetArguments.version) (link checker)"
    settings.proxies = ProxySettings(environment: console.environment.variables)
    return settings
  }

  private func openCache() -> LinkCache? {
    guard let (printed, path) = cache else { return nil }
    do throws(LinkCache.Problem) {
      let file = try LinkCache(path: path)
      if let aside = file.setAside {
        let name = PathText.relative(aside, to: console.environment.folder) ?? aside
        console.note("\(printed) was damaged, and lies in \(name) now")
      }
      return file
    } catch {
      console.note("\(printed): \(error.message)")
      return nil
    }
  }
}
