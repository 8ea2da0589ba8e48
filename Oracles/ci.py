# SPDX-License-Identifier: Apache-2.0
"""Prints the shell scripts of an action as one, for shellcheck: ci.py action.yml. What GitHub puts in stands as text."""
import re
import sys

import yaml

action = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
print("#!/usr/bin/env bash")
for step in action["runs"]["steps"]:
    if "run" not in step:
        continue
    if "${{" in step["run"]:
        sys.exit(f"{sys.argv[1]}: the step '{step['name']}' takes something in its script; use its environment")
    for name in step.get("env", {}):
        print(f": \"${{{name}:=}}\"")
    print(re.sub(r"^set .*", "", step["run"]))
