#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Tries the wheel as a person without Swift would: wheel.sh WHEEL PRE_COMMIT [AUDITWHEEL]
#
# It is installed in a venv with a PATH on which there is no Swift, checks the samples, adopts a blog, serves Python, and
# asks a TLS server on this machine with the libcurl that it carries. pre-commit installs the hook that is in
# Distribution/pre-commit from a repository of its own, for a commit and for all files, with an ignored folder.
set -eu
cd "$(dirname "$0")/.."
here=$PWD
wheel=$(realpath "$1")
tool=$(realpath "$2")
audit=${3:-}
scratch=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$scratch"' EXIT
fail() { echo "wheel: $1" >&2; exit 1; }
[ -z "$audit" ] || "$audit" show "$wheel"

python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --no-index "$wheel"
export PATH="$scratch/venv/bin:/usr/bin:/bin" HOME="$scratch/home" GIT_CONFIG_NOSYSTEM=1
mkdir "$HOME"
git config --global user.email a@example.net
git config --global user.name A
git config --global init.defaultBranch main
! command -v swift >/dev/null || fail "Swift is on PATH"
[ "$(realpath "$(command -v stet)")" = "$(realpath "$scratch/venv/bin/stet")" ] || fail "another stet is on PATH"

status=0
stet samples >"$scratch/samples.txt" || status=$?
[ "$status" = 1 ] || fail "the samples ended with $status"
echo "wheel: stet samples: $(tail -n 2 "$scratch/samples.txt" | tr -d '\n')"

cd "$scratch"
python3 - "$here" <<'END'
import sys
import stet_lint
found = stet_lint.lint("# Hello\n\n![](tree.jpg)\n", path="hello.md", options=["--only", "image-alt"])
assert [(finding.rule, finding.line, finding.severity) for finding in found] == [("image-alt", 3, "error")], found
assert stet_lint.fix("# A\n\nThe the ferry.\n") == "# A\n\nThe ferry.\n"
assert stet_lint.lint_paths(["samples"], cwd=sys.argv[1])
try:
    stet_lint.lint_paths(["no/such/path"])
except stet_lint.StetError as error:
    assert "not found" in str(error)
else:
    raise SystemExit("no error for a path that is not there")
END
echo "wheel: the Python module finds, fixes and reports errors"

# A server with a certificate of its own, which the environment says to trust.
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$scratch/key.pem" -out "$scratch/cert.pem" -days 2 \
  -subj /CN=localhost -addext 'subjectAltName=DNS:localhost' 2>/dev/null
python3 - "$scratch" <<'END' &
import http.server, ssl, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/there" else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()
    do_HEAD = do_GET
    def log_message(self, *_): pass
server = http.server.ThreadingHTTPServer(("localhost", 0), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1] + "/cert.pem", sys.argv[1] + "/key.pem")
server.socket = context.wrap_socket(server.socket, server_side=True)
open(sys.argv[1] + "/port", "w").write(str(server.server_port))
server.serve_forever()
END
server=$!
for _ in $(seq 100); do [ ! -s "$scratch/port" ] || break; sleep 0.1; done
port=$(cat "$scratch/port")
mkdir "$scratch/links"
printf '# A\n\n[One](https://localhost:%s/there) and [two](https://localhost:%s/gone).\n' "$port" "$port" \
  >"$scratch/links/a.md"
status=0
(cd "$scratch/links" && SSL_CERT_FILE=$scratch/cert.pem stet a.md --online --allow-private \
  --only external-links --format compact) >"$scratch/links.txt" 2>&1 || status=$?
grep -q "/gone" "$scratch/links.txt" || grep -q '404' "$scratch/links.txt" || fail "links: $(cat "$scratch/links.txt")"
! grep -q "/there" "$scratch/links.txt" || fail "links: $(cat "$scratch/links.txt")"
echo "wheel: --online over TLS: $(head -n 1 "$scratch/links.txt")"

mkdir "$scratch/blog"
cd "$scratch/blog"
git init --quiet
mkdir posts drafts
for number in 1 2 3; do
  printf '# Post %s\n\nWords and ![](/old-%s.png) more words.\n' "$number" "$number" >"posts/$number.md"
done
git add -A
git commit --quiet -m old
stet adopt --no-hook >"$scratch/adopt.txt"
sed -n '/^Wrote/p' "$scratch/adopt.txt" | sed 's/^/wheel: stet adopt: /'
sed -i 's/^# ignore: .*/ignore: ["drafts"]/' .stet.yml

# The repository stet-pre-commit, whose tag installs the wheel.
cp -r "$here/Distribution/pre-commit" "$scratch/mirror"
git -C "$scratch/mirror" init --quiet
git -C "$scratch/mirror" add -A
git -C "$scratch/mirror" commit --quiet -m v0.1.0
git -C "$scratch/mirror" tag v0.1.0
cat >.pre-commit-config.yaml <<END
repos:
  - repo: $scratch/mirror
    rev: v0.1.0
    hooks: [{id: stet}]
END
echo '![](/draft.png)' >drafts/d.md
git add -A
export PRE_COMMIT_HOME=$scratch/pre-commit
PIP_FIND_LINKS=$(dirname "$wheel")
export PIP_FIND_LINKS
"$tool" install >/dev/null
start=$(date +%s%N)
git commit --quiet -m "Adopt Stet" >"$scratch/log" 2>&1 || fail "the first commit was blocked: $(cat "$scratch/log")"
echo "wheel: pre-commit: the first commit passed in $((($(date +%s%N) - start) / 1000000)) ms, the hook's environment included"
start=$(date +%s%N)
"$tool" run --all-files >"$scratch/log" 2>&1 || fail "run --all-files: $(cat "$scratch/log")"
echo "wheel: pre-commit run --all-files: exit status 0 in $((($(date +%s%N) - start) / 1000000)) ms"
echo 'One more line.' >>posts/1.md
git add -A
start=$(date +%s%N)
git commit --quiet -m line >"$scratch/log" 2>&1 || fail "a line was blocked: $(cat "$scratch/log")"
echo "wheel: pre-commit: a line in an old post passed in $((($(date +%s%N) - start) / 1000000)) ms"
printf '\n![](/new.png)\n' >>posts/2.md
git add -A
! git commit --quiet -m image >"$scratch/log" 2>&1 || fail "an image without alt text passed"
[ "$(grep -c 'error: ' "$scratch/log")" = 1 ] || fail "not one error: $(cat "$scratch/log")"
echo "wheel: pre-commit: $(grep 'error: ' "$scratch/log")"
