#!/usr/bin/env python3
"""Times retold beside the word diffs that are installed, on generated pairs and on inputs made to hurt.

    cargo build --release && cargo xtask generate --bytes 10000 --to target/pairs/10k   (and 1m, 10m)
    python3 benches/peers.py target/release/retold target/pairs

Each row: best of several runs, wall and user seconds, peak resident memory. docs/performance.md keeps a run.
"""
import os
import resource
import shutil
import subprocess
import sys
import time

BINARY, PAIRS = sys.argv[1], sys.argv[2]
RUNS = {"10k": 9, "1m": 3, "10m": 1}
PEERS = {
    "dwdiff": ["dwdiff", "--statistics"],
    "wdiff": ["wdiff"],
    "git word-diff": ["git", "diff", "--no-index", "--word-diff"],
}
LIMIT = 600


def run(command):
    """Wall and user seconds, peak MiB of one run; nothing where it outlasts LIMIT."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        began = time.monotonic()
        try:
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=LIMIT)
            wall = time.monotonic() - began
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            os.write(write, f"{wall} {used.ru_utime} {used.ru_maxrss / 1024}".encode())
        except subprocess.TimeoutExpired:
            pass
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        said = pipe.read().split()
    os.waitpid(child, 0)
    return tuple(map(float, said)) if said else None


def row(name, command, runs):
    timed = [run(command) for _ in range(runs)]
    if None in timed:
        print(f"| {name} | over {LIMIT} s | | |", flush=True)
        return
    wall, user, memory = min(timed)
    print(f"| {name} | {wall:.3f} | {user:.3f} | {memory:.0f} |", flush=True)


def hostile(folder):
    """Inputs on which a quadratic method shows."""
    os.makedirs(folder, exist_ok=True)
    one = "The council said on Monday that the bridge would be closed for repairs until the spring.\n\n"
    cases = {
        "one sentence 50,000 times": (one * 50_000, one * 49_990),
        "1 : 1,000 lengths": (one, "".join(one.replace("bridge", f"bridge {n}") for n in range(1_000))),
        "nothing in common, 1 MB each": (
            "".join(f"a{n} b{n} c{n} d{n} e{n}. " for n in range(30_000)),
            "".join(f"v{n} w{n} x{n} y{n} z{n}. " for n in range(30_000)),
        ),
        "one line of 1 MB without an end": ("word " * 200_000, "ward " * 200_000),
        "1 MB without a space": ("x" * 1_000_000, "y" * 1_000_000),
    }
    for number, (name, texts) in enumerate(cases.items()):
        paths = [os.path.join(folder, f"{number}-{side}.txt") for side in ("source", "copy")]
        for path, text in zip(paths, texts):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        yield name, paths


print("| run | wall s | user s | peak MiB |\n|---|---|---|---|")
for size, runs in RUNS.items():
    pair = [os.path.join(PAIRS, size, file) for file in ("source.txt", "copy.txt")]
    row(f"{size}: retold", [BINARY, "compare", *pair], runs)
    for name, command in PEERS.items():
        if shutil.which(command[0]):
            row(f"{size}: {name}", [*command, *pair], runs)
for name, pair in hostile(os.path.join(PAIRS, "hostile")):
    row(name, [BINARY, "compare", *pair], 1)
