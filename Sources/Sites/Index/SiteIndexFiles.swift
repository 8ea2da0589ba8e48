// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting
package import WebAddresses

/// The file that an address names, letter by letter.
package enum SiteFileAnswer: Hashable, Sendable {
  /// The number of its entry, and the address in its letter case where that differs.
  case file(Int, spelling: String?)
  /// None; the name in its folder that is most like it, if one is.
  case missing(nearest: String?)
  /// It is there under the path `right`, with the one that the whole site is served under.
  case outsideBase(right: String)
  case outside
  /// It cannot be determined, and why (no full stop).
  case unknown(String)
}

extension SiteIndex {
  /// The file that `address`, written in the source at `post`, names; no page is sought after it.
  package func file(
    _ address: WebAddress, from post: String?, ownHost: String? = nil, base: String? = nil
  ) -> SiteFileAnswer {
    let answer = answer(address, from: post, ownHost: ownHost, base: base)
    let inside = answer.sought?.below(basePath)
    switch answer.outcome {
    case .outside: return .outside
    case .entry(let number):
      let outputs = entries[number].generated.outputs
      if inside.map({ outputs.contains($0.path) }) ?? true { return .file(number, spelling: nil) }
      return .missing(nearest: nil)
    case .missing:
      if let right = answer.right {
        return .outsideBase(right: Self.rewritten(address, sought: answer.sought, right: right))
      }
    case .unknown(let reason):
      // Where the site keeps its own files is known even of a part.
      guard inside != nil, withNeighbourhood({ $0.hasAssets }) else { return .unknown(reason) }
    }
    guard let inside, let sought = answer.sought else { return .missing(nearest: nil) }
    let key = inside.path.lowercased()
    if let output = withNeighbourhood({ $0.output(ignoringCase: key) }),
      let number = outputs[output]
    {
      let right = prefixed("/" + output)
      return .file(
        Int(number), spelling: Self.respelled(address, sought: sought, right: right))
    }
    return .missing(nearest: nearest(to: sought).map { PathText.name(SitePath.join($0)) })
  }
}
