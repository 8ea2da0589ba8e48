# SPDX-License-Identifier: Apache-2.0
"""Opens reports in a browser and uses them as a person would: report.py STET [CHROMIUM].

Needs playwright and axe-playwright-python, and a Chromium of the system. Exits 1 at the first thing that is wrong.
"""

import pathlib
import subprocess
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

EVIL = "</script><img src=x onerror=alert(1)>"
checks = 0


def expect(holds, what):
    global checks
    checks += 1
    if not holds:
        sys.exit(f"wrong: {what}")


def posts(folder, count):
    for number in range(count):
        lines = [f"---\ntitle: Post {number} about ferries and harbours\ndate: 20{10 + number % 15}-0{1 + number % 9}-11\n---\n"]
        lines += ["**Out to sea**\n"] if number % 3 == 0 else []
        lines += [f"The ferry number {number} leaves at six o'clock and comes back at night. It is white.\n"] * (1 + number % 30)
        lines += [f"![](ferry-{number}.jpg)\n"] if number % 2 else []
        other = number * 7 % max(count // 3, 1)
        lines += [f"See [another post](../part{other % 7}/post{other:05}.md).\n"] if number % 4 else []
        path = folder / f"part{number % 7}" / f"post{number:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines))


def report(stet, folder, *arguments):
    page = folder / "report.html"
    run = subprocess.run(
        [stet, "report", "posts", "--today", "2026-01-31", "-o", page, *arguments], cwd=folder, capture_output=True,
        text=True, check=False)
    expect(run.returncode == 0, f"stet report: {run.stdout}{run.stderr}")
    return page


class Browser:
    def __init__(self, chromium, page, width=1440, scheme="light", place=""):
        self.page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, accept_downloads=True)
        self.wrong = []
        self.page.on("console", lambda message: self.wrong.append(message.text) if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.wrong.append("a dialog"), dialog.dismiss()))
        self.page.on("request", lambda request: None if request.url.startswith(("file:", "blob:")) else self.wrong.append(request.url))
        self.page.goto(f"file://{page}{place}")

    def close(self, what):
        width = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        expect(width <= 0, f"{what}: the page is {width} px too wide")
        expect(self.wrong == [], f"{what}: {self.wrong}")
        self.page.close()

    def accessible(self, what):
        found = Axe().run(self.page).response["violations"]
        bad = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in ("serious", "critical")]
        expect(bad == [], f"{what}: {bad}")


def use(chromium, page):
    browser = Browser(chromium, page)
    tab = browser.page
    links = tab.get_by_label("Links between posts")
    expect(links.locator("line.edge").count() > 20, "the graph of links is drawn")
    expect("No other post leads here: 1" in links.inner_text(), "posts to which no other leads are listed")
    tab.click("nav a[data-view=posts]")
    expect(tab.locator("#table-posts tbody tr").count() == 50, "50 posts a page")
    scores = lambda: [t.strip("● –") for t in tab.locator("#table-posts tbody td:nth-child(2)").all_inner_texts()]
    first = scores()
    expect(first == sorted(first, key=int), "posts are sorted by score")
    tab.click("#table-posts [data-sort=score]")
    expect(scores() == sorted(scores(), key=int, reverse=True), "a click turns the order round")
    expect("sort=-score" in tab.url, "the address says the order")
    tab.fill("#tools-posts input", "post 11 ")
    expect(tab.locator("#table-posts tbody tr").count() == 1, "a search finds one post")
    tab.click("#tools-posts button")
    tab.select_option("#tools-posts [data-key=rule]", "bold-heading")
    tab.select_option("#tools-posts [data-key=folder]", "posts/part3")
    number = tab.locator("#table-posts [role=status]").inner_text()
    expect(0 < int(number.split()[0]) < 60, f"two filters hold together: {number}")
    address = tab.url
    again = chromium.new_page()
    again.goto(address)
    expect(again.locator("#table-posts [role=status]").inner_text() == number, "an address brings its state back")
    again.close()
    tab.click("#table-posts tbody a")
    expect(tab.locator("#post .article mark").count() > 0, "a post shows its findings in its text")
    expect(tab.locator("#post .article mark", has_text="Out to sea").count() == 1, "a bold heading is marked at its place")
    tab.locator("#post .article mark button").first.click()
    expect(tab.locator("#post .note.on").count() == 1, "a mark leads to its note")
    browser.accessible("a post")
    tab.click("nav a[data-view=credits]")
    with tab.expect_download() as download:
        tab.click("#csv")
    text = pathlib.Path(download.value.path()).read_bytes().decode()
    expect(text.startswith("image,alt,creators,source,licence,links,level,posts\r\n"), "the ledger is downloaded")
    expect(text.count("\r\n") > 100, "the ledger has all images")
    browser.close("using the page")


