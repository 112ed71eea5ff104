"""Quality against pinned floors: `python -m benchmarks.quality [--pin] [--lower NAME --reason WHY] [--data DIR]`.

Ends with 1 when a figure of our own corpus is under its floor in floors.toml, or when the corpus is not the one that
the floors were pinned on. `--data` measures the outside sets in a folder as well, against floors of their own.
"""

import argparse
import hashlib
import json
import math
import sys
import tomllib
from pathlib import Path

from benchmarks import outside, own
from benchmarks.own import Figures

FLOORS = Path(__file__).resolve().parent / "floors.toml"
HEAD = "# Floors of `python -m benchmarks.quality`, written by its --pin and --lower; [outside] by hand.\n"
PLACES = 1e4


def digest() -> str:
    """SHA-256 over names and bytes of every file of the corpus."""
    found = hashlib.sha256()
    for path in sorted(path for folder in own.FOLDERS for path in folder.rglob("*") if path.is_file()):
        found.update(path.relative_to(own.ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def floored(value: float) -> float:
    """A figure as it is pinned: four places, never above what was measured."""
    return math.floor(value * PLACES + 1e-6) / PLACES


def table(figures: Figures, floors: Figures) -> list[str]:
    """Print each figure beside its floor; the names of those under it, and of floors that were not measured."""
    print(f"{'figure':32}{'now':>9}{'floor':>9}")
    for name, value in figures.items():
        floor = floors.get(name)
        under = "  UNDER ITS FLOOR" if floor is not None and floored(value) < floor else ""
        print(f"{name:32}{value:9.4f}{'' if floor is None else f'{floor:9.4f}':>9}{under}")
    return [name for name, floor in floors.items() if floored(figures.get(name, 0.0)) < floor]


def pinned(figures: Figures, floors: Figures) -> Figures:
    """The floors raised to what was measured; none is lowered."""
    return {name: max(floored(value), floors.get(name, 0.0)) for name, value in figures.items()}


def write(held: dict[str, dict[str, object]]) -> None:
    """Store the floors as TOML, one section after the other."""
    lines = [HEAD]
    for section, rows in held.items():
        lines.append(f"[{section}]\n" + "".join(f"{json.dumps(k)} = {json.dumps(v)}\n" for k, v in rows.items()))
    FLOORS.write_text("\n".join(lines), "utf-8")


def options() -> argparse.Namespace:
    """What was asked on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="raise the floors to today's figures, accept the corpus")
    parser.add_argument("--lower", metavar="NAME", help="lower one floor to today's figure")
    parser.add_argument("--reason", help="why; kept beside the floor")
    parser.add_argument("--data", type=Path, metavar="DIR", help="a folder with the outside sets")
    given = parser.parse_args()
    if given.lower and not given.reason:
        parser.error("--lower needs --reason: say why the floor may sink")
    return given


def change(given: argparse.Namespace, held: dict[str, dict[str, object]], figures: Figures, floors: Figures) -> Figures:
    """Pin or lower as asked, and write floors.toml; the floors as they are now."""
    if given.lower:
        if given.lower not in floors:
            sys.exit(f"No floor is called {given.lower!r}: take a name from the table.")
        new = floored(figures[given.lower])
        held["lowered"][f"{given.lower} from {floors[given.lower]} to {new}"] = given.reason
        floors = {**floors, given.lower: new}
    if given.pin:
        floors = pinned(figures, floors)
        held["corpus"] = {"sha256": digest()}
    held["floors"] = dict(floors)
    write(held)
    return floors


def outside_sets(figures: Figures, floors: Figures) -> list[str]:
    """The table of the outside sets that are there, and the names of the floors that were not run."""
    failed = table(figures, {name: floor for name, floor in floors.items() if name in figures})
    absent = [name for name in floors if name not in figures]
    if absent:
        print(f"outside sets: not run: {', '.join(absent)}")
    return failed


def main() -> int:
    """Measure, print, and say with the exit code whether every floor holds."""
    given = options()
    held = tomllib.loads(FLOORS.read_text("utf-8"))
    floors: Figures = held["floors"]
    figures = own.measure()
    if given.pin or given.lower:
        floors = change(given, held, figures, floors)
    failed = table(figures, floors)
    if held["corpus"]["sha256"] != digest():
        failed.append("corpus")
        print("the corpus is not the one that the floors were pinned on: look at the figures, then run with --pin")
    if given.data:
        failed += outside_sets(outside.measure(given.data), held["outside"])
    else:
        print("outside sets: not run")
    print(f"failed: {', '.join(failed)}" if failed else "every floor holds")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
