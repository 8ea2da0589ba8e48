// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import Files
import FrontMatter
import JSONRPC
import Linting
import Sessions
import SourceText
import WebAddresses
import Workspace

/// What may be typed at a place: addresses and anchors in links, front matter, suppressions.
struct Completion {
  let context: PostContext

  /// The most items of one list; more are found by typing on.
  static let most = 200

  /// One thing to type.
  struct Item {
    var label: String
    var kind: Int
    var detail = ""
    /// What is written, where that is not ``label``.
    var text: String?

    static let keyword = 14
    static let file = 17
    static let reference = 18
    static let property = 10
    static let value = 12
  }

  func json(_ params: JSONValue) -> JSONValue {
    guard let offset = context.offset(params) else { return .null }
    let line = String(decoding: context.positions.lineStart(offset), as: UTF8.self)
    if let typed = suppression(line) { return list(ruleItems, typed, offset) }
    if let block = context.article?.frontMatter?.block, block.contentRange.start <= offset,
      offset <= block.contentRange.end
    {
      return frontMatter(line, offset)
    }
    if let typed = link(line) { return links(typed, offset) }
    return .null
  }

  /// The items whose labels hold what was typed, which they replace.
  private func list(_ items: [Item], _ typed: String, _ offset: Int) -> JSONValue {
    Self.list(
      items, typed,
      range: context.positions.json(ByteRange(max(0, offset - typed.utf8.count), offset)))
  }

  static func list(_ items: [Item], _ typed: String, range: JSONValue) -> JSONValue {
    let wanted = typed.lowercased()
    let fitting = items.filter { wanted.isEmpty || $0.label.lowercased().contains(wanted) }
    return [
      "isIncomplete": .bool(fitting.count > most),
      "items": .array(
        fitting.prefix(most).map { item in
          let json: JSONValue = [
            "label": .string(item.label), "kind": .integer(item.kind),
            "filterText": .string(item.label),
            "textEdit": ["range": range, "newText": .string(item.text ?? item.label)],
          ]
          return json.adding("detail", item.detail.isEmpty ? nil : .string(item.detail))
        }),
    ]
  }

  // MARK: Suppressions

  /// The rule id that is being typed in a comment that suppresses; `nil` elsewhere.
  private func suppression(_ line: String) -> String? {
    for opening in ["<!--", "{/*"] {
      guard let start = line.ranges(of: opening).last?.upperBound else { continue }
      let inside = line[start...].drop { $0 == " " }
      let words = ["stet ", "stet-begin ", "stet-end ", "stet-file "]
      guard words.contains(where: { inside.hasPrefix($0) }), !inside.contains(":"),
        !inside.contains("--"), !inside.contains("*/")
      else { continue }
      return String(
        inside.split(whereSeparator: { " ,".contains($0) }).last.flatMap {
          inside.last == " " || inside.last == "," ? nil : $0
        } ?? "")
    }
    return nil
  }

  private var ruleItems: [Item] { Self.rules(context.world.selection.catalogue) }

  static func rules(_ catalogue: RuleCatalogue) -> [Item] {
    catalogue.definitions.map {
      Item(label: $0.id, kind: Item.value, detail: $0.description.summary)
    }
  }

  // MARK: Links

  /// The address that is being typed on a line; `nil` where none is.
  private func link(_ line: String) -> String? {
    let marks =
      context.article?.format == .html
      ? ["href=\"", "src=\""] : ["](", "href=\"", "src=\"", "]: "]
    var best: String.Index?
    var closing: Set<Character> = []
    for mark in marks {
      guard let end = line.ranges(of: mark).last?.upperBound, best.map({ end > $0 }) ?? true else {
        continue
      }
      best = end
      closing = mark.hasSuffix("\"") ? ["\""] : mark == "](" ? [")", " ", ">"] : [" "]
    }
    guard let best else { return nil }
    let typed = line[best...].drop { $0 == "<" }
    return typed.contains(where: closing.contains) ? nil : String(typed)
  }

  private func links(_ typed: String, _ offset: Int) -> JSONValue {
    guard let article = context.article, let site = context.site else { return .null }
    if let hash = typed.firstIndex(of: "#") {
      let page = String(typed[..<hash])
      let anchor = String(typed[typed.index(after: hash)...])
      var location = context.document.location
      if !page.isEmpty {
        guard case .page(let found) = site.target(of: page, from: article, depth: .state).target
        else { return .null }
        location = context.location(found.path)
      }
      return list(anchors(location, site), anchor, offset)
    }
    if typed.contains(":") { return .null }
    let isRooted = typed.hasPrefix("/")
    let folder = PathText.folder(context.document.location)
    let items = site.listing.compactMap { file -> Item? in
      guard file.location != context.document.location else { return nil }
      let isPost = FileExtensions.format(ofPath: file.location) != nil
      guard isPost || FileExtensions.has(file.location, FileExtensions.images) else { return nil }
      if isRooted {
        return file.address.map { Item(label: $0, kind: isPost ? Item.reference : Item.file) }
      }
      return Item(
        label: Self.relative(file.location, from: folder),
        kind: isPost ? Item.reference : Item.file)
    }
    return list(titled(items, typed, site, folder, isRooted: isRooted), typed, offset)
  }

