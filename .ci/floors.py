#!/usr/bin/env python3
"""Runs the scorer on a subset and fails where a figure falls under its floor in floors.json.

floors.json: {"runs": [[scorer arguments], …], "floors": {figure: least value}, "ceilings": {figure: largest value}}.
"""
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
EVAL = os.path.join(ROOT, "..", "shared", "eval")
BINARY = os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target")), "release", "retold")

with open(os.path.join(HERE, "floors.json"), encoding="utf-8") as file:
    wanted = json.load(file)

figures = {}
for arguments in wanted["runs"]:
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        command = [sys.executable, os.path.join(EVAL, "score.py"), "--bin", BINARY, "--json", out.name, *arguments]
        subprocess.run(command, check=True)
        figures.update(json.load(open(out.name, encoding="utf-8")))

failures = []
for bounds, fails, word in (("floors", lambda v, b: v < b, "under"), ("ceilings", lambda v, b: v > b, "over")):
    for name, bound in wanted[bounds].items():
        value = figures.get(name)
        if value is None:
            failures.append(f"{name}: not measured")
        elif fails(value, bound):
            failures.append(f"{name}: {value:.2f}, {word} {bound}")
print(f"{len(wanted['floors']) + len(wanted['ceilings']) - len(failures)} figures hold, {len(failures)} do not")
for failure in failures:
    print("  " + failure)
sys.exit(bool(failures))
