# SPDX-License-Identifier: Apache-2.0
#
# What `make test` shows of a run that failed: each issue with what it says, known ones left out; of a crash the reason,
# its first place in Sources, and the test that ran.

# Where a frame of a backtrace is: "function at path:line".
function place(line,   name, path) {
  path = line; sub(/^.* at /, "", path); sub(/^.*\/(Sources|Tests)\//, kind "/", path)
  name = line; sub(/ in [^ ]+ at .*$/, "", name); sub(/^ *[0-9]+ (\[[a-z]+\] *)*(0x[0-9a-f]+)? */, "", name)
  sub(/ \+ [0-9]+$/, "", name)
  return name " at " path
}

/^◇ Test .* started\.$/ { running = $0; sub(/^◇ /, "", running); sub(/ started\.$/, "", running); order[++count] = running; open[running] = 1 }
/^(✔|✘|━) Test .* (passed|failed) after / {
  ended = $0; sub(/^[^ ]* /, "", ended); sub(/( with [0-9]+ test cases?)? (passed|failed) after .*$/, "", ended); delete open[ended]
}

# A line with a sign begins something new; others go on.
/^(◇|✔|━|✘|↳|➜|\*\*\*)/ {
  if ($0 !~ /^↳/) shows = 0
}
/^✘ Test .* recorded an issue/ { shows = 1 }
/error: / && !/Fatal error: / && !/^[◇✔✘━↳]/ { print }
shows { print }

/Fatal error: / && !crash { crash = $0 }
/^\*\*\* Program crashed: / { died = 1; inThread = 0 }
died && /^Thread .* crashed:$/ { inThread = 1 }
died && inThread && !source && / at [^ ]*\/Sources\/[^ ]*\.swift:[0-9]+/ { kind = "Sources"; source = place($0) }
died && inThread && !test && / at [^ ]*\/Tests\/[^ ]*\.swift:[0-9]+/ { kind = "Tests"; test = place($0) }

END {
  if (!died) exit
  print "✘ The tests crashed: " (crash ? crash : "no reason is given")
  if (source) print "↳ in " source
  if (test) { print "↳ in the test " test; exit }
  for (i = count; i > 0 && named < 5; i--)
    if (order[i] in open) { print "↳ was running: " order[i]; named++ }
}
