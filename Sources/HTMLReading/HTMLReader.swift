// SPDX-License-Identifier: Apache-2.0

package import Documents
package import SourceText

/// Reads HTML as browsers do, into a tree that knows its place in the source.
package enum HTMLReader {
  /// The tree of a whole page; `start` is where the page begins when something is in front of
  /// it. With `templates`, the tags of Liquid and its like are opaque, in text and inside of tags. With `xml`, a slash
  /// ends an element at once, and there are CDATA sections, as in a file that is served as XHTML.
  package static func read(
    _ source: SourceText, from start: Int? = nil, scripting: Bool = false, templates: Bool = false,
    xml: Bool = false
  ) -> Document {
    var builder = HTMLTreeBuilder(pageOf: source, scripting: scripting)
    builder.readsXML = xml
    builder.readsTemplates = templates
    let range = ByteRange(start ?? source.contentStart, source.count)
    noteInputProblems(in: range, of: &builder.tokenizer.out)
    builder.run(range)
    return builder.finish()
  }

  /// The tree of a fragment, whose nodes hang directly under the document node; `context` is the
  /// element it is in, such as `div`, `svg path` or `math mi`. It may be a part of the source, up to `end`.
  package static func readFragment(
    _ source: SourceText, context: String = "body", from start: Int? = nil, upTo end: Int? = nil,
    scripting: Bool = false, templates: Bool = false
  ) -> Document {
    var builder = HTMLTreeBuilder(fragmentOf: source, context: context, scripting: scripting)
    builder.readsTemplates = templates
    let range = ByteRange(start ?? source.contentStart, end ?? source.count)
    noteInputProblems(in: range, of: &builder.tokenizer.out)
    builder.run(range)
    return builder.finish()
  }

  /// Whether the text from `start` is a page: a doctype, `html`, `head` or `body` opens it, or
  /// follows only comments and elements of a head.
  package static func looksLikePage(_ source: SourceText, from start: Int) -> Bool {
    let front = SourceText(bytes: Array(source.bytes[Swift.min(start, source.count)...]))
    var tokenizer = HTMLTokenizer(into: DocumentBuilder(source: front))
    return tokenizer.findsPage()
  }
}

extension HTMLTokenizer {
  /// Whether a page's own tags come before any content.
  fileprivate mutating func findsPage() -> Bool {
    let bytes = out.source.bytes
    return bytes.withUnsafeBufferPointer { buffer in
      begin(buffer, ByteRange(out.source.contentStart, buffer.count))
      defer { endInput() }
      return scanForPage()
    }
  }

  private mutating func scanForPage() -> Bool {
    let table = ElementTable.shared
    var isInText = false
    while true {
      switch next() {
      case .doctype: return true
      case .end: return false
      case .comment, .null: break
      case .endTag: isInText = false
      case .reference: if !isInText { return false }
      case .text:
        if !isInText, input[range.indices].contains(where: { !$0.isHTMLSpace }) { return false }
      case .startTag:
        switch table.kind(name) {
        case .html, .head, .body, .frameset: return true
        case .headVoid: break
        case .title:
          state = .rcdata
          isInText = true
        case .headRaw:
          state = .rawtext
          isInText = true
        case .script:
          state = .script
          isInText = true
        case .noscript: break
        default: return false
        }
      }
    }
  }
}
