// SPDX-License-Identifier: Apache-2.0

/// A place that images come from.
package struct ImageSource: Hashable, Sendable {
  /// As it is written in a credit.
  package var name: String
  package var id: String
  /// Other spellings.
  package var aliases: [String]
  /// Its hosts, without `www.`; subdomains belong to it.
  package var domains: [String]
  /// The licence of what it offers, where there is one for all.
  package var licence: String
  /// Whether its names are words or short letters, and count only as they are spelled here or in
  /// capitals.
  package var isExact: Bool
  /// Whether captions name it for other reasons, too, so that it tells a credit only after a
  /// label.
  package var needsLabel: Bool

  package init(
    _ name: String, id: String, aliases: [String] = [], domains: [String] = [],
    licence: String = "", isExact: Bool = false, needsLabel: Bool = false
  ) {
    self.name = name
    self.id = id
    self.aliases = aliases
    self.domains = domains
    self.licence = licence
    self.isExact = isExact
    self.needsLabel = needsLabel
  }
}

extension ImageSource {
  /// A source that a project adds; its id is its name in kebab case.
  package init(named name: String, domains: [String]) {
    let id = name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    self.init(name, id: id, domains: domains)
  }
}

/// The sources that are known, found by name and by host.
package struct ImageSources: Sendable {
  package private(set) var all: [ImageSource] = []
  private var byFirstWord: [String: [(keys: [String], spelling: String, source: Int)]] = [:]
  private var byHost: [String: Int] = [:]

  package static let standard = ImageSources(known: known)

  private init(known: [ImageSource]) {
    for source in known { add(source, first: false) }
  }

  /// The known sources and the `added` ones, which go first.
  package init(adding added: [ImageSource]) {
    self = .standard
    for source in added { add(source, first: true) }
  }

  private mutating func add(_ source: ImageSource, first isFirst: Bool) {
    for name in [source.name] + source.aliases {
      let keys = CreditText.keys(name)
      guard let first = keys.first else { continue }
      // Longer names before shorter ones.
      let others = byFirstWord[first, default: []]
      let place =
        others.firstIndex { isFirst ? $0.keys.count <= keys.count : $0.keys.count < keys.count }
      byFirstWord[first, default: []].insert((keys, name, all.count), at: place ?? others.count)
    }
    for domain in source.domains where isFirst || byHost[domain] == nil {
      byHost[domain] = all.count
    }
    all.append(source)
  }

  /// The source that the host of `address` belongs to.
  package func source(ofAddress address: String) -> ImageSource? {
    source(ofHost: Self.host(address))
  }

  func source(ofHost host: String) -> ImageSource? {
    var rest = Substring(host)
    // No host of interest is deeper than this.
    for _ in 0..<6 {
      if let found = byHost[String(rest)] { return all[found] }
      guard let dot = rest.firstIndex(of: ".") else { return nil }
      rest = rest[rest.index(after: dot)...]
    }
    return nil
  }

  /// The lower-case host of an address with or without a scheme, without `www.`; empty for a path.
  package static func host(_ address: String) -> String {
    var rest = Substring(address)
    if let scheme = rest.utf8.prefix(10).firstIndex(of: UInt8(ascii: ":")),
      rest[scheme...].hasPrefix("://")
    {
      rest = rest[rest.index(scheme, offsetBy: 3)...]
    } else if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
    }
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }.lowercased()
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  /// The source named at `index`, and the number of tokens of its name.
  func match(
    _ text: CreditText, at index: Int, end: Int
  ) -> (source: ImageSource, count: Int)? {
    guard index < end else { return nil }
    let token = text.tokens[index]
    guard token.kind != .mark else { return nil }
    for name in byFirstWord[token.key] ?? [] where index + name.keys.count <= end {
      guard name.keys.indices.allSatisfy({ text.tokens[index + $0].key == name.keys[$0] }) else {
        continue
      }
      let source = all[name.source]
      if source.isExact {
        let written = text.string(index..<index + name.keys.count)
        guard written == name.spelling || written == name.spelling.uppercased() else { continue }
      }
      return (source, name.keys.count)
    }
    if token.key.contains("."), let source = source(ofHost: token.key) { return (source, 1) }
    if let sign = token.key.firstIndex(of: "@"), sign != token.key.startIndex,
      let name = byFirstWord[String(token.key[..<sign])]?.first(where: { $0.keys.count == 1 })
    {
      return (all[name.source], 1)
    }
    return nil
  }
}
