// SPDX-License-Identifier: Apache-2.0

import Documents
import FrontMatter
import SourceText
import WebAddresses

/// The addresses under which a post itself may be reached, as far as the post tells.
package struct OwnAddress: Sendable {
  /// The address that the post says is its own, normalised.
  package private(set) var canonical: String?
  private var canonicalPath: String?
  /// The post's file as path components, without its extension, a date and `index`.
  private var components: [String] = []

  package init(_ article: Article) {
    if let address = article.head?.canonical?.text {
      canonical = WebAddress.normalized(address)
      canonicalPath = Self.path(address).map(WebAddress.normalized)
    }
    for key in ["permalink", "url"] where canonicalPath == nil {
      if let path = article.frontMatter?.value?[key]?.string, path.hasPrefix("/") {
        canonicalPath = WebAddress.normalized(path)
      }
    }
    components = article.path.split(separator: "/").map(String.init).filter { $0 != "." }
    if var last = components.popLast() {
      if let dot = last.lastIndex(of: ".") { last.removeSubrange(dot...) }
      if last != "index" { components.append(last) }
    }
  }

  /// The path of an absolute address.
  private static func path(_ address: String) -> String? {
    guard let scheme = address.utf8Range(of: "://") else { return address }
    let rest = address[scheme.upperBound...]
    guard let slash = rest.firstIndex(of: "/") else { return "/" }
    return String(rest[slash...])
  }

  /// Whether `address`, written in the post, goes to the post itself.
  package func matches(_ address: String) -> Bool {
    let target = WebAddress.normalized(address)
    if target.isEmpty { return true }
    if let canonical, WebAddress(canonical).page == WebAddress(address).page { return true }
    if address.utf8Range(of: "://") != nil || address.hasPrefix("//") { return false }
    if target.hasPrefix("/") {
      if let canonicalPath { return target == canonicalPath }
      var wanted = target.split(separator: "/").map(String.init)
      if let last = wanted.popLast() { wanted.append(Self.withoutExtension(last)) }
      return !wanted.isEmpty && components.suffix(wanted.count) == wanted[...]
    }
    // A relative address: a file or folder next to the post.
    var base = components
    if !base.isEmpty { base.removeLast() }
    for part in target.split(separator: "/") {
      if part == ".." {
        if base.isEmpty { return false }
        base.removeLast()
      } else if part != "." {
        base.append(String(part))
      }
    }
    if let last = base.popLast() { base.append(Self.withoutExtension(last)) }
    return !base.isEmpty && base == components
  }

  private static func withoutExtension(_ name: String) -> String {
    let endings = FileExtensions.html + FileExtensions.markdown
    guard FileExtensions.has(name, endings), let dot = name.lastIndex(of: ".") else { return name }
    return String(name[..<dot])
  }
}
