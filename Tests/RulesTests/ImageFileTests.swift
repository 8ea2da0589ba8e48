// SPDX-License-Identifier: Apache-2.0

import Articles
import Fixes
import LintKit
import Linting
import Rules
import SourceText
import Testing

/// What the rules on image files find in a small site.
@Suite("The files of images")
struct ImageFileTests {
  static let posts = [
    BehaviourTests.Case(
      "every candidate, source and poster is looked up", "image-file", "a.html",
      """
      <p>t</p><p><picture><source srcset="⟦/images/a.avif⟧, /images/harbour.jpg 2x"><img src="⟦/images/b.jpg⟧" \
      srcset="/images/harbour.jpg 480w,⟦/images/c.jpg⟧ 800w" alt=a></picture></p><video poster=⟦/d.jpg⟧ title=t></video>
      """),
    BehaviourTests.Case(
      "the addresses in styles are looked up, but no data, filters or escapes", "image-file",
      "a.html",
      """
      <p>t</p><div style="background: URL( '⟦/images/a.jpg⟧' ) no-repeat, url(⟦b.png⟧ ); filter: url(#blur)">t</div>\
      <p style="background:url(data:image/png;base64,R0)">t</p><p style="background:url(/x\\20y.jpg)">t</p>\
      <p style='background:url("/images/harbour.jpg")'>t</p><p style="background:url(/c.jpg">t</p>
      """),
    BehaviourTests.Case(
      "the images that JSON-LD names are looked up", "image-file", "a.html",
      """
      <!doctype html><html lang=en><head><title>t</title><script type="application/ld+json">
      {"@type": "Article", "headline": "t", "image": ["⟦/images/a.jpg⟧", "https://cdn.example.com/x.jpg",
      {"@type": "ImageObject", "url": "⟦/images/b.jpg⟧"}, {"@id": "#logo"}, "/images/harbour.jpg"]}
      </script></head><body><main><h1>t</h1><p>t</p></main></body></html>
      """),
    BehaviourTests.Case(
      "a file that is named twice for one image is one finding, and both places are mended",
      "image-file",
      "a.html",
      "<p>t</p><p><img src=\"⟦/images/Harbour.jpg⟧\" srcset=\"/images/Harbour.jpg 1x\" alt=a></p>",
      fixed:
        "<p>t</p><p><img src=\"/images/harbour.jpg\" srcset=\"/images/harbour.jpg 1x\" alt=a></p>"
    ),
    BehaviourTests.Case(
      "a lazy image and its copy are one", "image-file", "a.html",
      "<p>t</p><p><img src=\"data:image/gif;base64,R0\" data-src=\"⟦/gone.jpg⟧\" alt=a><noscript><img src=\"/gone.jpg\" alt=a></noscript></p>"
    ),
    BehaviourTests.Case(
      "an empty file", "image-file", "a.md", "![A](⟦/images/empty.jpg⟧)\n"),
    BehaviourTests.Case(
      "a figure shortcode and a reference", "image-file", "a.md",
      "{{< figure src=\"⟦/x.jpg⟧\" >}}\n\n![A][a]\n\n[a]: ⟦/images/HARBOUR.jpg⟧\n",
      fixed: "{{< figure src=\"/x.jpg\" >}}\n\n![A][a]\n\n[a]: /images/harbour.jpg\n"),
    BehaviourTests.Case(
      "the preview image of a page", "image-file", "a.html",
      "<!doctype html><html><head><meta property=\"og:image\" content=\"⟦/gone.jpg⟧\"></head><body><main><p>t</p></main></body></html>"
    ),
    BehaviourTests.Case(
      "what is no content is not looked at", "image-file", "a.html",
      "<!doctype html><html><body><header><img src=/x.jpg></header><main><p>t</p></main></body></html>"
    ),
    BehaviourTests.Case(
      "an image in a card", "image-file", "a.md",
      "t\n\n## Related posts\n\n- [![A](⟦/gone.jpg⟧)](/a/) [A](/a/)\n"),
    BehaviourTests.Case(
      "each picture of the front matter", "image-file", "a.md",
      "---\nimage: /images/harbour.jpg\ncover:\n  image: \"⟦/images/Small.jpg⟧\"\n---\nt\n",
      fixed: "---\nimage: /images/harbour.jpg\ncover:\n  image: \"/images/small.jpg\"\n---\nt\n"),
    BehaviourTests.Case(
      "a drawing is never too narrow", "image-size", "a.md", "![A](/images/drawing.svg)\n"),
    BehaviourTests.Case(
      "a drawing has a shape", "image-size", "a.html",
      "<p>t</p><p>⟦<img src=/images/drawing.svg width=100 height=100>⟧</p>"),
    BehaviourTests.Case(
      "a wider candidate elsewhere is trusted", "image-size", "a.html",
      "<h1>T</h1><img src=/images/small.jpg srcset=\"https://cdn.example.com/l.jpg 2000w\"><p>t</p>"
    ),
    BehaviourTests.Case(
      "a pixel of rounding, a crop by style, a percentage", "image-size", "a.html",
      "<p>t</p><p><img src=/images/harbour.jpg width=20 height=11><img src=/images/harbour.jpg width=200 height=200 style=\"object-fit: cover\"><img src=/images/harbour.jpg width=100% height=200></p>"
    ),
  ]

