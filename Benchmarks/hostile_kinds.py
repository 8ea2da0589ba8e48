#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kinds of hostile posts for every part of Stet: hostile_kinds.py FOLDER [SIZE]   (SIZE = 20000)

KINDS maps a name to a file's suffix and a function from a size to the file's text, or, for kinds that need
several files, to a map of their names and texts. A text is about in proportion to the size.
"""

import json
import os
import sys

KINDS = {}


def kind(name, suffix, make):
    KINDS[name] = (suffix, make)


def many(form, divisor=1):
    """Text that repeats `form`, in which %d is a number."""
    return lambda n: "".join(form.replace("%d", str(k)) for k in range(n // divisor))


def markdown(name, form, divisor=1, before="", after=""):
    kind(name, "md", lambda n: before + many(form, divisor)(n) + after)


def page(name, form, divisor=1, before="", after="", head=""):
    start = f"<!doctype html><html lang=en><head><title>A page of many parts</title>{head}</head><body><main>"
    kind(name, "html", lambda n: start + before + many(form, divisor)(n) + after + "</main></body></html>")


def nested(name, suffix, opening, closing, divisor=1, before="", core="x"):
    kind(name, suffix, lambda n: before + opening * (n // divisor) + core + closing * (n // divisor))


def front(name, form, divisor=1, before="", after="", fence="---"):
    kind(name, "md", lambda n: f"{fence}\n{before}{many(form, divisor)(n)}{after}\n{fence}\n\nSome words.\n")


SENTENCE = "The boats leave the harbour at noon and come back before the evening tide. "

# Images and their credits.
markdown("images-one-paragraph", "![](a.jpg) ")
markdown("images-own-paragraph", "![](a%d.jpg)\n\n", 2)
markdown("images-with-captions", "![A boat](a%d.jpg)\n*Photo: Ann Lee / Harbour News*\n\n", 4)
markdown("images-linked", "[![](a%d.jpg)](b%d.html) ", 2)
markdown("images-and-breaks", "![](a.jpg)  \n", 2)
markdown("images-text-between", "![](a%d.jpg) word ", 2)
markdown("images-reference", "![a][r%d] ", 2, after="\n\n[r1]: a.jpg\n")
markdown("images-same-alt", "![The same words](a%d.jpg)\n\nwords\n\n", 2)
markdown("figure-shortcodes", '{{< figure src="a%d.jpg" caption="Photo: Ann Lee" >}}\n\n', 4)
page("figures", "<figure><img src=a%d.jpg alt=x><figcaption>Photo: A</figcaption></figure>", 4)
page("figure-many-images", "<img src=a%d.jpg>", 2, "<figure>", "<figcaption>Photo: A B</figcaption></figure>")
page("figure-many-captions", "<figcaption>Photo: Ann Lee</figcaption>", 4, "<figure><img src=a.jpg>", "</figure>")
page("figures-nested", "<figure><img src=a%d.jpg>", 4)
page("images-in-spans", "<span><img src=a%d.jpg></span>", 2, "<p>", "</p>")
page("images-in-one-division", "<img src=a%d.jpg alt=x>", 1, "<div>", "</div>")
page("image-deep", "<div>", 1, after="<img src=a.jpg>")
page("images-at-all-depths", "<div><img src=a%d.jpg>", 2)
page("srcset", "<img srcset='a%d.jpg 1x, b%d.jpg 2x, c%d.jpg 3x' src=a.jpg>", 4)
page("srcset-long", "a%d.jpg %dw, ", 1, "<img src=a.jpg srcset='", "'>")
page("picture-sources", "<source srcset=a%d.webp>", 2, "<picture>", "<img src=a.jpg></picture>")
page("images-and-comments", "<img src=a.jpg><!-- Photo: Ann Lee -->", 2)
page("images-blank-text", "<img src=a.jpg> <span> </span>", 2)
page("images-lazy", "<img data-src=a%d.jpg><noscript><img src=a%d.jpg></noscript>", 4)
page("background-images", "<div style='background-image:url(a%d.jpg)'></div>", 4)
page("caption-long", "Photo: Ann Lee, ", 1, "<figure><img src=a.jpg><figcaption>", "</figcaption></figure>")
page("caption-links", "<a href=/p%d>Ann Lee</a> / ", 2, "<figure><img src=a.jpg><figcaption>Photo: ", "</figcaption></figure>")
page("licences", "<img src=a%d.jpg alt=x><p><a href=https://creativecommons.org/licenses/by/4.0/>CC BY 4.0</a>", 8)
page("data-captions", "<a href=a%d.jpg data-caption='Photo: A B'><img src=a.jpg></a>", 4)
kind("json-ld-images", "html", lambda n: "<html><head><script type='application/ld+json'>" + json.dumps(
    [{"@type": "ImageObject", "url": f"/a{k}.jpg", "creditText": "Ann Lee"} for k in range(n // 8)])
    + "</script></head><body><article>" + "".join(f"<img src=/a{k}.jpg>" for k in range(n // 8)) + "</article>")
kind("json-ld-nested", "html", lambda n: "<html><head><script type='application/ld+json'>" + '{"a":[' * n
     + "</script></head><body><article><img src=a.jpg></article>")
page("json-ld-blocks", "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"A\"}</script>", 8)
page("svg-shapes", "<path d='M0 0h1v1z'/><title>t%d</title>", 2, "<svg>", "</svg>")
page("svg-each", "<svg><title>A sign</title><g><path d='M0 0'/></g></svg>", 4)
page("figure-long-caption", "<img src=a%d.jpg alt='A boat %d'>", 4, "<figure>", "<figcaption>" + "word " * 2000 + "</figcaption></figure>")
page("images-labelled", "<img src=a%d.jpg aria-labelledby=l%d alt=' '><b id=l%d></b>", 6)
page("images-in-one-link", "<img src=a%d.jpg alt=''>", 2, "<a href=/a>", "</a>")
page("images-with-long-style", "<p><img src=a%d.jpg></p>", 4, "<div style='" + "a:b;" * 5000 + "'>", "</div>")
page("images-with-data", "<img alt='' src='data:image/png;base64,AAAA%d'>", 4)
markdown("images-with-titles", '![a](a%d.jpg "Photo: Ann Lee") ', 4)

# Headings and sections.
markdown("fragments-broken", "## Heading number %d\n\nx [to it](#heading-numbr-%d)\n\n", 8)
page("fragments-broken-page", "<a name=a%d></a><a href='#q%d'>text</a>", 4)
page("fragments-same-broken", "<a id=a%d></a><a href='#q'>text</a>", 4)
markdown("headings-same", "## The same\n\nwords\n\n", 2)
markdown("headings-all-levels", "# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f\n\n", 12)
markdown("headings-empty", "##\n\n", 1)
markdown("headings-long", "word ", 1, "## ")
markdown("headings-growing", "# A\n\n###### B %d\n\n", 4)
markdown("headings-with-links", "## [A %d](/a%d)\n\n", 4)
markdown("headings-punctuated", "## A heading, with a stop %d.\n\n", 4)
markdown("headings-generic", "## Introduction\n\nx\n\n", 4)
markdown("headings-cased", "## The Quick Brown Fox %d\n\n## the slow fox %d\n\n", 8)
markdown("bold-lines", "**A bold line %d**\n\nwords\n\n", 4)
markdown("bold-terms", "**Term %d**\n\nSix.\n\n", 1)
markdown("bold-one-paragraph", "**bold** ", 1)
page("bold-paragraphs", "<p><strong>Bold %d</strong></p><p>x</p>", 4)
page("headings-in-links", "<a href=/a%d><h3>A %d</h3></a>", 4)
page("heading-nested", "<h2><span>", 2)
page("sections-nested", "<section><h2>A %d</h2>", 2)
page("heading-roles", "<div role=heading aria-level=3>A %d</div>", 4)
page("headings-hidden", "<h2 hidden>A</h2><h2 aria-hidden=true>B</h2>", 4)

# Links.
markdown("links-external", "[word %d](https://example.org/%d) ", 4)
markdown("links-same-text", "[here](/a%d) ", 2)
markdown("links-same-address", "[word %d](/a) ", 2)
markdown("links-empty", "[](/a%d) ", 2)
markdown("links-tracking", "[a](https://example.org/?utm_source=a%d&utm_medium=b) ", 8)
markdown("link-parameters", "&utm_a%d=b", 1, "[a](https://example.org/?a=b", ")")
markdown("link-encoded", "%41%20", 1, "[a](/", ")")
markdown("link-folders", "../", 1, "[a](", "b)")
markdown("links-insecure", "<http://example%d.org/> ", 4)
markdown("links-bare", "https://example.org/%d ", 4)
markdown("links-placeholders", "[a %d](#) [b](https://example.com) [c](javascript:x) ", 8)
markdown("wiki-links", "[[Page %d|words]] ", 4)
page("links-nested-text", "<a href=/a%d><span><b><i>x</i></b></span></a>", 4)
page("links-buttons", "<button><a href=/a%d>x</a></button><label><button>", 4)
page("links-images", "<a href=/a%d><img src=b.jpg alt=''></a>", 4)
page("link-around-all", "<p>words</p>", 2, "<a href=/a>", "</a>")
page("links-labelled", "<a href=/a%d aria-labelledby=l%d>x</a><b id=l%d>y</b>", 6)
page("links-labelled-by-one", "<a href=/a%d aria-labelledby=l>x</a>", 4, "<b id=l>", "</b>")
page("label-by-many", "l%d ", 1, "<b id=l1>y</b><a href=/a aria-labelledby='", "'>x</a>")
page("links-titled", "<a href=/a%d title='Word %d'>Word %d</a> ", 4)

# Related posts and cards.
CARD = "<article class=card><h3><a href=/p%d>Post %d</a></h3><p>Words of it …</p></article>"
page("cards", CARD, 6, "<div class=related-posts>", "</div>")
page("cards-same", "<li><a href=/p>Post</a></li>", 4, "<div class=related-posts><ul>", "</ul></div>")
page("cards-nested", "<div class=card><article><a href=/p%d>P</a>", 6, "<div class=related-posts>", "</div>")
page("related-titles", "<h2>Related posts</h2><ul><li><a href=/p%d>P</a></li></ul>", 8)
markdown("related-list", "- [Post %d](/p%d)\n", 2, "Words.\n\n## Related posts\n\n")
markdown("related-many", "## Related posts\n\n- [Post %d](/p%d)\n\n", 4)
markdown("excerpts-cut", "- [Post %d](/p%d) The words of it stop in the\n", 4, "Words.\n\n## Read next\n\n")
front("related-front-matter", "  - title: Post %d\n    url: /p%d\n", 4, "related:\n")

# Lists, tables, definitions, footnotes, quotations.
markdown("definitions", "a\n: b\n\n", 2)
markdown("definitions-many-terms", "a%d\n", 1, after=": b\n")
markdown("definitions-many-meanings", ": b %d\n", 1, "a\n")
markdown("definitions-in-quote", "> a\n> : b\n>\n", 2)
markdown("definitions-apart", "a\n\n: b\n\n", 2)
markdown("lists-of-one", "- a\n\nwords\n\n", 2)
markdown("list-loose", "- a\n\n", 2)
markdown("list-two-marks", "- a\n* b\n", 2)
markdown("list-numbers", "%d. a\n", 2)
markdown("tasks", "- [ ] a %d\n", 2)
markdown("fake-lists", "• one<br>• two\n\n", 2)
markdown("fake-list-lines", "\\* a %d  \n", 2)
markdown("fake-numbers", "1\\) a %d\n", 2)
page("lists-nested", "<ul><li>", 2)
page("lists-empty", "<ul></ul><ol><li></li></ol>", 4)
page("fake-bullets", "• a %d<br>", 2, "<p>", "</p>")
page("definition-page", "<dt>a %d<dd>b", 2, "<dl>", "</dl>")
markdown("tables", "|a|b|\n|-|-|\n|x|y|\n\n", 4)
markdown("table-long-cell", "word ", 1, "|a|b|\n|-|-|\n|", "|y|\n")
page("table-rows", "<tr><td>a<td>b", 2, "<table>", "</table>")
page("table-spans", "<tr><td rowspan=1000 colspan=1000>a", 2, "<table>", "</table>")
page("table-columns", "<td>a", 1, "<table><tr>", "</table>")
page("tables-nested", "<table><tr><td>", 2)
markdown("footnotes-used-often", "a[^1] ", 1, after="\n\n[^1]: b\n")
markdown("footnotes-chain", "[^%d]: see [^1%d]\n\n", 2)
markdown("footnote-long", "    words %d\n\n", 2, "a[^1]\n\n[^1]: b\n\n")
markdown("quotes", "> words %d\n\n", 2)
markdown("quotes-lazy", "> a\nb\n\n", 2)
markdown("quote-and-list", "> - > - ", 1)
markdown("alerts", "> [!NOTE]\n> words\n\n", 2)

# Prose.
markdown("sentences", SENTENCE, 8)
markdown("paragraphs", SENTENCE + "\n\n", 8)
markdown("sentence-endless", "word and ", 1)
markdown("word-endless", "word", 1)
markdown("words-different", "word%d ", 1)
markdown("words-repeated", "the the ", 1)
markdown("capitals", "ABC%d (Abc of D) ", 2)
markdown("acronyms", "The NATO%d meets. ", 2)
markdown("acronyms-explained", "The North Treaty (NAT%d) met. ", 4)
markdown("openings", "There is a boat. There are boats. ", 4)
markdown("quotation-marks", '"a" \'b\' ', 1)
markdown("quotation-open", '"a ', 1)
markdown("quotation-typographic", "“a ", 1)
markdown("parentheses", "(a ", 1)
markdown("parentheses-nested", "(", 1, after="a")
markdown("dashes", "a -- b — c - d ", 2)
markdown("stops", "...", 1)
markdown("stops-spaced", "a. . . ", 1)
markdown("abbreviations", "e.g. Dr. A. B. ", 2)
markdown("numbers", "1,234.5 ", 1)
markdown("ordinals", "on May 1st, 20%d ", 2)
markdown("dates", "2024-01-01 1 May 2024 05/06/2024 ", 4)
markdown("times", "at 10:30 a.m. today ", 4)
markdown("time-words", "today yesterday next year ", 4)
markdown("time-words-dated", "today, 1 May 2024, ", 4)
markdown("evidence", "Studies show that most people agree. ", 4)
markdown("evidence-linked", "Studies show that 50% [agree](/a%d). ", 4)
markdown("plain-words", "utilize in order to leverage synergies very ", 4)
markdown("cliches", "at the end of the day, think outside the box, ", 4)
markdown("inclusive", "whitelist blacklist master slave mankind he or she ", 4)
markdown("said", "\"A,\" claimed Ann. ", 2)
markdown("per-cent", "5% 5 percent 5 per cent ", 4)
markdown("leftovers", "TODO lorem ipsum dolor [insert here] XXX ", 4)
markdown("leftover-brackets", "[ insert ", 1)
markdown("leftover-braces", "{{ a ", 1)
markdown("leftover-words", "lorem ", 1)
markdown("uncommon-letters", "ä́ß字 ", 1)
markdown("emoji", "👩‍👩‍👧‍👦", 1)
markdown("combining", "a" + "\u0301" * 8, 4)
markdown("zero-width", "a\u200b\u200d\u2060", 1)
markdown("direction-marks", "\u202e\u202aa ", 1)
markdown("spaces", "a  b", 1)
markdown("spaces-only", " \u00a0", 1, "a", "b")
markdown("line-ends", "a\r\nb\rc\n", 1)
markdown("hyphens", "a-", 1)
markdown("apostrophes", "a'", 1)
markdown("slashes", "a/b ", 1)
markdown("chinese", "船在中午离开港口。", 2)
markdown("thai", "ภาษาไทย", 1)
markdown("german", "Der Hafen ist heute geschlossen. Die Boote fahren nicht. ", 4)
front("one-language-another", "a%d: b\n", 4, "lang: de\n")

# Emphasis, code, HTML in Markdown, tags of generators.
markdown("emphasis-words", "*a* **b** ***c*** ~~d~~ ", 2)
markdown("emphasis-unclosed", "**a *b ", 1)
markdown("code-spans", "`a` ", 1)
markdown("code-blocks", "```\na\n```\n\n", 2)
markdown("code-fences-open", "```a\n", 1)
markdown("code-indented", "    <p>a</p>\n\nb\n\n", 2)
markdown("math", "$a$ $$b$$ ", 1)
markdown("math-open", "$a ", 1)
markdown("html-blocks", "<div>\n\nwords\n\n</div>\n\n", 2)
markdown("html-inline", "<b>a</b> <i>b ", 1)
markdown("html-comments", "<!-- a -->\n\n", 1)
markdown("html-comments-inline", "a <!-- b --> ", 1)
markdown("html-comments-open", "a <!-- ", 1)
markdown("html-tags-broken", "<a href='x ", 1)
markdown("details", "<details><summary>a</summary>\n\nb\n\n</details>\n\n", 4)
markdown("entities", "&amp;&#65;&notit; ", 1)
markdown("escapes", "\\*\\_\\[ ", 1)
markdown("shortcodes", "{{< a b=\"c\" >}} x {{< /a >}} ", 4)
markdown("shortcodes-paired", "{{% a %}}\n\nx\n\n{{% /a %}}\n\n", 4)
markdown("liquid", "{% if a %} x {% endif %} {{ b }} ", 4)
markdown("attribute-lists", "a\n{: .b #c%d}\n\n", 2)
markdown("heading-ids", "## a {#b%d}\n\n", 2)
markdown("rules-horizontal", "---\n\n", 1)
markdown("setext", "a\n---\n\n", 1)
markdown("labels-unused", "[r%d]: /u 'title'\n", 2)
markdown("labels-missing", "[a][r%d] ", 2)
markdown("labels-same", "[r]: /u\n", 1, after="\n[r]\n")
markdown("hard-breaks-html", "a<br>", 1)
kind("mdx", "mdx", lambda n: "import A from 'a'\n\n" + "<A b={c}>{d}</A>\n\n" * (n // 4))
kind("mdx-open", "mdx", lambda n: "<A b={{c: " * n)

# Suppressions.
markdown("suppressions", "<!-- stet image-alt -->\n\n![](a%d.jpg)\n\n", 8)
markdown("suppressions-unused", "<!-- stet image-alt: a reason -->\n\nwords\n\n", 8)
markdown("suppressions-unknown", "<!-- stet image-alk -->\n\nwords\n\n", 8)
markdown("suppressions-open", "<!-- stet-begin image-alt -->\n\n![](a.jpg)\n\n", 8)
markdown("suppressions-paired", "<!-- stet-begin image-alt -->\n\n![](a.jpg)\n\n<!-- stet-end image-alt -->\n\n", 12)
markdown("suppressions-ended", "<!-- stet-end image-alt -->\n\n", 8)
markdown("suppressions-file", "<!-- stet-file image-alt: a -->\n\n![](a.jpg)\n\n", 8)
markdown("suppression-names", "image-alt, ", 1, "<!-- stet ", " -->\n\nwords\n")
page("suppressions-elements", "<p data-stet=image-alt><img src=a%d.jpg>", 6)
page("suppressions-nested", "<div data-stet=image-alt><img src=a.jpg>", 6)
front("suppressions-off", "image-alt, ", 2, "stet: {off: [", "image-alt]}")

# HTML, its attributes and its mistakes.
page("ids-same", "<p id=a>x", 2)
page("ids-different", "<p id=a%d>x", 2)
page("ids-used", "<label for=a%d>x</label><input id=a%d aria-describedby=a%d>", 6)
page("attributes-long", "<p class='a b c d e' style='color:red' title=x>a", 8)
page("attribute-classes", "c%d ", 1, "<p class='", "'>x")
page("attributes-same", " a=b", 1, "<p", ">x")
page("end-tags-unknown", "</a%d>", 1)
page("elements-unknown", "<x-a%d>", 1)
page("elements-open", "<p><b><i>x", 2)
page("elements-crossed", "<b><p>x</b></p>", 4)
page("inputs", "<input><select><option>a</select><textarea>b</textarea>", 8)
page("interactive-nested", "<a href=a><button>", 4)
page("embeds", "<iframe src=https://example.org/%d></iframe>", 4)
page("embeds-video", "<video src=a%d.mp4></video><audio src=b.mp3></audio>", 6)
page("objects", "<object data=a%d><embed src=b>", 4)
page("scripts", "<script>var a = '<p>';</script>", 4)
page("script-endless", "<!--<script>", 1, "<script>")
page("styles", "<style>.a%d > p { color: red }</style>", 4)
page("css-endless", ".a%d{b:c}", 1, "<style>", "</style>")
page("css-inline", "a:b;", 1, "<p style='", "'>x")
page("comments", "<!-- %d -->", 1)
page("text-runs", "a<wbr>", 1)
page("breaks", "a<br><br>", 1)
page("preformatted", "<pre>a\n</pre>", 2)
page("entities-page", "&eacute;&#x41;&bogus;", 1)
page("languages", "<p lang=de>a</p>", 4)
page("ruby", "<ruby>a<rt>b</ruby>", 2)
kind("meta", "html", lambda n: "<html><head>" + "<meta name=description content='a b'>" * (n // 4) + "</head><body><article><p>x")
kind("meta-many", "html", lambda n: "<html><head>" + "".join(
    f"<meta property=og:image content=a{k}.jpg><link rel=alternate href=/b{k}>" for k in range(n // 8)) + "</head><body><article><p>x")
kind("titles", "html", lambda n: "<html><head>" + "<title>a</title>" * (n // 4) + "</head><body><h1>b</h1>" * 1)
page("titles-h1", "<h1>A title %d</h1>", 2)
page("times", "<time datetime=2024-01-01>1 May</time>", 4)
page("bylines", "<span class=byline>by <a rel=author class=author href=/a%d>Ann</a></span>", 8)
page("articles", "<article><h2>A %d</h2><p>x</p></article>", 4)
page("articles-nested", "<article class=post-content><h2>a</h2>", 4)
page("asides", "<aside><p>x</p></aside><nav><a href=/a>b</a></nav>", 4)
page("hidden", "<div hidden><p>x</p></div><p aria-hidden=true>y</p>", 4)
page("paragraphs-empty", "<p></p><p>&nbsp;</p>", 2)
page("divisions-deep-text", "<div>x", 1)
page("spans-nested", "<span>", 1, "<p>")
page("inline-nested", "<em><strong>", 1, "<p>", "x")
page("wordpress-classes", "<div class='entry-content'><p class=entry-title>x</p></div>", 4)
page("kadence-cards", "<div class=entry-related><article class=loop-entry><h3 class=entry-title><a href=a%d>b</a></h3>"
     "<div class=entry-summary>c</div></article></div>", 12)
page("templates", "<template><p>x</p></template>", 4)
page("noscript", "<noscript><p>x</p></noscript>", 4)
page("math-page", "<math><mi>x</mi><annotation-xml><p>", 4)
page("forms-nested", "<form><p>", 2)
page("base", "<base href=/a%d>", 4)

# Elements inside their own like, each with something to judge.
for name, opening in (
        ("headings", "<h2>A %d<div>"), ("heading-roles", "<div role=heading aria-level=2>A %d"),
        ("quotes", "<blockquote>words %d"), ("items", "<ul><li>a %d"), ("sections", "<section><h2>A %d</h2>x"),
        ("links-in-cells", "<a href=/a%d>x<table><tr><td>"), ("links-without-text", "<a href=/a%d><table><tr><td>"),
        ("captions", "<figure><figcaption>a %d<div>"), ("wp-captions", "<div class=wp-caption><img src=a%d.jpg>"),
        ("wp-caption-texts", "<div class=wp-caption><p class=wp-caption-text>a</p><img src=a.jpg>"),
        ("details", "<details><summary>a %d</summary>"), ("labels", "<label>a<button><object>"),
        ("definitions", "<dl><dt>a<dd>"), ("cards", "<div class=card><h3><a href=/a%d>A</a></h3>"),
        ("cards-related", "<div class=related-posts><h2>Related posts</h2><ul><li><a href=/a%d>A</a></li></ul>"),
        ("related-titles", "<div><h2>Related posts</h2><p>words <a href=/a>x</a></p>"),
        ("related-prose", "<div><h2>Related posts</h2><p>" + "word " * 40 + "</p>"),
        ("bold", "<div><p><strong>Bold %d</strong></p>"), ("embeds", "<div style='color:red'><iframe src=a%d></iframe>"),
        ("interactive", "<table><tr><td><button><a href=/a%d>"), ("labelled", "<div id=l%d><a href=/a aria-labelledby=l%d><b>"),
        ("hidden", "<div style='color:red'><img src=a%d.jpg>"), ("languages", "<div lang=de><p>Wort</p>"),
        ("content", "<div class=entry-content><p>x</p>"), ("ids", "<div id=a%d><a href='#a%d'>x</a>"),
        ("formats", "<b><i>x"), ("bylines", "<div class=byline>by A"), ("times", "<div><time datetime=2024-01-01>a</time>"),
        ("suppressed", "<div data-stet=image-alt><p>x</p>"), ("comments-stet", "<div><!-- stet image-alt --><img src=a.jpg>"),
        ("spaces", "<div> <p>x</p> "), ("tables", "<table><tr><th>a<td>b"), ("templates", "<template><p id=a>x"),
        ("pictures", "<picture><img src=a%d.jpg>"), ("math", "<math><mi>x"), ("svg", "<svg><title>x</title><g><foreignObject>")):
    page("nested-" + name, opening, 4)

# Many siblings before, after or between what is judged.
for name, before, form, after in (
        ("blanks-then-images", "<i></i>", "<img src=a%d.jpg>", ""), ("comments-then-images", "<!-- a -->", "<img src=a%d.jpg>", ""),
        ("words-then-images", "<b>x</b>", "<img src=a%d.jpg>", ""), ("images-then-words", "", "<img src=a%d.jpg>", "<b>x</b>"),
        ("images-then-blanks", "", "<img src=a%d.jpg>", "<i></i>"), ("blanks-then-bold", "<p></p>", "<p><b>Bold</b></p>", ""),
        ("bold-then-blanks", "", "<p><b>Bold</b></p>", "<p></p>"), ("comments-then-links", "<!-- a -->", "<a href=/a%d>x</a>", ""),
        ("comments-then-headings", "<!-- a -->", "<h2>A</h2>", ""), ("comments-then-paragraphs", "<!-- a -->", "<p>x</p>", "")):
    def make(n, before=before, form=form, after=after):
        return ("<!doctype html><html lang=en><body><main><div>" + before * (n // 4) + many(form, 4)(n) + after * (n // 4)
                + "</div></main>")
    kind("siblings-" + name, "html", make)

# Front matter.
front("keys", "a%d: b\n", 2)
front("keys-same", "a: b\n", 2)
front("keys-long", "word ", 1, "title: ")
front("keys-nested", "{a: ", 1, "a: ", "b")
front("list-in-front", "  - a%d\n", 2, "tags:\n")
front("list-flow", "a%d, ", 1, "tags: [", "b]")
front("strings-quoted", 'a%d: "b \\u0041"\n', 2)
front("anchors", "a%d: &a%d b\nb%d: *a%d\n", 4)
front("comments-front", "# %d\n", 1)
front("text-block", "  words\n", 1, "description: |\n")
front("images-front", "  - src: a%d.jpg\n    caption: 'Photo: Ann Lee'\n", 6, "images:\n")
front("dates-front", "date: 2024-01-01\n", 2)
front("toml-keys", "a%d = 'b'\n", 2, fence="+++")
front("toml-tables", "[a%d]\nb = 1\n", 2, fence="+++")
front("toml-table-arrays", "[[a]]\nb = %d\n", 2, fence="+++")
front("toml-dotted", "a.", 1, after="b = 1", fence="+++")
front("toml-arrays", "[", 1, "a = ", fence="+++")
kind("json-front", "md", lambda n: json.dumps({f"a{k}": "b" for k in range(n // 2)}, indent=1) + "\n\nWords.\n")
kind("json-front-deep", "md", lambda n: '{"a": ' + "[" * n + "\n\nWords.\n")

# WordPress exports.
WXR = ('<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
       'xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>A</title><link>https://a.example</link>'
       '<wp:wxr_version>1.2</wp:wxr_version>')


def item(number, content, more=""):
    return (f"<item><title>Post {number}</title><link>https://a.example/p{number}/</link>{more}"
            f"<content:encoded><![CDATA[{content}]]></content:encoded><wp:post_id>{number}</wp:post_id>"
            "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>\n")


def export(name, items, divisor=8):
    kind(name, "xml", lambda n: WXR + items(n // divisor) + "</channel></rss>")


export("export-items", lambda n: "".join(item(k, "<p>Some words</p>") for k in range(n)), 16)
export("export-one-item", lambda n: item(1, "<p>Some words</p>" * n), 4)
export("export-item-attributes", lambda n: "<item " + " ".join(f"a{k}='1'" for k in range(n)) + "/>" + item(1, "a"), 1)
export("export-many-attributes", lambda n: "".join(item(k, "a", '<category domain="c" nicename="d">e</category>') for k in range(n)), 16)
export("export-element-attributes", lambda n: item(1, "<p " + " ".join(f"a{k}='1'" for k in range(n)) + ">x</p>"), 1)
export("export-images", lambda n: item(1, "<img src=a.jpg>" * n), 2)
export("export-attachments", lambda n: "".join(
    f"<item><title>a{k}</title><wp:post_id>{k}</wp:post_id><wp:post_type>attachment</wp:post_type>"
    f"<wp:attachment_url>https://a.example/a{k}.jpg</wp:attachment_url></item>" for k in range(n)) + item(0, "<img src=a.jpg>"), 16)
export("export-meta", lambda n: item(1, "a", "".join(
    f"<wp:postmeta><wp:meta_key>k{k}</wp:meta_key><wp:meta_value><![CDATA[v]]></wp:meta_value></wp:postmeta>" for k in range(n))), 8)
export("export-nested", lambda n: "<item>" + "<a>" * n, 1)
export("export-cdata-parts", lambda n: item(1, "a]]><![CDATA[" * n), 4)
export("export-entities", lambda n: "<item><title>" + "&amp;" * n + "</title></item>" + item(1, "a"), 1)
export("export-comments", lambda n: item(1, "<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->" * n), 8)
export("export-links", lambda n: "".join(item(k, f"<p><a href='https://a.example/p{k + 1}/'>it</a></p>") for k in range(n)), 16)
export("export-links-broken", lambda n: "".join(item(k, f"<p><a href='https://a.example/q{k}/'>it</a></p>") for k in range(n)), 16)

# Sites of several files.
kind("site-posts", "", lambda n: {"index.html": "<html><body>x", **{
    f"p/{k}.html": f"<html><head><title>Post {k}</title></head><body><article><p>Words of it {k}."
    f"<a href=/p/{k + 1}.html>next</a></article>" for k in range(n // 64)}})
kind("site-broken-links", "", lambda n: {"index.html": "<html><body>" + "".join(
    f"<a href=/p/post-numbr-{k}.html>x {k}</a> " for k in range(n // 16)), **{
    f"p/post-number-{k}.html": "<html><body><p>x" for k in range(n // 64)}})
kind("site-broken-fragments", "", lambda n: {"index.html": "<html><body>" + "".join(
    f"<a href=/p.html#q{k}>x {k}</a> " for k in range(n // 16)),
    "p.html": "<html><body>" + "".join(f"<p id=place{k}>x" for k in range(n // 16))})
kind("site-same-texts", "", lambda n: {f"p{k}.md": f"---\ntitle: The same\n---\n\n{SENTENCE * 4}\n" for k in range(n // 64)})


def write(name, folder, size):
    """Writes the kind's files at a size into a folder, and returns how many bytes they have."""
    suffix, make = KINDS[name]
    made = make(size)
    files = made if isinstance(made, dict) else {f"post.{suffix}": made}
    total = 0
    for path, text in files.items():
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            total += file.write(text.encode("utf-8"))
    return total


if __name__ == "__main__":
    for each in KINDS:
        write(each, os.path.join(sys.argv[1], each), int(sys.argv[2]) if len(sys.argv) > 2 else 20000)
