// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
import Language
package import Linting
import SourceText

/// A page says which language it is in.
package struct PageLanguageRule: Rule {
  package static let description = RuleDescription(
    "page-language", .metadata, .warning, "A page says which language it is in")

  package static let habits: [Habit] = [
    .fact(
      "do not declare their language",
      meaning: "screen readers have to guess it")
  ]

  package init(_ options: NoOptions) {}

  package func check(_ article: Article, _ report: inout RuleContext) {
    guard let head = article.head, !head.isRedirect, let root = head.root else {
      report.notApplicable()
      return
    }
    // Only where a page is read as XML does `xml:lang` tell a browser something.
    let isXML = article.path.lowercased().hasSuffix(".xhtml")
    guard let language = head.language ?? (isXML ? head.value(.xmlLang, of: root) : nil) else {
      let tag = article.document[root].head
      report.add(.missing, at: tag.isEmpty ? head.place : tag)
      return
    }
    if article.source.holdsTemplate(language.range) {
      report.unverified("the page's language is filled in later")
    } else if language.text.isEmpty {
      report.add(.missing, at: language.range)
    } else if !LanguageTag.isWellFormed(language.text) {
      report.add(
        .wrong(language.text), at: language.range, data: [.init("language", .text(language.text))])
    }
  }

  package static let page = """
    A screen reader speaks a page in the voice of its language, and a browser breaks its words and offers \
    to translate it by the same word: the attribute `lang` of the `html` element. Without it a Spanish \
    post is read out with English sounds. Its value is a tag of BCP 47 such as `en`, `pt-BR` or \
    `zh-Hant-TW`; an underscore or a name such as `english` is none. Only the shape is looked at, not \
    whether the tag is registered. Parts of a page and Markdown have no such element.

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
    "This page does not say which language it is in, so screen readers may speak it in the wrong one",
    help: "name it on the html element, such as <html lang=\"en\">")

  fileprivate static func wrong(_ language: String) -> Message {
    Message(
      "'\(language)' is no language tag, so screen readers may speak this page in the wrong language",
      help: "write a tag of BCP 47, such as 'en' or 'pt-BR'")
  }
}
