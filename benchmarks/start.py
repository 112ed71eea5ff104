"""How long a start takes beside the import of typer and rich, in CPU seconds: `python -m benchmarks.start`.

The programs run in turn, so that whatever else the machine does falls on all of them; the quickest of ROUNDS counts.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 7
BARE = ["-c", "import typer, rich.console"]
SAMPLE = next(Path("seeds").glob("000_*"))


def cpu_seconds(*words: str) -> float:
    """User and system time of one Python of its own."""
    before = os.times()
    subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Print one line of JSON: the seconds of each, and how many times those of typer and rich they are."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "small.sqlite")
        cpu_seconds("-m", "bot", "ingest", str(SAMPLE), "--database", database)
        starts = {
            "typer and rich": BARE,
            "--help": ["-m", "bot", "--help"],
            "--version": ["-m", "bot", "--version"],
            "brief": ["-m", "bot", "brief", "Myanmar Russia", "--database", database],
        }
        quickest = dict.fromkeys(starts, float("inf"))
        for _ in range(ROUNDS):
            for name, words in starts.items():
                quickest[name] = min(quickest[name], cpu_seconds(*words))
    bare = quickest["typer and rich"]
    print(json.dumps({name: {"seconds": round(s, 3), "times": round(s / bare, 1)} for name, s in quickest.items()}))


if __name__ == "__main__":
    main()
