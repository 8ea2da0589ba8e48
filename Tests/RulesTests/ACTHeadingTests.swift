// SPDX-License-Identifier: Apache-2.0

import Linting
import Rules
import SourceText
import Testing

/// Cases of our own in the sense of W3C's ACT rules on headings and images.
@Suite("ACT rules on headings and images")
struct ACTHeadingTests {
  enum Outcome: Sendable { case passed, failed, inapplicable }

  /// ffd0e9: a heading that assistive technology knows has an accessible name that is not empty.
  static let headings: [(Outcome, String)] = [
    (.passed, "<h2>The old piers</h2>"),
    (.passed, "<h2><a href='/piers/'>The old piers</a></h2>"),
    (.passed, "<h2><img src='p.jpg' alt='The old piers'></h2>"),
    (.passed, "<h2 aria-label='The old piers'></h2>"),
    (.passed, "<p id='n'>The old piers</p><h2 aria-labelledby='n'></h2>"),
    (.passed, "<h2 style='position:absolute;top:-999em'>The old piers</h2>"),
    (.passed, "<h2><svg role='img'><title>The old piers</title></svg></h2>"),
    (.passed, "<div role='heading' aria-level='2'>The old piers</div>"),
    (.passed, "<h2><span aria-hidden='true'>★</span> The old piers</h2>"),
    (.failed, "<h2></h2>"),
    (.failed, "<h2> <br> </h2>"),
    (.failed, "<h2>&nbsp;</h2>"),
    (.failed, "<h2><span aria-hidden='true'>The old piers</span></h2>"),
    (.failed, "<h2><span hidden>The old piers</span></h2>"),
    (.failed, "<h2><img src='p.jpg' alt=''></h2>"),
    (.failed, "<h2><img src='p.jpg'></h2>"),
    (.failed, "<h2><img src='p.jpg' alt='The old piers' role='presentation'></h2>"),
    (.failed, "<h2 aria-label=''><span aria-hidden='true'>The old piers</span></h2>"),
    (.failed, "<h2 aria-labelledby='none'></h2>"),
    (.failed, "<div role='heading' aria-level='2'></div>"),
    (.inapplicable, "<p></p>"),
    (.inapplicable, "<h2 hidden></h2>"),
    (.inapplicable, "<h2 aria-hidden='true'></h2>"),
    (.inapplicable, "<div aria-hidden='true'><h2></h2></div>"),
    (.inapplicable, "<h2 style='display: none'></h2>"),
    (.inapplicable, "<h2 role='presentation'></h2>"),
    (.inapplicable, "<div role='heading' hidden></div>"),
  ]

  /// What the rules on headings of WCAG 1.3.1 and 2.4.6 are after: the levels tell how the parts belong together.
  static let levels: [(Outcome, String)] = [
    (.passed, "<h2>A</h2><p>a</p><h3>B</h3><p>b</p><h2>C</h2><p>c</p>"),
    (.passed, "<h1>A</h1><h2>B</h2><p>b</p>"),
    (.passed, "<h2>A</h2><h3>B</h3><h4>C</h4><p>c</p><h2>D</h2><p>d</p>"),
    (.failed, "<h2>A</h2><p>a</p><h4>B</h4><p>b</p>"),
    (.failed, "<h3>A</h3><p>a</p>"),
    (.failed, "<h1>A</h1><p>a</p><h3>B</h3><p>b</p>"),
    (.failed, "<h1>A</h1><p>a</p><h1>B</h1><p>b</p>"),
    (.inapplicable, "<p>A</p>"),
    (.inapplicable, "<h2>A</h2><p>a</p><h5 hidden>B</h5>"),
    (.inapplicable, "<h2>A</h2><p>a</p><h5 aria-hidden='true'>B</h5>"),
  ]

  /// 23a2a8: an image has an accessible name, or says that it is decoration.
  static let images: [(Outcome, String)] = [
    (.passed, "<p>x</p><img src='p.jpg' alt='The old piers'>"),
    (.passed, "<p>x</p><img src='p.jpg' aria-label='The old piers'>"),
    (.passed, "<p id='n'>The old piers</p><img src='p.jpg' aria-labelledby='n'>"),
    (.passed, "<p>x</p><img src='p.jpg' title='The old piers'>"),
    (.passed, "<p>x</p><img src='p.jpg' alt=''>"),
    (.passed, "<p>x</p><img src='p.jpg' role='none'>"),
    (.passed, "<p>x</p><img src='p.jpg' role='presentation'>"),
    (.failed, "<p>x</p><img src='p.jpg'>"),
    (.failed, "<p>x</p><img src='p.jpg' alt=' '>"),
    (.failed, "<p>x</p><img src='p.jpg' title=''>"),
    (.failed, "<p>x</p><img src='p.jpg' aria-label=' '>"),
    (.failed, "<p>x</p><img src='p.jpg' aria-labelledby='none'>"),
    (.failed, "<p>x</p><img src='p.jpg' role='img'>"),
    (.inapplicable, "<p>x</p><img src='p.jpg' aria-hidden='true'>"),
    (.inapplicable, "<p>x</p><div hidden><img src='p.jpg'></div>"),
    (.inapplicable, "<p>x</p><img src='p.jpg' style='display:none'>"),
    (.inapplicable, "<p>x</p><svg><circle r='1'/></svg>"),
    (.inapplicable, "<p>x</p>"),
  ]

  @Test("A heading has an accessible name (ffd0e9)", arguments: headings)
  func hasName(_ outcome: Outcome, _ text: String) throws {
    try expect("heading-empty", outcome, text)
  }

  @Test("Levels tell how the parts belong together", arguments: levels)
  func areOrdered(_ outcome: Outcome, _ text: String) throws {
    try expect("heading-levels", outcome, text)
  }

  @Test("An image has an accessible name (23a2a8)", arguments: images)
  func isDescribed(_ outcome: Outcome, _ text: String) throws {
    try expect("image-alt", outcome, text)
  }

  private func expect(_ rule: String, _ outcome: Outcome, _ text: String) throws {
    for path in ["post.html", "post.md"] {
      let report = try BehaviourTests.lint(SourceText(path: path, "<div>\(text)</div>\n"), rule)
      #expect(report.findings.count == (outcome == .failed ? 1 : 0), "\(path)")
    }
  }
}
