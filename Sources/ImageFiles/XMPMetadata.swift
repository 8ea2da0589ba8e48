// SPDX-License-Identifier: Apache-2.0

/// The fields of XMP that are read.
enum XMPField: Hashable {
  case creator
  case rights
  case credit
  case source
  case statement
  case licence
  case attribution
  case licensor
  case imageCreator
  case digitalSource
  case artist
  case tiffCopyright
  case make
  case model

  /// The field of the property `name` in the namespace `space`.
  init?(_ space: String, _ name: String) {
    let known: XMPField? =
      switch space {
      case "http://purl.org/dc/elements/1.1/":
        ["creator": .creator, "rights": .rights][name]
      case "http://ns.adobe.com/photoshop/1.0/": ["Credit": .credit, "Source": .source][name]
      case "http://ns.adobe.com/xap/1.0/rights/": ["WebStatement": .statement][name]
      case "http://creativecommons.org/ns#":
        ["license": .licence, "attributionName": .attribution][name]
      case "http://ns.useplus.org/ldf/xmp/1.0/":
        ["LicensorURL": .licensor, "ImageCreatorName": .imageCreator][name]
      case "http://iptc.org/std/Iptc4xmpExt/2008-02-29/":
        ["DigitalSourceType": .digitalSource][name]
      case "http://ns.adobe.com/tiff/1.0/":
        ["Artist": .artist, "Copyright": .tiffCopyright, "Make": .make, "Model": .model][name]
      default: nil
      }
    guard let known else { return nil }
    self = known
  }

  /// Whether it is within a structure of a property.
  var isNested: Bool { self == .licensor || self == .imageCreator }
}

/// Reads an XMP packet: the properties of `rdf:Description`, as attributes and as elements.
///
/// A scanner of tags, and no reader of XML: it knows no entity but the five and character references, takes no document
/// type, keeps a stack of limited depth, and is content with what a damaged packet holds up to its damage.
enum XMPMetadata {
  private static let largest = 192 * 1024

  static func read(
    _ bytes: inout ImageBytes, _ range: Range<Int>, _ blocks: inout MetadataBlocks
  ) {
    var scanner = XMPScanner(bytes: bytes.bytes(range, most: largest))
    scanner.scan()
    for (field, text) in scanner.found { blocks.add(text, field) }
  }
}

private struct XMPScanner {
  private static let deepest = 32
  private static let mostTags = 20_000
  private static let mostFound = 200
  private static let mostPrefixes = 200
  private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

  /// An open element.
  private struct Element {
    /// The bytes of its name, by which its end tag is known.
    var name: Range<Int>
    var isRDF = false
    /// The field whose value its text is.
    var field: XMPField?
    /// The field of the top property around it.
    var owner: XMPField?
    /// Whether its words are those for readers of one language among others.
    var isOtherLanguage = false
    var text: [UInt8] = []
    /// Whether it holds an element, so that its own text is none of its value.
    var hasElements = false
  }

  let bytes: [UInt8]
  private(set) var found: [(XMPField, String)] = []
  private var index = 0
  private var stack: [Element] = []
  private var prefixes: [String: String] = [:]
  /// How deep the `rdf:RDF` is, from 1; 0 outside of it.
  private var rdfDepth = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func scan() {
    for _ in 0..<Self.mostTags {
      let start = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
      addText(start..<index)
      guard index + 1 < bytes.count else { return }
      switch bytes[index + 1] {
      case UInt8(ascii: "?"): guard skip(to: "?>") else { return }
      case UInt8(ascii: "!"):
        if starts(with: "<!--") {
          guard skip(to: "-->") else { return }
        } else if starts(with: "<![CDATA[") {
          let first = index + 9
          guard skip(to: "]]>") else { return }
          add(Array(bytes[first..<index - 3]))
        } else {
          return
        }
      case UInt8(ascii: "/"): guard close() else { return }
      default: guard open() else { return }
      }
      if found.count >= Self.mostFound { return }
    }
  }

  // MARK: Tags

