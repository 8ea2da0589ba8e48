// SPDX-License-Identifier: Apache-2.0

import Testing

/// Valid pages, one for each part of HTML. All were put before the Nu HTML checker, which finds no error in them.
enum ValidPages {
  struct Page: CustomTestStringConvertible, Sendable {
    var about: String
    var text: String
    var testDescription: String { about }
  }

  static let all: [Page] =
    bodies.map { Page(about: $0.0, text: page($0.1)) }
    + heads.map { Page(about: $0.0, text: page(head: $0.1, "<p>Text</p>")) }
    + whole.map { Page(about: $0.0, text: $0.1) }

  private static func page(head: String = "", _ body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head><meta charset="utf-8"><title>The ferry</title>\(head)</head>
    <body>
    \(body)
    </body>
    </html>

    """
  }

  /// What stands in the body.
  static let bodies: [(String, String)] = [
    (
      "sections",
      "<header><h1>A</h1></header><main><article><section><h2>B</h2><p>x</p></section></article></main><aside><h2>C</h2></aside><footer>D</footer>"
    ),
    (
      "navigation",
      "<nav aria-label=Main><ul><li><a href=/>Home</a></li><li><a href=/b/ aria-current=page>B</a></li></ul></nav>"
    ),
    (
      "search",
      "<search><form action=/s><label>Find <input type=search name=q></label><button>Go</button></form></search>"
    ),
    (
      "address",
      "<address>Ann Lee, <a href=\"mailto:ann@example.org\">write</a><br>Harbour 1</address>"
    ),
    ("heading group", "<hgroup><p>Part 1</p><h1>The ferry</h1><p>How it runs</p></hgroup>"),
    ("all headings", "<h1>1</h1><h2>2</h2><h3>3</h3><h4>4</h4><h5>5</h5><h6>6</h6>"),
    ("paragraphs without end tags", "<p>One<p>Two<p>Three <em>and</em> more"),
    (
      "a paragraph before each block",
      "<p>a<div>b</div><p>c<ul><li>d</ul><p>e<table><tr><td>f</table><p>g<hr><p>h<pre>i</pre><p>j<blockquote>k</blockquote>"
    ),
    (
      "a paragraph that its parent ends",
      "<section><h2>a</h2><p>b</section><div><p>c</div><blockquote><p>d</blockquote>"
    ),
    (
      "text-level elements",
      "<p><em>a</em> <strong>b</strong> <small>c</small> <s>d</s> <cite>e</cite> <q>f</q> <b>g</b> <i>h</i> <u>i</u> <mark>j</mark> <sub>k</sub><sup>l</sup></p>"
    ),
    (
      "code and its kin",
      "<p><code>a</code> <var>b</var> <samp>c</samp> <kbd>d</kbd></p><pre><code>x &lt; y &amp;&amp; z\n</code></pre>"
    ),
    (
      "definitions and short forms",
      "<p><dfn id=a><abbr title=\"World Health Organization\">WHO</abbr></dfn> and <a href=#a>WHO</a></p>"
    ),
    (
      "times and data",
      "<p><time>2024-03-05</time> <time datetime=\"2024-03-05T10:00Z\">then</time> <data value=5>five</data></p>"
    ),
    (
      "insertions and deletions",
      "<p>It costs <del datetime=2024-01-01>five</del> <ins cite=/why/>six</ins> euros.</p><ins><p>Whole</p></ins>"
    ),
    ("bidirectional text", "<p dir=rtl>שלום <bdi>user</bdi> <bdo dir=ltr>abc</bdo></p>"),
    ("breaks", "<p>one<br>two<br/>three<wbr>four</p><hr><hr/>"),
    ("nested formatting", "<p><b>a<i>b<u>c<s>d</s></u></i></b><b><b><b>x</b></b></b></p>"),
    ("formatting around a span", "<p><em>a <span class=x>b <strong>c</strong></span></em></p>"),
    ("ruby without end tags", "<p><ruby>漢<rp>(<rt>かん<rp>)字<rp>(<rt>じ<rp>)</ruby></p>"),
    ("ruby with end tags", "<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby></p>"),
    ("a link around blocks", "<a href=/a/><h2>A</h2><p>b</p><div>c</div></a>"),
    (
      "links of all sorts",
      "<p><a href=/a target=_blank rel=\"noopener noreferrer\">a</a> <a href=/b download>b</a> <a href=tel:+4930>c</a> <a>d</a> <a href=\"?x=1&amp;y=2\">e</a></p>"
    ),
    (
      "a link that is not the one before",
      "<p><a href=/a>a</a><a href=/b>b</a></p><p><a href=/c>c</a>"
    ),
    ("unordered list", "<ul><li>a</li><li>b</li></ul>"),
    ("list items without end tags", "<ul><li>a<li>b<ul><li>c<li>d</ul><li>e<ol><li>f</ol></ul>"),
    ("items with paragraphs without end tags", "<ol><li><p>a<p>b<li><p>c</ol>"),
    ("ordered list", "<ol start=3 reversed type=a><li value=9>a</li><li>b</li></ol>"),
    (
      "menu",
      "<menu><li><button type=button>Cut</button></li><li><button type=button>Paste</button></li></menu>"
    ),
    ("deep lists", "<ul><li>1<ul><li>2<ul><li>3<ul><li>4<ul><li>5</ul></ul></ul></ul></ul>"),
    ("empty lists", "<ul></ul><ol></ol><dl></dl><menu></menu>"),
    ("description list", "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dt>d</dt><dd>e</dd><dd>f</dd></dl>"),
    (
      "descriptions without end tags", "<dl><dt>a<dd>b<dt>c<dd><p>d<p>e<dt>f<dd><ul><li>g</ul></dl>"
    ),
    ("description groups", "<dl><div><dt>a</dt><dd>b</dd></div><div><dt>c<dd>d</div></dl>"),
    (
      "quotation",
      "<blockquote cite=https://example.org/><p>a</p><footer>— <cite>b</cite></footer></blockquote>"
    ),
    ("figure", "<figure><img src=a.jpg alt=a><figcaption>b</figcaption></figure>"),
    ("figure with code, caption first", "<figure><figcaption>a</figcaption><pre>b</pre></figure>"),
    (
      "nested figures",
      "<figure><figure><img src=a.jpg alt=a></figure><figure><img src=b.jpg alt=b></figure><figcaption>c</figcaption></figure>"
    ),
    ("preformatted text that opens with a line", "<pre>\n\n  a\n    b &lt;c>\n</pre>"),
    ("plain table", "<table><tr><td>a</td><td>b</td></tr></table>"),
    (
      "table with all parts",
      "<table><caption>a</caption><colgroup><col><col span=2></colgroup><thead><tr><th scope=col>b</th><th>c</th><th>d</th></tr></thead><tbody><tr><td>e</td><td>f</td><td>g</td></tr></tbody><tfoot><tr><td>h</td><td>i</td><td>j</td></tr></tfoot></table>"
    ),
    (
      "table without end tags",
      "<table><caption>a<colgroup><col><col><thead><tr><th>b<th>c<tbody><tr><td>d<td>e<tr><td>f<td>g<tbody><tr><td>h<td>i<tfoot><tr><td>j<td>k</table>"
    ),
    ("table with spans", "<table><tr><th rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>"),
    (
      "table with headers",
      "<table><tr><th id=h1>a<th id=h2>b<tr><td headers=h1>c<td headers=\"h2\">d</table>"
    ),
    (
      "table with comments and spaces",
      "<table> <!-- a --> <tr> <!-- b --> <td>c</td> </tr> </table>"
    ),
    ("tables in tables", "<table><tr><td><table><tr><td>a</table><td>b</table>"),
    ("blocks in cells", "<table><tr><td><p>a<p>b<td><ul><li>c</ul><td><h2>d</h2></table>"),
    (
      "scripts and templates in tables",
      "<table><template><tr><td>x</template><tbody><script>1</script><tr><td>a</table>"
    ),
    ("a table with empty sections", "<table><thead></thead><tbody></tbody></table>"),
    ("colgroup with span", "<table><colgroup span=2></colgroup><tr><td>a<td>b</table>"),
    (
      "hidden field beside a table",
      "<form><table><tr><td><input type=hidden name=a value=b>c</table></form>"
    ),
    (
      "form",
      "<form action=/s method=post><fieldset><legend>a</legend><p><label for=x>b</label> <input id=x name=x></p></fieldset><p><button>Send</button></p></form>"
    ),
    (
      "inputs",
      "<form><p><input type=text aria-label=a><input type=email aria-label=b required><input type=number aria-label=c min=1 max=9><input type=checkbox aria-label=d checked><input type=radio name=r aria-label=e><input type=file aria-label=f multiple><input type=range aria-label=g><input type=color aria-label=h><input type=date aria-label=i><input type=hidden name=j value=k><input type=image src=a.png alt=l><input type=reset><input type=submit></p></form>"
    ),
    (
      "select",
      "<label>a <select name=s><option>b</option><option selected value=c>d</option></select></label>"
    ),
    (
      "options without end tags",
      "<label>a <select><option>b<option>c<optgroup label=d><option>e<option>f<optgroup label=g><option>h</select></label>"
    ),
    (
      "option groups",
      "<label>a <select multiple size=4><optgroup label=b disabled><option>c</option></optgroup><optgroup label=d><option>e</option></optgroup></select></label>"
    ),
    (
      "datalist",
      "<label>a <input list=l></label><datalist id=l><option value=b><option value=c>d</datalist>"
    ),
    (
      "datalist with a select for old browsers",
      "<datalist id=l><label>or <select><option>a<option>b</select></label></datalist>"
    ),
    (
      "textarea", "<p><label>a <textarea rows=3 cols=20>\nb </p> <b> &amp; c</textarea></label></p>"
    ),
    (
      "output, progress, meter",
      "<form oninput=\"o.value=a.value\"><p><input name=a aria-label=a type=range><output name=o>1</output><progress max=10 value=3>3/10</progress><meter min=0 max=9 value=4>4</meter></p></form>"
    ),
    (
      "form owners",
      "<form id=f></form><p><input form=f aria-label=a><button form=f formaction=/x>b</button></p>"
    ),
    (
      "labels around controls",
      "<p><label>a <input></label> <label><input type=checkbox> <b>b</b></label></p>"
    ),
    (
      "buttons",
      "<p><button type=button disabled>a</button> <button type=button><span>b</span> <img src=c.png alt=c></button></p>"
    ),
    (
      "details",
      "<details open><summary><h2>a</h2></summary><p>b</p></details><details name=g><summary>c</summary>d</details>"
    ),
    (
      "dialog",
      "<dialog open><form method=dialog><p>a</p><button autofocus>OK</button></form></dialog>"
    ),
    ("popover", "<button type=button popovertarget=p>a</button><div id=p popover>b</div>"),
    (
      "images",
      "<p><img src=a.jpg alt=\"\"><img src=b.jpg alt=b width=10 height=20 loading=lazy decoding=async><img src=\"c%20d.jpg\" alt='it is \"c\"'/></p>"
    ),
    (
      "srcset",
      "<p><img src=a.jpg alt=a srcset=\"a-1.jpg 480w, a-2.jpg 800w\" sizes=\"(max-width: 600px) 480px, 800px\"><img src=b.jpg alt=b srcset=\"b.jpg 1x, b2.jpg 2x\"></p>"
    ),
    (
      "picture",
      "<picture><source srcset=a.avif type=image/avif><source media=\"(min-width: 600px)\" srcset=a-wide.jpg><img src=a.jpg alt=a></picture>"
    ),
    (
      "image map",
      "<p><img src=a.png alt=a usemap=#m></p><map name=m><area shape=rect coords=\"0,0,5,5\" href=/a alt=b><area shape=default href=/c alt=d></map>"
    ),
    (
      "video",
      "<video controls width=320 poster=a.jpg><source src=a.webm type=video/webm><source src=a.mp4><track kind=captions src=a.vtt srclang=en label=English default><p>Get <a href=a.mp4>it</a></p></video>"
    ),
    (
      "audio",
      "<audio controls src=a.mp3><a href=a.mp3>a</a></audio><audio><source src=a.ogg></audio>"
    ),
    (
      "iframe",
      "<iframe src=https://example.org/ title=a width=300 height=200 loading=lazy allowfullscreen sandbox=\"allow-scripts\"></iframe>"
    ),
    ("iframe with srcdoc", "<iframe title=a srcdoc=\"&lt;p>a &amp;amp; b\"></iframe>"),
    (
      "object and embed",
      "<object data=a.pdf type=application/pdf><p>b</p></object><embed src=a.svg type=image/svg+xml>"
    ),
    ("canvas", "<canvas width=10 height=10><p>a</p></canvas>"),
    (
      "noscript",
      "<noscript><p>a</p><img src=b.gif alt=\"\"></noscript><p>c <noscript>d <b>e</b></noscript></p>"
    ),
    (
      "script",
      "<script>if (a < b && c > d) { document.write(\"<p>x</\" + \"p>\") }</script><script type=application/json>{\"a\": \"<b>\"}</script><script type=module>import \"/x.js\"</script>"
    ),
    (
      "script with an old comment", "<script><!--\nvar a = \"<script>b<\\/script>\"\n//--></script>"
    ),
    ("template", "<template id=t><style>a { b: c }</style><p>a</template>"),
    (
      "templates of table parts",
      "<template><tr><td>a<td>b</template><template><td>c</template><template><li>d<li>e</template><template><option>f</template><template><col></template><template><caption>g</caption></template>"
    ),
    ("nested templates", "<template><p>a</p><template><p>b</p></template></template>"),
    (
      "declarative shadow root",
      "<div><template shadowrootmode=open><p>a <slot name=s>b</slot></p></template><span slot=s>c</span></div>"
    ),
    (
      "custom elements",
      "<x-card><h2>a</h2><p>b</p></x-card><p><my-icon name=c></my-icon><a-b><c-d>e</c-d></a-b></p><x-list><ul><li>f</ul></x-list>"
    ),
    ("a customised element", "<p><button type=button is=fancy-button>a</button></p>"),
    (
      "svg",
      "<svg viewBox=\"0 0 9 9\" role=img aria-label=a><title>b</title><g fill=none><path d=\"M0 0h9\"/><circle r=\"1\"></circle></g><use href=\"#c\"/><text x=\"1\" y=\"2\">d <tspan>e</tspan></text></svg>"
    ),
    (
      "svg with names in mixed case",
      "<svg><defs><linearGradient id=g gradientTransform=\"rotate(9)\"><stop offset=\"5%\"/></linearGradient><clipPath id=p><rect width=\"1\" height=\"1\"/></clipPath></defs><foreignObject width=\"9\" height=\"9\"><p>a<p>b</p></foreignObject></svg>"
    ),
    (
      "svg filters and animation",
      "<svg><filter id=f><feGaussianBlur stdDeviation=\"2\"/></filter><rect width=\"9\" height=\"9\" filter=\"url(#f)\"><animate attributeName=\"x\" to=\"9\" dur=\"1s\"/></rect></svg>"
    ),
    (
      "svg with a link, a style and CDATA",
      "<p>a <svg width=\"1em\" height=\"1em\"><style><![CDATA[ a > b { fill: red } ]]></style><a href=\"/x\"><rect width=\"1\" height=\"1\"/></a></svg> b</p>"
    ),
    (
      "svg in a link in a list",
      "<ul><li><a href=/a><svg aria-hidden=true><path d=\"M0 0\"/></svg> b</a><li>c</ul>"
    ),
    (
      "mathml",
      "<p>a <math><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><msqrt><mi>y</mi></msqrt></mfrac></math> b</p>"
    ),
    (
      "mathml with text and an annotation",
      "<math display=block><semantics><mrow><mtext>a <b>b</b></mtext><mspace width=\"1em\"/></mrow><annotation encoding=\"application/x-tex\">a</annotation></semantics></math>"
    ),
    (
      "mathml table",
      "<math><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable></math>"
    ),
    (
      "microdata",
      "<div itemscope itemtype=https://schema.org/Person><span itemprop=name>a</span><meta itemprop=url content=/a><link itemprop=image href=a.jpg></div>"
    ),
    ("rdfa", "<p vocab=https://schema.org/ typeof=Person><span property=name>a</span></p>"),
    (
      "aria",
      "<div role=tablist aria-label=a><button type=button role=tab id=t aria-controls=p aria-selected=true>b</button></div><div role=tabpanel id=p aria-labelledby=t>c</div>"
    ),
    (
      "aria on live regions",
      "<div role=status aria-live=polite aria-atomic=true></div><p id=d>a</p><button type=button aria-describedby=d aria-expanded=false>b</button>"
    ),
    (
      "global attributes",
      "<p id=a class=\"b c\" title=d lang=de dir=auto hidden tabindex=0 contenteditable=false draggable=true spellcheck=false translate=no data-x=1 data-y='{\"z\": 2}' style=\"color: red\" accesskey=k inert>e</p>"
    ),
    ("attributes in all notations", "<p class=a id='b' title=\"c\" hidden data-d data-e='f'>g</p>"),
    ("attributes over many lines", "<a\n  href=\"/a\"\n  class='b'\n  data-c\n>d</a\n>"),
    ("names in capitals", "<P>a<BR>b</P><UL><LI>c</UL><DIV CLASS=d>e</Div>"),
    (
      "character references",
      "<p>&amp; &lt; &gt; &quot; &copy; &#169; &#xA9; &NotEqualTilde; &hellip; AT&T a & b</p>"
    ),
    ("comments", "<!-- a --><p>b<!-- <p> </div> --><!----></p><!-- - c -->"),
    (
      "greater-than signs and quotes in text",
      "<p>a > b \"c\" 'd' = e ` f</p><p title=\"a > b < c\">g</p>"
    ),
    ("scripts beside text", "<p>a<script>b</script>c</p><div><script>d</script></div>"),
    ("style in the text of a template", "<template><style>p > a { color: red }</style></template>"),
    ("div soup", "<div><div><div><div><p>a</p></div></div><div></div></div></div><div></div>"),
    ("ids that differ in case only", "<p id=a>b</p><p id=A>c</p><p id=\"ä\">d</p>"),
    (
      "one id in a template and outside",
      "<p id=a>b</p><template><p id=a>c</p></template><template><p id=a>d</p></template>"
    ),
    (
      "main and articles",
      "<main><article><header><h2>a</h2></header><p>b</p><footer>c</footer></article><article><h2>d</h2><p>e</article></main>"
    ),
    ("slots", "<template><slot>a</slot><slot name=b><p>c</p></slot></template>"),
    (
      "a select in a paragraph in a cell",
      "<table><tr><td><p><label>a <select><option>b</select></label><td>c</table>"
    ),
    (
      "a button in a label of a list in a form",
      "<form><ul><li><label>a <input></label><li><button>b</button></ul></form>"
    ),
    (
      "a paragraph beside an object's fallback",
      "<div><object data=a.pdf><ul><li>b</ul></object><p>c</div>"
    ),
    (
      "language and direction of parts",
      "<article lang=fr><p>Bonjour <span lang=en>you</span>, <q lang=ar dir=rtl>سلام</q></p></article>"
    ),
    (
      "embedded player with a figure",
      "<figure><iframe src=https://www.youtube.com/embed/x title=a></iframe><figcaption>b</figcaption></figure>"
    ),
    (
      "footnotes",
      "<p>a<sup id=r1><a href=#n1>1</a></sup></p><section><h2>Notes</h2><ol><li id=n1>b <a href=#r1>↩</a></ol></section>"
    ),
  ]

  /// What stands in the head besides.
  static let heads: [(String, String)] = [
    (
      "metadata",
      "<base href=https://example.org/><meta name=description content=a><link rel=canonical href=/a><link rel=icon href=/i.png sizes=any><meta http-equiv=content-security-policy content=\"default-src 'self'\">"
    ),
    (
      "open graph",
      "<meta property=og:title content=a><meta property=og:image content=https://example.org/a.jpg>"
    ),
    (
      "styles",
      "<style media=print>a > b { content: \"</p>\" } /* <b> */</style><link rel=stylesheet href=/a.css>"
    ),
    (
      "scripts",
      "<script src=/a.js defer></script><script async src=/b.js></script><script type=application/ld+json>{\"@type\": \"Article\"}</script>"
    ),
    (
      "noscript in the head",
      "<noscript><link rel=stylesheet href=/n.css><style>a {}</style></noscript>"
    ),
    ("template in the head", "<template><p>a<p>b</template>"),
    (
      "preloading",
      "<link rel=preload href=/a.woff2 as=font type=font/woff2 crossorigin><link rel=modulepreload href=/a.js><meta name=theme-color media=\"(prefers-color-scheme: dark)\" content=black>"
    ),
  ]

  /// Whole pages, most with tags left out.
  static let whole: [(String, String)] = [
    ("nothing but a title", "<!DOCTYPE html><title>a</title>"),
    ("no html, head and body", "<!doctype html>\n<title>a</title>\n<p>b\n<p>c\n"),
    ("only the start tags", "<!DOCTYPE html><html lang=en><head><title>a</title><body><p>b"),
    (
      "only the end tags of head",
      "<!DOCTYPE html><html lang=en><title>a</title></head><p>b</body></html>"
    ),
    (
      "comments around the root",
      "<!-- a --><!DOCTYPE html><!-- b --><html lang=en><!-- c --><head><title>d</title></head><!-- e --><body>f</body><!-- g --></html><!-- h -->\n"
    ),
    (
      "a body that opens with text",
      "<!DOCTYPE html><html lang=en><head><title>a</title></head>b <b>c</b></html>"
    ),
    (
      "a body that opens with a heading",
      "<!DOCTYPE html><html lang=en><title>a</title><h1>b</h1><ul><li>c</ul>"
    ),
    (
      "a long doctype",
      "<!DOCTYPE html SYSTEM \"about:legacy-compat\"><html lang=en><head><title>a</title></head><body><p>b</p></body></html>"
    ),
    (
      "the syntax of XHTML",
      "<!DOCTYPE html>\n<html lang=\"en\" xml:lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\"><head><meta charset=\"utf-8\" /><title>a</title><link rel=\"icon\" href=\"/i.png\" /></head><body><p>b<br />c<img src=\"d.jpg\" alt=\"d\" /></p><hr /></body></html>"
    ),
    ("a byte order mark", "\u{FEFF}<!DOCTYPE html><html lang=en><title>a</title><p>b"),
    (
      "attributes on html and body",
      "<!DOCTYPE html><html lang=en class=no-js data-a=b dir=ltr><head><title>a</title></head><body class=\"single post\" onload=\"x()\"><p>b</p></body></html>"
    ),
    (
      "lines that end in CR LF",
      "<!DOCTYPE html>\r\n<html lang=en>\r\n<title>a</title>\r\n<pre>\r\nb</pre>\r\n<ul>\r\n<li>c\r\n<li>d\r\n</ul>\r\n"
    ),
    (
      "a blog post",
      "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>The ferry</title></head><body><header><nav><ul><li><a href=/>Home</a></ul></nav></header><main><article><h1>The ferry</h1><p>By <a rel=author href=/ann/>Ann</a>, <time datetime=2024-03-05>5 March</time></p><figure><picture><source srcset=a.webp type=image/webp><img src=a.jpg alt=\"A ferry\"></picture><figcaption>Photo by Bo</figcaption></figure><h2>Times</h2><p>It leaves at <strong>six</strong>.<table><caption>Times</caption><tr><th>Day<th>Time<tr><td>Monday<td>6:00</table><h2>Prices</h2><ul><li>Adults: 5<li>Children: free</ul></article></main><footer><p>© Ann</footer></body></html>"
    ),
  ]
}
