# SPDX-License-Identifier: Apache-2.0
"""Opens reports in a browser and uses them as a person would: report.py STET FOLDER [POSTS].

Writes screenshots, a printed version and times to FOLDER; the posts of a site of your own are shown instead of the made-up ones.
Needs selenium, axe-selenium-python, the newer axe-core of axe-playwright-python and pillow from PyPI, and Chromium with its
driver. Exits 1 at the first thing that is wrong.
"""

import base64
import io
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import axe_playwright_python
from axe_selenium_python import Axe
from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

AXE = str(pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js")
EVIL = "</script><img src=x onerror=alert(1)>"
WIDTHS = (390, 1280, 1920)
VIEWS = ("overview", "posts", "rules", "credits")
# What issues and readers ask of a report: seconds to open, and megabytes of the file.
LIMITS = {"many": (1.0, 10), "large": (None, 40)}
# What is written into every text of a post; none may act in a report.
EVILS = (
    EVIL, "\"><svg onload=alert(1)>", "' onmouseover=alert(1) x='", "</title><script>alert(1)</script>", "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>", "</style><script>alert(1)</script>", "</textarea><iframe srcdoc='<script>parent.alert(1)</script>'>",
    "&lt;img src=x onerror=alert(1)&gt;", "${alert(1)}", "{{constructor.constructor('alert(1)')()}}", "\u2028alert(1)//", "=HYPERLINK(0)",
    "\r\nBcc: everybody@example.org")
SUBJECTS = """the ferry|our harbour|the old lighthouse|a small crew|the night boat|every captain|the island school|the fish market|the new pier
|a retired pilot|the café on deck|the winter timetable|the town council|the rope maker|a summer visitor""".replace("\n", "").split("|")
VERBS = """needs|waits for|looks after|pays for|remembers|asks about|depends on|shares|talks about|plans around|keeps|relies on""".split("|")
OBJECTS = """calm water|the tide|fresh bread|a second engine|better lamps|the morning post|an early start|the last crossing|twelve passengers
|dry wood|a warm cabin|the long quay|clear charts|more daylight|a new coat of paint|the smell of tar""".replace("\n", "").split("|")
ENDINGS = """before noon|in late autumn|when the wind turns|after the storm|on market days|until the ice melts|for another year|without much noise
|along the coast|at low water|as it always has""".replace("\n", "").split("|")
PARTS = ("Getting there", "On the water", "What it costs", "What comes next")
AUTHORS = "Ana Silva|Ben Ode|Carla Ruiz|Dan Wu|Eva Holm|Femi Ade|Gita Rao|Hal Berg|Ines Roy|Jo Marsh|Kim Tran|Lou Bell".split("|")
PLACES = """the ferry|the pier|the lighthouse|the market|the harbour|the island|the winter boat|the timetable|the engine room|the old quay""".split("|")
TOPICS = """A year on|Repairs to|What we learned from|Opening hours of|A visit to|New lamps for|Twenty years of|Plans for|Saying goodbye to|Behind the scenes at|How to get to""".split("|")

checks = 0


def expect(holds, what):
    global checks
    checks += 1
    if not holds:
        sys.exit(f"wrong: {what}")


def sentence(chance):
    words = [chance.choice(SUBJECTS), chance.choice(VERBS), chance.choice(OBJECTS)]
    if chance.random() < 0.7:
        words.append(chance.choice(ENDINGS))
    if chance.random() < 0.25:
        words += ["and", chance.choice(SUBJECTS), chance.choice(VERBS), chance.choice(OBJECTS)]
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


def posts(folder, count):
    """Posts of about 500 words, with the faults that blogs have."""
    chance = random.Random(7)
    for number in range(count):
        year, month = 2008 + number * 18 // count, 1 + number % 12
        title = f"{chance.choice(TOPICS)} {chance.choice(PLACES)}, part {number}"
        lines = [f"---\ntitle: {title}\nauthor: {AUTHORS[number % 12]}",
                 f"date: {year}-{month:02}-11\ndescription: {sentence(chance)} {sentence(chance)}\n---\n"]
        for part in range(4):
            lines.append("**Out to sea**\n" if number % 9 == 0 and part == 1 else f"## {PARTS[part]}\n")
            lines += [" ".join(sentence(chance) for _ in range(8)) + "\n" for _ in range(2)]
        if number % 4 == 0:
            lines.append("It is is late,  and the boat goes on the 3rd of May to utilize the tide.\n")
        if number % 5 == 0:
            lines.append(f"<img src=\"ferry-{number}.jpg\">\n")
        other = number * 7 % max(count // 3, 1)
        lines.append(f"See [another post](../part{other % 7}/post{other:05}.md) or [this](../part0/none-{number}.md).\n"
                     if number % 11 == 0 else f"See [another post](../part{other % 7}/post{other:05}.md).\n")
        path = folder / f"part{number % 7}" / f"post{number:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines))


def report(stet, folder, *arguments, output="report.html"):
    page = folder / output
    run = subprocess.run(
        [stet, "report", "posts", "--today", "2026-01-31", "-o", page, *arguments], cwd=folder, capture_output=True,
        text=True, check=False)
    expect(run.returncode == 0, f"stet report: {run.stdout}{run.stderr}")
    return page


class Browser:
    def __init__(self, downloads):
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--force-color-profile=srgb", "--disable-gpu"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        # axe reads a long page for minutes on a busy machine.
        self.driver.command_executor.client_config.timeout = 600
        self.downloads = downloads
        self.driver.set_script_timeout(300)
        # Time of the page's own thread, so that other programs on this machine do not count.
        self.command("Performance.enable", timeDomain="threadTicks")

    def command(self, name, **arguments):
        return self.driver.execute_cdp_cmd(name, arguments)

    def open(self, page, place="", width=1280, scheme="light", height=900):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.driver.get("about:blank")
        self.driver.get(f"file://{page}{place}")

    def script(self, text, *arguments):
        return self.driver.execute_script(text, *arguments)

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, test, what):
        try:
            WebDriverWait(self.driver, 20, poll_frequency=0.02).until(lambda _: test())
        except Exception as error:
            sys.exit(f"wrong: {what}: {error}")

    def spent(self):
        """Milliseconds for which the page's thread has worked."""
        metrics = self.command("Performance.getMetrics")["metrics"]
        return 1000 * next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")

    def took(self, action):
        """Milliseconds of work until the page has laid out what `action`, a script, asks for."""
        start = self.spent()
        self.driver.execute_async_script(
            "const done = arguments[0];" + action + "; setTimeout(() => { document.body.offsetHeight; done(0); }, 0);")
        return self.spent() - start

    def quiet(self, what):
        # Chromium logs what the policy blocks, and errors of the script.
        wrong = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
        expect(wrong == [], f"{what}: {wrong}")
        width = self.script("return document.documentElement.scrollWidth - innerWidth")
        expect(width <= 0, f"{what}: the page is {width} px too wide")

    def accessible(self, what):
        axe = Axe(self.driver, script_url=AXE)
        axe.inject()
        bad = [f"{v['id']}: {[n['html'][:160] for n in v['nodes'][:4]]}" for v in axe.run()["violations"]]
        expect(bad == [], f"{what}: {bad}")

    def picture(self, path, width, height=None):
        """A screenshot of the whole page, or of its beginning."""
        whole = self.script("return document.documentElement.scrollHeight")
        shot = self.command(
            "Page.captureScreenshot", captureBeyondViewport=True,
            clip={"x": 0, "y": 0, "width": width, "height": min(height or whole, whole, 9000), "scale": 1})
        path.write_bytes(base64.b64decode(shot["data"]))

    def printed(self, path):
        pages = self.command("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
        path.write_bytes(base64.b64decode(pages["data"]))


def view(name):
    return f"#view={name}"


def worst(browser):
    """The address of the first post of the table."""
    browser.wait(lambda: browser.all("#table-posts tbody a"), "the table of posts")
    return "#" + browser.find("#table-posts tbody a").get_attribute("href").split("#", 1)[1]


def use(browser, page, kind, out):
    """Searches, filters, opens a post, follows a finding, takes the CSV; gives the time of each in milliseconds."""
    times = {}
    start = browser.spent()
    browser.open(page)
    times["open"] = browser.spent() - start
    shift = browser.driver.execute_async_script(
        "const done = arguments[0]; let sum = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; })"
        ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 300);")
    expect(shift < 0.001, f"{kind}: the layout shifts by {shift}")
    browser.find("nav a[data-view=posts]").click()
    browser.wait(lambda: len(browser.all("#table-posts tbody tr")) == 50, "50 posts a page")
    scores = [e.text for e in browser.all("#table-posts tbody td:nth-child(2)")]
    expect(scores == sorted(scores, key=int), "posts are sorted by score")
    status = lambda: browser.find("#table-posts [role=status]").text
    search = "const s = document.querySelector('#tools-posts input[type=search]'); s.value = '%s'; s.dispatchEvent(new Event('input', {bubbles: true}))"
    times["search"] = max(browser.took(search % text) for text in ("p", "post 11", "plans for silva", "post01234"))
    browser.took(search % "post01234 part 1234")
    expect(status().startswith("1 of"), f"a search finds one post: {status()}")
    browser.took(search % "")
    times["filter"] = browser.took(
        "const r = document.querySelector('#tools-posts [data-key=rule]'); r.value = 'bold-heading'; r.dispatchEvent(new Event('change', {bubbles: true}))")
    number = status()
    expect(0 < int(number.split()[0].replace(",", "")) and "of" in number, f"a filter keeps some posts: {number}")
    Select(browser.find("#tools-posts [data-key=folder]")).select_by_visible_text("posts/part3")
    fewer = status()
    expect(fewer != number, f"two filters hold together: {fewer}")
    address = browser.driver.current_url
    browser.driver.get("about:blank")
    browser.driver.get(address)
    browser.wait(lambda: browser.all("#table-posts [role=status]") and status() == fewer, "an address brings its state back")
    browser.script("scrollTo(0, 0)")
    link = browser.find("#table-posts tbody a")
    title = link.text
    start = time.monotonic()
    link.click()
    browser.wait(lambda: browser.all("#post-title") and browser.find("#post-title").text == title, "a post opens")
    times["post"] = (time.monotonic() - start) * 1000
    expect(len(browser.all("#post .article mark")) > 0, "a post shows its findings in its text")
    browser.script("document.querySelector('#post .article mark button').click()")
    expect(len(browser.all("#post .finding.on")) == 1, "a mark leads to its finding")
    browser.script("document.querySelector('#post .finding a.at').click()")
    expect(len(browser.all("#post .article .on")) == 1, "a finding leads to its mark")
    browser.quiet(f"{kind}: a post")
    browser.open(page, view("rules"))
    browser.wait(lambda: "of finding" in browser.find("#count-rules").text, "the rules are counted")
    times["rules"] = browser.took(
        "const r = document.querySelector('#tools-rules [data-key=folder]'); r.value = 'posts/part3'; r.dispatchEvent(new Event('change', {bubbles: true}))")
    browser.open(page, view("posts"))
    browser.wait(lambda: browser.all("#table-posts .csv"), "a button for the CSV")
    start = time.monotonic()
    browser.script("document.querySelector('#table-posts .csv').click()")
    file = browser.downloads / "posts.csv"
    browser.wait(file.exists, "the CSV is downloaded")
    times["csv"] = (time.monotonic() - start) * 1000
    time.sleep(0.5)
    text = file.read_bytes().decode()
    file.unlink()
    expect(text.startswith("path,title,author,date,words,score,errors,"), "the CSV names its columns")
    expect(text.count("\r\n") > 1000, "the CSV has all posts")
    start = time.monotonic()
    browser.open(page, view("credits"))
    browser.wait(lambda: browser.all("#table-credits tbody tr"), "the credits are listed")
    times["credits"] = (time.monotonic() - start) * 1000
    opens, megabytes = LIMITS[kind]
    size = page.stat().st_size / 1e6
    expect(size < megabytes, f"{kind}: the page has {size:.1f} MB")
    expect(opens is None or times["open"] < opens * 1000, f"{kind}: it opens in {times['open']:.0f} ms")
    expect(times["search"] < 100, f"{kind}: a search takes {times['search']:.0f} ms")
    return f"{kind}: {size:.1f} MB, " + ", ".join(f"{name} {took:.0f} ms" for name, took in times.items())


def keyboard(browser, page):
    browser.open(page)
    body = browser.find("body")
    focused = lambda: browser.script("return document.activeElement.innerText || document.activeElement.id")
    seen = []
    for _ in range(3):
        browser.driver.switch_to.active_element.send_keys(Keys.TAB)
        seen.append(focused())
    expect(seen[:2] == ["Skip to the content", "Overview"], f"the focus begins at the top: {seen}")
    body.send_keys("/")
    browser.wait(lambda: browser.script("return document.activeElement.type") == "search", "/ goes to the search")
    browser.wait(lambda: browser.all("#table-posts [data-sort=words]"), "the table of posts")
    browser.script("document.querySelector('#table-posts [data-sort=words]').focus()")
    browser.driver.switch_to.active_element.send_keys(Keys.ENTER)
    browser.wait(lambda: browser.find("#table-posts th[aria-sort]").text.startswith("Words"), "a key sorts")
    expect("Words" in focused(), "the focus stays on the heading")
    browser.script("document.querySelector('#table-posts tbody a').focus()")
    browser.driver.switch_to.active_element.send_keys(Keys.ENTER)
    browser.wait(lambda: browser.script("return document.activeElement.id") == "post-title", "the focus goes to the post")


def without_script(browser, page, out):
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    browser.command("Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False)
    browser.driver.get(f"file://{page}")
    root = browser.command("DOM.getDocument")["root"]["nodeId"]

    def seen(selector):
        nodes = browser.command("DOM.querySelectorAll", nodeId=root, selector=selector)["nodeIds"]
        count = 0
        for node in nodes:
            try:
                browser.command("DOM.getBoxModel", nodeId=node)
                count += 1
            except Exception:
                pass
        return count

    expect(seen(".view-overview .card") > 5, "the overview is read without JavaScript")
    expect(seen("#rules details") > 3, "the rules are read without JavaScript")
    expect(seen(".static details.rule") == 100, "100 posts are read without JavaScript")
    shot = browser.command("Page.captureScreenshot", captureBeyondViewport=True,
                           clip={"x": 0, "y": 0, "width": 1280, "height": 3000, "scale": 1})
    (out / "without-script.png").write_bytes(base64.b64decode(shot["data"]))
    browser.command("Emulation.setScriptExecutionDisabled", value=False)


def shots(browser, page, name, out, pages=True):
    """Screenshots at three widths in both schemes, and axe on each."""
    browser.open(page, view("posts"))
    post = worst(browser)
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            for place in (*map(view, VIEWS), post):
                kind = place.split("=")[1].split("&")[0]
                what = f"{name}-{kind}-{width}-{scheme}"
                browser.open(page, place, width, scheme)
                if place == post:
                    browser.wait(lambda: browser.all("#post-title"), "a post opens")
                if kind in ("posts", "credits"):
                    browser.wait(lambda: browser.all(f"#table-{kind} table, #table-{kind} .empty"), "a table")
                browser.quiet(what)
                browser.accessible(what)
                if pages:
                    browser.picture(out / f"{what}.png", width)
    for place, kind in ((view("overview"), "overview"), (view("rules"), "rules"), (post, "post")):
        browser.open(page, place)
        time.sleep(0.3)
        browser.printed(out / f"{name}-{kind}.pdf")


def hostile(browser, stet, place):
    """Reports, a mail and a badge of posts whose every text tries to act: none may."""
    folder = place / "evil"
    (folder / "posts").mkdir(parents=True)
    for number, evil in enumerate(EVILS):
        quoted = evil.replace("\\", "\\\\").replace('"', '\\"').replace("\r\n", "\\r\\n").replace("\u2028", "\\u2028")
        shown = evil.replace("<", "&lt;").replace("\r\n", " ")
        name = "".join(c for c in evil if c not in "/\r\n\0")[:80]
        (folder / "posts" / f"{number} {name}.md").write_text(
            f'---\ntitle: "{quoted}"\nauthor: "{quoted}"\ndescription: "{quoted}"\ntags: ["{quoted}"]\n---\n\n'
            f"## Heading {shown}\n\nWords {shown} more.\n\n**Bold {shown}**\n\nThe the end.\n\n![{shown}](x{number}.jpg)\n\n"
            f"[a](javascript:alert(1))\n\n[b](data:text/html,<script>alert(1)</script>)\n\n*Photo by {shown} on Unsplash*\n",
            newline="")
    page = report(stet, folder, "--authors", "--site-url", "https://example.org")
    for name in VIEWS:
        browser.open(page, view(name))
        browser.quiet(f"evil: {name}")
    browser.open(page, view("posts"))
    browser.wait(lambda: browser.all("#table-posts tbody a"), "the table of posts")
    links = [link.get_attribute("href").split("#", 1)[1] for link in browser.all("#table-posts tbody a")]
    expect(len(links) == len(EVILS), f"all posts are listed: {len(links)}")
    titles = set()
    for link in links:
        browser.driver.get("about:blank")
        browser.driver.get(f"file://{page}#{link}")
        browser.wait(lambda: browser.all("#post-title"), "a post opens")
        titles.add(browser.script("return document.getElementById('post-title').textContent"))
        harmless(browser, "a post")
        expect(len(browser.all("#post img")) == 0, "no image came of a text")
    expect(EVIL in titles, "a title is shown as it is written")
    mail = report(stet, folder, "--format", "mail", output="mail.eml").read_bytes()
    head = mail.split(b"\r\n\r\n")[0]
    expect(b"\nBcc" not in head, "no text becomes a line of a mail's head")
    part = mail.split(b"text/html")[1].split(b"\r\n\r\n")[1].split(b"--stet")[0]
    (folder / "mail.html").write_bytes(base64.b64decode(part))
    browser.driver.get(f"file://{folder / 'mail.html'}")
    harmless(browser, "the mail")
    report(stet, folder, "--badge", "badge.svg")
    browser.driver.get(f"file://{folder / 'badge.svg'}")
    harmless(browser, "the badge", scripts=0)


def harmless(browser, what, scripts=None):
    """Nothing of a post became an element or an attribute that acts."""
    acting = browser.script("""
        const names = ['img[onerror]', 'iframe', 'object', 'embed', 'base', 'form', 'foreignObject', 'a[href^="javascript:" i]',
          'a[href^="data:" i]', 'meta[http-equiv=refresh]'].filter(name => document.querySelector(name));
        for (const node of document.querySelectorAll('*')) for (const a of node.attributes) if (/^on/i.test(a.name)) names.push(a.name);
        return names""")
    expect(acting == [], f"{what}: {acting}")
    if scripts is not None:
        expect(len(browser.all("script")) == scripts, f"{what}: a script")
    # An alert would make this call fail.
    expect(browser.script("return 1") == 1, f"{what}: a dialog")
    browser.quiet(f"evil: {what}")


def thumbnails(browser, page, out):
    """The pictures of the README, in at most 200 KB each."""
    browser.open(page, view("posts"))
    post = worst(browser)
    for place, name in ((view("overview"), "report-overview"), (post, "report-post")):
        browser.open(page, place, 1280, "light")
        time.sleep(0.5)
        shot = browser.command("Page.captureScreenshot", clip={"x": 0, "y": 0, "width": 1280, "height": 900, "scale": 1})
        picture = Image.open(io.BytesIO(base64.b64decode(shot["data"]))).convert("RGB")
        picture = picture.quantize(255, dither=Image.Dither.NONE)
        picture.save(out / f"{name}.png", optimize=True)
        expect((out / f"{name}.png").stat().st_size < 200_000, f"{name}.png is under 200 KB")


def main():
    stet = pathlib.Path(sys.argv[1]).resolve()
    out = pathlib.Path(sys.argv[2]).resolve()
    own = pathlib.Path(sys.argv[3]).resolve() if len(sys.argv) > 3 else None
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        place = pathlib.Path(name)
        downloads = place / "downloads"
        downloads.mkdir()
        browser = Browser(downloads)
        lines = []
        pages = {}
        for kind, count in (("many", 1_700), ("large", 15_000)):
            folder = place / kind
            posts(folder / "posts", count)
            arguments = ["--site", "posts", "--site-url", "https://example.org"]
            if kind == "many":
                report(stet, folder, *arguments, "--history", "runs.db", "--today", "2026-01-24")
                arguments += ["--history", "runs.db"]
            pages[kind] = report(stet, folder, *arguments)
            lines.append(use(browser, pages[kind], kind, out))
            print(lines[-1], flush=True)
        (out / "times.txt").write_text("\n".join(lines) + "\n")
        keyboard(browser, pages["many"])
        without_script(browser, pages["many"], out)
        hostile(browser, stet, place)
        shots(browser, pages["many"], "many", out)
        if own:
            page = out / "own.html"
            subprocess.run([stet, "report", ".", "--today", "2026-01-31", "-o", page], cwd=own, check=True)
            shots(browser, page, "own", out)
        thumbnails(browser, out / "own.html" if own else pages["many"], out)
        browser.driver.quit()
    print(f"{checks} checks of reports in a browser hold; screenshots are in {out}")


if __name__ == "__main__":
    main()
