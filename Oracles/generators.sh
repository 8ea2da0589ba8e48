#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Compares what Stet sees in posts with the HTML that Hugo and kramdown make of them:
# generators.sh PROGRAM
#
# Read are posts made of all that the two read in their own ways, and the sites of ORACLE_CORPUS that run.sh unpacked.
set -eu
cd "$(dirname "$0")/.."
stet=$1
build=.build/oracles
ruby -rkramdown -rkramdown-parser-gfm -e 1 2>/dev/null || {
  echo "kramdown is missing: apt-get install ruby-kramdown ruby-kramdown-parser-gfm" >&2
  exit 1
}
rm -rf "$build/constructs"
export PYTHONDONTWRITEBYTECODE=1
python3 Oracles/constructs.py "$build/constructs"
status=0
compare() {
  dialect=$1
  shift
  set -- $(for folder; do [ -d "$folder" ] && echo "$folder"; done)
  [ $# -eq 0 ] || python3 Oracles/generators.py "$stet" "$build/gumbo" "$dialect" "$@" || status=1
}
compare jekyll "$build/constructs/jekyll"
compare hugo "$build/constructs/hugo"
compare jekyll "$build/posts/18f-posts"
compare hugo "$build"/posts/otel-site/*/content "$build"/posts/digitalgov-site/*/content
exit $status
