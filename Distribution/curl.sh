#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Makes the libcurl that a wheel carries for systems without one: curl.sh FOLDER writes libcurl.so.4 there, and adds the
# archives that it is made of to FOLDER/manifest.
#
# It is Debian's libcurl with OpenSSL, HTTP/2, IDN and the usual compressions, linked from Debian's archives into one file.
# What Stet never asks of it (LDAP, SSH, RTMP, Kerberos, cookies' public suffixes) is left out: in the place of these
# libraries come functions that do nothing.
set -eu
export LC_ALL=C
folder=$1
mkdir -p "$folder"

archive() {
  file=$(${CC:-cc} -print-file-name="$1")
  [ -f "$file" ] || { echo "curl.sh: $1 is not installed" >&2; exit 1; }
  realpath "$file"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
files=
for name in libcurl libssl libcrypto libnghttp2 libidn2 libunistring libbrotlidec libbrotlicommon libzstd libz; do
  files="$files $(archive "$name.a")"
done
nm --undefined-only "$(archive libcurl.a)" 2>/dev/null |
  awk '$1 == "U" && $2 ~ /^(RTMP_|ber_|ldap_|libssh2_|gss_|psl_|GSS_)/ { print $2 }' | sort -u |
  sed 's/.*/long &(void) { return 0; }/' >"$work/left-out.c"
# C needs no tables for unwinding the stack.
linked=
for file in $files; do
  bare=$work/$(basename "$file")
  objcopy --remove-section=.eh_frame --remove-section=.rela.eh_frame "$file" "$bare"
  linked="$linked $bare"
done
# libnghttp2 names stderr, in a function for its own developers, as only a program may.
objcopy --redefine-sym stderr=left_out_stream "$work/libnghttp2.a"
echo '__attribute__((visibility("hidden"))) void *left_out_stream;' >>"$work/left-out.c"
${CC:-cc} -O2 -fPIC -fno-builtin -c -o "$work/left-out.o" "$work/left-out.c"
# libidn2 names a version for two functions of its own.
echo 'CURL_OPENSSL_4 { global: curl_*; local: *; }; IDN2_0.0.0 { global: _idn2_punycode_*; };' >"$work/names.map"
# Nothing in the archive asks for these functions themselves.
wanted=$(nm --defined-only --extern-only "$(archive libcurl.a)" 2>/dev/null |
  awk '$3 ~ /^curl_/ { print "-Wl,-u," $3 }' | sort -u)
# shellcheck disable=SC2086
${CC:-cc} -shared -o "$folder/libcurl.so.4" -Wl,-soname,libcurl.so.4 -Wl,--version-script="$work/names.map" \
  -Wl,-Bsymbolic -Wl,--gc-sections -Wl,--build-id=none -s -Wl,--undefined-version \
  $wanted \
  -Wl,--start-group $linked "$work/left-out.o" -Wl,--end-group -ldl -lpthread -Wl,--no-undefined
for file in $files; do echo "$file"; done >>"$folder/manifest"
