#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Measures what a commit costs on an old site: old-site.sh STET FOLDER [POSTS]
#
# Makes a Jekyll site with four old faults a post, adopts Stet on it, and prints the CPU time of the hook for a line that is
# added to an old post, and for an image without alt text: the best and the median of ten runs each, git's part included.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
stet=$(realpath "$1")
site=$2
posts=${3:-5000}

python3 "$here/jekyll-site.py" "$site" "$posts" >/dev/null
python3 - "$site" <<'END'
import os, sys
for folder, _, names in os.walk(sys.argv[1]):
    for name in sorted(names):
        if "_posts" in folder and name.endswith(".md"):
            with open(os.path.join(folder, name), "a") as file:
                key = name[:-3]
                file.write(f"\n![](/assets/old-{key}.png)\n\nSee [the book of {key}](http://harbour-books.net/{key}) and "
                           f"[](https://harbour-books.net/{key}). Here the the ferry {key} waits.\n")
END
cd "$site"
git init -q .
# Facts on the site are kept between runs; those of a person are left alone.
mkdir -p .git/home
HOME=$(realpath .git/home)
export HOME
unset XDG_CACHE_HOME
git config user.email a@example.net
git config user.name A
git config gc.auto 0
git add -A
git commit -qm Old
"$stet" adopt
"$stet" baseline | head -n 1
git add -A
git commit -qm "Adopt Stet" --no-verify

measure() {
  python3 - "$stet" "$1" <<'END'
import resource, statistics, subprocess, sys
times, status = [], set()
for _ in range(10):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([sys.argv[1], "--staged", "--format", "compact"], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    times.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    status.add(run.returncode)
found = [line for line in run.stdout.splitlines() if ": error" in line or ": warning" in line]
print(f"{sys.argv[2]}: {min(times):.0f} ms at best, {statistics.median(times):.0f} ms in the middle of CPU; "
      f"exit status {', '.join(map(str, sorted(status)))}, {len(found)} findings", *found, sep="\n  ")
END
}
post=$(git ls-files | grep _posts/ | sed -n 1200p)
printf '\nOne more line of text.\n' >>"$post"
git add -A
measure "a line in an old post"
image=$(git ls-files assets | head -n 1)
cp "$image" assets/new.png
printf '\n![](/assets/new.png)\n' >>"$post"
git add -A
measure "an image without alt text"
