// SPDX-License-Identifier: Apache-2.0

package import FrontMatter
package import Linting
package import SourceText

/// A WordPress export (WXR): its posts with their places in the file, and the addresses that they have on the site.
package struct WordPressExport: Sendable {
  /// Why a file is no export that can be read, and where.
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
    /// The text in the export; nothing where it is not one CDATA section.
    package var content: ByteRange?
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
      (type == "post" || type == "page") && status != "trash" && status != "auto-draft"
    }
  }

  package let source: SourceText
  package let items: [Item]
  /// Where each item stands in ``items``, by its name.
  package let numbers: [String: Int]
  /// The site's address, if the export names it.
  package let url: String?

  /// Whether `bytes`, the first of a file, begin an export.
  package static func isExport(_ bytes: some Sequence<UInt8>) -> Bool {
    let head = String(decoding: Array(bytes.prefix(8192)), as: UTF8.self)
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
    do throws(ExportStream.Problem) {
      read = try ExportStream.read(source)
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
        message: "its items cannot be told apart", range: ByteRange(at: source.contentStart))
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
    self.items = items
    numbers = Dictionary(
      zip(items.map(\.name), items.indices), uniquingKeysWith: { first, _ in first })
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
      range: place.range, content: place.fields.last { $0.field == .content }?.section,
      type: text(.type), status: status, id: id, link: text(.link),
      values: DataValue(.map(entries), range: place.range),
      date: status == "publish" || status == "future" ? Day(text(.date).prefix(10)) : nil)
  }

  /// The item in a text of its own, whose places count from ``Item/range``'s start.
  package func text(of item: Item, path: String) -> SourceText {
    SourceText(path: path, bytes: Array(source.bytes[item.range.indices]))
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
  /// The same value in a text that begins `offset` bytes later.
  package func moved(by offset: Int) -> DataValue {
    func move(_ range: ByteRange) -> ByteRange {
      ByteRange(range.start - offset, range.end - offset)
    }
    var value = self
    value.range = move(range)
    switch content {
    case .null, .scalar: break
    case .list(let values): value.content = .list(values.map { $0.moved(by: offset) })
    case .map(let entries):
      value.content = .map(
        entries.map {
          DataEntry(
            key: $0.key, keyRange: move($0.keyRange), value: $0.value.moved(by: offset))
        })
    }
    return value
  }
}
