# SPDX-License-Identifier: Apache-2.0
"""Compares what rules of the kind xpath find with what lxml finds: xpath.py STET.

Each expression is made a rule and run over the same well-formed pages by both; they must give the same elements, told
by name and line. Exits 1 when they do not.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

from lxml import etree

EXPRESSIONS = [
    "//img[not(@alt)]",
    "//img[@alt = '']",
    "//a[starts-with(@href, 'http:')]",
    "//a[not(normalize-space(.))]",
    "//ul[count(li) > 2]",
    "//li[position() = last()]",
    "//li[1]",
    "//p[contains(., 'tea')]",
    "//p[string-length(normalize-space(.)) > 40]",
    "//h2[not(following-sibling::p)]",
    "//h3[count(preceding::h2) = 2]",
    "//table//td[2]",
    "//tr[td and not(th)]",
    "//*[self::h2 or self::h3][a]",
    "//figure[img and not(figcaption)]",
    "//p[em | strong]",
    "//a/@href[contains(., 'tea')]/..",
    "//p[@class and not(contains(concat(' ', @class, ' '), ' lead '))]",
    "//blockquote/p[last()]",
    "//li[ancestor::li]",
    "//p[preceding-sibling::*[1][self::h2]]",
    "//p[translate(substring-before(., ' '), 'ABCT', 'abct') = 'tea']",
    "//section[sum(.//td) > 6]",
    "(//p)[3]",
]

PAGES = [
    """<section>
<h2>Tea</h2>
<p class="lead">Tea is a drink, and it is made of leaves and hot water.</p>
<p class="note wide">Tea <em>leaves</em> are dried.</p>
<p>It has <strong>no</strong> sugar. <a href="http://example.org/tea">More on tea</a></p>
<figure><img src="a.jpg"></figure>
<figure><img src="b.jpg" alt=""><figcaption>A cup</figcaption></figure>
<ul>
<li>Green</li>
<li>Black
<ol>
<li>Assam</li>
<li>Ceylon</li>
</ol></li>
<li>White</li>
</ul>
</section>
<section>
<h2>Numbers</h2>
<table><tbody>
<tr><th>Cup</th><td>1</td><td>2</td></tr>
<tr><td>4</td><td>5</td></tr>
</tbody></table>
<h3><a href="/pot">The pot</a></h3>
<blockquote><p>One.</p>
<p>Two.</p></blockquote>
<p>Tea again</p>
<p><a href="/empty"></a></p>
<h2>End</h2>
</section>""",
    "\n".join(f"<h2>Part {n}</h2>\n<p>Text {n} of tea.</p>\n<p>More.</p>" for n in range(50)),
]


def theirs(expression, page):
    closed = re.sub("(<img[^>]*)>", r"\1/>", page)
    tree = etree.fromstring("<post>" + closed + "</post>")
    return sorted((node.sourceline, node.tag) for node in tree.xpath(expression))


def ours(stet, expression, folder):
    rule = folder / "house" / "asked.md"
    quoted = expression.replace("'", "''")
    rule.write_text(f"---\nkind: xpath\nmessage: '%s'\nexpression: '{quoted}'\n---\nAsked.\n")
    run = subprocess.run(
        [stet, "lint", "--only", "asked", "--format", "json", "--fail-on", "never", "."],
        cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"{expression}: stet ended with {run.returncode}\n{run.stdout}{run.stderr}")
    return {
        post["path"]: sorted(
            (finding["range"]["start"]["line"], finding["message"].strip("<>")) for finding in post["findings"])
        for post in json.loads(run.stdout)["posts"]
    }


def main():
    stet = pathlib.Path(sys.argv[1]).resolve()
    wrong = nodes = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / ".git").mkdir()
        (folder / "house").mkdir()
        (folder / ".stet.yml").write_text("extends: [minimal, house]\n")
        for number, page in enumerate(PAGES):
            (folder / f"{number}.html").write_text(page)
        for expression in EXPRESSIONS:
            found = ours(stet, expression, folder)
            for number, page in enumerate(PAGES):
                wanted = theirs(expression, page)
                nodes += len(wanted)
                if found[f"{number}.html"] != wanted:
                    wrong += 1
                    print(f"{expression} on page {number}:\n  stet {found[f'{number}.html']}\n  lxml {wanted}")
    print(f"{len(EXPRESSIONS)} expressions on {len(PAGES)} pages, {nodes} nodes: {wrong} differ")
    return 1 if wrong or not nodes else 0


sys.exit(main())
