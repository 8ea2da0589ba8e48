// SPDX-License-Identifier: Apache-2.0

import Linting
import Sites
import WebAddresses

/// What editors list of a site.
extension SiteSnapshot {
  /// A file of the site, and the address of its page from the root of the site.
  package struct Listed: Sendable {
    package var location: String
    package var address: String?
  }

  /// The files of the site, pages and others, in the order of their paths; none of an export.
  package var listing: [Listed] {
    if export != nil { return [] }
    let index = site.index
    return index.entries.indices.map { number in
      Listed(
        location: PathText.join(root, index.entries[number].source),
        address: index.address(of: number))
    }
  }

  /// The title of the page at `location`, where it has one.
  package func title(at location: String) -> String? {
    entry(at: location).flatMap { text($0)?.title }
  }

  /// The places of the page at `location` that a link can name.
  package func anchors(at location: String) -> [String] {
    entry(at: location).flatMap { text($0)?.fragments.parts.names } ?? []
  }

  private func entry(at location: String) -> Int? {
    PathText.relative(location, to: root).flatMap { site.index.entry(ofSource: $0) }
  }

  /// Where the pages are that link to the one at `location`, in the order of their paths: those whose addresses name one
  /// of `anchors`, or all where that is `nil`.
  package func locations(linkingTo location: String, anchors: Set<String>?) -> [String] {
    guard export == nil, let target = entry(at: location) else { return [] }
    let site = site
    return surveyEntries(site).compactMap { number in
      guard case .known(let body)? = facts(number, isWhole: true)?.body, let text = text(number)
      else { return nil }
      let path = site.index.entries[number].source
      let links = text.addresses.contains { written in
        let address = WebAddress(written)
        if let anchors {
          guard let range = address.fragment, anchors.contains(address.text(range)) else {
            return false
          }
        }
        let answer = site.index.answer(address, from: path, ownHost: body.host, base: body.base)
        if case .entry(target) = answer.outcome { return true }
        return false
      }
      return links ? PathText.join(root, path) : nil
    }
  }
}
