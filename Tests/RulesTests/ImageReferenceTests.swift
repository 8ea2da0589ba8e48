// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Rules
import SourceText
import Testing

@Suite struct ImageReferenceTests {
  @Test(
    "An address is found wherever a lazy image keeps it",
    arguments: [
      "<img data-original=a.jpg>", "<img data-src=a.jpg src='data:x'>",
      "<amp-img src=a.jpg></amp-img>", "<img data-lazy-srcset='a.jpg 2x'>",
      "<img data-lazy-src=a.jpg>",
    ])
  func lazyImages(_ html: String) throws {
    let article = try ArticleReader().read(
      SourceText(path: "a.html", "<p>x</p>" + html), format: .html)
    #expect(article.imageReferences.joined().map(\.address) == ["a.jpg"])
  }
}
