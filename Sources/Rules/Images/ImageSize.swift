// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import ImageFiles
package import Linting
import SourceText

/// A lead image is large enough to be shared, and the stated size of an image has the shape of its file.
package struct ImageSizeRule: Rule {
  package struct Options: RuleOptions {
    var minWidth = 600
    var maxDifference = 2.0

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "min-width", \.minWidth, in: 1...100_000, "The minimum width of a lead image, in pixels"),
        Option(
          "max-difference", \.maxDifference, in: 0...100,
          "By how many percent the ratio of `width` to `height` may differ from the file's"),
      ]
    }
  }

  package static let description = RuleDescription(
    "image-size", .images, .warning, needs: .site,
    "The lead image is wide enough, and image sizes match their files' aspect ratio")

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    var hasLocal = false
    var doubt: String?
    for image in article.images {
      let stated = statedSize(of: image, article.document)
      guard image.role == .lead || stated != nil else { continue }
      let references = article.references(of: image)
      guard let site = report.site else {
        if references.contains(where: \.isRelative) {
          doubt = "the site of this post is not known"
        }
        continue
      }
      var sizes: [(address: String, size: ImageSize)] = []
      var isMissing = false
      for reference in references {
        guard !article.source.holdsTemplate(reference.range) else {
          doubt = "an image's address is generated when the site is built"
          isMissing = true
          continue
        }
        switch site.file(of: reference.address, from: article) {
        case .file(let file):
          hasLocal = true
          if let size = file.size {
            sizes.append((reference.address, size))
          } else if file.bytes > 0 {
            doubt = "the size of '\(file.path)' cannot be read"
          }
        case .unknown(let reason):
          doubt = reason
          isMissing = true
        // A missing file is reported by image-file.
        case .missing, .outsideBase, .outside: isMissing = true
        }
      }
      if let stated, let file = sizes.first(where: { $0.address == image.address })?.size {
        checkRatio(stated, file, image, &report)
      }
      if image.role == .lead, !isMissing { checkWidth(sizes.map(\.size), image, &report) }
    }
    if let doubt {
      report.unverified(doubt)
    } else if !hasLocal {
      report.notApplicable()
    }
  }

  /// The largest candidate is what readers with large screens get.
  private func checkWidth(_ sizes: [ImageSize], _ image: Image, _ report: inout RuleContext) {
    guard let widest = sizes.map(\.width).max(), widest < Double(options.minWidth),
      !sizes.contains(where: \.isVector)
    else { return }
    let width = Int(widest)
    report.add(
      .narrow(width, options.minWidth), at: image.range,
      data: [.init("width", .integer(width)), .init("min-width", .integer(options.minWidth))])
  }

  private func checkRatio(
    _ stated: (width: Double, height: Double), _ file: ImageSize, _ image: Image,
    _ report: inout RuleContext
  ) {
    guard file.width > 0, file.height > 0 else { return }
    let difference = abs(stated.width / stated.height / (file.width / file.height) - 1) * 100
    // Whole numbers may be off by half a pixel each.
    let rounding = abs(stated.height - stated.width * file.height / file.width)
    guard difference > options.maxDifference, rounding > 1 else { return }
    report.add(
      .otherRatio(stated, file), at: image.range,
      data: [
        .init("width", Self.measure(stated.width)), .init("height", Self.measure(stated.height)),
        .init("file-width", Self.measure(file.width)),
        .init("file-height", Self.measure(file.height)),
        .init("difference", .number((difference * 10).rounded() / 10)),
      ])
  }

  /// What `width` and `height` say, both in pixels; `nil` where a style lets the image be cropped.
  private func statedSize(
    of image: Image, _ document: Document
  ) -> (width: Double, height: Double)? {
    guard let node = image.node,
      let width = document.value(node, .width).flatMap(Self.pixels),
      let height = document.value(node, .height).flatMap(Self.pixels),
      !(document.value(node, .style)?.contains("object-fit") ?? false)
    else { return nil }
    return (width, height)
  }

  private static func measure(_ pixels: Double) -> Measure {
    pixels == pixels.rounded() ? .integer(Int(pixels)) : .number(pixels)
  }

  private static func pixels(_ text: String) -> Double? {
    let trimmed = text.filter { !$0.isWhitespace }
    let number = trimmed.hasSuffix("px") ? trimmed.dropLast(2) : trimmed[...]
    return Double(number).flatMap { $0.isFinite && $0 >= 1 && $0 <= 1e6 ? $0 : nil }
  }

  package static let page = """
    Networks show a lead image narrower than 600 pixels as a thumbnail or not at all; they \
    recommend 1,200, which `min-width` can require. A `width` and `height` with another ratio than \
    the file's distort the image or make the text jump when it loads.

    The width is that of the largest candidate in `srcset`; SVG drawings are sharp at any size. \
    Sizes are read from the headers of PNG, JPEG, GIF, WebP, AVIF and SVG files; rotated photos \
    count as displayed.

    The rule needs the site (`--site`, or `site.root` in the settings). Without one, nothing is \
    flagged and the post counts as not checked by this rule. In these examples \
    `/images/harbour.jpg` is 1600 by 900 pixels, `/images/small.jpg` 800 by 450.

    ## Flagged

    ```html {min-width: 1200}
    <h1>The ferry</h1>⟦<img src="/images/small.jpg" alt="A harbour at dawn">⟧<p>The ferry leaves at six.</p>
    ```

    ```markdown {min-width: 1200}
    ---
    image: ⟦/images/small.jpg⟧
    ---

    The ferry leaves at six.
    ```

    ```html
    <p>The ferry leaves at six.</p><p>⟦<img src="/images/harbour.jpg" alt="A harbour at dawn" width="800" height="600">⟧</p>
    ```

    ## Not flagged

    ```html
    <h1>The ferry</h1><img src="/images/small.jpg" srcset="/images/small.jpg 800w, /images/harbour.jpg 1600w" alt="A harbour at dawn" width="800" height="450"><p>The ferry leaves at six.</p>
    ```

    ```markdown
    ![A harbour at dawn](/images/harbour.jpg)

    The ferry leaves at six.
    ```
    """
}

extension Message {
  fileprivate static func narrow(_ width: Int, _ bound: Int) -> Message {
    Message(
      "The lead image is only \(width) pixels wide",
      help: "use one of at least \(bound) pixels, or add a wider one to srcset")
  }

  fileprivate static func otherRatio(
    _ stated: (width: Double, height: Double), _ file: ImageSize
  ) -> Message {
    let size = "\(Int(file.width)) by \(Int(file.height))"
    return Message(
      "The size \(Int(stated.width)) by \(Int(stated.height)) distorts the image, which is \(size)",
      help: "use the file's width and height, and scale the image in the stylesheet")
  }
}