  private mutating func open() -> Bool {
    index += 1
    let name = word()
    guard !name.isEmpty else { return false }
    var attributes: [(name: Range<Int>, value: Range<Int>)] = []
    while true {
      skipBlanks()
      guard index < bytes.count else { return false }
      if bytes[index] == UInt8(ascii: ">") || bytes[index] == UInt8(ascii: "/") { break }
      let key = word()
      skipBlanks()
      guard !key.isEmpty, index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
        return false
      }
      index += 1
      skipBlanks()
      guard index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27,
        let end = bytes[(index + 1)...].firstIndex(of: bytes[index])
      else { return false }
      if attributes.count < Self.mostPrefixes { attributes.append((key, index + 1..<end)) }
      index = end + 1
    }
    let isEmpty = bytes[index] == UInt8(ascii: "/")
    index += isEmpty ? 2 : 1
    for attribute in attributes { declare(attribute.name, attribute.value) }
    push(name, attributes)
    if isEmpty { pop() }
    return stack.count < Self.deepest
  }

  private mutating func declare(_ name: Range<Int>, _ value: Range<Int>) {
    let mark = Array("xmlns:".utf8)
    guard bytes[name].starts(with: mark), prefixes.count < Self.mostPrefixes, value.count < 300
    else { return }
    prefixes[string(name.dropFirst(mark.count))] = string(value)
  }

  private mutating func push(
    _ name: Range<Int>, _ attributes: [(name: Range<Int>, value: Range<Int>)]
  ) {
    let (space, local) = resolved(name)
    var element = Element(name: name, isRDF: space == Self.rdf)
    let depth = stack.count
    if !stack.isEmpty {
      stack[depth - 1].hasElements = true
      element.owner = stack[depth - 1].owner
      element.isOtherLanguage = stack[depth - 1].isOtherLanguage
    }
    if element.isRDF, local == "RDF", rdfDepth == 0 { rdfDepth = depth + 1 }
    let isInRDF = rdfDepth > 0
    let isDescription = isInRDF && depth == rdfDepth && element.isRDF && local == "Description"
    let field = isInRDF ? XMPField(space, local) : nil
    if let field, !field.isNested, depth == rdfDepth + 1 {
      element.owner = field
      element.field = field
    } else if let field, field.isNested, depth > rdfDepth {
      element.field = field
    } else if element.isRDF, local == "li" {
      element.field = element.owner
    }
    for (key, value) in attributes {
      let (space, local) = resolved(key)
      if space == Self.rdf, local == "resource", let field = element.field {
        add(value, field, element)
      } else if bytes[key].elementsEqual("xml:lang".utf8) {
        element.isOtherLanguage = !bytes[value].elementsEqual("x-default".utf8)
      } else if isInRDF, let field = XMPField(space, local),
        field.isNested ? depth > rdfDepth : isDescription
      {
        add(value, field, element)
      }
    }
    stack.append(element)
  }

  private mutating func close() -> Bool {
    index += 2
    let name = word()
    skipBlanks()
    guard index < bytes.count, bytes[index] == UInt8(ascii: ">"), let last = stack.last,
      bytes[last.name] == bytes[name]
    else { return false }
    index += 1
    pop()
    return true
  }

  private mutating func pop() {
    guard let element = stack.popLast() else { return }
    if let field = element.field, !element.hasElements {
      add(String(decoding: element.text, as: UTF8.self), field, element)
    }
    if stack.count < rdfDepth { rdfDepth = 0 }
  }

  /// The namespace and the name after its prefix.
  private func resolved(_ name: Range<Int>) -> (space: String, local: String) {
    guard let colon = bytes[name].firstIndex(of: UInt8(ascii: ":")) else {
      return ("", string(name))
    }
    return (
      prefixes[string(name.lowerBound..<colon)] ?? "", string(colon + 1..<name.upperBound)
    )
  }

  // MARK: Values

  private mutating func add(_ value: Range<Int>, _ field: XMPField, _ element: Element) {
    add(String(decoding: decoded(value), as: UTF8.self), field, element)
  }

  /// Of the same words in many languages those for all are kept, in front.
  private mutating func add(_ text: String, _ field: XMPField, _ element: Element) {
    guard !text.isEmpty, found.count < Self.mostFound else { return }
    if field == .rights, !element.isOtherLanguage {
      found.insert((field, text), at: 0)
    } else {
      found.append((field, text))
    }
  }

  private mutating func addText(_ range: Range<Int>) {
    guard let last = stack.last, last.field != nil, !last.hasElements, !range.isEmpty else {
      return
    }
    add(decoded(range))
  }

  private mutating func add(_ text: [UInt8]) {
    guard !stack.isEmpty else { return }
    let free = MetadataBlocks.longest - stack[stack.count - 1].text.count
    if free > 0 { stack[stack.count - 1].text += text.prefix(free) }
  }

  private static let entities: [(name: [UInt8], byte: UInt8)] = [
    (Array("&amp;".utf8), 0x26), (Array("&lt;".utf8), 0x3C), (Array("&gt;".utf8), 0x3E),
    (Array("&quot;".utf8), 0x22), (Array("&apos;".utf8), 0x27),
  ]

  /// The bytes of `range` with references replaced, so far as a value may be long.
  private func decoded(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    var place = range.lowerBound
    while place < range.upperBound, result.count < MetadataBlocks.longest {
      guard bytes[place] == UInt8(ascii: "&") else {
        result.append(bytes[place])
        place += 1
        continue
      }
      let rest = bytes[place..<min(place + 12, range.upperBound)]
      if let entity = Self.entities.first(where: { rest.starts(with: $0.name) }) {
        result.append(entity.byte)
        place += entity.name.count
      } else if let (scalar, count) = reference(rest) {
        result += Array(String(scalar).utf8)
        place += count
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return result
  }

  /// The character of `&#…;` at the start of `text`, and how long that is.
  private func reference(_ text: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
    guard text.starts(with: "&#".utf8), let end = text.firstIndex(of: UInt8(ascii: ";")) else {
      return nil
    }
    let digits = String(decoding: text[text.startIndex + 2..<end], as: UTF8.self)
    let isHex = digits.hasPrefix("x")
    guard let value = UInt32(isHex ? String(digits.dropFirst()) : digits, radix: isHex ? 16 : 10),
      value > 0, let scalar = Unicode.Scalar(value)
    else { return nil }
    return (scalar, end + 1 - text.startIndex)
  }

  // MARK: Bytes

  private func string(_ range: Range<Int>) -> String {
    String(
      decoding: bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + 300)],
      as: UTF8.self)
  }

  private mutating func word() -> Range<Int> {
    let start = index
    while index < bytes.count, bytes[index] > 0x20, !"=/><\"'".utf8.contains(bytes[index]) {
      index += 1
    }
    return start..<index
  }

  private mutating func skipBlanks() {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
  }

  private func starts(with text: StaticString) -> Bool {
    bytes[index...].starts(with: text.description.utf8)
  }

  private mutating func skip(to text: StaticString) -> Bool {
    let mark = Array(text.description.utf8)
    while index + mark.count <= bytes.count {
      if bytes[index] == mark[0], bytes[index...].starts(with: mark) {
        index += mark.count
        return true
      }
      index += 1
    }
    return false
  }
}
