#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# libraries.sh --packages PROGRAM names the Debian packages that bring the C libraries that stet needs, as a control file
# does. libcurl is loaded when it is asked for, so the program does not name it.
set -eu
export LC_ALL=C
curl=libcurl.so.4

path() { ldconfig -p | awk -v name="$1" '$1 == name { print $NF; exit }'; }

if [ "$1" = --packages ]; then
  {
    objdump -p "$2" | awk '$1 == "NEEDED" { print $2 }'
    echo "$curl"
  } | grep -v '^ld-linux' | while read -r name; do
    file=$(path "$name")
    # A library may be listed under /lib and be packed under /usr/lib.
    dpkg -S "$file" 2>/dev/null || dpkg -S "/usr$file" 2>/dev/null || dpkg -S "$(realpath "$file")"
  done | cut -d: -f1 | sort -u | sed 's/^libc6$/libc6 (>= 2.34)/' | paste -sd, | sed 's/,/, /g'
  exit
fi
