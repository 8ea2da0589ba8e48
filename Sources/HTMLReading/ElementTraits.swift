// SPDX-License-Identifier: Apache-2.0

import Documents

// Patterns, as the operators for enumerations of other modules are not specialised.

extension Namespace {
  @inline(__always) var isHTML: Bool { if case .html = self { true } else { false } }
}

extension NodeKind {
  @inline(__always) var isText: Bool { if case .text = self { true } else { false } }
}

/// What tree construction asks about an element that is open.
struct Traits: OptionSet, Sendable {
  let rawValue: UInt32

  /// In the standard's "special" category.
  static let special = Traits(rawValue: 1 << 0)
  /// Ends the search "in scope".
  static let scope = Traits(rawValue: 1 << 1)
  /// Ends the search "in list item scope", besides ``scope``.
  static let listScope = Traits(rawValue: 1 << 2)
  /// Ends the search "in button scope", besides ``scope``.
  static let buttonScope = Traits(rawValue: 1 << 3)
  /// Ends the search "in table scope".
  static let tableScope = Traits(rawValue: 1 << 4)
  /// Closed by "generate implied end tags".
  static let implied = Traits(rawValue: 1 << 5)
  /// Closed by "generate all implied end tags thoroughly", besides ``implied``.
  static let thorough = Traits(rawValue: 1 << 6)
  /// May be open where the body or the text ends without an error.
  static let mayStayOpen = Traits(rawValue: 1 << 7)
  static let void = Traits(rawValue: 1 << 8)
  static let formatting = Traits(rawValue: 1 << 9)
  static let heading = Traits(rawValue: 1 << 10)
  /// Content for the parent of the table goes in front of the table: table, tbody, tfoot, thead,
  /// tr.
  static let fosters = Traits(rawValue: 1 << 11)
  /// Its start put a marker into the list of active formatting elements.
  static let marker = Traits(rawValue: 1 << 12)
  /// Its end changes the insertion mode, as that depends on the element.
  static let mode = Traits(rawValue: 1 << 13)
  static let htmlIntegrationPoint = Traits(rawValue: 1 << 14)
  static let mathTextIntegrationPoint = Traits(rawValue: 1 << 15)
  /// Its error was already noted.
  static let noted = Traits(rawValue: 1 << 16)
  /// A start tag of this name ends SVG and MathML.
  static let breaksOut = Traits(rawValue: 1 << 17)
}

/// The kinds of start tags that the rules of "in body" and of the other modes tell apart.
enum StartKind: UInt8, Sendable {
  case other
  case html, head, body, frameset, frame
  /// base, basefont, bgsound, link, meta
  case headVoid
  case title, script, template, noscript
  /// noframes and style
  case headRaw
  case block, heading, preformatted, form, listItem, definition, plaintext, button
  case anchor, formatting, nobr, object, table
  /// area, br, embed, img, keygen, wbr
  case void
  case input
  /// param, source, track
  case plainVoid
  case rule, image, textarea, xmp, iframe, noembed, select, option, optgroup
  /// rb and rtc
  case rubyBase
  /// rp and rt
  case rubyText
  case math, svg
  case caption, colgroup, col, tableSection, row, cell
}

/// What is known of the known element names.
struct ElementTable: Sendable {
  static let shared = ElementTable()

  /// By a name's number, for HTML elements.
  private let traits: [Traits]
  private let kinds: [StartKind]

  func traits(_ name: Name) -> Traits {
    let number = Int(name.rawValue)
    return number < traits.count ? traits[number] : []
  }

  func kind(_ name: Name) -> StartKind {
    let number = Int(name.rawValue)
    return number < kinds.count ? kinds[number] : .other
  }

