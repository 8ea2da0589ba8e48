// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import Linting
import SourceText

/// Videos with sound have captions.
package struct VideoCaptionsRule: Rule {
  package static let description = RuleDescription(
    "video-captions", .markup, .suggestion, "Videos have captions")

  package static let habits: [Habit] = [
    .fact("have videos without captions", meaning: "deaf readers cannot follow them")
  ]

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let document = article.document
    guard document.mayHaveElement(.video) else { return report.notApplicable() }
    var applies = false
    for root in article.contentRoots {
      for index in document.descendants(root) where document.nodes[index].name == .video {
        let node = NodeID(index)
        guard document.isElement(node, .video), !document[node].flags.contains(.clone),
          document.attribute(node, .controls) != nil, hasSource(node, document)
        else { continue }
        applies = true
        guard !isSilent(node, document), !mayHaveCaptions(node, document),
          !article.isNeverContent(node), !article.isHidden(node),
          document.closest(node, where: { document.kind($0) == .fragment }) == nil
        else { continue }
        report.add(.uncaptioned, at: document[node].head)
      }
    }
    if !applies { report.notApplicable() }
  }

  private func hasSource(_ node: NodeID, _ document: Document) -> Bool {
    document.attribute(node, .src) != nil
      || document.descendants(node).contains { document.isElement(NodeID($0), .source) }
  }

  /// Whether it plays without sound, as moving pictures do.
  private func isSilent(_ node: NodeID, _ document: Document) -> Bool {
    document.attributeIndices(node).contains { index in
      ["muted", "loop", "autoplay"].contains(
        document.names.spelling(document.attributes[index].name).lowercased())
    }
  }

  /// Whether it has a track with captions, or a template may add one.
  private func mayHaveCaptions(_ node: NodeID, _ document: Document) -> Bool {
    document.descendants(node).contains { index in
      let inner = NodeID(index)
      if document.kind(inner) == .opaque { return true }
      guard document.isElement(inner, .track) else { return false }
      // Without a kind it has subtitles.
      let kind = document.value(inner, .kind)?.lowercased() ?? "subtitles"
      return kind == "captions" || kind == "subtitles"
    }
  }

  package static let page = """
    Captions show what is said to readers who are deaf, or who watch without sound. A `track` \
    element adds them. Videos that are muted, start by themselves or repeat are not flagged, as \
    they are moving pictures, nor are frames of other sites, whose players have their own. If the \
    captions are part of the picture, or nothing is said, suppress the finding.

    ## Flagged

    ```html
    <p>The ferry:</p>⟦<video src="/ferry.mp4" controls title="The ferry at dawn">⟧</video>
    ```

    ```markdown
    The ferry:

    ⟦<video controls title="The ferry at dawn">⟧<source src="/ferry.mp4"></video>
    ```

    ## Not flagged

    ```html
    <video src="/ferry.mp4" controls title="The ferry"><track kind="captions" src="/ferry.vtt" srclang="en"></video>
    <video src="/wave.mp4" autoplay loop muted controls title="A wave"></video>
    ```

    ```markdown
    <iframe src="https://www.youtube.com/embed/x" title="The ferry at dawn"></iframe> `<video controls>`
    ```
    """
}

extension Message {
  fileprivate static let uncaptioned = Message(
    "This video has no captions", help: "add them with <track kind=\"captions\" src=\"…\">")
}
