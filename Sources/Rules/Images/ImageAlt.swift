// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Every image has an alt text, or says with an empty one that it is decoration.
package struct ImageAltRule: Rule {
  package static let description = RuleDescription(
    "image-alt", .images, .error,
    "Every image has alt text, or empty alt text if it is decorative")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    var hasImage = false
    var names = LinkNames(document)
    var silentLinks: [NodeID: Bool] = [:]
    for image in article.images {
      if case .shortcode = image.origin {
        hasImage = true
        // An empty one says that the image is decoration.
        if let alt = image.alt, alt.isEmpty || !alt.allSatisfy(\.isWhitespace) { continue }
        report.add(
          image.alt == nil ? .missing : .blank, at: image.altRange ?? image.range)
      }
      guard let node = image.node else { continue }
      hasImage = true
      // The link has no name then, which is one fault, and reported on the link.
      if isOnlyContentOfLink(node, &silentLinks, document) { continue }
      // `![](#boats)` shows another part of a site of MyST's.
      if article.traits.contains(.fillsLinks), image.address.hasPrefix("#") { continue }
      guard let index = document.attribute(node, .alt) else {
        if !isNamedOtherwise(node, &names, article) { report.add(.missing, at: image.range) }
        continue
      }
      let attribute = document.attributes[index]
      let value = document.value(ofAttribute: index)
      if value.isEmpty {
        let range = attribute.nameRange.isEmpty ? image.range : attribute.nameRange
        if image.role == .lead, !supplies(report) {
          report.add(.emptyOnLead, at: range)
        } else if isOmitted(image, node, article), !supplies(report) {
          report.add(.omitted, at: range)
        }
      } else if value.allSatisfy(\.isWhitespace), !isNamedOtherwise(node, &names, article) {
        report.add(.blank, at: attribute.valueRange.isEmpty ? image.range : attribute.valueRange)
      }
    }
    if !article.possibleImages.isEmpty {
      report.unverified("the output of shortcodes and components is not known")
    } else if !hasImage {
      report.notApplicable()
    }
  }

  /// Whether the brackets of an image in Markdown are empty because no one filled them: it is not a sign or ornament, does
  /// is not next to the words of a link, and has no title that is read in its place.
  private func isOmitted(_ image: Image, _ node: NodeID, _ article: Article) -> Bool {
    let document = article.document
    guard document[node].flags.contains(.markdown), !image.isExempt,
      !document.isPresentational(node), !article.isHidden(node),
      !(document.value(node, .class)?.lowercased().contains("decorat") ?? false)
    else { return false }
    for name in [Name.title, .ariaLabel, .ariaLabelledby]
    where document.value(node, name)?.contains(where: { !$0.isWhitespace }) ?? false {
      return false
    }
    return document.closest(document.parent(node), where: { document.isElement($0, .a) }) == nil
  }

  /// Whether the site's theme may give images of Markdown an alt text.
  private func supplies(_ report: RuleContext) -> Bool { report.site?.suppliesAlt ?? false }

  /// Whether a label or a title stands for the alt text, or no one needs one: the image is hidden, or its role says
  /// that it is decoration.
  private func isNamedOtherwise(
    _ node: NodeID, _ names: inout LinkNames, _ article: Article
  ) -> Bool {
    let document = article.document
    if document[node].flags.contains(.markdown) { return false }
    return document.isPresentational(node) || !names.name(of: node).isEmpty
      || article.isHidden(node)
  }

  /// Whether a link shows nothing but images without alt texts, as this one is. `known` holds what was found of
  /// links before.
  private func isOnlyContentOfLink(
    _ node: NodeID, _ known: inout [NodeID: Bool], _ document: Document
  ) -> Bool {
    guard let link = document.closest(document.parent(node), where: { document.isElement($0, .a) }),
      document.attribute(link, .href) != nil
    else { return false }
    if let answer = known[link] { return answer }
    let answer = showsNothing(link, document)
    known[link] = answer
    return answer
  }

  private func showsNothing(_ link: NodeID, _ document: Document) -> Bool {
    for name in [Name.ariaLabel, .ariaLabelledby, .title] {
      if document.value(link, name)?.contains(where: { !$0.isWhitespace }) ?? false { return false }
    }
    for index in document.descendants(link) {
      let inner = NodeID(index)
      if document.kind(inner) == .text, !document.isBlank(inner) { return false }
      if document.isElement(inner, .img),
        document.value(inner, .alt)?.contains(where: { !$0.isWhitespace }) ?? false
      {
        return false
      }
    }
    return true
  }

  package static let page = """
    Readers who cannot see an image hear its alt text instead. Without one, a screen reader may \
    read out the file name. Empty alt text (`alt=""`) marks an image as decorative, which is fine \
    for an ornament but not for the lead image. Empty brackets in Markdown (`![](harbour.jpg)`) \
    are usually left over from an editor and are flagged, except inside a link with words, with a \
    title, with `role="presentation"`, or on a site whose image template (Hugo's `render-image`) \
    sets the alt text itself. An image without alt text that is the only content of a link is \
    reported by `link-empty`.

    ## Flagged

    ```html
    <p>The harbour: ⟦<img src="/images/harbour.jpg">⟧</p>
    ```

    ```html
    <p>The harbour: <img src="/images/harbour.jpg" alt="⟦  ⟧"></p>
    ```

    ```markdown
    ⟦![](/images/harbour.jpg)⟧

    The ferry leaves at six.
    ```

    ```markdown
    The ferry leaves at six.

    ⟦![](/images/harbour.jpg)⟧
    ```

    ## Not flagged

    ```markdown
    The ferry leaves at six.

    [![](/images/harbour.jpg) The harbour](/harbour/)
    ```

    ```html
    <p>The harbour: <img src="/images/harbour.jpg" alt="A harbour at dawn"></p>
    ```

    ```html
    <p>The end <img src="/images/ornament.png" alt=""></p>
    ```

    ```html
    <p>Read on: <a href="/harbour/"><img src="/images/harbour.jpg" alt=""></a></p>
    ```

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    ```
    """
}

extension Message {
  fileprivate static let missing = Message(
    "This image has no alt text",
    help: "describe what it shows in alt=\"…\", or write alt=\"\" if it is decorative")
  fileprivate static let blank = Message(
    "This alt text contains only spaces",
    help: "describe what the image shows, or write alt=\"\" if it is decorative")
  fileprivate static let omitted = Message(
    "This image has no alt text: its brackets are empty",
    help: "describe what it shows between the brackets, or use <img alt=\"\"> if it is decorative")
  fileprivate static let emptyOnLead = Message(
    "The lead image has empty alt text, as if it were decorative",
    help: "describe what it shows")
}
