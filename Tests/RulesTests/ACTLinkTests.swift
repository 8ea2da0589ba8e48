// SPDX-License-Identifier: Apache-2.0

import Linting
import Rules
import SourceText
import Testing

/// Cases of our own in the sense of W3C's ACT rules on links.
@Suite("ACT rules on links")
struct ACTLinkTests {
  enum Outcome: Sendable { case passed, failed, inapplicable }

  /// c487ae: a link that assistive technology knows has an accessible name that is not empty.
  static let named: [(Outcome, String)] = [
    (.passed, "<a href='/piers/'>The old piers</a>"),
    (.passed, "<a href='/piers/'><img src='p.jpg' alt='The old piers'></a>"),
    (.passed, "<a href='/piers/'><img src='p.jpg' aria-label='The old piers'></a>"),
    (.passed, "<a href='/piers/'><img src='p.jpg' title='The old piers'></a>"),
    (.passed, "<a href='/piers/' title='The old piers'><img src='p.jpg' alt=''></a>"),
    (.passed, "<a href='/piers/' aria-label='The old piers'><img src='p.jpg'></a>"),
    (.passed, "<p id='n'>The old piers</p><a href='/piers/' aria-labelledby='n'><i></i></a>"),
    (.passed, "<p id='n' hidden>The old piers</p><a href='/piers/' aria-labelledby='n'></a>"),
    (.passed, "<p id='n'>The piers</p><a href='/piers/'><img src='p.jpg' aria-labelledby='n'></a>"),
    (.passed, "<a href='/piers/'><svg role='img'><title>The old piers</title></svg></a>"),
    (.passed, "<a href='/piers/'><img src='p.jpg' alt=''> The old piers</a>"),
    (.passed, "<a href='/piers/' style='position:absolute;top:-999em'>The old piers</a>"),
    (.passed, "<map name='m'><area href='/piers/' alt='The old piers'></map>"),
    (.failed, "<a href='/piers/'></a>"),
    (.failed, "<a href='/piers/'> <span></span> </a>"),
    (.failed, "<a href='/piers/'><img src='p.jpg' alt=''></a>"),
    (.failed, "<a href='/piers/'><img src='p.jpg'></a>"),
    (.failed, "<a href='/piers/' title=''><img src='p.jpg' alt=''></a>"),
    (.failed, "<a href='/piers/' aria-label=' '></a>"),
    (.failed, "<a href='/piers/' aria-labelledby='none'></a>"),
    (.failed, "<p id='n'></p><a href='/piers/' aria-labelledby='n'></a>"),
    (.failed, "<a href='/piers/'><span aria-hidden='true'>The old piers</span></a>"),
    (.failed, "<a href='/piers/'><span style='display:none'>The old piers</span></a>"),
    (.failed, "<a href='/piers/' role='none'><img src='p.jpg' alt=''></a>"),
    (.failed, "<a href='/piers/' style='position:absolute;top:-999em'><i></i></a>"),
    (.failed, "<a href='/piers/'><svg><path d='M0 0'/></svg></a>"),
    (.failed, "<map name='m'><area href='/piers/' alt=''></map>"),
    (.inapplicable, "<a id='piers'></a>"),
    (.inapplicable, "<a href='/piers/' aria-hidden='true'></a>"),
    (.inapplicable, "<div hidden><a href='/piers/'></a></div>"),
    (.inapplicable, "<button></button>"),
    (.inapplicable, "<p>The old piers</p>"),
  ]

  /// aizyf1: the accessible name of a link says what the link is for.
  static let described: [(Outcome, String)] = [
    (.passed, "<a href='/piers/'>How the old piers were built</a>"),
    (.passed, "<a href='/piers/'><img src='p.jpg' alt='How the old piers were built'></a>"),
    (.passed, "<a href='/piers/' aria-label='Read more about the piers'>Read more</a>"),
    (.passed, "<p id='n'>The piers</p><a href='/piers/' id='m' aria-labelledby='m n'>More</a>"),
    (.passed, "<a href='/piers/'>More <span class='screen-reader-text'>about the piers</span></a>"),
    (.passed, "<a href='/piers/' title='The old piers'><img src='p.jpg' alt=''></a>"),
    (.failed, "<p>The old piers: <a href='/piers/'>more</a></p>"),
    (.failed, "<p>To see the piers, <a href='/piers/'>click here</a></p>"),
    (.failed, "<a href='/piers/' title='The old piers'>Read more</a>"),
    (.failed, "<a href='/piers/' aria-label='Learn more'>The old piers</a>"),
    (.failed, "<a href='/piers/'><img src='p.jpg' alt='Here'></a>"),
    (.failed, "<p id='n'>More</p><a href='/piers/' aria-labelledby='n'>The old piers</a>"),
    (.inapplicable, "<a href='/piers/'></a>"),
    (.inapplicable, "<a id='piers'>here</a>"),
    (.inapplicable, "<a href='/piers/' aria-hidden='true'>here</a>"),
    (.inapplicable, "<p>Click here</p>"),
  ]

  @Test("A link has an accessible name (c487ae)", arguments: named)
  func hasName(_ outcome: Outcome, _ text: String) throws {
    try expect("link-empty", outcome, text)
  }

  @Test("A link's name describes it (aizyf1)", arguments: described)
  func isDescriptive(_ outcome: Outcome, _ text: String) throws {
    try expect("link-text", outcome, text)
  }

  func expect(_ rule: String, _ outcome: Outcome, _ text: String) throws {
    for path in ["post.html", "post.md"] {
      let report = try BehaviourTests.lint(SourceText(path: path, "<div>\(text)</div>\n"), rule)
      #expect(report.findings.count == (outcome == .failed ? 1 : 0), "\(path)")
    }
  }
}
