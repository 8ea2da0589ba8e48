// SPDX-License-Identifier: Apache-2.0

package import Documents
import SourceText

extension Document {
  /// What the markers, destinations and decoded texts of Markdown cut out of the source that they
  /// should not, as sentences; nothing when all is well.
  package var markerFaults: [String] {
    var faults: [String] = []
    func expect(_ holds: Bool, _ index: Int, _ fault: String) {
      guard !holds, faults.count < 20 else { return }
      let record = nodes[index]
      faults.append(
        "node \(index) \(spelling(NodeID(index))): \(fault): "
          + "\(source.string(record.head).debugDescription) … "
          + source.string(record.tail).debugDescription)
    }
    for index in nodes.indices.dropFirst() where nodes[index].flags.contains(.markdown) {
      let node = NodeID(index)
      let marks = Marks(document: self, node: node)
      switch nodes[index].kind {
      case .element:
        expect(marks.fit, index, "its markers")
        expect(marks.targetFits, index, "its destination or title")
        for attribute in attributeIndices(node) {
          expect(
            decodes(mappedValue(ofAttribute: attribute)), index, "an attribute is decoded otherwise"
          )
        }
      case .text:
        var text = MappedText()
        append(textOf: node, to: &text)
        expect(decodes(text), index, "its text is decoded otherwise")
      default: break
      }
    }
    for definition in definitions {
      // White space at the ends of a label is none of it.
      var start = definition.label.start
      var end = definition.label.end
      while start > definition.range.start, source.bytes[start - 1] <= 0x20 { start -= 1 }
      while end < definition.range.end, source.bytes[end] <= 0x20 { end += 1 }
      let holds =
        source.bytes[definition.range.start] == UInt8(ascii: "[")
        && start == definition.range.start + 1
        && source.bytes[end..<definition.range.end].starts(with: Array("]:".utf8))
        && source.bytes[definition.range.end - 1] > 0x20
      expect(holds, 0, "the definition at \(definition.range)")
    }
    return faults
  }

  /// Whether each piece of `text` says what its bytes of the source say, read once more.
  private func decodes(_ text: MappedText) -> Bool {
    for (number, piece) in text.pieces.enumerated() {
      let end =
        number + 1 < text.pieces.count ? Int(text.pieces[number + 1].start) : text.bytes.count
      let own = text.bytes[Int(piece.start)..<end]
      let written = source.bytes[piece.source.indices]
      if piece.isVerbatim {
        guard own.elementsEqual(written) else { return false }
      } else if let said = Self.decoded(written), !own.elementsEqual(said.utf8) {
        return false
      }
    }
    return true
  }

  /// What an escape, a reference or a line end stands for; nothing where that is another's matter.
  private static func decoded(_ written: ArraySlice<UInt8>) -> String? {
    guard let first = written.first else { return nil }
    if first == UInt8(ascii: "\\"), written.count == 2, let second = written.last {
      return String(UnicodeScalar(second))
    }
    if first == 0, written.count == 1 { return "\u{FFFD}" }
    guard first == UInt8(ascii: "&"), written.last == UInt8(ascii: ";") else { return nil }
    let name = String(decoding: written.dropFirst().dropLast(), as: UTF8.self)
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let value =
        digits.first == "x" || digits.first == "X"
        ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      let scalar = value.flatMap { $0 == 0 ? nil : UnicodeScalar($0) } ?? "\u{FFFD}"
      return String(Character(scalar))
    }
    let known = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "copy": "©", "nbsp": "\u{A0}"]
    return known[name]
  }
}

/// The markers of one element that was written in Markdown.
private struct Marks {
  let document: Document
  let node: NodeID
  let head: String
  let tail: String

  init(document: Document, node: NodeID) {
    self.init(
      document: document, node: node, head: document.source.string(document[node].head),
      tail: document.source.string(document[node].tail))
  }

  private init(document: Document, node: NodeID, head: String, tail: String) {
    self.document = document
    self.node = node
    self.head = head
    self.tail = tail
  }

  /// The tail that goes with the head where Markdown closes the element itself.
  private var usualTail: String {
    switch document.spelling(node) {
    case "em", "strong", "del": head
    case "code": head.trimmed
    case "sup": "]"
    default: ""
    }
  }

