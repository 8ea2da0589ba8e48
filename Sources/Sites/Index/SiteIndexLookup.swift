// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import WebAddresses

// Where a path of the site leads.

extension SiteIndex {
  /// Where `path` leads, with the `query` of its address. An absolute address names the host, too.
  func lookup(_ path: CleanPath?, query: String? = nil, isAbsolute: Bool = false) -> Answer {
    guard let path else { return Answer(outcome: .outside) }
    guard let inside = path.below(basePath) else {
      return outsideBase(path, query, isAbsolute: isAbsolute)
    }
    var answer = answered(inside, query)
    answer.sought = path
    return answer
  }

  /// What a path says that is not under the one that the whole site is served under: mostly that was forgotten.
  private func outsideBase(_ path: CleanPath, _ query: String?, isAbsolute: Bool) -> Answer {
    if path.path.isEmpty || isAbsolute { return Answer(outcome: .outside) }
    let answer = answered(path, query)
    guard case .entry = answer.outcome else { return Answer(outcome: .outside) }
    switch generator.rootLinks {
    case .getBase: return answer
    case .mayGetBase:
      return Answer(outcome: .unknown("the site may add '/\(basePath)' before this address"))
    case .stay:
      let right = answer.redirect.flatMap { WebAddress($0).host.isEmpty ? $0 : nil }
      return Answer(outcome: .missing, sought: path, right: right ?? prefixed(path.written))
    }
  }

  /// What answers a path below the one that the site is served under.
  private func answered(_ path: CleanPath, _ query: String?) -> Answer {
    if let forced = followed(path, query, isForced: true).answer { return forced }
    if let found = find(path) { return found }
    let (answer, last) = followed(path, query, isForced: false)
    if let answer { return answer }
    return Answer(outcome: doubt(about: last).map { Answer.Outcome.unknown($0) } ?? .missing)
  }

  /// Where the host's rules lead on to, `nil` where none holds or they end at nothing, and the last path on the way.
  private func followed(
    _ path: CleanPath, _ query: String?, isForced: Bool
  ) -> (answer: Answer?, last: CleanPath) {
    var path = path
    var query = query
    for step in 0..<Self.mostRedirects {
      var next: CleanPath?
      for hit in redirects.hits(path, query: query, isForced: isForced && step == 0) {
        let (answer, target, targetQuery) = apply(hit, isRedirected: step > 0)
        if let answer { return (answer, path) }
        if let target {
          next = target
          query = targetQuery
          break
        }
      }
      guard let next, next != path else { return (nil, path) }
      path = next
    }
    return (nil, path)
  }

  /// The most redirects that are followed.
  private static let mostRedirects = 10

  /// Whether a page sends the readers of `path` to another page, as its alias does where no page has that path.
  package func isSentOn(_ path: CleanPath) -> Bool {
    redirects.hits(path, query: nil).contains { hit in
      if case .redirect = hit.effect { true } else { false }
    }
  }

  /// What one rule gives: an answer, or where to look next.
  private func apply(
    _ hit: RedirectTable.Hit, isRedirected: Bool
  ) -> (answer: Answer?, next: CleanPath?, query: String?) {
    let target: String
    let isRewrite: Bool
    var isTried = false
    switch hit.effect {
    case .gone: return (Answer(outcome: .missing), nil, nil)
    case .unknown(let reason): return (Answer(outcome: .unknown(reason)), nil, nil)
    case .redirect(let text): (target, isRewrite) = (text, false)
    case .rewrite(let text): (target, isRewrite) = (text, true)
    case .rewriteIfThere(let text): (target, isRewrite, isTried) = (text, true, true)
    }
    let address = WebAddress(target)
    if !address.host.isEmpty, !hosts.contains(address.site) {
      return (Answer(outcome: .outside, redirect: isRewrite ? nil : target), nil, nil)
    }
    guard let clean = CleanPath("/" + address.text(address.path)) else { return (nil, nil, nil) }
    let inside = clean.below(basePath) ?? clean
    if var found = find(inside) {
      var landed = found.redirect ?? prefixed(inside.written)
      if let query = address.query { landed += "?" + address.text(query) }
      // An address that leads on to a place of a page is left alone: what is offered has no place.
      let hasPlace = address.fragment.map { !$0.isEmpty } ?? false
      found.redirect = isRewrite && !isRedirected || hasPlace ? nil : landed
      return (found, nil, nil)
    }
    // What a rewrite shows may be made by a program.
    if isRewrite {
      let reason = "a function of the host serves this address"
      return (isTried ? nil : Answer(outcome: .unknown(reason)), nil, nil)
    }
    return hit.isConditional ? (nil, nil, nil) : (nil, inside, address.query.map(address.text))
  }

  /// Why no one can tell whether there is something at `path`, which was not found.
  private func doubt(about path: CleanPath) -> String? {
    if path.path.hasPrefix(".") || path.path.contains("/.") {
      return "hidden files are not checked"
    }
    if let doubt = generator.doubt(about: path.written) { return doubt }
    if linked.contains(where: { $0.isEmpty || path.below($0) != nil }) {
      return "symbolic links are not followed"
    }
    if hasComputedPages { return "some addresses are computed when the site is built" }
    return withNeighbourhood { neighbourhood in
      if neighbourhood.isListing(path.path) {
        return "a list of posts may be generated for that folder"
      }
      // A folder of posts alone is a part of a site: only what is missing among its like is missing for sure.
      if isWhole || neighbourhood.hasLike(path.path) { return nil }
      return "the folder has no home page, so it may be only a part of the site"
    }
  }

  /// Whether `path` is an image's, and the site holds none of its kind: they may be kept elsewhere.
  package func lacksImages(like path: CleanPath) -> Bool {
    let ending = SourceName(path.path).ending
    guard FileExtensions.images.contains(ending) else { return false }
    return withNeighbourhood { !$0.has(ending: ending) }
  }

  /// Whether anything answers in the folder `name` at the root.
  package func hasFolder(_ name: String) -> Bool {
    withNeighbourhood { $0.hasFolder(name) }
  }

  private func find(_ path: CleanPath) -> Answer? {
    for candidate in host.candidates(for: path) {
      if let number = outputs[candidate.output] {
        // Templates that write links mostly write them as the pages' own addresses are.
        let isWritten = generator.rootLinks == .mayGetBase
        return Answer(
          outcome: .entry(Int(number)),
          redirect: isWritten ? nil : candidate.redirect.map(prefixed))
      }
    }
    return nil
  }
}
