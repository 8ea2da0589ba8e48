#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares where Stet expects the pages of a site with what Hugo and Jekyll write: sites.py PROGRAM

Each site is built by its own generator. Then a page of it links to everything that was written, and to each address with
some letters more. Stet must find the first and miss the second, unless it says that only the build knows.
"""

import json
import os
import subprocess
import sys
import tempfile
import urllib.parse

LAYOUTS = {
    "layouts/_default/single.html": "{{ .Content }}",
    "layouts/_default/list.html": "{{ .Content }}",
    "layouts/index.html": "{{ .Content }}",
}


def page(values):
    return f"---\n{values}\n---\nThe ferry leaves at six.\n"


SITES = [
    {
        "name": "Hugo: a base, two folders of settings, bundles, aliases, addresses of pages' own",
        "command": ["hugo", "--quiet"],
        "output": "public",
        "base": "/harbour",
        "links": "content/posts/zz-links.md",
        "files": {
            "hugo.toml": 'theme = "t"\n[permalinks]\nnews = ":year/:month/:slug/"\n',
            "config/_default/hugo.toml": 'baseURL = "https://a.example/sub/"\n[permalinks]\n'
            'docs = "/d/:sections/:filename/"\n',
            "config/_default/languages.yaml": "en: {weight: 1}\nfr: {weight: 2}\n",
            "config/production/config.toml": 'baseURL = "https://b.example/harbour/"\n',
            "content/posts/b1/index.md": page("title: B\nslug: other"),
            "content/posts/b1/note.md": page("title: N"),
            "content/posts/b1/Photo One.JPG": "",
            "content/posts/b2/index.md": page("title: B\nurl: /elsewhere/b2/"),
            "content/posts/b2/sub/x.png": "",
            "content/posts/section.png": "",
            "content/posts/u1.md": page("title: A\nurl: rel/u1"),
            "content/posts/u2.md": page("title: A\nurl: /abs/u2.html"),
            "content/posts/u3.fr.md": page("title: A\nurl: /frabs/u3/"),
            "content/posts/u4.fr.md": page("title: A\nurl: frrel/u4/"),
            "content/posts/a1.md": page("title: A\naliases: [old, /older/, ../up/, x.html]"),
            "content/posts/a2.fr.md": page("title: A\naliases: [old2, /older2/]"),
            "content/posts/Cap.md": page('title: P\nslug: "My Slug Ä"'),
            "content/news/n1.md": page("title: Two Boats\ndate: 2024-03-05"),
            "content/news/n2.md": page("title: Two Boats\npublishDate: 2023-02-05"),
            "content/news/n3.md": page("Title: Tit\nSlug: SlugGy\nDate: 2022-02-05"),
            "content/news/n4.md": page("title: nodate"),
            "content/docs/_index.md": page("title: D\nslug: dd"),
            "content/docs/deep/_index.md": page("title: P\nurl: /deepest/"),
            "content/docs/deep/er/p.md": page("title: P"),
            "content/My Section/Über uns/Größe & Maß (1).md": page("title: P"),
            "content/page.html": page("title: H"),
            "content/a.b.md": page("title: dot"),
            "content/plain.txt": "x",
            "content/headless/index.md": page("title: H\nheadless: true"),
            "content/headless/x.png": "",
            "content/never/n.md": page("title: H\n_build: {render: never}"),
            "content/plus/c++.md": page("title: H"),
            "content/plus/100% a_b~c.md": page("title: H"),
            "themes/t/static/theme.css": "x",
            "themes/t/content/themed/t.md": page("title: T"),
        },
    },
    {
        "name": "Hugo: a folder for each language, mounts",
        "command": ["hugo", "--quiet"],
        "output": "public",
        "base": "/harbour",
        "links": "content/en/blog/zz-links.md",
        "files": {
            "config.yaml": "baseURL: https://a.example/harbour/\n"
            "defaultContentLanguage: en\ndefaultContentLanguageInSubdir: true\n"
            "languages:\n  en: {contentDir: content/en}\n  de: {contentDir: content/de}\n"
            "  pt-BR: {contentDir: content/pt}\n"
            "module:\n  mounts:\n    - {source: extra, target: static/ex}\n",
            "content/en/blog/pier.md": page("title: a"),
            "content/de/blog/pier.md": page("title: a"),
            "content/de/blog/only.de.md": page("title: a"),
            "content/en/blog/b/index.md": page("title: b"),
            "content/de/blog/b/index.md": page("title: b"),
            "content/en/blog/b/p.png": "",
            "content/de/blog/q.png": "",
            "content/pt/x.md": page("title: x"),
            "static/not-mounted.png": "",
            "extra/a.png": "",
        },
    },
    {
        "name": "Hugo: JSON, folders of other names, ugly addresses, dates in names",
        "command": ["hugo", "--quiet"],
        "output": "out/site",
        "base": "",
        "links": "src/blog/zz-links.md",
        "files": {
            "hugo.json": json.dumps({
                "baseurl": "https://a.example/", "contentDir": "src", "publishDir": "out/site",
                "staticDir": ["static1", "static2"], "theme": ["a", "b"],
                "uglyurls": {"pages": True}, "taxonomies": {"topic": "topics"},
                "permalinks": {
                    "blog": "/:year/:month/:day/:slugorfilename/", "/": "/top/:filename/"},
                "frontmatter": {"date": [":filename", ":default"]},
                "module": {"mounts": [
                    {"source": "src", "target": "content"},
                    {"source": "assets/img", "target": "static/img"},
                    {"source": "static1", "target": "static"}]},
            }),
            "src/pages/about.md": page("title: A"),
            "src/pages/nested/x.md": page("title: X"),
            "src/blog/2024-02-03-my-post.md": page("title: M"),
            "src/blog/2024/2024-02-04-other/index.md": page("title: M"),
            "src/blog/2024/2024-02-04-other/z.png": "",
            "src/rootpage.md": page('title: R\ntopics: [Big Boats, "C++"]'),
            "src/blog/nodate.md": page("title: N"),
            "src/blog/c.en.md": page("title: Q\ndate: 2023-01-02"),
            "src/x/y/z/_index.md": page("title: Z"),
            "src/x/y/z/p.md": page("title: Z"),
            "src/x/q.md": page("title: Z\nslug: UPPER Case"),
            "src/x/r.md": page('title: "Käse"\nslug: ""'),
            "src/x/a,b;c=d!e'f.md": page("title: s"),
            "src/x/tab_under-dash.v1.2.md": page("title: t"),
            "static1/s1.txt": "x", "static2/s2.txt": "x", "assets/img/i.png": "",
            "themes/a/static/a.css": "x", "themes/b/static/b.css": "x",
        },
    },
    {
        "name": "Jekyll: posts, collections, defaults, permalinks",
        "command": ["jekyll", "build", "-q"],
        "output": "_site",
        "base": "/mag",
        "links": "zz-links.md",
        "files": {
            "_config.yml": "url: https://a.example\nbaseurl: /mag\n"
            "collections:\n  recipes: {output: true}\n"
            '  notes: {output: true, permalink: "/n/:name/"}\n  secret: {output: false}\n'
            "exclude: [drafts/]\ninclude: [_extra]\ndefaults:\n"
            '  - {scope: {path: news, type: posts}, values: {permalink: "/news/:year/:title:output_ext"}}\n',
            "index.md": page("title: Home"),
            "_posts/2024-03-05-my-post.md": page("title: A"),
            "_posts/2024-03-06-Größe & Maß.md": page("title: A"),
            "_posts/2024-03-07-cat.md": page("categories: [Big Boats, piers]"),
            "_posts/2024-03-08-cat2.md": page("category: Über uns"),
            "_posts/2024-03-09-date.md": page("date: 2023-12-31 12:00:00"),
            "_posts/2024-03-10-slug.md": page("slug: My Slug"),
            "_posts/2024-03-11-perma.md": page("permalink: /x/y.html"),
            "_posts/2024-03-12-bare.md": page("permalink: /x/bare"),
            "_posts/2024-03-13-style.md": page("permalink: pretty"),
            "_posts/2024-03-14-html.html": page("title: h"),
            "_posts/2024-03-15-unpublished.md": page("published: false"),
            "_posts/2024-3-5-short.md": page("title: x"),
            "_posts/2024-03-16-dots.v1.2.md": page("t: x"),
            "_posts/sub/2024-03-17-below.md": page("t: x"),
            "_posts/2024-03-18-UPPER-Case.markdown": page("t: x"),
            "news/_posts/2024-03-14-n.md": page("title: n"),
            "_recipes/soups/leek.md": page("t: x"),
            "_recipes/Pie.md": page("title: My Pie"),
            "_recipes/plain.txt": "plain",
            "_notes/a.md": page("t: x"), "_secret/s.md": page("t: x"),
            "about.md": page("t: x"), "about/team.md": page("t: x"),
            "contact.html": page("permalink: /kontakt/"),
            "docs/index.md": page("t: x"), "docs/readme.md": page("t: x"),
            "drafts/d.md": page("t: x"), "_extra/e.md": page("t: x"),
            "über uns/seite.md": page("t: x"), "with space.md": page("t: x"),
            "style.scss": "---\n---\na{b:c}\n", "feed.xml": page("t: x"),
            "assets/a.png": "", "404.html": page("t: x"),
            "page.markdown": page("permalink: /:path/:basename/"),
        },
    },
]


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path) or folder, exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def built(folder, base):
    """The addresses of what was written, as a link has them."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = "/" + os.path.relpath(os.path.join(parent, name), folder).replace(os.sep, "/")
            if path.endswith("/index.html"):
                path = path[: -len("index.html")]
            yield base + urllib.parse.quote(path)


