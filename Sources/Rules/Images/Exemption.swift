// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import Selectors

/// Images that a project leaves out of its credit rules: by selector or by address.
struct Exemption: Sendable {
  private var selectors: [SelectorList] = []
  private var addresses: [Glob] = []

  /// A pattern with a slash, a star or a file name's dot is an address; any other is a selector.
  init(_ patterns: [String]) {
    for pattern in patterns {
      let isSelector = pattern.hasPrefix(".") || pattern.hasPrefix("#") || pattern.contains("[")
      if isSelector, !pattern.contains("/"), let list = try? SelectorList(pattern) {
        selectors.append(list)
      } else if let glob = try? Glob(pattern) {
        addresses.append(glob)
      }
    }
  }

  /// The elements of `article` whose images are left out.
  func elements(of article: Article) -> ElementRanges? {
    if selectors.isEmpty { return nil }
    let document = article.document
    return ElementRanges(document) { node in
      selectors.contains { $0.matches(node, in: document) }
    }
  }

  /// Whether `image` or an element around it, one of `elements`, is left out.
  func covers(_ image: Image, in elements: ElementRanges?) -> Bool {
    if addresses.contains(where: { $0.matches(image.address) }) { return true }
    guard let elements, let node = image.node else { return false }
    return elements.cover(node)
  }
}
