#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Fuzzes whatever reads what strangers write: run.sh [SECONDS] [TARGET]…   (all targets unless some are named)
#
# html, markdown, frontmatter   the readers of posts
# export, settings, page, style, glob, image
#                               WordPress exports, .stet.yml, pages of rules, styles of Vale, patterns for paths, and
#                               the headers of images, with what is made of them
#
# Each target runs for SECONDS of CPU time (60) with libFuzzer and the address sanitizer, and says how many inputs
# it tried, how much code they reached, and whether one broke a promise of the probes in Tests. Such an input lies
# in .build/fuzz/finds; those that reached something new are kept in .build/fuzz/corpus for the next run.
#
# FUZZ_SHARED  a folder with suites and corpus that give more seeds (../shared)
set -eu
export LC_ALL=C
cd "$(dirname "$0")/.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
all='html markdown frontmatter export settings page style glob image'
targets=${*:-$all}
shared=${FUZZ_SHARED:-../shared}
build=$PWD/.build/fuzz
# Swift's own look at a crash gets in the way of libFuzzer's.
export SWIFT_BACKTRACE=enable=no

# isOld FILE FOLDER…: whether something in the folders is newer than the file.
isOld() { [ ! -f "$1" ] || [ -n "$(find "${@:2}" -newer "$1" -type f -print -quit)" ]; }

# ordered TARGET…: the Swift modules that they need, each behind those that it imports, as Package.swift has them.
ordered() {
  swift package --scratch-path "$build/scratch" dump-package | python3 -c '
import glob, json, sys
needs = {t["name"]: [next(iter(d.values()))[0] for d in t["dependencies"]] for t in json.load(sys.stdin)["targets"]}
order = []
def visit(name):
    if name in order or not glob.glob("Sources/" + name + "/**/*.swift", recursive=True):
        return
    for other in needs[name]:
        visit(other)
    order.append(name)
for target in sys.argv[1:]:
    for name in needs[target]:
        visit(name)
print(*order)' "$@"
}

