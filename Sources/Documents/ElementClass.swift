// SPDX-License-Identifier: Apache-2.0

/// What an element does to the text around and inside it, as browsers show it.
public struct ElementClass: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt16
  /// The class of these bits.
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Nothing of it. An empty literal goes through unspecialised code in other modules.
  @inlinable public static var none: ElementClass { ElementClass(rawValue: 0) }

  /// Interrupts text: the text before and after it is in other blocks.
  @inlinable public static var block: ElementClass { ElementClass(rawValue: 1 << 0) }
  /// Never shown as text.
  @inlinable public static var hidden: ElementClass { ElementClass(rawValue: 1 << 1) }
  /// Holds code: no words, no prose.
  @inlinable public static var code: ElementClass { ElementClass(rawValue: 1 << 2) }
  /// A point of a list, or a term or description.
  @inlinable public static var listItem: ElementClass { ElementClass(rawValue: 1 << 3) }
  /// A quotation in blocks.
  @inlinable public static var quote: ElementClass { ElementClass(rawValue: 1 << 4) }
  /// A table.
  @inlinable public static var table: ElementClass { ElementClass(rawValue: 1 << 5) }
  /// A caption of a figure or table.
  @inlinable public static var caption: ElementClass { ElementClass(rawValue: 1 << 6) }
  /// A heading by its name.
  @inlinable public static var heading: ElementClass { ElementClass(rawValue: 1 << 7) }
  /// Shows something that is not text: a frame, a video, a drawing.
  @inlinable public static var embed: ElementClass { ElementClass(rawValue: 1 << 8) }
  /// A line break: white space between words.
  @inlinable public static var lineBreak: ElementClass { ElementClass(rawValue: 1 << 9) }

  /// The class of the elements of that name.
  @inlinable public static func of(_ name: Name) -> ElementClass {
    let number = Int(name.rawValue)
    return number < classes.count ? classes[number] : .none
  }

  @usableFromInline static let classes: [ElementClass] = {
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
  /// The class of `node`; nothing for what is not an element.
  @inlinable public func elementClass(_ node: NodeID) -> ElementClass {
    let record = self[node]
    guard record.kind == .element else { return .none }
    if record.namespace == .html { return ElementClass.of(record.name) }
    return record.name == .svg || record.name == .math ? [.code, .embed] : .none
  }
}