  /// Whether the tail is an end tag of the element's own name in raw HTML, which closes what Markdown
  /// has opened.
  private var isClosedByHTML: Bool {
    let bytes = Array(tail.utf8)
    let name = Array("</\(document.spelling(node))".utf8)
    return bytes.count > name.count && bytes.last == UInt8(ascii: ">")
      && bytes.prefix(name.count).map({ (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }) == name
      && bytes.dropFirst(name.count).dropLast().allSatisfy { $0 <= 0x20 }
  }

  /// Whether they are what Markdown writes for such an element.
  var fit: Bool {
    if isClosedByHTML {
      return Marks(document: document, node: node, head: head, tail: usualTail).fit
    }
    if document[node].flags.contains(.implied) { return head.isEmpty && tail.isEmpty }
    switch document.spelling(node) {
    case "em": return ["*", "_"].contains(head) && tail == head
    case "strong": return ["**", "__"].contains(head) && tail == head
    case "del": return ["~", "~~"].contains(head) && tail == head
    case "code":
      return head.allSatisfy { $0 == "`" || $0 == " " || $0 == "\t" } && tail == head.trimmed
    case "a": return isLink
    case "img": return head == "![" && tail.hasPrefix("]")
    case "h1", "h2", "h3", "h4", "h5", "h6": return isHeading
    case "hr":
      let marks = head.filter { !$0.isBlank }
      return tail.isEmpty && marks.count >= 3 && Set(marks).count == 1
        && "*-_".contains(marks.first ?? " ")
    case "blockquote": return head.hasPrefix(">") && head.dropFirst().allSatisfy(\.isBlank)
    case "li": return isItem
    case "dd": return head.hasPrefix(":") && head.dropFirst().allSatisfy(\.isBlank)
    case "sup": return head == "[^" && tail == "]"
    case "div":
      return head.hasPrefix("[^") && head.trimmed.hasSuffix("]:")
        || ["!!!", "???", "==="].contains { head.hasPrefix($0) }
    case "input": return head.hasPrefix("[") && head.hasSuffix("]") && head.utf8.count == 3
    case "br": return head.utf8.contains { $0 == 0x0A || $0 == 0x0D } && tail.isEmpty
    case "pre": return isCode
    case "p", "ul", "ol", "dl", "dt", "table", "thead", "tbody", "tr", "th", "td":
      return head.isEmpty && tail.isEmpty
    default: return false
    }
  }

  private var isLink: Bool {
    switch head {
    case "[": tail.hasPrefix("]")
    case "<": tail == ">"
    default: head.isEmpty && tail.isEmpty
    }
  }

  private var isHeading: Bool {
    let level = Int(document.spelling(node).dropFirst()) ?? 0
    if head.isEmpty {
      return !tail.isEmpty && level <= 2 && tail.allSatisfy { $0 == (level == 1 ? "=" : "-") }
    }
    return head.trimmed == String(repeating: "#", count: level)
  }

  private var isItem: Bool {
    let mark = head.trimmed
    if ["-", "+", "*"].contains(mark) { return tail.isEmpty }
    guard let last = mark.last, last == "." || last == ")" else { return false }
    return (2...10).contains(mark.count) && mark.dropLast().allSatisfy { ("0"..."9").contains($0) }
  }

  private var isCode: Bool {
    if head.trimmed.isEmpty { return tail.isEmpty }
    // Bytes, as a mark and what combines with it are one character.
    guard let mark = head.utf8.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return false
    }
    let length = head.utf8.prefix { $0 == mark }.count
    let close = tail.trimmed.utf8
    return length >= 3
      && (close.isEmpty || close.count >= length && close.allSatisfy { $0 == mark })
  }

  /// Whether destination and title of an inline link or image stand where its tail has them.
  var targetFits: Bool {
    let name = document.spelling(node)
    guard name == "a" && head == "[" || name == "img", tail.hasPrefix("](") else { return true }
    let bytes = document.source.bytes
    guard tail.hasSuffix(")") else { return false }
    for index in document.attributeIndices(node) {
      let attribute = document.attributes[index]
      let range = attribute.valueRange
      let spelling = document.names.spelling(attribute.name)
      guard spelling == "href" || spelling == "src" || spelling == "title" else { continue }
      guard document[node].tail.contains(range) else { return false }
      let before = bytes[range.start - 1]
      let behind = bytes[range.end]
      if spelling == "title" {
        let isQuoted =
          before == behind && (before == UInt8(ascii: "\"") || before == UInt8(ascii: "'"))
          || before == UInt8(ascii: "(") && behind == UInt8(ascii: ")")
        guard isQuoted else { return false }
      } else if before == UInt8(ascii: "<") {
        guard behind == UInt8(ascii: ">") else { return false }
      } else {
        guard before == UInt8(ascii: "(") || before <= 0x20 || before == UInt8(ascii: ">"),
          behind == UInt8(ascii: ")") || behind <= 0x20
        else { return false }
      }
    }
    return true
  }
}

extension Character {
  fileprivate var isBlank: Bool { self == " " || self == "\t" }
}

extension String {
  /// Without blanks at the ends.
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first?.isBlank == true { text.removeFirst() }
    while text.last?.isBlank == true { text.removeLast() }
    return String(text)
  }
}
