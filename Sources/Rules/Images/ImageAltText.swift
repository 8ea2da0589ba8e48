// SPDX-License-Identifier: Apache-2.0

package import Articles
import Credits
import Documents
import Language
package import Linting
import SourceText

/// An alt text describes its image, in a sentence of its own.
package struct ImageAltTextRule: Rule {
  package struct Options: RuleOptions {
    var minCharacters = 11
    var maxCharacters = 300
    var prefixes: [String] = []

    package init() {}

    package static var table: [Option<Options>] {
      [
        Option(
          "min-characters", \.minCharacters, in: 1...1000,
          "The fewest characters; one of Chinese, Japanese or Korean counts as two"),
        Option("max-characters", \.maxCharacters, in: 1...10000, "The most characters"),
        Option(
          "prefixes", \.prefixes,
          "Additional redundant openings, such as `screenshot of`"),
      ]
    }
  }

  package static let description = RuleDescription(
    "image-alt-text", .images, .warning, fix: .offer,
    "Alt text describes the image briefly and differs from the caption")

  package static let habits: [Habit] = [
    .fact(
      "have alt text that says little",
      meaning: "screen reader users miss the images")
  ]

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package func check(_ article: Article, _ report: inout RuleContext) {
    var seen: [String: Image] = [:]
    var hasAlt = false
    for image in article.images {
      guard let alt = image.alt, let range = image.altRange,
        !alt.allSatisfy(\.isWhitespace), !article.source.holdsTemplate(range),
        !Self.isStandIn(image, article.document)
      else { continue }
      hasAlt = true
      let key = Self.folded(alt)
      let earlier = seen[key]
      if earlier == nil { seen[key] = image }
      let data: [Measure.Field] = [
        .init("alt", .text(alt)), .init("characters", .integer(Self.length(alt).characters)),
      ]
      if let problem = problem(of: alt, image, article, report) {
        report.add(
          problem.message, at: range, atMost: problem.severity, fix: problem.fix, data: data)
      } else if let earlier, !key.isEmpty, Self.file(earlier) != Self.file(image) {
        report.add(
          .shared, at: range, atMost: .suggestion,
          related: [RelatedPlace("another image", earlier.altRange ?? range)], data: data)
      }
    }
    if !hasAlt { report.notApplicable() }
  }

  /// A caption of fewer words is a label.
  private static let fewestCaptionWords = 4

  /// What is wrong with an alt text.
  private struct Problem {
    var message: Message
    /// The highest severity; `nil` for the rule's own.
    var severity: Severity?
    var fix: Fix?
  }

  /// What is wrong with an alt text that says something, the gravest first.
  private func problem(
    of alt: String, _ image: Image, _ article: Article, _ report: RuleContext
  ) -> Problem? {
    // A picture of a sign, such as the bullet of a list, shows just that.
    if !alt.contains(where: { $0.isLetter || $0.isNumber }) { return nil }
    // A picture of a number, as in the margin of a listing, shows just that.
    if alt.utf8.count <= 3, alt.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return nil }
    if FileNames.isFileName(alt, of: image.address) { return Problem(message: .fileName(alt)) }
    if let length = AltPrefixes.length(
      in: alt, language: article.language, further: options.prefixes)
    {
      let prefix = String(decoding: Array(alt.utf8.prefix(length)), as: UTF8.self)
      // "Photo of" may tell the image from a drawing beside it.
      return Problem(
        message: .prefix(prefix), severity: .suggestion,
        fix: withoutPrefix(length, image, article))
    }
    let isHidden =
      image.hiddenCredit?.channel == .alt && report.isOn("image-credit-hidden")
    if !isHidden, article.creditInAlt(of: image) != nil {
      return Problem(message: .credit)
    }
    if let caption = article.captionWithoutCredit(of: image).map(Self.folded), !caption.isEmpty,
      caption == Self.folded(alt)
    {
      // A label, such as the name of what a list shows, is all there is to say.
      let isLabel =
        !Words.areWide(in: caption) && Words.count(Array(caption.utf8)) < Self.fewestCaptionWords
      return isLabel || Self.isCard(image, article) ? nil : Problem(message: .caption)
    }
    let length = Self.length(alt)
    // The name is all that a logo, an icon or an avatar shows.
    if length.width < options.minCharacters, !image.isExempt, !Self.isName(alt),
      !Self.isLinkText(image, article.document)
    {
      // Two words may say it all: "bar chart".
      let isPhrase = alt.split(whereSeparator: \.isWhitespace).count > 1
      return Problem(
        message: .short(length.characters, options.minCharacters),
        severity: isPhrase ? .suggestion : nil)
    }
    if length.characters > options.maxCharacters {
      // It may be what a picture of words says.
      return Problem(
        message: .long(length.characters, options.maxCharacters), severity: .suggestion)
    }
    return nil
  }

  /// The fix that lets the alt text begin with what is seen.
  private func withoutPrefix(_ length: Int, _ image: Image, _ article: Article) -> Fix? {
    guard let text = article.altText(of: image), let alt = image.alt else { return nil }
    var cut = length
    for scalar in String(decoding: text.bytes[length...], as: UTF8.self).unicodeScalars {
      guard scalar.properties.isWhitespace || scalar == ":" else {
        let end = cut + UTF8.width(scalar)
        let pieces = text.pieces(in: 0..<end)
        guard pieces.count == 1, pieces[0].isVerbatim else { return nil }
        let isCapital = alt.unicodeScalars.first?.properties.isUppercase ?? false
        let first = isCapital ? scalar.properties.uppercaseMapping : String(scalar)
        return Fix(
          "Start with what the image shows", .offer, [Edit(text.source(0..<end), first)])
      }
      cut += UTF8.width(scalar)
    }
    return nil
  }

  /// Whether `image` lies in a figure that is a link as a whole: its caption says where that leads.
  private static func isCard(_ image: Image, _ article: Article) -> Bool {
    let document = article.document
    guard var node = image.node else { return false }
    var isFigure = false
    while !node.isNone {
      if document.isElement(node, .figure) { isFigure = true }
      if isFigure, document.isElement(node, .a) { return true }
      node = document.parent(node)
    }
    return false
  }

  /// Whether `image` is shown only where scripts are off, instead of what a script draws.
  private static func isStandIn(_ image: Image, _ document: Document) -> Bool {
    var node = image.node ?? .none
    while !node.isNone {
      if document.isElement(node, .noscript) { return true }
      node = document.parent(node)
    }
    return false
  }

  /// Whether the alt text is what a link says: "Next".
  private static func isLinkText(_ image: Image, _ document: Document) -> Bool {
    var node = image.node ?? .none
    while !node.isNone {
      if document.isElement(node, .a) {
        return document.value(node, .href) != nil
          && document.visibleText(node).bytes.allSatisfy { $0 <= 0x20 }
      }
      node = document.parent(node)
    }
    return false
  }

  private static func file(_ image: Image) -> String {
    CreditFileNames.stem(ofAddress: image.address)
  }

  /// Whether `text` is two or three words with capitals, as names of people and places are: what a portrait shows.
  private static func isName(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    return (2...3).contains(words.count)
      && words.allSatisfy { word in
        word.unicodeScalars.first.map { $0.properties.isUppercase } ?? false
      }
  }

  /// The characters of `text` without blanks around them, and how wide they are.
  private static func length(_ text: String) -> (characters: Int, width: Int) {
    var length = (characters: 0, width: 0)
    var blanks = 0
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if length.characters > 0 { blanks += 1 }
        continue
      }
      length.characters += blanks + 1
      length.width += blanks
      blanks = 0
      switch scalar.value {
      case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0x2_0000...0x3_FFFF:
        length.width += 2
      default: length.width += 1
      }
    }
    return length
  }

  /// Letters and digits in lower case, with one blank between the words.
  private static func folded(_ text: String) -> String {
    var result = ""
    var isBlank = false
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if isBlank, !result.isEmpty { result += " " }
        isBlank = false
        result.unicodeScalars.append(scalar)
      } else {
        isBlank = true
      }
    }
    return result
  }

  package static let page = """
    Readers who cannot see an image hear its alt text. A file name, "image of" or a repeated \
    caption tells them nothing; a very short text seldom describes the image, and a very long one \
    cannot be skimmed. A credit belongs in the caption. A long text, which may transcribe an image \
    of text, "image of", two short words and a text that two images share are suggestions. Images inside `noscript` are not checked.

    A caption of up to three words is a label, such as a product name, and the caption of a figure \
    that is a link says where the link goes; the alt text may repeat both.

    A decorative image has empty alt text (`alt=""`), which passes. For logos, icons and avatars a \
    name is enough. A card's image may repeat the card's title.

    ## Flagged

    ```html
    <p>The pier: <img src="/images/IMG_2034.jpg" alt="⟦IMG_2034.jpg⟧"></p>
    ```

    ```markdown
    The pier.

    ![⟦Photo of a harbour at dawn⟧](/images/harbour.jpg)
    ```

    ```html
    <p lang="en">The pier: <img src="/images/harbour.jpg" alt="⟦An image of boats in the harbour⟧"></p>
    ```

    ```markdown
    ---
    lang: de
    ---

    Der Hafen.

    ![⟦Ein Foto von Booten im Hafen⟧](/bilder/hafen.jpg)
    ```

    ```markdown
    The pier.

    ![⟦Harbour⟧](/images/dawn.jpg)
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="⟦A harbour at dawn⟧"><figcaption>A harbour at dawn. Photo by Ann Lee on Unsplash</figcaption></figure>
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="⟦A harbour at dawn, photo: Ann Lee / Getty Images⟧"><figcaption>Photo: Ann Lee / Getty Images</figcaption></figure>
    ```

    ```markdown
    ![A boat in the harbour](/images/boat.jpg)

    The one boat, and the other one.

    ![⟦A boat in the harbour⟧](/images/ferry.jpg)
    ```

    ```html {max-characters: 40}
    <p>The pier: <img src="/images/harbour.jpg" alt="⟦Boats in the harbour at dawn, seen from the lighthouse⟧"></p>
    ```

    ```markdown {prefixes: [screenshot of]}
    ![⟦Screenshot of the timetable for winter⟧](/images/timetable.png)
    ```

    ## Not flagged

    ```html
    <p>The pier: <img src="/images/harbour.jpg" alt="Boats in the harbour at dawn"> <img src="/images/ornament.png" alt=""></p>
    ```

    ```markdown
    ![Boats in the harbour at dawn](/images/harbour.jpg)
    *Photo by Ann Lee on Unsplash*
    ```

    ```html
    <figure><img src="/images/harbour.jpg" alt="The harbour"><figcaption>The harbour</figcaption></figure>
    <a href="/harbours/"><figure><img src="/images/pier.jpg" alt="All harbours of the bay">
    <figcaption>All harbours of the bay</figcaption></figure></a>
    ```

    ```html
    <p>Our partners: <img class="logo" src="/images/acme.png" alt="Acme"></p>
    ```
    """
}

extension Message {
  fileprivate static func fileName(_ alt: String) -> Message {
    Message(
      "This alt text is a file name",
      help: "describe what the image shows")
  }

  fileprivate static func prefix(_ prefix: String) -> Message {
    Message(
      "This alt text starts with '\(prefix)', which screen readers already say",
      help: "start with what the image shows")
  }

  fileprivate static let credit = Message(
    "This alt text contains the credit",
    help: "move the credit to the caption, and describe what the image shows")
  fileprivate static let caption = Message(
    "This alt text repeats the caption",
    help: "describe what is visible; let the caption say what it means")

  fileprivate static func short(_ characters: Int, _ bound: Int) -> Message {
    Message(
      "This alt text has only \(characters) \(characters == 1 ? "character" : "characters")",
      help:
        "describe the image in at least \(bound) characters, or write alt=\"\" if it is decorative"
    )
  }

  fileprivate static func long(_ characters: Int, _ bound: Int) -> Message {
    Message(
      "This alt text has \(characters) characters",
      help:
        "shorten it to at most \(bound), and put the rest in the caption or the text")
  }

  fileprivate static let shared = Message(
    "Another image has the same alt text",
    help: "describe what is different in each")
}
