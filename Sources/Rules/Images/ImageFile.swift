// SPDX-License-Identifier: Apache-2.0

package import Articles
package import Linting
import SourceText
import WebAddresses

/// Every image of the site that a post names is there, is not empty, and is spelled as its file is.
package struct ImageFileRule: Rule {
  package static let description = RuleDescription(
    "image-file", .images, .error, fix: .offer, needs: .site,
    "Every local image exists, is not empty, and matches the case of its file name")

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    var hasLocal = false
    var doubt: String?
    for group in article.imageReferences {
      // Each file of an image once, however often its candidates name it.
      var seen: Set<String> = []
      for reference in group where seen.insert(reference.address).inserted {
        guard let site = report.site else {
          if reference.isRelative { doubt = "the site of this post is not known" }
          continue
        }
        let target: SiteFileTarget =
          article.source.holdsTemplate(reference.range)
          ? .unknown("an image's address is generated when the site is built")
          : site.file(of: reference.address, from: article)
        switch target {
        case .outside: continue
        case .unknown(let reason): doubt = reason
        case .missing where article.isInVault(reference.address, site): continue
        case .missing(let nearest):
          if reference.isBareName {
            doubt = "an image in the front matter is named without its folder"
            continue
          }
          hasLocal = true
          report.add(
            .missing(reference, nearest), at: reference.range,
            data: Self.data(reference, "missing"))
        case .outsideBase(let right):
          hasLocal = true
          let same = group.filter { $0.address == reference.address }
          report.add(
            .outsideBase(right), at: reference.range, fix: Self.fix(same, right),
            data: Self.data(reference, "base") + [.init("offer", .text(right))])
        case .file(let file):
          hasLocal = true
          if let spelling = file.spelling {
            let same = group.filter { $0.address == reference.address }
            report.add(
              .letterCase(file.path), at: reference.range, fix: Self.fix(same, spelling),
              data: Self.data(reference, "letter-case") + [.init("file", .text(file.path))])
          } else if file.bytes == 0 {
            report.add(
              .empty(file.path), at: reference.range,
              data: Self.data(reference, "empty") + [.init("file", .text(file.path))])
          }
        }
      }
    }
    for (link, range) in VaultLinks(article).links where link.showsFile {
      guard let site = report.site else { continue }
      hasLocal = true
      guard case .missing = site.target(of: link, from: article).target else { continue }
      report.add(
        .missingEmbed(link.name), at: range,
        data: [.init("src", .text(link.name)), .init("problem", .text("missing"))])
    }
    if let doubt {
      report.unverified(doubt)
    } else if !hasLocal {
      report.notApplicable()
    }
  }

  private static func data(_ reference: ImageReference, _ problem: String) -> [Measure.Field] {
    [.init("src", .text(reference.address)), .init("problem", .text(problem))]
  }

  private static func fix(_ references: [ImageReference], _ spelling: String) -> Fix? {
    // What is spelled with escapes or entities is left to its writer.
    guard references.allSatisfy(\.isVerbatim),
      !spelling.utf8.contains(where: { "\"'<>&\\()` ".utf8.contains($0) })
    else { return nil }
    return Fix(
      "Write '\(spelling)'", .offer, changing: .addresses,
      references.map { Edit($0.range, spelling) })
  }

  package static let page = """
    An image whose file is missing shows as a broken image. An address in the wrong case works on \
    the writer's computer and breaks on the server. The rule checks the sources and `srcset` \
    candidates of the post's images, the posters of its videos, the `url()` of its style \
    attributes, its front matter, and the images named for networks and search engines \
    (`og:image`, JSON-LD) on the site's own host. In a vault (`.obsidian`), `![[image.png]]` is \
    looked up by its name, in any folder.

    The rule needs the site (`--site`, or `site.root` in the settings). Without one, nothing is \
    flagged and the post counts as not checked by this rule. In these examples the site has the \
    file `/images/harbour.jpg`.

    ## Flagged

    ```html
    <p><img src="⟦/images/gone.jpg⟧" alt="A harbour at dawn"></p>
    ```

    ```html
    <p><img src="/images/harbour.jpg" srcset="/images/harbour.jpg 1x, ⟦/images/Harbour.jpg⟧ 2x" alt="A harbour at dawn"></p>
    ```

    ```markdown
    ---
    image: ⟦/images/Harbour.jpg⟧
    ---

    ![A harbour at dawn](⟦/images/gone.jpg⟧)
    ```

    ## Not flagged

    ```html
    <p><img src="/images/harbour.jpg" alt="A harbour at dawn"> <img src="https://cdn.example.com/gone.jpg" alt="The pier"></p>
    ```

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)
    ```
    """
}

extension ImageReference {
  /// Whether it is a mere name in front matter, to which themes add the folder.
  fileprivate var isBareName: Bool {
    origin == .frontMatter && !address.utf8.contains(UInt8(ascii: "/"))
  }
}

extension Message {
  fileprivate static func missing(_ image: ImageReference, _ nearest: String?) -> Message {
    let effect =
      switch image.origin {
      case .openGraph, .linkedData: "shared links and search results have no image"
      case .style: "readers see no image"
      case .source, .candidate, .poster, .frontMatter: "readers see a broken image"
      }
    return Message(
      "The image file '\(image.address)' does not exist; \(effect)",
      help: nearest.map { "did you mean '\($0)'?" } ?? "add the file, or correct the address")
  }

  fileprivate static func missingEmbed(_ name: String) -> Message {
    Message(
      "The vault has no file '\(name)'",
      help: "add the file, or correct its name")
  }

  fileprivate static func outsideBase(_ right: String) -> Message {
    Message(
      "This image address omits the site's base path",
      help: "write '\(right)'")
  }

  fileprivate static func letterCase(_ file: String) -> Message {
    Message(
      "The image file is named '\(file)'; most servers are case-sensitive",
      help: "match the case of the file name")
  }

  fileprivate static func empty(_ file: String) -> Message {
    Message(
      "The image file '\(file)' is empty",
      help: "replace the file")
  }
}
