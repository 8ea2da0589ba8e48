// SPDX-License-Identifier: Apache-2.0

package import LinkChecking
package import Linting
import Storage

/// What the network, or a cache of what it said, says about links. Nothing is connected to unless it is asked for.
package struct NetworkLinks: Sendable {
  /// What is known of an address.
  package struct Answer: Sendable {
    package var result: LinkResult
    /// Whether what is broken counts as broken for sure.
    package var isSure = true
  }

  /// Whether and how a person asks for the network; what the settings say comes after.
  package struct Request: Sendable {
    package var isOnline = false
    /// The file of the cache, as it was named.
    package var cache: String?
    package var allowsPrivate = false
    package var mostAddresses: Int?
    /// The user's folder for caches; nil where there is none.
    package var cacheFolder: String?
    /// The paths of the posts, as they were named.
    package var posts: [String] = []
    /// What the program calls itself to servers.
    package var userAgent = "stet"
    /// By their names, which include proxies.
    package var environment: [String: String] = [:]

    package init() {}
  }

  /// Who is told how far it is, and of what goes wrong.
  package struct Observer: Sendable {
    package var progress: @Sendable (_ done: Int, _ count: Int) -> Void
    package var notice: @Sendable (Notice) -> Void

    package init(
      progress: @escaping @Sendable (_ done: Int, _ count: Int) -> Void,
      notice: @escaping @Sendable (Notice) -> Void
    ) {
      self.progress = progress
      self.notice = notice
    }
  }

  package let isOnline: Bool
  private let cache: CacheFile?
  private let request: Request
  private let mostAddresses: Int
  /// What the settings say of asking.
  private let options: LinkOptions
  private let folder: String
  private let observer: Observer

  /// The most addresses in one run unless another number is set.
  package static let mostAddresses = 2000

  /// What the person asks for goes before what the settings say. Offline a cache is read only where it is named.
  package init(
    _ request: Request, options: LinkOptions, folder: String, observer: Observer
  ) {
    self.request = request
    isOnline = request.isOnline
    mostAddresses = request.mostAddresses ?? options.maxURLs ?? Self.mostAddresses
    self.options = options
    self.folder = folder
    self.observer = observer
    if let cache = request.cache {
      self.cache = CacheFile(typed: cache, in: folder)
    } else if isOnline, options.cache == true {
      do throws(CacheFile.Refusal) {
        cache = try CacheFile(in: request.cacheFolder, posts: request.posts, folder: folder)
      } catch {
        cache = nil
        observer.notice(.note(error.message, help: error.help))
      }
    } else {
      cache = nil
    }
  }

  /// Whether there is anything to ask: the network, or what it said.
  var knowsAnything: Bool { isOnline || cache != nil }

  /// What is known of each of `addresses`; those that no one asked for are not among them.
  package func look(up addresses: [String]) -> [String: Answer] {
    // To read what is in the cache, nothing need be guarded.
    let guarding = AddressGuard(allowsPrivate: request.allowsPrivate || !isOnline)
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
      observer.notice(
        .mistake(
          "cannot use the network: libcurl is missing or does not start",
          help: "install libcurl 4, or remove --online"))
      return answers
    }
    var cannotWrite = false
    var watch = NetworkWatch()
    func learn(_ index: Int, _ result: LinkResult) {
      guard let file, !cannotWrite else { return }
      let request = requests[open[index]]
      let entry = try? file.learn(request.url, fragments: request.fragments, result, at: now)
      answers[open[index]] = entry.map(Self.answer)
      cannotWrite = entry == nil
    }
    let asked = checker.check(
      open.map { requests[$0] },
      progress: observer.progress,
      learned: { index, result in
        if !watch.holds(result, of: index) { learn(index, result) }
      })
    if watch.isDown {
      // No link is at fault for that.
      observer.notice(
        .note(
          "no host name could be resolved, so external links were not checked",
          help: "check the network connection, or run without --online"))
      return answers
    }
    for (index, result) in watch.held { learn(index, result) }
    if cannotWrite { observer.notice(.note("cannot write the link cache")) }
    for (index, result) in asked.enumerated() where answers[open[index]] == nil {
      answers[open[index]] = result.map { Answer(result: $0) }
    }
    let left = asked.count { $0 == nil }
    if left > 0 {
      observer.notice(
        .note(
          "\(left) address\(left == 1 ? " was" : "es were") not checked, because --max-urls is \(mostAddresses)"
        ))
    }
    return answers
  }

  private static func answer(_ entry: LinkCache.Entry) -> Answer {
    Answer(result: entry.result, isSure: entry.isError)
  }

  private var settings: LinkChecker.Settings {
    var settings = LinkChecker.Settings()
    settings.guarding.allowsPrivate = request.allowsPrivate
    settings.limits.addresses = mostAddresses
    if let seconds = options.timeout { settings.limits.totalTime = Double(seconds) }
    if let count = options.perHost { settings.limits.perHost = count }
    if let milliseconds = options.delay { settings.limits.delay = Double(milliseconds) / 1000 }
    settings.headers = options.headers
    settings.userAgent = options.userAgent ?? request.userAgent
    settings.proxies = ProxySettings(environment: request.environment)
    return settings
  }

  private func openCache() -> LinkCache? {
    guard let cache else { return nil }
    do throws(DatabaseFailure) {
      let file = try LinkCache(path: cache.path)
      if let aside = file.setAside {
        let name = PathText.relative(aside, to: folder) ?? aside
        observer.notice(.note("\(cache.printed) was damaged and is now \(name)"))
      }
      return file
    } catch {
      let (message, help) = error.text("cache", cache.printed)
      observer.notice(.note(message, help: help))
      return nil
    }
  }
}