def changed(address):
    return address.rstrip("/") + "zq/" if address.endswith("/") else address + "zq"


def missing(stet, folder, post, addresses, environment):
    """The addresses of which Stet says that nothing answers, and why it does not know of others."""
    text = "---\ntitle: Links\n---\n" + "".join(f"[a boat]({address})\n\n" for address in addresses)
    write(folder, post, text)
    run = subprocess.run(
        [stet, "lint", post, "--only", "internal-links", "--format", "json"],
        cwd=folder, env=environment, capture_output=True, text=True, check=False)
    found = json.loads(run.stdout)["posts"][0]
    lost = {item["data"]["address"] for item in found["findings"] if item["severity"] == "error"}
    return lost, [item["reason"] for item in found.get("unverified", [])]


def compare(stet, site):
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, ".git"))
        files = dict(site["files"])
        if site["command"][0] == "hugo":
            files.update(LAYOUTS)
        for name, text in files.items():
            write(folder, name, text)
        subprocess.run(site["command"], cwd=folder, check=True)
        right = list(built(os.path.join(folder, site["output"]), site["base"]))
        environment = dict(os.environ, XDG_CACHE_HOME=os.path.join(folder, ".cache"))
        wrong = [changed(address) for address in right if address != site["base"] + "/"]
        lost, _ = missing(stet, folder, site["links"], right, environment)
        problems = [f"it is there: {address}" for address in right if address in lost]
        for address in wrong:
            lost, reasons = missing(stet, folder, site["links"], [address], environment)
            if not lost and not any("when the site is built" in reason for reason in reasons):
                problems.append(f"it is not there: {address} ({reasons})")
        print(f"{site['name']}: {len(right)} addresses, {len(problems)} wrong")
        for problem in problems:
            print("  " + problem)
        return not problems


def main():
    stet = os.path.abspath(sys.argv[1])
    if not all([compare(stet, site) for site in SITES]):
        sys.exit("sites: Stet and a generator disagree")


if __name__ == "__main__":
    main()