# The modules, but optimised with the sanitizers; preconditions stay.
compile() {
  local modules=$build/modules swiftc clang module name entry above=() objects=() map files sanitizers
  mkdir -p "$modules"
  swiftc=$(command -v swiftc)
  clang=$(dirname "$(realpath "$swiftc")")/clang++
  [ -x "$clang" ] || clang=clang++
  local flags=(-O -wmo -gline-tables-only -parse-as-library -swift-version 6 -package-name stet
    -enable-upcoming-feature MemberImportVisibility
    -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature ExistentialAny
    -enable-upcoming-feature NonisolatedNonsendingByDefault -module-cache-path "$build/cache" -I "$modules"
    -I Sources/CTOML/include)
  for map in Sources/*/module.modulemap; do flags+=(-I "$(dirname "$map")"); done
  for name in $(pkg-config --cflags libxml-2.0 yaml-0.1 libpcre2-8); do flags+=(-Xcc "$name"); done
  if isOld "$modules/ctoml.o" Sources/CTOML; then
    echo "Building the fuzz targets; this takes a few minutes" >&2
    echo 'module CTOML { header "ctoml.h" export * }' >"$modules/module.modulemap"
    cp Sources/CTOML/include/ctoml.h "$modules/"
    "$clang" -std=c++17 -O1 -g -fsanitize=address,fuzzer-no-link -ISources/CTOML/include \
      -c Sources/CTOML/ctoml.cpp -o "$modules/ctoml.o"
  fi
  objects=("$modules/ctoml.o")
  for module in $(ordered TestKit ProbeKit); do
    above+=("Sources/$module")
    objects+=("$modules/$module.o")
    mapfile -t files < <(find "Sources/$module" -name '*.swift')
    if [ "$module" = RulePacks ]; then
      if isOld "$modules/Pages/EmbeddedPages.swift" rules Plugins/EmbedRulesTool; then
        mkdir -p "$modules/Pages"
        "$swiftc" Plugins/EmbedRulesTool/*.swift -o "$modules/Pages/embed"
        "$modules/Pages/embed" rules "$modules/Pages/EmbeddedPages.swift"
      fi
      files+=("$modules/Pages/EmbeddedPages.swift")
    fi
    if isOld "$modules/$module.o" "${above[@]}"; then
      # Modules of many word lists take very long to instrument, and their edges say little.
      sanitizers=(-sanitize=address)
      case $module in Articles | Credits | Language | Rules) ;; *) sanitizers=(-sanitize=address,fuzzer) ;; esac
      "$swiftc" "${flags[@]}" "${sanitizers[@]}" -emit-module -emit-module-path "$modules/$module.swiftmodule" -emit-object \
        -module-name "$module" "${files[@]}" -o "$modules/$module.o"
    fi
  done
  for name in $targets; do
    entry=$(grep -li "probe\.$name(" Fuzzing/*.swift)
    if isOld "$build/$name" "${above[@]}" Sources/CTOML Fuzzing Tests/TestKit/Probes Tests/ProbeKit; then
      "$swiftc" "${flags[@]}" -sanitize=address,fuzzer -module-name "Fuzz_$name" -emit-executable -use-ld=lld -lyaml -lstdc++ -lxml2 \
        -lpcre2-8 Fuzzing/Report.swift "$entry" Tests/TestKit/Probes/*.swift Tests/ProbeKit/*.swift \
        "${objects[@]}" -o "$build/$name"
    fi
  done
}

# cpu PID: its user time so far in whole seconds; nothing when it has ended.
cpu() { awk -v hertz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); printf "%d", $12 / hertz }' "/proc/$1/stat" 2>/dev/null || true; }

# fuzz TARGET: fails when something was found.
fuzz() {
  local name=$1 log=$build/$1.log status=0 user=0 now fuzzer folder folders dictionary=()
  mkdir -p "$build/corpus/$name" "$build/seeds/$name" "$build/finds"
  if [ -d "$shared" ] && command -v python3 >/dev/null; then
    python3 Fuzzing/seeds.py "$shared" "$name" "$build/seeds/$name"
  fi
  # What is new goes to the first folder.
  folders=("$build/corpus/$name")
  for folder in "Fuzzing/seeds/$name" "Tests/Fixtures/Fuzzing/$name" "$build/seeds/$name"; do
    [ ! -d "$folder" ] || folders+=("$folder")
  done
  [ ! -f "Fuzzing/$name.dict" ] || dictionary=(-dict="Fuzzing/$name.dict")
  "$build/$name" "${dictionary[@]}" -max_len=4096 -timeout=60 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$build/finds/$name-" "${folders[@]}" >"$log" 2>&1 &
  fuzzer=$!
  trap 'kill "$fuzzer" 2>/dev/null || true' EXIT
  while kill -0 "$fuzzer" 2>/dev/null && [ "$user" -lt "$seconds" ]; do
    sleep 0.5
    now=$(cpu "$fuzzer")
    user=${now:-$user}
  done
  # Asked so, it writes its numbers and ends well; it ends badly by itself when it has found something.
  kill -USR1 "$fuzzer" 2>/dev/null || true
  wait "$fuzzer" || status=$?
  trap - EXIT
  awk -v name="$name" -v user="$user" '
    { for (i = 1; i < NF; i++) { if ($i == "cov:") edges = $(i + 1); if ($i == "corp:") corpus = $(i + 1) } }
    /^stat::number_of_executed_units/ { inputs = $2 }
    /^stat::peak_rss_mb/ { memory = $2 }
    END {
      printf "%-12s %6d s of CPU, %9d inputs, %6d edges reached, corpus %s, peak memory %d MB\n",
        name, user, inputs, edges, corpus, memory
    }' "$log"
  [ "$status" -ne 0 ] || return 0
  echo "  A find:" && sed -n -e 's/^FAULT: /    /p' -e 's/^SUMMARY: /    /p' -e 's/.*Test unit written to /    /p' "$log"
  return 1
}

for target in $targets; do
  case " $all " in *" $target "*) ;; *)
    echo "run.sh: there is no target '$target' ($all)" >&2
    exit 2
    ;;
  esac
done
compile
failed=0
for target in $targets; do
  fuzz "$target" || failed=1
done
exit $failed
