# SPDX-License-Identifier: Apache-2.0
"""From keystroke to diagnostics on a large site: latency.py STET [POSTS [EDITS]]

Types into a post of 10 KB, waits for the diagnostics of each edit, and compares each hundredth state with a fresh run of
`stet lint`.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from client import Client, part  # noqa: E402

STET = os.path.realpath(sys.argv[1])
POSTS = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
EDITS = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
random.seed(24)


def fresh(folder, name, text):
    """What `stet lint` says of the text, as rules with their lines."""
    result = subprocess.run([STET, "lint", "-", "--stdin-filename", name, "--format", "json"], cwd=folder,
                            input=text.encode(), capture_output=True)
    findings = json.loads(result.stdout)["posts"][0]["findings"]
    return sorted((f["range"]["start"]["line"] - 1, f["rule"], f["message"]) for f in findings)


def shown(params):
    return sorted((d["range"]["start"]["line"], d["code"], d["message"].split("\n")[0])
                  for d in params["diagnostics"])


def main():
    with tempfile.TemporaryDirectory() as work:
        folder = os.path.join(os.path.realpath(work), "site")
        os.environ["XDG_CACHE_HOME"] = os.path.join(work, "cache")
        subprocess.run([sys.executable, os.path.join(HERE, "../../Benchmarks/jekyll-site.py"), folder, str(POSTS)],
                       check=True, stdout=subprocess.DEVNULL)
        name = next(os.path.relpath(os.path.join(path, file), folder)
                    for path, _, files in sorted(os.walk(folder)) for file in sorted(files)
                    if file.endswith(".md") and "_posts" in path)
        with open(os.path.join(folder, name)) as file:
            text = file.read()
        body = text.split("---\n", 2)[2]
        while len(text) < 10_000:
            text += "\n" + body.replace("## ", f"## More {len(text)} ")
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)
        uri = "file://" + os.path.join(folder, name)
        client = Client([STET, "server"])
        client.start(folder)
        start = time.perf_counter()
        client.open(uri, text)
        _, first = client.diagnostics(uri, lambda p: True, 300)
        print(f"{POSTS:,} posts, a post of {len(text):,} bytes; first diagnostics after {first - start:.2f} s")
        memory = client.memory()
        cpu = client.cpu()
        begun = time.perf_counter()
        delays = []
        version = 1
        lines = text.split("\n")
        typed = "The ferry is is late, and see [here](/no/such/page/) or **A heading** now. "
        for edit in range(EDITS):
            version += 1
            line = random.choice([n for n, content in enumerate(lines) if n > 10 and content and content[0] != "#"])
            if edit % 3 == 2 and len(lines[line]) > 3:
                place = random.randrange(len(lines[line]) - 1)
                change = part((line, place), (line, place + 1), "")
                lines[line] = lines[line][:place] + lines[line][place + 1:]
            else:
                place = random.randrange(len(lines[line]) + 1)
                new = typed[edit % len(typed)]
                change = part((line, place), (line, place), new)
                lines[line] = lines[line][:place] + new + lines[line][place:]
            sent = time.perf_counter()
            client.change(uri, version, change)
            found = client.diagnostics(uri, lambda p: p.get("version") == version)
            assert found and found[0].get("version") == version, f"no diagnostics of edit {edit}"
            delays.append(found[1] - sent)
            if edit % 100 == 99:
                now = "\n".join(lines)
                want = fresh(folder, name, now)
                for _ in range(100):
                    time.sleep(0.1)
                    if shown(client.pushed[uri][0]) == want:
                        break
                got = shown(client.pushed[uri][0])
                assert got == want, (edit, [f for f in got if f not in want], [f for f in want if f not in got])
        delays.sort()
        each = (client.cpu() - cpu) / EDITS * 1000
        after = client.memory()
        print(f"{EDITS:,} edits: median {delays[len(delays) // 2] * 1000:.1f} ms, "
              f"99th percentile {delays[int(len(delays) * 0.99)] * 1000:.1f} ms, most {delays[-1] * 1000:.1f} ms; "
              f"CPU {each:.1f} ms per edit with the site read again; {EDITS // 100} states as a fresh run")
        print(f"memory {memory[0]:.0f} MB ({memory[1]:.0f} with mapped files) before, "
              f"{after[0]:.0f} MB ({after[1]:.0f}) after; {time.perf_counter() - begun:.0f} s")
        assert client.stop() == 0


if __name__ == "__main__":
    main()
