// SPDX-License-Identifier: Apache-2.0

package import Documents

/// What an element does to the text around and inside it, as browsers show it.
package struct ElementClass: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Interrupts text: what stands before and behind it are other blocks.
  package static let block = ElementClass(rawValue: 1 << 0)
  /// Never shown as text.
  package static let hidden = ElementClass(rawValue: 1 << 1)
  /// Holds code: no words, no prose.
  package static let code = ElementClass(rawValue: 1 << 2)
  package static let listItem = ElementClass(rawValue: 1 << 3)
  package static let quote = ElementClass(rawValue: 1 << 4)
  package static let table = ElementClass(rawValue: 1 << 5)
  package static let caption = ElementClass(rawValue: 1 << 6)
  package static let heading = ElementClass(rawValue: 1 << 7)
  /// Shows something that is no text: a frame, a video, a drawing.
  package static let embed = ElementClass(rawValue: 1 << 8)
  /// A line break: white space between words.
  package static let lineBreak = ElementClass(rawValue: 1 << 9)

  /// The class of the elements of that name.
  package static func of(_ name: Name) -> ElementClass {
    let number = Int(name.rawValue)
    return number < classes.count ? classes[number] : []
  }

  private static let classes: [ElementClass] = {
    var table = Array(repeating: ElementClass(), count: NameTable.knownCount + 1)
    func set(_ names: [Name], _ element: ElementClass) {
      for name in names { table[Int(name.rawValue)].formUnion(element) }
    }
    set(
      [
        .html, .body, .address, .article, .aside, .blockquote, .center, .dd, .details, .dialog,
        .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4,
        .h5, .h6, .header, .hgroup, .hr, .legend, .li, .listing, .main, .menu, .nav, .ol, .p,
        .plaintext, .pre, .search, .section, .summary, .table, .caption, .colgroup, .col, .tbody,
        .thead, .tfoot, .tr, .td, .th, .ul, .xmp, .optgroup, .option,
      ], .block)
    set(
      [
        .head, .script, .style, .template, .title, .noembed, .noframes, .datalist, .param, .track,
        .source, .area, .base, .link, .meta, .select, .textarea,
      ], .hidden)
    set([.code, .kbd, .samp, .pre, .tt, .xmp, .listing, .math, .svg], .code)
    set([.li, .dd, .dt], .listItem)
    set([.blockquote], .quote)
    set([.table], .table)
    set([.figcaption, .caption], .caption)
    set([.h1, .h2, .h3, .h4, .h5, .h6], .heading)
    set(
      [.iframe, .video, .audio, .object, .embed, .canvas, .svg, .math, .progress, .meter], .embed)
    set([.br, .hr], .lineBreak)
    return table
  }()
}

extension Document {
  /// The class of `node`; nothing for what is no element.
  package func elementClass(_ node: NodeID) -> ElementClass {
    let record = self[node]
    guard record.kind == .element else { return [] }
    if record.namespace == .html { return ElementClass.of(record.name) }
    return record.name == .svg || record.name == .math ? [.code, .embed] : []
  }

  /// 1 to 6 for `h1` to `h6`, and for what is a heading by its role (WAI-ARIA 1.2, `heading`); `aria-level` has the
  /// last word, and another role takes the heading away.
  package func headingLevel(_ node: NodeID) -> Int? {
    let own = ownHeadingLevel(node)
    let record = self[node]
    guard record.attributeCount > 0, record.kind == .element, record.namespace == .html,
      !record.flags.contains(.markdown)
    else { return own }
    if let role = attribute(node, .role) {
      let first = value(ofAttribute: role).lowercased().utf8
        .split(whereSeparator: { $0 <= 0x20 }).first
      guard let first else { return own }
      guard first.elementsEqual("heading".utf8) else { return nil }
    } else if own == nil {
      return nil
    }
    guard let level = value(node, .ariaLevel).flatMap({ Int($0.trimmed) }), level > 0 else {
      return own ?? 2
    }
    return min(level, 6)
  }

  /// 1 to 6 for the elements `h1` to `h6`.
  package func ownHeadingLevel(_ node: NodeID) -> Int? {
    switch name(node) {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }

  /// The level of the heading that `node` is or stands in; nothing outside of one.
  package func headingLevel(around node: NodeID) -> Int? {
    var node = node
    while !node.isNone {
      if let level = headingLevel(node) { return level }
      node = parent(node)
    }
    return nil
  }
}
