#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Prepares a static build: static.sh FOLDER writes there what the linker takes in the place of Debian's shared libraries
# (libxml2, libyaml, PCRE2, SQLite), and prints the linker's options, one a line.
#
# Debian's libxml2 asks ICU for encodings that neither it nor iconv knows, and so brings 31 MB of ICU's data along. In the
# place of ICU come functions that say there is no such encoding.
set -eu
export LC_ALL=C
folder=$1
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

archive() {
  file=$(${CC:-cc} -print-file-name="$1")
  [ -f "$file" ] || { echo "static.sh: $1 is not installed" >&2; exit 1; }
  realpath "$file"
}

xml=$(archive libxml2.a)
{
  echo '#include <stddef.h>'
  nm --undefined-only "$xml" 2>/dev/null | awk '$1 == "U" && tolower($2) ~ /^ucnv_/ { print $2 }' | sort -u |
    while read -r name; do
      case $name in
        ucnv_open_*) echo "void *$name(const char *name, int *status) { (void)name; *status = 4; return NULL; }" ;;
        ucnv_close_*) echo "void $name(void *converter) { (void)converter; }" ;;
        *) echo "void $name(void) {}" ;;
      esac
    done
} >"$folder/no-icu.c"
${CC:-cc} -O2 -fno-builtin -c -o "$folder/no-icu.o" "$folder/no-icu.c"
# A linker reads a library that is a text as a list of files.
echo "INPUT($xml $(archive libz.a) $(archive liblzma.a) $folder/no-icu.o)" >"$folder/libxml2.a"
for name in libyaml libpcre2-8 libsqlite3; do ln -sf "$(archive "$name.a")" "$folder/$name.a"; done
ln -sf "$(archive libstdc++.a)" "$folder/libstdc++.a"
printf '%s\n' -Xlinker "-L$folder" -Xlinker -static-libgcc
