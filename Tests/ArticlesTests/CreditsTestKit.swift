// SPDX-License-Identifier: Apache-2.0

import Articles
import Credits
import Foundation

/// A caption written as a little HTML or Markdown, read to text and links.
func creditLine(_ markup: String, isMarkdown: Bool = false) -> CreditLine {
  var text = ""
  var links: [CreditLine.Link] = []
  var rest = Substring(markup)
  var open: (start: Int, address: String)?
  func close() {
    guard let link = open else { return }
    links.append(.init(range: link.start..<text.utf8.count, address: link.address))
    open = nil
  }
  while let character = rest.first {
    if isMarkdown, character == "*" {
      rest.removeFirst()
    } else if isMarkdown, character == "[", let bar = rest.range(of: "]("),
      let end = rest[bar.upperBound...].firstIndex(of: ")")
    {
      let label = rest[rest.index(after: rest.startIndex)..<bar.lowerBound]
      open = (text.utf8.count, String(rest[bar.upperBound..<end]))
      text += label
      close()
      rest = rest[rest.index(after: end)...]
    } else if !isMarkdown, character == "<", let end = rest.firstIndex(of: ">") {
      let tag = rest[..<end]
      if tag.hasPrefix("<a"), let quote = tag.range(of: "href=\"") {
        let address = tag[quote.upperBound...].prefix { $0 != "\"" }
        open = (text.utf8.count, address.replacingOccurrences(of: "&amp;", with: "&"))
      } else if tag.hasPrefix("</a") {
        close()
      }
      rest = rest[rest.index(after: end)...]
    } else {
      text.append(character)
      rest.removeFirst()
    }
  }
  return CreditLine(text, links: links)
}

/// A credit as one line: creators, source, licence, level.
func summary(_ credit: Credit?) -> String {
  guard let credit else { return "|||none" }
  return [
    credit.creators.joined(separator: ";"), credit.source, credit.licence, credit.level.rawValue,
  ].joined(separator: "|")
}

func readCredit(_ markup: String) -> Credit? { CreditGrammar.standard.read(creditLine(markup)) }
