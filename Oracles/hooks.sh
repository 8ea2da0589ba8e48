#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Tries the hooks of this repository in a scratch one: hooks.sh PRE_COMMIT. It installs the hook as pre-commit does, from
# what is committed here, and commits a clean post, a post without a credit, and one that differs from what is staged.
set -eu
cd "$(dirname "$0")/.."
tool=$1
here=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export PRE_COMMIT_HOME=$here/.build/pre-commit GIT_CONFIG_NOSYSTEM=1
"$tool" validate-manifest .pre-commit-hooks.yaml

git init --quiet --initial-branch main "$scratch"
cd "$scratch"
git config user.email somebody@example.net
git config user.name Somebody
# The rules of a full run ask for more than this post has; the hook is what is looked at.
echo 'extends: [minimal]' >.stet.yml
cat >.pre-commit-config.yaml <<END
repos:
  - repo: $here
    rev: $(git -C "$here" rev-parse HEAD)
    hooks: [{id: stet}]
END
"$tool" install >/dev/null

fail() { echo "hooks: $1" >&2; exit 1; }
clean='A ferry leaves at six.'
bad='![A ferry at the pier](/ferry.jpg)'

echo "$clean" >clean.md
git add -A
git commit --quiet -m clean || fail "a clean post was blocked"

echo "$bad" >bad.md
git add -A
! git commit --quiet -m bad >"$scratch/.log" 2>&1 || fail "a post without a credit was let through"
grep -q 'image-credit' "$scratch/.log" || fail "it was blocked for another reason"
git reset --quiet --hard

echo "$bad" >clean.md
git add -A
echo "$clean" >clean.md
! git commit --quiet -m staged >/dev/null 2>&1 || fail "what was staged was not looked at"
git reset --quiet --hard
printf '%s\n\nAnd at seven.\n' "$clean" >clean.md
git add -A
echo "$bad" >clean.md
git commit --quiet -m staged >/dev/null 2>&1 || fail "what was not staged was looked at"
echo "hooks: pre-commit passed a clean post, blocked one without a credit, and looked at what was staged"
