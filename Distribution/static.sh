#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Prepares a static build: static.sh FOLDER writes there what the linker takes in the place of Debian's shared libraries
# (libxml2, libyaml, PCRE2, SQLite, zlib), and prints the linker's options, one a line.
#
# Debian's libxml2 asks ICU for encodings that neither it nor iconv knows, and so brings 31 MB of ICU's data along. In the
# place of ICU come functions that say there is no such encoding.
#
# SwiftPM finds what was written by PKG_CONFIG_PATH=FOLDER/pkgconfig.
set -eu
export LC_ALL=C
folder=$1
mkdir -p "$folder/lib"
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
# Of what Swift's libraries take from glibc, this alone is newer than 2.34.
echo 'float hypotf(float x, float y) { return (float)__builtin_sqrt((double)x * x + (double)y * y); }' \
  >"$folder/older.c"
for name in no-icu older; do
  ${CC:-cc} -O2 -fno-builtin -c -o "$folder/$name.o" "$folder/$name.c"
  rm -f "$folder/lib$name.a"
  ar rcsD "$folder/lib$name.a" "$folder/$name.o"
done
# C needs no tables for unwinding the stack; see link.py for what Swift compiles.
bare() {
  objcopy --remove-section=.eh_frame --remove-section=.rela.eh_frame "$(archive "$1")" "$folder/$2"
}
bare libxml2.a bare-xml2.a
bare liblzma.a bare-lzma.a
for name in libyaml libpcre2-8 libsqlite3 libz; do bare "$name.a" "$name.a"; done
ln -sf "$(archive libstdc++.a)" "$folder/libstdc++.a"
# A linker reads a library that is a text as a list of files.
echo "INPUT($folder/bare-xml2.a $folder/libz.a $folder/bare-lzma.a $folder/libno-icu.a)" >"$folder/libxml2.a"

# SwiftPM asks pkg-config where libraries are.
mkdir -p "$folder/pkgconfig"
while read -r package library; do
  printf 'Name: %s\nDescription: linked statically\nVersion: %s\nCflags: %s\nLibs: -L%s -l%s\n' "$package" \
    "$(pkg-config --modversion "$package")" "$(pkg-config --cflags "$package")" "$folder" "$library" \
    >"$folder/pkgconfig/$package.pc"
done <<END
libxml-2.0 xml2
yaml-0.1 yaml
libpcre2-8 pcre2-8
sqlite3 sqlite3
zlib z
END

# Nothing looks for symbols in the program, so what it does not use itself is left out.
echo '{ local: *; };' >"$folder/local.map"
printf '%s\n' -Xswiftc -ld-path="$(cd "$(dirname "$0")" && pwd)/link.py"
for option in --version-script="$folder/local.map" "$folder/older.o" --icf=all -s; do
  printf '%s\n' -Xlinker "$option"
done

# The packages of what is linked, by their files.
{ for name in libxml2 libyaml libpcre2-8 libsqlite3 libstdc++ libz liblzma; do archive "$name.a"; done; } \
  >"$folder/lib/manifest"
