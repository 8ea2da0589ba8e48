#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Compares what Stet reads with what gumbo, cmark and cmark-gfm read: run.sh PROGRAM [FOLDER]…
#
# Without folders: the samples, and the posts and pages of ORACLE_CORPUS, a folder of *.tar.gz (../shared/corpus).
set -eu
cd "$(dirname "$0")/.."
stet=$1
shift
build=.build/oracles
mkdir -p "$build/posts"
if [ $# -eq 0 ]; then
  for archive in "${ORACLE_CORPUS:-../shared/corpus}"/*.tar.gz; do
    [ -f "$archive" ] || continue
    folder=$build/posts/$(basename "$archive" .tar.gz)
    [ -d "$folder" ] || { mkdir "$folder" && tar -xzf "$archive" -C "$folder"; }
  done
  set -- samples "$build/posts"
fi
cc -std=c11 -O1 -Wall -Wextra -o "$build/gumbo" Oracles/gumbo.c $(pkg-config --cflags --libs gumbo)
exec env PYTHONDONTWRITEBYTECODE=1 python3 Oracles/compare.py "$stet" "$build/gumbo" "$@"