  private init() {
    let count = NameTable.knownCount + 1
    var traits = [Traits](repeating: [], count: count)
    func add(_ trait: Traits, _ names: [Name]) {
      for name in names { traits[Int(name.rawValue)].insert(trait) }
    }
    add(.special, Self.special)
    add(
      [.scope, .listScope, .buttonScope],
      [
        .applet, .caption, .html, .table, .td, .th, .marquee, .object, .select, .template,
      ])
    add(.listScope, [.ol, .ul])
    add(.buttonScope, [.button])
    add(.tableScope, [.html, .table, .template])
    add(.implied, [.dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc])
    add(.thorough, [.caption, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr])
    add(
      .mayStayOpen,
      [
        .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc, .tbody, .td, .tfoot, .th,
        .thead, .tr, .body, .html,
      ])
    add(
      .void,
      [
        .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .img, .input, .keygen,
        .link, .meta, .param, .source, .track, .wbr,
      ])
    add(
      .formatting,
      [
        .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u,
      ])
    add(.heading, [.h1, .h2, .h3, .h4, .h5, .h6])
    add(.fosters, [.table, .tbody, .tfoot, .thead, .tr])
    add(.marker, [.applet, .marquee, .object, .td, .th, .caption, .template])
    add(
      .mode,
      [
        .table, .tbody, .tfoot, .thead, .tr, .td, .th, .caption, .colgroup, .template, .head,
        .frameset,
      ])
    add(.breaksOut, Self.breakingOut)
    self.traits = traits
    kinds = Self.makeKinds(count)
  }

  private static func makeKinds(_ count: Int) -> [StartKind] {
    var kinds = [StartKind](repeating: .other, count: count)
    func set(_ kind: StartKind, _ names: [Name]) {
      for name in names { kinds[Int(name.rawValue)] = kind }
    }
    set(.html, [.html])
    set(.head, [.head])
    set(.body, [.body])
    set(.frameset, [.frameset])
    set(.frame, [.frame])
    set(.headVoid, [.base, .basefont, .bgsound, .link, .meta])
    set(.title, [.title])
    set(.script, [.script])
    set(.template, [.template])
    set(.noscript, [.noscript])
    set(.headRaw, [.noframes, .style])
    set(.block, block)
    set(.heading, [.h1, .h2, .h3, .h4, .h5, .h6])
    set(.preformatted, [.pre, .listing])
    set(.form, [.form])
    set(.listItem, [.li])
    set(.definition, [.dd, .dt])
    set(.plaintext, [.plaintext])
    set(.button, [.button])
    set(.anchor, [.a])
    set(
      .formatting,
      [.b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u])
    set(.nobr, [.nobr])
    set(.object, [.applet, .marquee, .object])
    set(.table, [.table])
    set(.void, [.area, .br, .embed, .img, .keygen, .wbr])
    set(.input, [.input])
    set(.plainVoid, [.param, .source, .track])
    set(.rule, [.hr])
    set(.image, [.image])
    set(.textarea, [.textarea])
    set(.xmp, [.xmp])
    set(.iframe, [.iframe])
    set(.noembed, [.noembed])
    set(.select, [.select])
    set(.option, [.option])
    set(.optgroup, [.optgroup])
    set(.rubyBase, [.rb, .rtc])
    set(.rubyText, [.rp, .rt])
    set(.math, [.math])
    set(.svg, [.svg])
    set(.caption, [.caption])
    set(.colgroup, [.colgroup])
    set(.col, [.col])
    set(.tableSection, [.tbody, .tfoot, .thead])
    set(.row, [.tr])
    set(.cell, [.td, .th])
    return kinds
  }

  /// The blocks whose start tags only close a paragraph.
  private static let block: [Name] = [
    .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl,
    .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p,
    .search, .section, .summary, .ul,
  ]

  private static let special: [Name] = [
    .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body,
    .br, .button, .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed,
    .fieldset, .figcaption, .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5,
    .h6, .head, .header, .hgroup, .hr, .html, .iframe, .img, .input, .keygen, .li, .link,
    .listing, .main, .marquee, .menu, .meta, .nav, .noembed, .noframes, .noscript, .object, .ol,
    .p, .param, .plaintext, .pre, .script, .search, .section, .select, .source, .style, .summary,
    .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr, .track, .ul,
    .wbr, .xmp,
  ]

  private static let breakingOut: [Name] = [
    .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2,
    .h3, .h4, .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre,
    .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .var,
  ]
}