  @Test(
    "The marked places are flagged and nothing else, and the fix gives the text", arguments: posts)
  func cases(_ item: BehaviourTests.Case) throws {
    let source = SourceText(path: item.path, item.text)
    let findings = try BehaviourTests.lint(source, item.rule, site: ExampleSite()).findings
    #expect(findings.map(\.range) == item.marked, "\(findings.map { source.string($0.range) })")
    guard let fixed = item.fixed else { return }
    let format = try #require(ArticleReader.format(ofPath: item.path))
    let result = try Fixing.fix(source, format, safety: .offer) { source in
      try BehaviourTests.lint(source, item.rule, site: ExampleSite()).findings
    }
    #expect(result.text == fixed, "\(result.refused.values)")
  }

  @Test(
    "What cannot be looked up is not verified, and says why",
    arguments: [
      ("image-file", "![A](/a.jpg)\n", false, "the site of this post is not known"),
      (
        "image-file", "<img src=\"{{ site.baseurl }}/a.jpg\">\n", true,
        "an image's address is generated when the site is built"
      ),
      (
        "image-file", "---\nimage: a.jpg\n---\nt\n", true,
        "an image in the front matter is named without its folder"
      ),
      ("image-size", "![A](/a.jpg)\n", false, "the site of this post is not known"),
      (
        "image-size", "![A](/images/odd.jpg)\n", true,
        "the size of 'images/odd.jpg' cannot be read"
      ),
    ])
  func unverified(_ rule: String, _ text: String, _ hasSite: Bool, _ reason: String) throws {
    let report = try BehaviourTests.lint(
      SourceText(path: "a.md", text), rule, site: hasSite ? ExampleSite() : nil)
    #expect(report.findings.isEmpty)
    #expect(report.unverified == [.init(rule: rule, reason: reason)])
  }

  @Test(
    "A post without images, or with images elsewhere only, is not applicable",
    arguments: ["text\n", "![A](https://cdn.example.com/a.jpg)\n"])
  func notApplicable(_ text: String) throws {
    for rule in ["image-file", "image-size"] {
      let report = try BehaviourTests.lint(
        SourceText(path: "a.md", text), rule, site: ExampleSite())
      #expect(report.notApplicable == [rule])
    }
  }

  @Test("What is missing is told with the nearest name")
  func nearest() throws {
    let report = try BehaviourTests.lint(
      SourceText(path: "a.md", "![A](/images/harbor.jpg)\n"), "image-file", site: ExampleSite())
    #expect(report.findings.map(\.help) == ["did you mean 'harbour.jpg'?"])
  }
}
