// SPDX-License-Identifier: Apache-2.0

import Documents
package import FrontMatter
import SourceText

/// Turns `img` elements into images: copies folded into one, the address that a browser would load.
package struct ImageFinder {
  let document: Document

  /// The image that the `img` element or shortcode `node` shows.
  func image(_ node: NodeID, role: Image.Role) -> Image {
    if let figure = FigureShortcode(node, in: document) { return image(figure, node, role) }
    let record = document[node]
    var address = ""
    var addressRange = record.head
    for name in [Name.dataSrc, .dataLazySrc, .dataOriginal, .src] {
      guard let index = document.attribute(node, name) else { continue }
      let value = document.value(ofAttribute: index)
      if value.isEmpty || (name != .src && value.hasPrefix("data:")) { continue }
      address = value
      addressRange = document.attributes[index].valueRange
      break
    }
    if address.isEmpty || address.hasPrefix("data:"),
      let index = [Name.dataSrcset, .dataLazySrcset, .srcset].lazy.compactMap({
        document.attribute(node, $0)
      }).first
    {
      let value = document.value(ofAttribute: index)
      let first = value.prefix { $0 != " " && $0 != "," }
      if !first.isEmpty {
        address = String(first)
        addressRange = document.attributes[index].valueRange
      }
    }
    let isMarkdown = record.flags.contains(.markdown)
    let alt = document.attribute(node, .alt)
    return Image(
      origin: .element(node), role: role, address: address, addressRange: addressRange,
      alt: alt.map { document.value(ofAttribute: $0) },
      altRange: alt.map { document.attributes[$0].valueRange },
      range: isMarkdown ? document.range(node) : record.head)
  }

  /// Hugo uses the caption as the alt text where there is none.
  private func image(_ figure: FigureShortcode, _ node: NodeID, _ role: Image.Role) -> Image {
    let range = document[node].head
    let alt = figure["alt"] ?? figure["caption"]
    return Image(
      origin: .shortcode(node), role: role, address: figure["src"]?.text ?? "",
      addressRange: figure["src"]?.range ?? range, alt: alt?.text, altRange: alt?.range,
      range: range)
  }

  /// The content's images: a `noscript` copy of a lazy image is that image.
  func images(_ found: [ContentScan.FoundImage], lead: Image?) -> [Image] {
    var images: [Image] = []
    if let lead { images.append(lead) }
    var last: ContentScan.FoundImage?
    for item in found where item.node != lead?.anchor {
      let image = image(item.node, role: .content)
      defer { last = item }
      // The copy is right after its image; some themes put it in front.
      if let previous = images.last, let last, item.isInNoscript != last.isInNoscript,
        previous.anchor == last.node,
        previous.address == image.address || isPlaceholder(previous.address)
          || (item.isInNoscript && isCopy(item.node, of: last.node))
      {
        if isPlaceholder(previous.address), !image.address.isEmpty {
          images[images.count - 1].address = image.address
          images[images.count - 1].addressRange = image.addressRange
        }
        continue
      }
      if item.isInNoscript, let lead, images.count == 1,
        lead.address == image.address || isPlaceholder(lead.address)
      {
        continue
      }
      if lead?.origin == .frontMatter, let address = lead?.address, !address.isEmpty,
        address == image.address, images.count == 1
      {
        continue
      }
      images.append(image)
    }
    return images
  }

  /// Whether the `noscript` around `copy` is the next thing after `image`, or after its `picture`.
  private func isCopy(_ copy: NodeID, of image: NodeID) -> Bool {
    guard let frame = document.closest(copy, where: { document.isElement($0, .noscript) }) else {
      return false
    }
    var before = document.previousSibling(frame)
    while !before.isNone, document.kind(before) != .element {
      if document.kind(before) == .text, !document.isBlank(before) { return false }
      before = document.previousSibling(before)
    }
    if before == image { return true }
    return !before.isNone && document.isInside(image, before)
      && (document.isElement(before, .picture) || document.isElement(before, .a))
  }

  private func isPlaceholder(_ address: String) -> Bool {
    address.isEmpty || address.hasPrefix("data:")
  }

  /// The fields of front matter in which generators keep a post's lead image.
  private static let leadKeys = [
    "image", "cover", "hero", "thumbnail", "featured_image", "featuredImage", "feature_image",
    "featured-image", "cover_image", "coverImage", "cover-image", "header_image", "headerImage",
    "hero_image", "heroImage", "hero-image", "banner", "teaser", "og_image", "ogImage", "photo",
    "header", "images", "img",
  ]

  /// The lead image that the front matter names.
  func lead(_ frontMatter: DataValue) -> Image? {
    for key in Self.leadKeys {
      guard let entry = frontMatter.entry(key), let image = image(entry.value, in: frontMatter)
      else { continue }
      return image
    }
    return nil
  }

  private static let addressKeys = [
    "src", "url", "path", "image", "file", "feature", "teaser", "overlay_image", "publicURL",
    "relative_path",
  ]

  /// The values of those fields that are addresses.
  package static func fields(_ frontMatter: DataValue) -> [DataValue] {
    var found: [DataValue] = []
    for value in leadKeys.compactMap({ frontMatter[$0] }) {
      let values = value.list ?? [value]
      for value in values {
        found += [value] + addressKeys.compactMap { value[$0] }
      }
    }
    return found.filter { $0.string.map(looksLikeAddress) ?? false }
  }

  private func image(_ value: DataValue, in frontMatter: DataValue) -> Image? {
    switch value.content {
    case .null: return nil
    case .list(let values): return values.first.flatMap { image($0, in: frontMatter) }
    case .scalar(let text, _):
      guard Self.looksLikeAddress(text) else { return nil }
      return Image(
        address: value, text,
        alt: ["image_alt", "imageAlt", "image-alt", "alt", "cover_image_alt", "coverAlt"].lazy
          .compactMap { frontMatter[$0] }.first, in: document.source)
    case .map:
      for key in Self.addressKeys {
        guard let inner = value[key], let address = inner.string, Self.looksLikeAddress(address)
        else { continue }
        return Image(
          address: inner, address,
          alt: ["alt", "alt_text", "altText", "description", "image_description"].lazy
            .compactMap { value[$0] }.first, in: document.source)
      }
      return nil
    }
  }

  private static func looksLikeAddress(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count < 2048 else { return false }
    let lower = text.lowercased()
    let path = lower.prefix { $0 != "?" && $0 != "#" }
    return lower.hasPrefix("http://") || lower.hasPrefix("https://") || lower.hasPrefix("/")
      || FileExtensions.has(path, FileExtensions.webImages)
  }
}

extension Image {
  /// The lead image that the front matter value `value`, which is `address`, names.
  fileprivate init(
    address value: DataValue, _ address: String, alt: DataValue?, in source: SourceText
  ) {
    self.init(
      origin: .frontMatter, role: .lead, address: address,
      addressRange: value.textRange(in: source), alt: alt?.string,
      altRange: alt?.string == nil ? nil : alt?.textRange(in: source), range: value.range)
  }
}
