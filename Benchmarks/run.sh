#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Measures Stet: run.sh [PROGRAM] [throughput|rules|start|hostile]…   (all unless some are named)
#
# BENCH_CORPUS  a folder of *.tar.gz with posts and pages (../shared/corpus); without one the samples are repeated
# BENCH_HOSTILE a program that writes hostile posts: PROGRAM OUT_DIR SIZE (../shared/hostile.py)
# BENCH_SIZE    its size (20000)
set -eu
export LC_ALL=C
cd "$(dirname "$0")/.."
stet=$PWD/.build/release/stet
if [ $# -gt 0 ] && [ -x "$1" ] && [ ! -d "$1" ]; then stet=$(realpath "$1"); shift; fi
parts=${*:-throughput rules start hostile}
corpus=${BENCH_CORPUS:-../shared/corpus}
hostile=${BENCH_HOSTILE:-../shared/hostile.py}
size=${BENCH_SIZE:-20000}
scratch=$PWD/.build/bench
export TIMEFORMAT='%U %S %R'

[ -x "$stet" ] || { echo "run.sh: $stet is not there; run make build first" >&2; exit 2; }
mkdir -p "$scratch"
# Posts in the scratch folder are judged by the defaults, not by this repository's settings.
echo 'extends: [recommended]' >"$scratch/.stet.yml"

# measure COMMAND…: sets cpu and wall, in seconds, and status. What the command prints is thrown away.
measure() {
  local line
  status=0
  line=$({ time "$@" >/dev/null 2>&1; } 2>&1) || status=$?
  line=${line##*$'\n'}
  read -r user sys wall <<<"$line"
  cpu=$(calculate "$user + $sys")
}

calculate() { awk "BEGIN { printf \"%.3f\", $1 }"; }

middle() { sort -n | awk '{ a[NR] = $1 } END { printf "%.3f", NR % 2 ? a[(NR + 1) / 2] : (a[NR / 2] + a[NR / 2 + 1]) / 2 }'; }

# summary NAME REPORT: a number of the JSON report's summary.
summary() { head -c 2000 "$2" | tr -d '\n' | sed -n "s/.*\"summary\": *{[^}]*\"$1\": *\([0-9]*\).*/\1/p"; }

posts() { find "$1" -type f \( -name '*.md' -o -name '*.markdown' -o -name '*.html' -o -name '*.htm' \) "${@:2}"; }

data=$scratch/posts
source=$scratch/source

# gather: puts the posts that are measured into $data, once, and sets what, copies, files and bytes.
gather() {
  [ -z "${what:-}" ] || return 0
  copies=0 files=0 bytes=0 what="the samples"
  rm -rf "$data" "$source" && mkdir -p "$data" "$source"
  for archive in "$corpus"/*.tar.gz; do
    [ -f "$archive" ] || continue
    what="the posts and pages of $(find "$corpus" -name '*.tar.gz' | wc -l) archives"
    mkdir "$source/$(basename "$archive" .tar.gz)"
    tar -xzf "$archive" -C "$source/$(basename "$archive" .tar.gz)"
  done
  [ "$what" != "the samples" ] || cp -R samples "$source/"
  # Only what is linted, so that the bytes below are the bytes that were read.
  find "$source" -type f ! \( -name '*.md' -o -name '*.markdown' -o -name '*.html' -o -name '*.htm' \) -delete
  (cd "$source" && find . -depth -name '.?*' -exec rm -rf {} +)
  local files_once bytes_once
  files_once=$(posts "$source" | wc -l)
  bytes_once=$(posts "$source" -printf '%s\n' | awk '{ n += $1 } END { print n }')
  while [ "$files" -lt 1000 ] || [ "$bytes" -lt 50000000 ]; do
    copies=$((copies + 1))
    cp -Rl "$source" "$data/$copies"
    files=$((files + files_once)) bytes=$((bytes + bytes_once))
  done
}

throughput() {
  gather
  echo "Throughput: $what, $copies times; JSON report to a file; the middle of 3 runs"
  local report=$scratch/report.json cpus='' walls=''
  for _ in 1 2 3; do
    measure "$stet" lint --format json --output "$report" "$data"
    [ "$status" -le 1 ] || { echo "  stet ended with status $status"; return 1; }
    cpus="$cpus$cpu"$'\n' walls="$walls$wall"$'\n'
  done
  cpu=$(printf %s "$cpus" | middle) wall=$(printf %s "$walls" | middle)
  local findings
  findings=$(calculate "$(summary errors "$report") + $(summary warnings "$report") + $(summary suggestions "$report")")
  printf '  %-22s %10s\n' \
    "files" "$files" "checked" "$(summary posts "$report")" \
    "megabytes" "$(calculate "$bytes / 1e6")" "findings" "${findings%.*}" \
    "CPU seconds" "$cpu" "seconds" "$wall" \
    "MB per CPU second" "$(calculate "$bytes / 1e6 / $cpu")" \
    "MB per second" "$(calculate "$bytes / 1e6 / $wall")" \
    "posts per CPU second" "$(awk "BEGIN { printf \"%.0f\", $files / $cpu }")"
  echo "  (CPU: user and system time of the process; MB: 1,000,000 bytes; $(nproc) cores)"
}

rules() {
  gather
  local times=$scratch/times.txt status=0
  "$stet" lint --preset recommended --jobs 1 --profile --format json --output "$scratch/report.json" "$data" \
    2>"$times" || status=$?
  [ "$status" -le 1 ] || { echo "  stet ended with status $status"; return 1; }
  echo "Rules: the CPU time of each with recommended, and its share of the whole run (flagged: over 10 %)"
  awk '
    { flag = "" }
    NF == 5 && $(NF - 1) > 10 { flag = "  <- over 10 %"; flagged++ }
    { print "  " $0 flag }
    END { printf "  %d rules flagged\n", flagged }' "$times"
}

start() {
  local post=$scratch/start.md runs=50 times='' before after
  cp samples/markdown/posts/the-role-of-empathy-in-building-connections.md "$post"
  # Up to 10 KB with paragraphs of the same article.
  awk -v left="$((10240 - $(wc -c <"$post")))" \
    '/^[A-Z]/ && length > 99 && left > 0 { print "\n" $0; left -= length + 2 }' samples/empathy.txt >>"$post"
  "$stet" lint "$post" >/dev/null || [ $? -eq 1 ] || { echo "  stet failed"; return 1; }
  for _ in $(seq $runs); do
    before=$EPOCHREALTIME
    "$stet" lint "$post" >/dev/null || true
    after=$EPOCHREALTIME
    times="$times$(((${after/./} - ${before/./})))"$'\n'
  done
  echo "Start to end: a post of $(wc -c <"$post") bytes, text report, $runs runs by the clock, the fork included"
  printf %s "$times" | sort -n | awk '
    { a[NR] = $1 / 1000 }
    END { printf "  %-22s %10.1f\n  %-22s %10.1f\n  %-22s %10.1f\n", \
      "fastest, ms", a[1], "middle, ms", (a[NR / 2] + a[NR / 2 + 1]) / 2, "slowest, ms", a[NR] }'
}

hostile() {
  local folder=$scratch/hostile flagged=0 cases=0 name suffix one two ratio flag ended
  if [ ! -f "$hostile" ] || ! command -v python3 >/dev/null; then
    echo "Hostile input: not measured ($hostile or python3 is not there)"
    return
  fi
  rm -rf "$folder"
  python3 "$hostile" "$folder" "$size"
  echo "Hostile input: each case at size $size and twice that; the lower CPU time of 2 runs, in seconds"
  echo "  (flagged: over 2.6 times as long for twice the size, where that takes 0.1 s or more; over 2 s; a crash)"
  printf '  %-26s %8s %8s %8s %7s\n' case bytes at-1 at-2 ratio
  for file in "$folder"/*-1.*; do
    name=$(basename "${file%-1.*}") suffix=${file##*.} flag='' cases=$((cases + 1))
    one=$(lower "$file") ended=${one#* } one=${one% *}
    [ "$ended" -le 1 ] || flag=" status $ended"
    two=$(lower "$folder/$name-2.$suffix") ended=${two#* } two=${two% *}
    [ "$ended" -le 1 ] || flag=" status $ended"
    ratio=$(awk "BEGIN { printf \"%.2f\", $two / ($one + ($one == 0)) }")
    flag=$flag$(awk "BEGIN { if ($ratio > 2.6 && $two >= 0.1) printf \" ratio\"; if ($two > 2) printf \" slow\" }")
    [ -z "$flag" ] || { flagged=$((flagged + 1)); flag="  <-$flag"; }
    printf '  %-26s %8s %8s %8s %7s%s\n' "$name.$suffix" "$(wc -c <"$file")" "$one" "$two" "$ratio" "$flag"
  done
  echo "  $cases cases, $flagged flagged"
}

# lower FILE: the lower CPU time of two runs, and the worse status. A run ends after a minute.
lower() {
  local best=''
  local worst=0
  for _ in 1 2; do
    measure timeout 60 "$stet" lint --format json "$1"
    [ "$status" -le "$worst" ] || worst=$status
    best=$(printf '%s\n' $best "$cpu" | sort -n | head -n 1)
  done
  echo "$best $worst"
}

separator=
for part in $parts; do
  case $part in throughput | rules | start | hostile) ;; *)
    echo "run.sh: there is no part '$part' (throughput, rules, start, hostile)" >&2
    exit 2
    ;;
  esac
  printf %s "$separator"
  "$part"
  separator=$'\n'
done
