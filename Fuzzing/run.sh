#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Fuzzes the readers: run.sh [SECONDS] [html|markdown|frontmatter]…   (all three unless some are named)
#
# Each target runs for SECONDS of CPU time (60) with libFuzzer and the address sanitizer, and says how many inputs
# it tried, how much code they reached, and whether one broke a promise of Tests/TestKit/Probes. Such an input lies
# in .build/fuzz/finds; those that reached something new are kept in .build/fuzz/corpus for the next run.
#
# FUZZ_SHARED  a folder with suites and corpus that give more seeds (../shared)
set -eu
export LC_ALL=C
cd "$(dirname "$0")/.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
targets=${*:-html markdown frontmatter}
shared=${FUZZ_SHARED:-../shared}
build=$PWD/.build/fuzz
# Swift's own look at a crash gets in the way of libFuzzer's.
export SWIFT_BACKTRACE=enable=no

# isOld FILE FOLDER…: whether something in the folders is newer than the file.
isOld() { [ ! -f "$1" ] || [ -n "$(find "${@:2}" -newer "$1" -type f -print -quit)" ]; }

# The modules as in Package.swift, but optimised with the sanitizers; preconditions stay.
compile() {
  local modules=$build/modules swiftc clang module name above=()
  mkdir -p "$modules"
  swiftc=$(command -v swiftc)
  clang=$(dirname "$(realpath "$swiftc")")/clang++
  [ -x "$clang" ] || clang=clang++
  local flags=(-O -wmo -gline-tables-only -parse-as-library -swift-version 6 -package-name stet
    -sanitize=address,fuzzer -enable-upcoming-feature MemberImportVisibility
    -enable-upcoming-feature InternalImportsByDefault -module-cache-path "$build/cache"
    -I "$modules" -I Sources/CLibYAML -I Sources/CTOML/include)
  if isOld "$modules/ctoml.o" Sources/CTOML; then
    echo "Building the fuzz targets; this takes a few minutes" >&2
    echo 'module CTOML { header "ctoml.h" export * }' >"$modules/module.modulemap"
    cp Sources/CTOML/include/ctoml.h "$modules/"
    "$clang" -std=c++17 -O1 -g -fsanitize=address,fuzzer-no-link -ISources/CTOML/include \
      -c Sources/CTOML/ctoml.cpp -o "$modules/ctoml.o"
  fi
  for module in SourceText Documents HTMLReading MarkdownReading FrontMatter; do
    above+=("Sources/$module")
    if isOld "$modules/$module.o" "${above[@]}"; then
      "$swiftc" "${flags[@]}" -emit-module -emit-module-path "$modules/$module.swiftmodule" -emit-object \
        -module-name "$module" $(find "Sources/$module" -name '*.swift') -o "$modules/$module.o"
    fi
  done
  for name in html:HTML markdown:Markdown frontmatter:FrontMatter; do
    if isOld "$build/${name%:*}" "${above[@]}" Sources/CTOML Fuzzing Tests/TestKit/Probes; then
      "$swiftc" "${flags[@]}" -module-name "Fuzz${name#*:}" -emit-executable -use-ld=lld -lyaml -lstdc++ \
        Fuzzing/Report.swift "Fuzzing/${name#*:}.swift" Tests/TestKit/Probes/*.swift "$modules"/*.o \
        -o "$build/${name%:*}"
    fi
  done
}

# cpu PID: its user time so far in whole seconds; nothing when it has ended.
cpu() { awk -v hertz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); printf "%d", $12 / hertz }' "/proc/$1/stat" 2>/dev/null || true; }

# fuzz TARGET: fails when something was found.
fuzz() {
  local name=$1 log=$build/$1.log status=0 user=0 now fuzzer folders
  mkdir -p "$build/corpus/$name" "$build/seeds/$name" "$build/finds"
  if [ -d "$shared" ] && command -v python3 >/dev/null; then
    python3 Fuzzing/seeds.py "$shared" "$name" "$build/seeds/$name"
  fi
  # What is new goes to the first folder.
  folders=("$build/corpus/$name" "Fuzzing/seeds/$name" "Tests/Fixtures/Fuzzing/$name" "$build/seeds/$name")
  "$build/$name" -dict="Fuzzing/$name.dict" -max_len=4096 -timeout=60 -rss_limit_mb=2048 -print_final_stats=1 \
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
  case $target in html | markdown | frontmatter) ;; *)
    echo "run.sh: there is no target '$target' (html, markdown, frontmatter)" >&2
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