  /// The first items that fit what was typed, with the titles of their pages.
  private func titled(
    _ items: [Item], _ typed: String, _ site: SiteSnapshot, _ folder: String, isRooted: Bool
  ) -> [Item] {
    var titled = items.filter {
      typed.isEmpty || $0.label.lowercased().contains(typed.lowercased())
    }
    titled = Array(titled.prefix(Self.most + 1))
    if isRooted { return titled }
    for index in titled.indices.prefix(50) where titled[index].kind == Item.reference {
      titled[index].detail = site.title(at: PathText.join(folder, titled[index].label)) ?? ""
    }
    return titled
  }

  private func anchors(_ location: String, _ site: SiteSnapshot) -> [Item] {
    if location == context.document.location || context.held[location] != nil,
      let article = context.article(at: location)
    {
      var seen: Set<String> = []
      return HeadingPlaces(article, site.anchors).places.compactMap { place in
        let dialect: SlugDialect? =
          switch site.anchors {
          case .known(let dialect), .likely(let dialect): dialect
          case .unknown: .github
          }
        let name = place.own ?? dialect.flatMap { place.made[$0] } ?? place.made.values.min()
        return name.flatMap { name in
          seen.insert(name).inserted
            ? Item(label: name, kind: Item.reference, detail: place.text) : nil
        }
      }
    }
    return site.anchors(at: location).map { Item(label: $0, kind: Item.reference) }
  }

  /// The path of a file as it is written in a file in `folder`.
  static func relative(_ location: String, from folder: String) -> String {
    var base = folder
    var up = ""
    while PathText.relative(location, to: base) == nil, base != "/", !base.isEmpty {
      base = PathText.folder(base)
      up += "../"
    }
    return up + (PathText.relative(location, to: base) ?? location)
  }

  // MARK: Front matter

  private func frontMatter(_ line: String, _ offset: Int) -> JSONValue {
    let known = neighbourFrontMatter()
    let separator: Character = context.article?.frontMatter?.block.format == .toml ? "=" : ":"
    if let cut = line.firstIndex(of: separator) {
      let key = line[..<cut].filter { $0 != " " && $0 != "\"" }
      let typed = line[line.index(after: cut)...].drop { $0 == " " || $0 == "[" }
      let last = typed.split(separator: ",", omittingEmptySubsequences: false).last ?? ""
      let values = known.values[String(key), default: [:]]
      let items = Self.sorted(values).map { Item(label: $0, kind: Item.value) }
      return list(items, String(last.drop { $0 == " " }), offset)
    }
    if let dash = line.firstIndex(of: "-"), line[..<dash].allSatisfy({ $0 == " " }) {
      let typed = line[line.index(after: dash)...].drop { $0 == " " }
      guard let key = keyAbove(offset) else { return .null }
      let values = known.values[key, default: [:]]
      return list(
        Self.sorted(values).map { Item(label: $0, kind: Item.value) }, String(typed), offset)
    }
    if line.hasPrefix(" ") { return .null }
    let own = Set(context.article?.frontMatter?.value?.map?.map(\.key) ?? [])
    let items = Self.sorted(known.keys).filter { !own.contains($0) || $0 == line }.map { key in
      Item(label: key, kind: Item.property, text: "\(key)\(separator == "=" ? " = " : ": ")")
    }
    return list(items, line, offset)
  }

  /// The key of the list that a line with a dash is in.
  private func keyAbove(_ offset: Int) -> String? {
    var number = context.positions.line(at: offset) - 1
    while number > 0 {
      let text = context.document.bytes[context.positions.line(number).indices]
      let line = String(decoding: text, as: UTF8.self)
      if let colon = line.firstIndex(of: ":"), !line.hasPrefix(" "), !line.hasPrefix("-") {
        return String(line[..<colon])
      }
      number -= 1
    }
    return nil
  }

  private static func sorted(_ counts: [String: Int]) -> [String] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// How many posts near the document are read for what their front matter holds.
  private static let neighbours = 60

  /// What the front matter of the posts near the document holds: how often each key, and each short value of it.
  private func neighbourFrontMatter() -> (
    keys: [String: Int], values: [String: [String: Int]]
  ) {
    var keys: [String: Int] = [:]
    var values: [String: [String: Int]] = [:]
    let folder = PathText.folder(context.document.location)
    let format = context.article?.format
    let posts = (context.site?.listing ?? []).map(\.location).filter {
      $0 != context.document.location && FileExtensions.format(ofPath: $0) == format
    }
    let near =
      posts.filter { PathText.folder($0) == folder }
      + posts.filter {
        PathText.folder($0) != folder
      }
    for location in near.prefix(Self.neighbours) {
      guard
        let bytes = try? context.world.workspace.files.read(location, limit: 1 << 20).bytes,
        case let source = SourceText(path: "", bytes: bytes),
        let block = FrontMatterBlock.locate(in: source),
        let entries = ((try? block.read(source)) ?? nil)?.map
      else { continue }
      for entry in entries {
        keys[entry.key, default: 0] += 1
        for value in entry.value.list ?? [entry.value] {
          if let text = value.string, !text.isEmpty, text.utf8.count <= 60 {
            values[entry.key, default: [:]][text, default: 0] += 1
          }
        }
      }
    }
    return (keys, values)
  }
}
