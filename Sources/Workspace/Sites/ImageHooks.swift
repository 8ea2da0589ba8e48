// SPDX-License-Identifier: Apache-2.0

import Files
import Sites
import Synchronization

extension SiteSnapshot {
  private static let largestHook = 64 * 1024
  private static let mostHooks = 8

  package var suppliesAlt: Bool {
    altHooks.withLock { known in
      let found = known ?? findAltHook()
      known = found
      return found
    }
  }

  /// Whether a template for the images of Markdown makes an alt text of more than the words in the brackets.
  private func findAltHook() -> Bool {
    let hooks = site.index.entries.lazy.map(\.source).filter { path in
      let slash = path.utf8.lastIndex(of: 0x2F)
      let name = path.utf8[(slash.map(path.utf8.index(after:)) ?? path.utf8.startIndex)...]
      return name.starts(with: "render-image.".utf8) && path.contains("layouts/")
        && path.contains("_markup/")
    }
    return hooks.prefix(Self.mostHooks).contains { path in
      guard let contents = try? loader.files.read(root + "/" + path, limit: Self.largestHook) else {
        return true
      }
      return Self.makesAlt(String(decoding: contents.bytes, as: UTF8.self))
    }
  }

  /// Whether `template` may write an alt text that is not empty where the brackets are.
  static func makesAlt(_ template: String) -> Bool {
    var rest = template[...]
    var hasAlt = false
    while let start = rest.firstRange(of: "alt=") {
      rest = rest[start.upperBound...]
      hasAlt = true
      // The value ends with its quotation mark, of which the tag in it has some of its own.
      let value = rest.firstRange(of: "}}").map { rest[..<$0.lowerBound] } ?? rest.prefix(200)
      let isText = value.contains(".Text") || value.contains(".PlainText")
      let isMore = ["default", "or ", "cond", ".Title", "$"].contains { value.contains($0) }
      if !isText || isMore { return true }
    }
    // One that leaves the tag to a partial may do anything.
    return !hasAlt
  }
}
