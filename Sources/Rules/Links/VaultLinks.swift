// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Linting
import SourceText
import WebAddresses

/// The links of a vault in one note, and where they are.
struct VaultLinks {
  private(set) var links: [(link: WikiLink, range: ByteRange)] = []

  init(_ article: Article) {
    guard article.traits.contains(.isVault) else { return }
    let document = article.document
    for index in document.nodes.indices where document.nodes[index].kind == .opaque {
      let range = document.place(NodeID(index))
      guard range.count > 4, let link = WikiLink(document.source.string(range)) else { continue }
      links.append((link, range))
    }
  }
}

extension Article {
  /// Whether it is a note of a vault that has the file `address` in another folder, as the vault's links may say.
  func isInVault(_ address: String, _ site: (any SiteLookup)?) -> Bool {
    guard traits.contains(.isVault), let site else { return false }
    let name = String(decoding: PercentCoding.decoded(Array(address.utf8)), as: UTF8.self)
    guard let link = WikiLink("[[" + name + "]]") else { return false }
    if case .missing = site.target(of: link, from: self).target { return false }
    return true
  }
}

extension InternalLinksRule {
  /// Checks the links of a vault except embedded images; returns why one could not be checked.
  static func judgeVault(_ article: Article, _ report: inout RuleContext) -> String? {
    var doubt: String?
    for (link, range) in VaultLinks(article).links where !link.showsFile {
      guard let site = report.site else { return "the vault around this note is not known" }
      let answer = site.target(of: link, from: article)
      switch answer.target {
      case .unknown(let reason): doubt = reason
      case .missing:
        // Notes that are still to be written are linked to on purpose.
        report.add(
          .noNote(link.name), at: range, atMost: .warning,
          data: [.init("address", .text(link.name)), .init("problem", .text("missing"))])
      case .outside, .file: continue
      case .page:
        guard case .missing = answer.fragment else { continue }
        report.add(
          .noHeading(link.heading, link.name), at: range,
          data: [.init("address", .text(link.name)), .init("problem", .text("fragment"))])
      }
    }
    return doubt
  }
}

extension Message {
  fileprivate static func noNote(_ name: String) -> Message {
    Message(
      "The vault has no note '\(name)'",
      help: "write the note, correct its name, or remove the link")
  }

  fileprivate static func noHeading(_ heading: String, _ note: String) -> Message {
    Message(
      "There is no heading '\(heading)' in \(note.isEmpty ? "this note" : "the note '\(note)'")",
      help: "name an existing heading, or link to the note")
  }
}
