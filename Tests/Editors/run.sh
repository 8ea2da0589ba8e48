#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The servers with real clients: run.sh STET [PYTHON with pytest-lsp and mcp]
set -u
STET=$(realpath "$1")
PYTHON=${2:-python3}
HERE=$(dirname "$(realpath "$0")")
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
export STET
export XDG_CACHE_HOME="$WORK/cache"
export PYTHONDONTWRITEBYTECODE=1
status=0

site() { rm -rf "$WORK/site" && "$PYTHON" "$HERE/site.py" "$WORK/site"; export SITE="$WORK/site"; }

# tried NAME PROGRAM COMMAND…: a client that is not there is left out, and that is said.
tried() {
  name=$1 program=$2
  shift 2
  if ! command -v "$program" >/dev/null; then
    echo "$name: not installed, left out" >&2
    return
  fi
  site
  timeout 120 "$@" || { echo "$name: failed" >&2; status=1; }
}

tried neovim nvim nvim --headless -u NONE -i NONE -n -c "luafile $HERE/neovim.lua"
tried eglot emacs emacs --batch -l "$HERE/eglot.el"
tried vscode node node "$HERE/vscode.js"
if "$PYTHON" -c 'import pytest_lsp, mcp' 2>/dev/null; then
  tried clients "$PYTHON" "$PYTHON" -m pytest -q -p no:cacheprovider "$HERE"
else
  echo "pytest-lsp and mcp: not installed, left out" >&2
fi
tried hostile "$PYTHON" "$PYTHON" "$HERE/hostile.py"
exit $status
