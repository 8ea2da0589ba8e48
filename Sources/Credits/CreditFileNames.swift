// SPDX-License-Identifier: Apache-2.0

import Documents

/// What an image's address tells about its creator.
package struct CreditSuggestion: Hashable, Sendable {
  /// Empty when the address does not tell it.
  package var creator: String
  package var source: String
  package var sourceID: String
  /// The photo's page.
  package var address: String?

  /// The credit as a sentence, when there is a creator to name.
  package var text: String? { creator.isEmpty ? nil : "Photo by \(creator) on \(source)" }
}

/// Reads the names that stock sites give their downloads, and their own addresses.
package enum CreditFileNames {
  /// The credit that a file name or an address suggests.
  package static func suggest(_ address: String) -> CreditSuggestion? {
    let host = address.contains("//") ? ImageSources.host(address) : ""
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let pieces = path.split(separator: "/").map(String.init)
    guard let file = pieces.last, file.utf8.count <= 300 else { return nil }
    let stem = stem(file)
    return unsplash(stem) ?? pexels(stem) ?? pixabay(stem) ?? download(stem)
      ?? hotLink(host, pieces, stem)
  }

  /// The name of the file at `address` without its ending and the sizes and marks that content systems append.
  package static func stem(ofAddress address: String) -> String {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    return path.split(separator: "/").last.map { stem(String($0)) } ?? ""
  }

  private static func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The name without its ending and without what content systems append (`-1024x683`, `-scaled`,
  /// `-1`).
  private static func stem(_ file: String) -> String {
    var stem = file
    if let dot = stem.lastIndex(of: "."), dot > stem.startIndex,
      FileExtensions.photos.contains(stem[stem.index(after: dot)...].lowercased())
    {
      stem = String(stem[..<dot])
    }
    for _ in 0..<3 {
      if stem.hasSuffix("-scaled") {
        stem = String(stem.dropLast(7))
      } else if stem.hasSuffix("@2x") {
        stem = String(stem.dropLast(3))
      } else if let dash = stem.lastIndex(of: "-") {
        let size = stem[stem.index(after: dash)...].split(
          separator: "x", omittingEmptySubsequences: false)
        let isSize = size.count == 2 && size.allSatisfy { isDigits($0) && $0.count <= 5 }
        let isCopy =
          size.count == 1 && isDigits(size[0]) && size[0].count <= 2
          && stem[..<dash].hasSuffix("-unsplash")
        guard isSize || isCopy else { break }
        stem = String(stem[..<dash])
      } else {
        break
      }
    }
    return stem
  }

  private static func name(_ pieces: some Sequence<Substring>) -> String {
    pieces.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }

  private static func unsplash(_ stem: String) -> CreditSuggestion? {
    guard stem.hasSuffix("-unsplash") else { return nil }
    let rest = Array(stem.utf8.dropLast("-unsplash".utf8.count))
    guard var dash = rest.lastIndex(of: UInt8(ascii: "-")), dash > 0, dash + 1 < rest.count else {
      return nil
    }
    // Ids are eleven characters, hyphens among them.
    let place = rest.count - 12
    if place > 0, place < dash, rest[place] == UInt8(ascii: "-") {
      let opening = rest[(place + 1)..<dash].prefix { $0 != UInt8(ascii: "-") }
      let isWord = opening.count > 1 && opening.allSatisfy { (0x61...0x7A).contains($0) }
      if !isWord { dash = place }
    }
    let id = String(decoding: rest[(dash + 1)...], as: UTF8.self)
    let slug = String(decoding: rest[..<dash], as: UTF8.self)
    return CreditSuggestion(
      creator: name(slug.split(separator: "-")), source: "Unsplash", sourceID: "unsplash",
      address: "https://unsplash.com/photos/\(id)")
  }

  private static func pexels(_ stem: String) -> CreditSuggestion? {
    guard stem.hasPrefix("pexels-") else { return nil }
    let pieces = stem.split(separator: "-").dropFirst()
    guard let id = pieces.last, isDigits(id), id.count >= 4 else { return nil }
    let isUnnamed = pieces.first == "photo"
    let words = pieces.prefix { !isDigits($0) }
    return CreditSuggestion(
      creator: isUnnamed ? "" : name(words), source: "Pexels", sourceID: "pexels",
      address: "https://www.pexels.com/photo/\(id)/")
  }

  private static func pixabay(_ stem: String) -> CreditSuggestion? {
    guard let line = stem.lastIndex(of: "_"),
      ["180", "340", "640", "960", "1280", "1920"].contains(stem[stem.index(after: line)...])
    else { return nil }
    let slug = stem[..<line]
    guard let id = slug.split(separator: "-").last, isDigits(id), id.count >= 4,
      id.count < slug.count
    else { return nil }
    return CreditSuggestion(
      creator: "", source: "Pixabay", sourceID: "pixabay",
      address: "https://pixabay.com/photos/\(slug)/")
  }

  /// What other sites call their downloads, in front of a number.
  private static let downloads: [(opening: String, source: String, id: String)] = [
    ("shutterstock", "Shutterstock", "shutterstock"), ("istockphoto", "iStock", "istock"),
    ("istock", "iStock", "istock"), ("gettyimages", "Getty Images", "getty-images"),
    ("adobestock", "Adobe Stock", "adobe-stock"), ("fotolia", "Fotolia", "fotolia"),
    ("depositphotos", "Depositphotos", "depositphotos"),
    ("dreamstime", "Dreamstime", "dreamstime"), ("bigstock", "Bigstock", "bigstock"),
  ]

  private static func download(_ stem: String) -> CreditSuggestion? {
    let lower = stem.lowercased()
    for (opening, source, id) in downloads where lower.hasPrefix(opening) {
      let rest = lower.dropFirst(opening.count)
      guard let mark = rest.first, "-_".contains(mark) else { continue }
      let number = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      if number.count >= 5 {
        return CreditSuggestion(creator: "", source: source, sourceID: id)
      }
    }
    let pieces = lower.split(separator: "-")
    if pieces.count == 3, pieces[0] == "photo", pieces[1].count == 13, isDigits(pieces[1]),
      pieces[2].count == 12, pieces[2].utf8.allSatisfy(isHex)
    {
      return CreditSuggestion(creator: "", source: "Unsplash", sourceID: "unsplash")
    }
    let parts = lower.split(separator: "_")
    if parts.count == 3, (9...11).contains(parts[0].count), isDigits(parts[0]),
      parts[1].count == 10, parts[1].utf8.allSatisfy(isHex), parts[2].count == 1
    {
      return CreditSuggestion(
        creator: "", source: "Flickr", sourceID: "flickr",
        address: "https://www.flickr.com/photo.gne?id=\(parts[0])")
    }
    return nil
  }

  private static func hotLink(
    _ host: String, _ pieces: [String], _ stem: String
  ) -> CreditSuggestion? {
    switch host {
    case "images.unsplash.com", "plus.unsplash.com", "source.unsplash.com":
      return CreditSuggestion(creator: "", source: "Unsplash", sourceID: "unsplash")
    case "images.pexels.com":
      let id = pieces.first { isDigits($0) }
      return CreditSuggestion(
        creator: "", source: "Pexels", sourceID: "pexels",
        address: id.map { "https://www.pexels.com/photo/\($0)/" })
    case "cdn.pixabay.com":
      return CreditSuggestion(creator: "", source: "Pixabay", sourceID: "pixabay")
    case "upload.wikimedia.org":
      let hashed = pieces.firstIndex { $0.count == 2 && $0.utf8.allSatisfy(isHex) }
      let file = hashed.flatMap { $0 + 1 < pieces.count ? pieces[$0 + 1] : nil }
      return CreditSuggestion(
        creator: "", source: "Wikimedia Commons", sourceID: "wikimedia-commons",
        address: file.map { "https://commons.wikimedia.org/wiki/File:\($0)" })
    case _ where host.hasSuffix("staticflickr.com"):
      let id = stem.split(separator: "_").first.flatMap { isDigits($0) ? $0 : nil }
      return CreditSuggestion(
        creator: "", source: "Flickr", sourceID: "flickr",
        address: id.map { "https://www.flickr.com/photo.gne?id=\($0)" })
    default:
      return nil
    }
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }
}
