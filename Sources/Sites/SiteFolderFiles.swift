// SPDX-License-Identifier: Apache-2.0

import Articles

/// The names in one folder, found with and without regard to letter case.
package struct FolderNames: Sendable {
  package let all: [String]
  private let exact: Set<[UInt8]>
  private let folded: [String: String]

  package init(_ names: [String]) {
    all = names
    exact = Set(names.map { Array($0.utf8) })
    folded = Dictionary(names.map { ($0.lowercased(), $0) }) { first, _ in first }
  }

  /// `name` itself, or the name that differs from it in letter case alone.
  func spelling(of name: String) -> String? {
    exact.contains(Array(name.utf8)) ? name : folded[name.lowercased()]
  }
}

/// The file that an address names, letter by letter.
package enum SiteFileResolution: Hashable, Sendable {
  /// The file's absolute path inside the root, and the address in its letter case where it differs.
  case file(String, spelling: String?)
  /// Nothing is there; the names in the folder where it should be.
  case missing(siblings: [String])
  case outside
  /// It cannot be told, and why (no full stop).
  case unknown(String)
}

extension SiteFolder {
  /// The file that `address`, written in the post at the absolute path `post`, names; no page is sought behind it.
  package func file(
    _ address: String, from post: String, ownAddress: String? = nil
  ) -> SiteFileResolution {
    let target = String(address.prefix { $0 != "#" && $0 != "?" })
    let places: [String]
    switch paths(of: target, from: post, ownAddress: ownAddress) {
    case .paths(let found): places = found
    case .outside: return .outside
    case .unknown(let reason): return .unknown(reason)
    }
    var siblings: [String]?
    for path in places {
      guard let parts = parts(of: path) else { return .outside }
      for base in Self.bases {
        switch spelled(parts, below: base) {
        case .found(let names):
          guard let file = jailed(([base] + names).filter { !$0.isEmpty }) else { continue }
          let isSame = names.elementsEqual(parts) { $0.utf8.elementsEqual($1.utf8) }
          return .file(
            file, spelling: isSame ? nil : Self.respelled(address, target, names))
        case .missing(let names): siblings = siblings ?? names
        case .nothing: break
        }
      }
    }
    return .missing(siblings: siblings ?? [])
  }

  private enum Spelled {
    case found([String])
    /// The folder is there and does not hold the name.
    case missing(siblings: [String])
    case nothing
  }

  /// The components `parts` below `base` as the disk spells them.
  private func spelled(_ parts: [String], below base: String) -> Spelled {
    var folder = base.isEmpty ? root : root + "/" + base
    var names: [String] = []
    for (index, part) in parts.enumerated() {
      guard let inside = files.resolved(folder), inside == root || inside.hasPrefix(root + "/"),
        let all = files.names(inside)
      else { return .nothing }
      guard let name = all.spelling(of: part) else {
        return index == parts.count - 1 ? .missing(siblings: all.all) : .nothing
      }
      names.append(name)
      folder = inside + "/" + name
    }
    return names.isEmpty ? .nothing : .found(names)
  }

  private func jailed(_ parts: [String]) -> String? {
    let place = root + "/" + parts.joined(separator: "/")
    guard files.kind(place) == .file, let path = files.resolved(place),
      path.hasPrefix(root + "/")
    else { return nil }
    return path
  }

  /// `address` with the last components of its path, `target`, spelled as `names` are.
  private static func respelled(_ address: String, _ target: String, _ names: [String]) -> String {
    var written = target.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    var rest = names[...]
    for index in written.indices.reversed() {
      if written[index] == ".." || rest.isEmpty { break }
      if written[index].isEmpty || written[index] == "." { continue }
      let name = rest.removeLast()
      let decoded = Address.percentDecoded(Array(written[index].utf8))
      guard !decoded.elementsEqual(name.utf8) else { continue }
      // The host of an absolute address is no component of the path.
      guard String(decoding: decoded, as: UTF8.self).lowercased() == name.lowercased() else {
        break
      }
      written[index] = Address.percentEncoded(name, like: written[index])
    }
    return written.joined(separator: "/") + address.dropFirst(target.count)
  }
}
