// SPDX-License-Identifier: Apache-2.0

import Credits
import Documents
import FrontMatter
import SourceText

/// The images that a page's JSON-LD names, looked up once for all images of the page.
struct StructuredData {
  private struct Entry {
    var url: String
    /// The values that may hold a credit, the best first.
    var held: [(text: String, range: ByteRange)]
  }

  /// How many objects of one file name are examined.
  private static let mostOfOneName = 16

  /// By the last part of the address.
  private var entries: [String: [Entry]] = [:]
  private let grammar: CreditGrammar

  init(_ data: LinkedData?, _ grammar: CreditGrammar) {
    self.grammar = grammar
    for case .value(let value) in data?.scripts.map(\.content) ?? [] {
      LinkedData.forEachObject(in: value) { gather($0) }
    }
  }

  private mutating func gather(_ object: DataValue) {
    guard let url = (object["contentUrl"] ?? object["url"])?.string else { return }
    var held: [(text: String, range: ByteRange)] = []
    for key in ["creditText", "copyrightNotice", "creator", "author"] {
      if let value = object[key], let text = value.string ?? value["name"]?.string {
        held.append((text, value.range))
      }
    }
    let name = Self.name(url)
    if held.isEmpty || entries[name]?.count == Self.mostOfOneName { return }
    entries[name, default: []].append(Entry(url: url, held: held))
  }

  private static func name(_ address: String) -> String {
    address.split(separator: "/").last.map(String.init) ?? address
  }

  /// The credit that an ImageObject of the address `address` gives.
  func imageCredit(address: String) -> ImageCredit? {
    let name = Self.name(address)
    for entry in entries[name] ?? []
    where entry.url == address || entry.url.hasSuffix("/" + name) {
      for (text, range) in entry.held {
        if let found = read(text, range) ?? read("Photo by " + text, range) { return found }
      }
    }
    return nil
  }

  private func read(_ text: String, _ range: ByteRange) -> ImageCredit? {
    var mapped = MappedText()
    mapped.append(text, for: range)
    return ImageCredit(reading: mapped, .jsonLD, by: grammar)
  }
}
