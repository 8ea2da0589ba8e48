// SPDX-License-Identifier: Apache-2.0

import LintKit
import Linting
import Rules
import SourceText
import Testing

/// Markup that the standards of HTML and Markdown show as right.
@Suite("Markup that is right")
struct ValidMarkupTests {
  static let rules = [
    "address-broken", "address-private", "code-unclosed", "conflict-markers", "control-name",
    "element-misspelt",
    "element-obsolete", "footnote-undefined", "html-dropped", "image-src", "markdown-error",
    "markup-error", "meta-in-body", "mixed-content", "reference-broken", "reference-duplicate",
    "reference-undefined", "reference-unused", "table-cells", "table-scope", "text-duplicate",
  ]

  /// One for each kind of element that the HTML standard has, used as it says.
  static let html = [
    "<section><h2>Boats</h2><p>Two of them.</section><aside><p>One more</aside>",
    "<hgroup><h1>Boats</h1><p>All of them</p></hgroup><address><a href=\"mailto:ann@ferry.net\">Ann</a></address>",
    "<dl><dt>Tug<dt>Towboat<dd>Pulls others<dt>Ferry<dd>Carries you</dl>",
    "<ol start=5 reversed><li value=7>Six<li>Five<ul><li>Four</ul></ol>",
    "<figure><pre><code class=\"language-c\">a &lt; b &amp;&amp; c</code></pre><figcaption>A test</figcaption></figure>",
    "<p><em>Six</em>, <strong>now</strong>, <small>old</small>, <s>7</s>, <cite>Boats</cite>, <q>Go</q>, <dfn>tug</dfn>",
    "<p><abbr title=\"Monday\">Mon</abbr> <data value=6>six</data> <time datetime=06:00>six</time> <var>x</var> <samp>y</samp>",
    "<p><kbd>Q</kbd> H<sub>2</sub>O m<sup>2</sup> <i>a</i> <b>b</b> <u>c</u> <mark>d</mark> <bdi>e</bdi> <bdo dir=rtl>f</bdo>",
    "<ruby>船<rp>(</rp><rt>ふね</rt><rp>)</rp></ruby><p>A long<wbr>word<br>and more",
    "<p>It costs <ins cite=\"/a\">two</ins><del>three</del> crowns.",
    "<picture><source media=\"(min-width: 9em)\" srcset=\"/a.webp\"><img src=\"/a.jpg\" alt=\"A boat\"></picture>",
    "<img srcset=\"/a.jpg 1x, /b.jpg 2x\" sizes=\"100vw\" alt=\"A boat\"><img src=\"data:image/gif;base64,R0lGOD\" alt=\"\">",
    "<video controls poster=\"/a.jpg\"><source src=\"/a.webm\"><track src=\"/a.vtt\" srclang=en><p>No video.</p></video>",
    "<audio src=\"/a.ogg\" controls></audio><object data=\"/a.pdf\"><param name=a value=b>A map</object>",
    "<iframe srcdoc=\"<p>Hello &amp;amp; welcome\" title=\"Note\"></iframe><embed src=\"/a.swf\">",
    "<map name=a><area shape=rect coords=\"0,0,9,9\" href=\"/a\" alt=\"A\"></map><img src=\"/a.png\" usemap=\"#a\" alt=\"Map\">",
    "<table><caption>Boats</caption><colgroup><col span=2></colgroup><thead><tr><th scope=col>A<th>B<tbody><tr><td>1<td>2<tfoot><tr><td colspan=2>3</table>",
    "<form action=\"/a\"><fieldset><legend>L</legend><label>A <input name=a></label><select><optgroup label=x><option>y</select><textarea>z</textarea></fieldset></form>",
    "<progress max=9 value=3>3</progress><meter value=.5></meter><output>6</output><datalist id=d><option value=a></datalist>",
    "<details open><summary>More</summary><p>Text</details><dialog><p>Hi</dialog><menu><li><button>A</button></menu>",
    "<noscript><img src=\"/a.gif\" alt=\"\"></noscript><template><img><p>{{ a }}</template><slot name=a></slot>",
    "<div itemscope itemtype=\"https://schema.org/Event\"><meta itemprop=name content=A><link itemprop=url href=\"/a\"></div>",
    "<link rel=stylesheet href=\"/a.css\"><script src=\"/a.js\"></script><style>p { color: red }</style><canvas>No</canvas>",
    "<svg viewBox=\"0 0 9 9\"><title>A</title><path d=\"M0 0h9\"/><a href=\"#a\"><text>t</text></a></svg><math><mi>x</mi></math>",
    "<flag-icon country=nl></flag-icon><x-stong>a</x-stong><p is=word-count>b</p><search><p>c</search>",
    "<a href=\"tel:+1-555\">t</a> <a href=\"sms:1\">s</a> <a href=\"mailto:?subject=a\">m</a> <a href=\"//ferry.net/\">p</a> <a href=\"?a&amp;b\">q</a>",
    "<p>AT&amp;T, R&D, a &lt; b, &copy; &notit; &#x2014; &CounterClockwiseContourIntegral; x&y=1",
  ]

  @Test("The rules on markup say nothing of it", arguments: html)
  func validHTML(_ text: String) throws {
    for rule in Self.rules {
      let found = try MarkupTests.flagged(text + "\n", rule, path: "a.html")
      #expect(found == [], "\(rule)")
    }
  }

  static let markdown = [
    "# A\n\n- *a* and **b**, ***c***, ~~d~~, `e` \\* f\n- [ ] g\n- [x] h\n\n1. i\n2. j\n",
    "[a](/b \"c\") [d][e] [e] ![f](/g.png) <https://ferry.net> https://ferry.net\n\n[e]: /e 'E'\n",
    "a | b\n--|:-:\n1 | `\\|`\n2 |\n\nSetext\n---\n\n***\n\n> a\nb\n",
    "```sh\n**a: **\n```\n\n    ** b **\n\n~~~\n[c] (/d)\n~~~\n",
    "foo*bar*baz, foo\\_bar, 5*6*7, snake_case_name, __init__.py and *args, **kwargs\n",
    "<div>\n\n*a*\n\n</div>\n\n<!-- **a: ** -->\n\n&copy; &amp;amp\n",
    "Six.[^a]\n\n[^a]: A note\n    with more.\n",
    "See [a\\](b) and \\[c](/d) and [e](</f g> \"h\") and [i](/j_(k)).\n",
  ]

  @Test("Markdown that works is left alone", arguments: markdown)
  func validMarkdown(_ text: String) throws {
    for rule in Self.rules {
      let found = try MarkupTests.flagged(text, rule, path: "a.md")
      #expect(found == [], "\(rule)")
    }
  }
}
