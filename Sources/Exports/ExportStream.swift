// SPDX-License-Identifier: Apache-2.0

import CLibXML2

/// The texts of an export, read by libxml2's streaming reader: no entity is put in, and nothing is fetched.
@safe
struct ExportStream: ~Copyable {
  struct Field {
    var field: ExportField
    var text: String
  }

  struct Item {
    var fields: [Field] = []
  }

  struct Problem: Error {
    var message: String
    /// From 1.
    var line: Int
  }

  private let reader: xmlTextReaderPtr
  /// What the channel says of itself, by the names of the elements.
  private(set) var channel: [String: String] = [:]
  private(set) var items: [Item] = []

  private static let channelNames: Set<String> = [
    "title", "link", "language", "wp:wxr_version", "wp:base_site_url", "wp:base_blog_url",
  ]

  /// Reads an export that was made fit for it.
  static func read(_ export: ExportRepair) throws(Problem) -> (
    channel: [String: String], items: [Item]
  ) {
    let bytes = export.bytes
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_NOERROR.rawValue
      // The text is UTF-8 by now, whatever its declaration says.
      | XML_PARSE_IGNORE_ENC.rawValue
    // The reader looks into the bytes as it goes, so they must stay where they are.
    let result: Result<([String: String], [Item]), Problem> = unsafe bytes.withUnsafeBytes { raw in
      let start = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard
        let reader = unsafe xmlReaderForMemory(
          start, Int32(clamping: raw.count), nil, "UTF-8", Int32(options))
      else { return .failure(Problem(message: "it cannot be read as XML", line: 1)) }
      var stream = unsafe ExportStream(reader)
      do throws(Problem) {
        try stream.run()
        return .success((stream.channel, stream.items))
      } catch {
        return .failure(error)
      }
    }
    do throws(Problem) {
      return try result.get()
    } catch {
      throw Problem(message: error.message, line: error.line + export.skippedLines)
    }
  }

  private init(_ reader: xmlTextReaderPtr) { unsafe self.reader = reader }

  deinit { unsafe xmlFreeTextReader(reader) }

  private mutating func run() throws(Problem) {
    var item: Item?
    var name = ""
    var field: ExportField?
    var text = ""
    while true {
      let status = unsafe xmlTextReaderRead(reader)
      if status == 0 { return }
      guard status == 1 else { throw mistake }
      let depth = unsafe xmlTextReaderDepth(reader)
      switch UInt32(bitPattern: unsafe xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_DOCUMENT_TYPE.rawValue, XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
        throw Problem(
          message: "it declares or uses entities, which WordPress exports do not", line: line)
      case XML_READER_TYPE_ELEMENT.rawValue:
        let isEmpty = unsafe xmlTextReaderIsEmptyElement(reader) == 1
        if depth == 2 {
          name = elementName
          text = ""
          if name == "item" {
            item = Item()
            if isEmpty { items.append(Item()) }
          }
          if isEmpty { item = nil }
        } else if depth == 3, item != nil {
          field = ExportField(rawValue: elementName)
          text = ""
          if isEmpty, let known = field {
            item?.fields.append(Field(field: known, text: ""))
            field = nil
          }
        }
      case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
        XML_READER_TYPE_WHITESPACE.rawValue, XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
        if field != nil && (depth == 4 || field == .meta) || item == nil && depth == 3 {
          text += value
        }
      case XML_READER_TYPE_END_ELEMENT.rawValue:
        if depth == 3, let known = field {
          item?.fields.append(Field(field: known, text: text))
          field = nil
        } else if depth == 2 {
          if let ended = item {
            items.append(ended)
          } else if Self.channelNames.contains(name), channel[name] == nil {
            channel[name] = text
          }
          item = nil
        }
      default: break
      }
    }
  }

  private var elementName: String {
    unsafe xmlTextReaderConstName(reader).map { unsafe String(cString: $0) } ?? ""
  }

  private var value: String {
    unsafe xmlTextReaderConstValue(reader).map { unsafe String(cString: $0) } ?? ""
  }

  private var line: Int { max(1, Int(unsafe xmlTextReaderGetParserLineNumber(reader))) }

  private var mistake: Problem {
    var message = ""
    var line = line
    if let error = unsafe xmlGetLastError() {
      if let text = unsafe error.pointee.message { message = unsafe String(cString: text) }
      if unsafe error.pointee.line > 0 { line = Int(unsafe error.pointee.line) }
    }
    let first = message.split(separator: "\n").first.map(String.init) ?? ""
    return Problem(
      message: first.isEmpty ? "it is not well-formed XML" : "it is not well-formed XML: " + first,
      line: line)
  }
}
