// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Every button, summary and drawn image has a name.
package struct ControlNameRule: Rule {
  package static let description = RuleDescription(
    "control-name", .markup, .warning, "Buttons, summaries and drawn images have a name")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    var names = LinkNames(document)
    var applies = false
    for root in article.contentRoots {
      for index in document.descendants(root) where document.nodes[index].kind == .element {
        let record = document.nodes[index]
        guard !record.flags.contains(.markdown), record.flags.isDisjoint(with: [.clone, .implied])
        else { continue }
        let node = NodeID(index)
        guard let kind = kind(node, record, document) else { continue }
        applies = true
        // Nearly all have one.
        guard names.name(of: node).isEmpty, !isFilledLater(node, document),
          !article.isNeverContent(node), !article.isHidden(node),
          document.closest(node, where: { document.kind($0) == .fragment }) == nil
        else { continue }
        report.add(
          .nameless(kind), at: record.head,
          data: [.init("element", .text(document.spelling(node)))])
      }
    }
    if !applies { report.notApplicable() }
  }

  /// What needs a name.
  fileprivate enum Kind {
    case button, imageButton, summary, object, drawing
  }

  private func kind(_ node: NodeID, _ record: NodeRecord, _ document: Document) -> Kind? {
    if record.namespace == .html {
      switch record.name {
      case .button: return .button
      case .summary: return .summary
      case .object: return document.attribute(node, .data) == nil ? nil : .object
      case .input:
        switch document.value(node, .type)?.lowercased() {
        case "image": return .imageButton
        case "button": return hasText(document.value(node, .value)) ? nil : .button
        default: return nil
        }
      // Links and images have rules of their own.
      case .a, .img, .area: return nil
      default: break
      }
    }
    guard record.attributeCount > 0, let role = document.value(node, .role) else { return nil }
    switch role.lowercased() {
    case "img": return .drawing
    case "button": return record.namespace == .html ? .button : nil
    default: return nil
    }
  }

  /// Whether a script or a template may give the element its name: it finds it by an id, or by
  /// attributes of a framework.
  private func isFilledLater(_ node: NodeID, _ document: Document) -> Bool {
    document.attributeIndices(node).contains { index in
      let name = document.names.spelling(document.attributes[index].name).lowercased()
      return name == "id" || name.hasPrefix("data-") || name.hasPrefix("x-")
        || name.hasPrefix("v-") || name.hasPrefix("@") || name.hasPrefix(":")
        || name.contains("{") || name.contains("[")
    }
  }

  private func hasText(_ text: String?) -> Bool { text?.contains { !$0.isWhitespace } ?? false }

  package static let page = """
    A screen reader reads out the name of a control and of an image: its text, `aria-label`, the \
    `title` of an SVG, the `alt` of an image button. Without a name it says "button" or "image", \
    and nobody knows what it does or shows. Checked are `button`, `summary`, image buttons, \
    `object` without alternative content, and elements with `role="img"` or `role="button"`. \
    Hidden elements are not checked, nor are those that a script may fill (with an `id` or \
    attributes such as `data-…`). Links are checked by link-empty, images by image-alt.

    ## Flagged

    ```html
    <p>⟦<button class="close">⟧</button> ⟦<input type="image" src="/go.png">⟧</p>
    <details>⟦<summary>⟧ </summary><p>The ferry leaves at six.</p></details>
    ```

    ```html
    <p>⟦<svg role="img" viewBox="0 0 9 9">⟧<path d="M1 1h7"/></svg> ⟦<object data="/pier.svg">⟧</object></p>
    ```

    ```markdown
    The ferry leaves at six. ⟦<span role="img" class="boat">⟧</span>
    ```

    ## Not flagged

    ```html
    <p><button>Close</button> <button aria-label="Close"><svg></svg></button> <button id="menu"></button></p>
    <p><svg role="img"><title>The pier</title><path d="M1 1h7"/></svg> <svg><path d="M1 1h7"/></svg></p>
    <p><object data="/pier.pdf"><a href="/pier.pdf">The plan of the pier</a></object> <input type="submit"></p>
    ```

    ```markdown
    <details><summary>When the ferry leaves</summary>

    At six. <span role="img" aria-label="A boat">⛵</span> `<button></button>` <button hidden></button>

    </details>
    ```
    """
}

extension Message {
  private static let button = Message(
    "This button has no name", help: "write what it does in the button, or in aria-label=\"…\"")
  private static let imageButton = Message(
    "This image button has no name", help: "write what it does in alt=\"…\"")
  private static let summary = Message(
    "This summary is empty", help: "write what the details are about")
  private static let object = Message(
    "This object has no name or alternative",
    help: "say what it shows in aria-label=\"…\", or put a link to the file in it")
  private static let drawing = Message(
    "This image has no name",
    help: "say what it shows in aria-label=\"…\", or remove role=\"img\" if it is decorative")

  fileprivate static func nameless(_ kind: ControlNameRule.Kind) -> Message {
    switch kind {
    case .button: button
    case .imageButton: imageButton
    case .summary: summary
    case .object: object
    case .drawing: drawing
    }
  }
}
