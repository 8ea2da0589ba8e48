// SPDX-License-Identifier: Apache-2.0

package import FrontMatter
package import Linting
package import SourceText

/// A WordPress export (WXR): its posts with their places in the file, and the addresses that they have on the site.
package struct WordPressExport: Sendable {
  /// Why a file is not an export that can be read, and where.
  package struct Problem: Error, Hashable, Sendable {
    /// Without a full stop.
    package var message: String
    package var range: ByteRange
  }

  /// A post, a page or a file of the site.
  package struct Item: Sendable {
    /// A name of its own among the items, as a file's: `12-the-ferry.html`.
    package var name: String
    /// The whole element in the export.
    package var range: ByteRange
    /// Where the text is in the export; nil where the item has none.
    package var content: ByteRange?
    /// Its runs; nil where it holds elements and so is not text.
    var parts: [ExportPlaces.Part]?
    /// What in it no XML parser would read.
    package var fault: Problem?
    /// `post`, `page`, `attachment`, or a type of a plug-in.
    package var type: String
    /// `publish`, `draft`, `future`, `pending`, `private`, `inherit`, `trash`.
    package var status: String
    package var id: String
    package var link: String
    /// What it says of itself, as front matter would; ranges count from the start of the export.
    package var values: DataValue
    package var date: Day?

    /// Whether it is a text that an editor wrote.
    package var isPost: Bool {
      if ["trash", "auto-draft", "inherit"].contains(status) { return false }
      return type == "post" || type == "page" || isOwnType
    }

    /// Whether it is of a type that a theme or plug-in adds for readers: it has a text and an address of its own, as
    /// what only programs read has not.
    private var isOwnType: Bool {
      guard content?.isEmpty == false, !type.isEmpty, !Self.machineTypes.contains(type),
        !Self.machinePrefixes.contains(where: type.hasPrefix)
      else { return false }
      let address = link.utf8
      return !address.isEmpty && !address.contains(UInt8(ascii: "?"))
    }

    /// Types of WordPress and of well-known plug-ins that hold settings, forms, templates, orders or what readers write.
    private static let machineTypes: Set<String> = [
      "attachment", "revision", "nav_menu_item", "custom_css", "customize_changeset",
      "oembed_cache", "user_request", "feedback", "reply", "topic", "forum", "shop_order",
      "shop_order_refund", "shop_coupon", "shop_webhook", "product_variation", "scheduled-action",
      "ml-slider", "tablepress_table", "wpforms", "popup", "popup_theme", "safecss", "vc_grid_item",
      "mc4wp-form", "sidebar", "layout", "slide", "slider",
    ]
    private static let machinePrefixes = [
      "wp_", "acf-", "wpcf7", "elementor", "et_", "fl-", "jet-", "jp_", "frm_", "nf_", "amn_",
      "tcb_", "ct_", "fusion_", "gp_", "wpcode", "_",
    ]
  }

  package let source: SourceText
  package let items: [Item]
  /// Where each item is in ``items``, by its name.
  package let numbers: [String: Int]
  /// The site's address, if the export names it.
  package let url: String?
  /// What no XML parser would read, outside of the posts.
  package let fault: Problem?

  /// Whether `bytes`, the first of a file, begin an export.
  package static func isExport(_ bytes: some Sequence<UInt8>) -> Bool {
    let head = String(decoding: ExportText.head(bytes), as: UTF8.self)
    return head.contains("wordpress.org/export/") || head.contains("WordPress eXtended RSS")
  }

  /// Reads the export in `source`.
  package init(_ source: SourceText) throws(Problem) {
    let tags = ExportPlaces.read(source)
    if let tag = tags.overloaded {
      throw Problem(
        message: "a tag has more than \(ExportPlaces.mostAttributes) attributes", range: tag)
    }
    let read: (channel: [String: String], items: [ExportStream.Item])
    let repair = ExportRepair(source, tags)
    do throws(ExportStream.Problem) {
      read = try ExportStream.read(repair)
    } catch {
      let lines = LineIndex(source)
      throw Problem(
        message: error.message, range: lines.range(ofLine: min(error.line, lines.lineCount)))
    }
    let places = tags.items
    let agree =
      places.count == read.items.count
      && zip(places, read.items).allSatisfy { place, item in
        place.fields.map(\.field) == item.fields.map(\.field)
      }
    guard agree else {
      throw Problem(
        message: "its items have the same names", range: ByteRange(at: source.contentStart))
    }
    self.source = source
    url = (read.channel["wp:base_blog_url"] ?? read.channel["link"]).flatMap {
      $0.isEmpty ? nil : $0
    }
    var images: [String: Attachment] = [:]
    for item in read.items {
      if let (id, image) = Attachment.read(item) { images[id] = image }
    }
    var items: [Item] = []
    items.reserveCapacity(places.count)
    for (number, (place, item)) in zip(places, read.items).enumerated() {
      items.append(Self.item(number, place, item, images))
    }
    fault = Self.place(repair.faults, in: &items)
    self.items = items
    numbers = Dictionary(
      zip(items.map(\.name), items.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Gives each post what is wrong in it, the first of its faults; the first of what is left is returned.
  private static func place(_ faults: [ExportRepair.Fault], in items: inout [Item]) -> Problem? {
    var number = 0
    var other: Problem?
    for fault in faults {
      while number < items.count, items[number].range.end <= fault.range.start { number += 1 }
      let problem = Problem(message: fault.message, range: fault.range)
      if number < items.count, items[number].range.start <= fault.range.start,
        items[number].isPost
      {
        if items[number].fault == nil { items[number].fault = problem }
      } else {
        other = other ?? problem
      }
    }
    return other
  }

  private static func item(
    _ number: Int, _ place: ExportPlaces.Item, _ item: ExportStream.Item,
    _ images: [String: Attachment]
  ) -> Item {
    func text(_ field: ExportField) -> String { item.text(field) }
    func range(_ field: ExportField) -> ByteRange? {
      place.fields.last { $0.field == field }.map { $0.section ?? $0.inner }
    }
    let id = text(.id).filter { $0.isASCII && $0.isNumber }
    let slug = text(.name).isEmpty ? "" : "-" + text(.name)
    let status = text(.status)
    var entries: [DataEntry] = []
    func add(_ key: String, _ field: ExportField) {
      guard let range = range(field), !text(field).isEmpty || field == .title else { return }
      entries.append(
        DataEntry(
          key: key, keyRange: range,
          value: DataValue(.scalar(text(field), isQuoted: true), range: range)))
    }
    add("title", .title)
    add("excerpt", .excerpt)
    add("author", .creator)
    let content = place.fields.last { $0.field == .content }
    let lead = zip(item.fields, place.fields).first { $0.0.meta("_thumbnail_id") != nil }
    if let lead, let image = lead.0.meta("_thumbnail_id").flatMap({ images[$0] }) {
      entries.append(image.entry(at: lead.1.inner))
    }
    // Until it is published, its date is that of its last change.
    if status == "publish" {
      add("date", .date)
      add("updated", .modified)
    }
    return Item(
      name: (id.isEmpty ? "item\(number)" : id) + slug.filter { $0 != "/" } + ".html",
      range: place.range,
      content: content.map { $0.section ?? $0.inner }, parts: content.flatMap(\.parts),
      type: text(.type), status: status, id: id, link: text(.link),
      values: DataValue(.map(entries), range: place.range),
      date: status == "publish" || status == "future" ? Day(text(.date).prefix(10)) : nil)
  }

  /// The item in a text of its own: all of it, its post's text as WordPress shows it. Nil where it has no text.
  package func text(of item: Item) -> (text: ExportText, content: ByteRange)? {
    guard let content = item.content, let parts = item.parts else { return nil }
    var raw = ExportText()
    for part in parts {
      if part.isSection {
        raw.copy(part.range, of: source.bytes)
      } else if parts.count == 1 || source.bytes[part.range.indices].contains(where: { $0 > 0x20 })
      {
        raw.copyEscaped(part.range, of: source.bytes)
      }
    }
    let shown = WordPressText.shown(raw)
    var text = ExportText()
    text.copy(ByteRange(item.range.start, content.start), of: source.bytes)
    let start = text.bytes.count
    var cursor = 0
    text.copy(0..<shown.bytes.count, of: shown, &cursor)
    let end = text.bytes.count
    text.copy(ByteRange(content.end, item.range.end), of: source.bytes)
    return (text, ByteRange(start, end))
  }

  /// What `item` says of itself, with places in `text`, which is that of the item.
  package func values(of item: Item, in text: ExportText) -> DataValue {
    item.values.moved { range in
      ByteRange(
        text.offset(of: range.start), max(text.offset(of: range.start), text.offset(of: range.end)))
    }
  }
}

extension ExportStream.Item {
  /// The text of the last such field; empty where there is none.
  func text(_ field: ExportField) -> String { fields.last { $0.field == field }?.text ?? "" }
}

extension ExportStream.Field {
  /// The value of a field of meta data whose key is `key`.
  func meta(_ key: String) -> String? {
    guard field == .meta else { return nil }
    let text = text.drop { $0.isWhitespace }
    guard text.hasPrefix(key) else { return nil }
    let value = text.dropFirst(key.utf8.count).drop { $0.isWhitespace }
    guard let end = value.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(value[...end])
  }
}

/// A file of the site that may be the featured image of posts, with what is said of it.
private struct Attachment {
  var address: String
  var alt: String
  var caption: String

  static func read(_ item: ExportStream.Item) -> (id: String, image: Attachment)? {
    guard item.text(.type) == "attachment" else { return nil }
    let alt = item.fields.lazy.compactMap { $0.meta("_wp_attachment_image_alt") }.first
    return (
      item.text(.id),
      Attachment(address: item.text(.attachment), alt: alt ?? "", caption: item.text(.excerpt))
    )
  }

  /// What front matter would say of it, all of it at the place where a post names it.
  func entry(at range: ByteRange) -> DataEntry {
    let fields = [("src", address), ("alt", alt), ("caption", caption)].filter { !$0.1.isEmpty }
    return DataEntry(
      key: "image", keyRange: range,
      value: DataValue(
        .map(
          fields.map { key, text in
            DataEntry(
              key: key, keyRange: range,
              value: DataValue(.scalar(text, isQuoted: true), range: range))
          }), range: range))
  }
}

extension DataValue {
  /// The same value with other places.
  fileprivate func moved(by move: (ByteRange) -> ByteRange) -> DataValue {
    var value = self
    value.range = move(range)
    switch content {
    case .null, .scalar: break
    case .list(let values): value.content = .list(values.map { $0.moved(by: move) })
    case .map(let entries):
      value.content = .map(
        entries.map {
          DataEntry(
            key: $0.key, keyRange: move($0.keyRange), value: $0.value.moved(by: move))
        })
    }
    return value
  }
}
