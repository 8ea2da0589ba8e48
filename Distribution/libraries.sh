#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The C libraries that stet needs: libraries.sh PROGRAM FOLDER copies them there, with all that these need, but for those
# of the system's own C library; libraries.sh --packages PROGRAM names the Debian packages that bring them, as a control
# file does. libcurl is loaded when it is asked for, so the program does not name it.
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

mkdir -p "$2"
library=$(path "$curl")
[ -n "$library" ] || { echo "libraries.sh: $curl is not installed" >&2; exit 1; }
{
  echo "$library"
  ldd "$1" "$library" | awk '$2 == "=>" && $3 ~ /^\// { print $3 }'
} | sort -u | while read -r file; do
  case $(basename "$file") in
    libc.so.* | libm.so.* | libdl.so.* | librt.so.* | libpthread.so.* | libresolv.so.* | ld-linux*) ;;
    *) cp -L "$file" "$2/" ;;
  esac
done
