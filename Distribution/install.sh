#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Installs a release of Stet for Linux: install.sh --from PLACE --version VERSION [--sha256 SUM] [--to FOLDER]
#
# PLACE is an address or a folder that holds stet-VERSION-linux-MACHINE.tar.gz and SHA256SUMS. Nothing is unpacked that
# does not have the checksum: the one that is given, else the one in SHA256SUMS. FOLDER is ~/.local unless it is named.
set -eu

from='' version='' sum='' to="${HOME:-}/.local"
fail() { echo "install.sh: $1" >&2; exit 1; }
while [ $# -gt 0 ]; do
  [ $# -gt 1 ] || fail "$1 needs a value"
  case $1 in
    --from) from=$2 ;;
    --version) version=${2#v} ;;
    --sha256) sum=$2 ;;
    --to) to=$2 ;;
    *) fail "unknown option '$1'" ;;
  esac
  shift 2
done
[ -n "$from" ] || fail "name where the release is: --from ADDRESS"
case $version in
  *[!0-9A-Za-z.+-]* | '') fail "name the version: --version 0.1.0" ;;
esac
[ "$(uname -s)" = Linux ] || fail "there are releases for Linux only; build Stet from source here"
name="stet-$version-linux-$(uname -m)"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fetch() {
  case $from in
    https://* | http://127.0.0.1:*)
      if command -v curl >/dev/null; then
        curl --fail --silent --show-error --location --proto '=https,http' --proto-redir '=https' -o "$work/$1" "$from/$1"
      else
        wget -q -O "$work/$1" "$from/$1"
      fi || fail "cannot download $from/$1"
      ;;
    *://*) fail "'$from' is not an https address" ;;
    *) cp "$from/$1" "$work/$1" || fail "there is no $from/$1" ;;
  esac
}
fetch "$name.tar.gz"
if [ -z "$sum" ]; then
  fetch SHA256SUMS
  sum=$(awk -v name="$name.tar.gz" '$2 == name { print $1 }' "$work/SHA256SUMS")
  [ -n "$sum" ] || fail "SHA256SUMS does not name $name.tar.gz"
fi
echo "$sum  $work/$name.tar.gz" | sha256sum --check --status 2>/dev/null ||
  fail "$name.tar.gz does not have the checksum $sum; nothing was installed"

tar -xzf "$work/$name.tar.gz" -C "$work" --no-same-owner
mkdir -p "$to"
for part in bin lib share; do
  [ ! -d "$work/$name/$part" ] || cp -R "$work/$name/$part" "$to/"
done
"$to/bin/stet" --version >/dev/null || fail "$to/bin/stet does not run here; it needs glibc 2.34 or newer"
echo "Installed $to/bin/stet"