def keyboard(chromium, page):
    browser = Browser(chromium, page)
    tab = browser.page
    focused = lambda: tab.evaluate("document.activeElement.innerText || document.activeElement.id")
    seen = []
    for _ in range(12):
        tab.keyboard.press("Tab")
        seen.append(focused())
    expect(seen[:2] == ["Skip to the posts", "Overview"], f"the order of focus begins at the top: {seen}")
    tab.locator("nav a[data-view=posts]").focus()
    tab.keyboard.press("Enter")
    tab.locator("#table-posts [data-sort=words]").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#table-posts th[aria-sort]").inner_text().startswith("Words"), "a key sorts")
    expect("Words" in focused(), "the focus stays on the heading")
    tab.locator("#table-posts tbody a").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_function("document.activeElement.id === 'post-title'", timeout=5000)
    browser.close("by keyboard")


def main():
    stet = pathlib.Path(sys.argv[1]).resolve()
    path = sys.argv[2] if len(sys.argv) > 2 else "/usr/bin/chromium"
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        places = {}
        for kind, count in (("many", 200), ("one", 1), ("large", 5000)):
            places[kind] = pathlib.Path(name) / kind
            posts(places[kind] / "posts", count)
        evil = pathlib.Path(name) / "evil"
        (evil / "posts").mkdir(parents=True)
        (evil / "posts" / "<img src=x onerror=alert(1)>.md").write_text(
            f"---\ntitle: '{EVIL}'\nauthor: '{EVIL}'\ndescription: '{EVIL}'\n---\n\n"
            f"Words \\{EVIL} more.\n\n![\\{EVIL}](x.jpg)\n\n*Photo by {EVIL.replace('<', '&lt;')} on Unsplash*\n")
        clean = pathlib.Path(name) / "clean"
        (clean / "posts").mkdir(parents=True)
        (clean / ".stet.yml").write_text("extends: [minimal]\n")
        deep = clean / "posts" / "a-folder-with-a-very-long-name-that-no-phone-has-room-for" / "and-another-one-in-it"
        deep.mkdir(parents=True)
        (deep / "fine.md").write_text("---\ntitle: " + "A long title that goes on and on " * 9 + "\n---\n\nAll is well here.\n")

        page = report(stet, places["many"], "--history", "runs.db", "--site", "posts")
        use(chromium, page)
        keyboard(chromium, page)
        for kind, folder in (*places.items(), ("evil", evil), ("clean", clean)):
            page = report(stet, folder)
            size = page.stat().st_size
            text = sum(file.stat().st_size for file in folder.rglob("*.md"))
            number = len(list(folder.rglob("*.md")))
            expect(size <= 300_000 + 4096 * number + text, f"{kind}: {size} bytes for {number} posts of {text} bytes")
            expect(report(stet, folder).read_bytes() == page.read_bytes(), f"{kind}: the same bytes again")
            for scheme in ("light", "dark"):
                for width in (360, 1440):
                    for view in ("overview", "posts", "rules", "credits"):
                        what = f"{kind}, {scheme}, {width} px, {view}"
                        browser = Browser(chromium, page, width, scheme, f"#view={view}")
                        if kind != "large":
                            browser.accessible(what)
                        else:
                            took = browser.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
                            expect(took < 2000, f"{what}: it took {took} ms to open")
                        browser.close(what)
            browser = Browser(chromium, page, 360, "light", "#view=posts")
            browser.page.locator("#table-posts tbody a").first.click()
            expect(browser.page.locator("#post-title").count() == 1, f"{kind}: a post opens")
            if kind == "evil":
                expect(browser.page.locator("#post-title").inner_text() == EVIL, "a title is shown as it is written")
                expect(browser.page.locator("main img").count() == 0, "no image came of a text")
            browser.accessible(f"{kind}, a post")
            browser.close(f"{kind}, a post")
        chromium.close()
    print(f"{checks} checks of reports in a browser hold")


main()
