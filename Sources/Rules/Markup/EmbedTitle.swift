// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Every frame and video says what it is.
package struct EmbedTitleRule: Rule {
  package static let description = RuleDescription(
    "embed-title", .markup, .warning, "Every frame and video has a title or a label")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    guard document.mayHaveElement(.iframe) || document.mayHaveElement(.video) else {
      report.notApplicable()
      return
    }
    var applies = false
    var labels = ElementLabels(document)
    // Where the element ends that hides what is in it, or shows it only where it cannot be played.
    var hiddenEnd = 0
    for index in document.nodes.indices where index >= hiddenEnd {
      let node = NodeID(index)
      if hides(node, document) {
        hiddenEnd = document.subtreeEnd(node)
        continue
      }
      if isMedium(node, document) { hiddenEnd = document.subtreeEnd(node) }
      guard document.isElement(node, .iframe) || document.isElement(node, .video),
        !document[node].flags.contains(.clone), !isUnnoticed(node, document)
      else { continue }
      applies = true
      if labels.hasLabel(node) { continue }
      // One finding is enough for a film.
      if document.isElement(node, .video), report.isOn("video-captions") { continue }
      let name = document.spelling(node)
      report.add(
        .untitled(name), at: document[node].head,
        // The text around a video may name it; a frame has no other name.
        atMost: name == "video" ? .suggestion : nil, data: [.init("element", .text(name))])
    }
    if !applies { report.notApplicable() }
  }

  /// Whether readers and their programs are meant not to notice it.
  private func isUnnoticed(_ node: NodeID, _ document: Document) -> Bool {
    if let tab = document.value(node, .tabindex), tab.utf8.first == UInt8(ascii: "-") {
      return true
    }
    let role = document.value(node, .role)?.lowercased()
    return role == "presentation" || role == "none" || isPixel(node, document)
  }

  /// Whether nothing inside `node` is shown, nor the node itself.
  private func hides(_ node: NodeID, _ document: Document) -> Bool {
    if document.kind(node) == .fragment { return true }
    guard document.kind(node) == .element, document[node].attributeCount > 0 else { return false }
    if document.attribute(node, .hidden) != nil { return true }
    if document.value(node, .ariaHidden)?.lowercased() == "true" { return true }
    let style = declarations(node, document)
    return style.contains("display:none") || style.contains("visibility:hidden")
  }

  /// Whether the content of `node` is for browsers that do not support it.
  private func isMedium(_ node: NodeID, _ document: Document) -> Bool {
    [.video, .audio, .object, .canvas].contains { document.isElement(node, $0) }
  }

  private func isPixel(_ node: NodeID, _ document: Document) -> Bool {
    let small: Set<String> = ["0", "1", "0px", "1px"]
    for name in [Name.width, .height] {
      if let size = document.value(node, name)?.lowercased(), small.contains(size) { return true }
    }
    return declarations(node, document).contains { declaration in
      guard let colon = declaration.firstIndex(of: ":"),
        ["width", "height"].contains(declaration[..<colon])
      else { return false }
      return small.contains(String(declaration[declaration.index(after: colon)...]))
    }
  }

  /// The declarations of the element's own style, without white space, in lower case.
  private func declarations(_ node: NodeID, _ document: Document) -> [String] {
    guard let style = document.value(node, .style) else { return [] }
    return style.lowercased().split(separator: ";").map { declaration in
      let plain = declaration.filter { !$0.isWhitespace }
      return plain.hasSuffix("!important") ? String(plain.dropLast(10)) : plain
    }
  }

  package static let page = """
    A screen reader says "frame" or "video" and then the title; without one nobody knows what it \
    is. Hidden frames need none. A video without a title is a suggestion, since the text may name it.

    ## Flagged

    ```html
    <p>The ferry:</p>⟦<iframe src="https://www.youtube.com/embed/x" width="560" height="315">⟧</iframe>
    ```

    ```html
    ⟦<video src="/ferry.mp4" controls title=" ">⟧</video>
    ```

    ```markdown
    The ferry:

    ⟦<iframe src="https://player.vimeo.com/video/1">⟧</iframe>
    ```

    ## Not flagged

    ```html
    <h2 id="film">The ferry at dawn</h2>
    <video src="/ferry.mp4" controls aria-labelledby="film"></video>
    <iframe src="https://t.example/pixel" width="1" height="1"></iframe>
    ```

    ```markdown
    <iframe src="https://www.youtube.com/embed/x" title="The ferry at dawn"></iframe>
    ```
    """
}

/// Looks for the names that a title or a label gives to an element.
private struct ElementLabels {
  private let document: Document
  /// The elements with an id, gathered when the first is asked for.
  private var elements: [String: NodeID]?

  init(_ document: Document) { self.document = document }

  mutating func hasLabel(_ node: NodeID) -> Bool {
    for name in [Name.title, .ariaLabel] where isText(document.value(node, name)) { return true }
    guard let ids = document.value(node, .ariaLabelledby) else { return false }
    let known = elements ?? gather()
    elements = known
    return ids.split(whereSeparator: \.isWhitespace).contains { id in
      known[String(id)].map { hasText($0) } ?? false
    }
  }

  private func gather() -> [String: NodeID] {
    var found: [String: NodeID] = [:]
    for index in document.nodes.indices where document.nodes[index].kind == .element {
      if let id = document.value(NodeID(index), .id), found[id] == nil { found[id] = NodeID(index) }
    }
    return found
  }

  private func hasText(_ node: NodeID) -> Bool {
    for name in [Name.ariaLabel, .title, .alt] where isText(document.value(node, name)) {
      return true
    }
    return document.descendants(node).contains { index in
      let inner = NodeID(index)
      return document.kind(inner) == .text
        ? !document.isBlank(inner)
        : document.isElement(inner, .img) && isText(document.value(inner, .alt))
    }
  }

  private func isText(_ text: String?) -> Bool {
    text?.contains { !$0.isWhitespace } ?? false
  }
}

extension Message {
  fileprivate static func untitled(_ name: String) -> Message {
    Message(
      "This \(name == "iframe" ? "frame" : "video") has no title",
      help: "say what it shows in title=\"…\"")
  }
}
