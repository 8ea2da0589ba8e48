// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// Pages declare their language.
package struct PageLanguageRule: Rule {
  package static let description = RuleDescription(
    "page-language", .metadata, .warning, "Pages declare their language")

  package static let habits: [Habit] = [
    .fact(
      "do not declare their language",
      meaning: "screen readers have to guess it")
  ]

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    let hasParts = parts(article, &report)
    let isContradicted = contradiction(article, &report)
    guard let head = article.head, !head.isRedirect, let root = head.root else {
      let isDeclared = article.languageOrigin == .declared
      if article.head == nil, !isContradicted, isDeclared, let place = article.languagePlace {
        unregistered(article.language ?? "", at: place, &report)
      } else if !hasParts, article.head != nil || !isDeclared {
        report.notApplicable()
      }
      return
    }
    // Only where a page is read as XML does `xml:lang` tell a browser something.
    let isXML =
      article.path.lowercased().hasSuffix(".xhtml")
      || article.source.bytes.starts(with: "<?xml".utf8)
    guard let language = head.language ?? (isXML ? head.value(.xmlLang, of: root) : nil) else {
      let tag = article.document[root].head
      // Readers hear the text as it should be then, if not the page's title.
      let isDeclared = hasParts && isDeclaredAround(article, in: root)
      report.add(
        isDeclared ? .missingOnRoot : .missing, at: tag.isEmpty ? head.place : tag,
        atMost: isDeclared ? .suggestion : nil)
      return
    }
    if article.source.holdsTemplate(language.range) {
      report.unverified("the page's language is filled in later")
    } else if language.text.isEmpty {
      report.add(.missing, at: language.range)
    } else if !LanguageTag.isWellFormed(language.text) {
      report.add(
        .wrong(language.text), at: language.range, data: [.init("language", .text(language.text))])
    } else if !isContradicted {
      unregistered(language.text, at: language.range, &report)
    }
  }

  /// Whether all that the page `page` says stands in an element that declares its language.
  private func isDeclaredAround(_ article: Article, in page: NodeID) -> Bool {
    let document = article.document
    let roots = article.contentRoots.isEmpty ? [page] : article.contentRoots
    return roots.allSatisfy { root in
      var node = root
      while !node.isNone, node != .document {
        if document.value(node, .lang)?.isEmpty == false { return true }
        node = document.parent(node)
      }
      // Or in one part of the content that is all of it.
      node = root
      while true {
        let parts = document.children(node).filter { part in
          switch document.kind(part) {
          case .element: ![.head, .script, .style, .link].contains(document.name(part))
          case .text: !document.isBlank(part)
          default: false
          }
        }
        guard parts.count == 1, document.kind(parts[0]) == .element else { return false }
        node = parts[0]
        if document.value(node, .lang)?.isEmpty == false { return true }
      }
    }
  }

  private func unregistered(_ tag: String, at place: ByteRange, _ report: inout RuleContext) {
    guard let subtag = LanguageSubtags.unregistered(in: tag) else { return }
    report.add(
      .unregistered(tag, subtag), at: place,
      data: [.init("language", .text(tag)), .init("subtag", .text(subtag))])
  }

  /// Reports what the language of a part is called wrongly, and whether a part has one. On code it
  /// may name a programming language.
  private func parts(_ article: Article, _ report: inout RuleContext) -> Bool {
    let document = article.document
    var hasParts = false
    for index in document.nodes.indices {
      let record = document.nodes[index]
      guard record.kind == .element, record.attributeCount > 0, record.name != .html,
        record.name != .pre, record.name != .code,
        let attribute = document.attribute(NodeID(index), .lang)
      else { continue }
      let tag = document.value(ofAttribute: attribute)
      let place = document.attributes[attribute].valueRange
      hasParts = true
      if tag.isEmpty || place.isEmpty || article.source.holdsTemplate(place) { continue }
      if !LanguageTag.isWellFormed(tag) {
        report.add(.wrong(tag), at: place, data: [.init("language", .text(tag))])
      } else {
        unregistered(tag, at: place, &report)
      }
    }
    return hasParts
  }

  /// Languages that letters do not tell apart for certain.
  private static let alike: [Set<String>] = [
    ["hr", "sr", "bs", "sh", "cnr", "sl"], ["no", "nb", "nn", "da"], ["id", "ms"], ["nl", "af"],
    ["cs", "sk"], ["es", "ca", "pt"], ["tr", "az"], ["hi", "mr", "ne"], ["bg", "mk", "sr"],
    ["ru", "be", "uk"], ["ar", "fa", "ur"],
  ]

  /// Reports a declared language that is not the text's; `true` where it did.
  private func contradiction(_ article: Article, _ report: inout RuleContext) -> Bool {
    guard article.languageOrigin == .declared, let place = article.languagePlace,
      let declared = LanguageTag.primary(article.language), let claimed = Languages.named(declared),
      !place.isEmpty, !article.source.holdsTemplate(place), let actual = article.textLanguage,
      declared != actual, let found = Languages.named(actual),
      !Self.alike.contains(where: { $0.contains(declared) && $0.contains(actual) })
    else { return false }
    report.add(
      .contradicted(claimed.name, found.name, actual), at: place,
      data: [.init("language", .text(declared)), .init("text-language", .text(actual))])
    return true
  }

  package static let page = """
    Screen readers choose their voice, and browsers hyphenate and translate, by the `lang` \
    attribute of the `html` element. Without it, a Spanish post is read out in English. The value \
    is a BCP 47 tag such as `en`, `pt-BR` or `zh-Hant-TW`; an underscore or a name such as \
    `english` is invalid, and each language, script and region must be registered: British English \
    is `en-GB`, not `en-UK`. The same applies to `lang` on a part of a page. A declared language, \
    there or in front matter, that is not the language of a text of 60 words or more is reported \
    too. Where one element holds all of the text and declares its language, the missing attribute is \
    a suggestion.

    ## Flagged

    ```html
    <!doctype html>
    ⟦<html>⟧<head><title>The ferry</title></head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <!doctype html>
    <html lang="⟦en_US⟧"><head><title>The ferry</title></head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <!doctype html>
    <html ⟦lang⟧=""><head><title>The ferry</title></head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <!doctype html>
    <html lang="⟦en-UK⟧"><head><title>The ferry</title></head>
    <body><main><p>The ferry leaves at six.</p></main></body></html>
    ```

    ```html
    <p>The ferry is called <i lang="⟦german⟧">Möwe</i>.</p>
    ```

    ```markdown
    ---
    lang: ⟦en⟧
    ---

    Das Schiff verlässt den alten Hafen um sechs Uhr am Morgen, und der erste Bus wartet auf die Gäste. Wer es nicht \
    schafft, nimmt das nächste um zwölf. Im Winter fährt es nur am Vormittag, weil der Wind dann zu stark ist und die \
    Wellen zu hoch werden. Wer auf der Insel wohnt, kennt das und kauft am Tag davor ein. Die anderen warten in der \
    kleinen Halle am Hafen, in der es warm ist und nach Kaffee riecht, bis der Kapitän sagt, dass es weiter geht. Manche \
    lesen, andere schlafen oder reden über das Wetter, das sich hier jede Stunde ändert.
    ```

    ## Not flagged

    ```html
    <!doctype html>
    <html lang="sr-Latn-RS"><head><title>Trajekt</title></head>
    <body><main><p>Trajekt polazi u šest.</p></main></body></html>
    ```

    ```html
    <p>A part of a page has no language of its own.</p>
    ```

    ```markdown
    The ferry leaves at six.
    ```
    """
}

extension Message {
  fileprivate static let missing = Message(
    "This page does not declare its language",
    help: "set it on the html element, such as <html lang=\"en\">")

  fileprivate static let missingOnRoot = Message(
    "The html element does not declare a language; only the text does",
    help: "set it on the html element, too")

  fileprivate static func wrong(_ language: String) -> Message {
    Message(
      "'\(language)' is not a valid language tag",
      help: "write a BCP 47 tag, such as 'en' or 'pt-BR'")
  }

  fileprivate static func unregistered(_ tag: String, _ subtag: String) -> Message {
    Message(
      tag == subtag
        ? "'\(tag)' is not a registered language" : "'\(subtag)' in '\(tag)' is not registered",
      help: subtag.lowercased() == "uk" && tag != subtag
        ? "the United Kingdom is 'GB'" : "use registered subtags, such as 'en' or 'pt-BR'")
  }

  fileprivate static func contradicted(
    _ declared: String, _ found: String, _ tag: String
  ) -> Message {
    Message(
      "The text is \(found), but its language is set to \(declared)", help: "set it to '\(tag)'")
  }
}
