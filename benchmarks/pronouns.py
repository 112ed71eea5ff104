"""Whom pronouns mean, on quotations labelled by reading: `python -m benchmarks.pronouns --labels FILE --data DIR`.

FILE has a JSON line for each quotation: id, start, end and speaker ("a|b" when either will do); DIR has the articles,
quotes.jsonl.gz. Floors: at least 80 % right, at most 8 % wrong; the rest is withheld or not found.
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from benchmarks import asking, outside
from benchmarks.asking import Row

RIGHT, WRONG = 0.80, 0.08
_SMALL = frozenset({"the", "a", "an", "mr", "mrs", "ms", "dr", "sen", "rep", "gov"})


def words(name: str) -> set[str]:
    """The words of a name or description that tell people apart."""
    return {w for w in re.findall(r"\w+", name.lower()) if w not in _SMALL}


def same(said: str, label: str) -> bool:
    """Whether a speaker is the labelled one: one's words stand in the other's, and both or neither is a junior."""
    ours, theirs = words(said), words(label)
    junior = ("jr" in ours) == ("jr" in theirs)
    return bool(ours and theirs) and junior and (ours <= theirs or theirs <= ours)


def holding(label: Row, quotes: list[Row]) -> list[Row]:
    """The quotes in which the labelled quotation lies, two characters of slack at either end."""
    return [q for q in quotes if q["start"] <= label["start"] + 2 and label["end"] - 2 <= q["end"]]


def judge(label: Row, quotes: list[Row]) -> str:
    """One of right, wrong, withheld, not found."""
    held = holding(label, quotes)
    if not held:
        return "not found"
    said = held[0]["speaker"]
    if said is None:
        return "withheld"
    return "right" if any(same(said, each) for each in label["speaker"].split("|")) else "wrong"


def main() -> None:
    """Print the share of each judgement against its floor, and with --show the wrong ones."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path, required=True, metavar="FILE")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--show", action="store_true", help="list what is not right")
    given = parser.parse_args()
    labels: list[Row] = [json.loads(line) for line in given.labels.read_text("utf-8").splitlines()]
    texts = {row["id"]: row["text"] for row in outside.rows(given.data, "quotes")}
    asked = [{"id": key, "text": texts[key]} for key in dict.fromkeys(label["id"] for label in labels)]
    quotes = {row["id"]: row["quotes"] for row in asking.ask("quotes", asked)}
    found: Counter[str] = Counter()
    for label in labels:
        verdict = judge(label, quotes[label["id"]])
        found[verdict] += 1
        if given.show and verdict != "right":
            said = [q["speaker"] for q in holding(label, quotes[label["id"]])]
            print(verdict, label["id"], label["start"], label["speaker"], said)
    shares = {name: count / len(labels) for name, count in found.items()}
    print(f"{len(labels)} quotations:", ", ".join(f"{name} {share:.1%}" for name, share in sorted(shares.items())))
    print(f"floors: right at least {RIGHT:.0%}, wrong at most {WRONG:.0%}")


if __name__ == "__main__":
    main()
