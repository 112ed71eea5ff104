"""What the mixed archive is asked: every name, the other ways of typing it, pairs of names, and filters."""

from itertools import pairwise

from benchmarks.upgrade.mixed import LANGUAGES

FILTERS = ("harbour lang:en", "phare lang:fr", "등대 since:2019", 'port outlet:"The Morning Sample"', "燈塔 -老橋")


def topics() -> list[str]:
    """All topics, each once, the languages in turn."""
    each = [[*table["names"], *_pairs(table["names"]), *table["asked"]] for table in LANGUAGES.values()]
    longest = max(map(len, each))
    found = [own[place] for place in range(longest) for own in each if place < len(own)]
    return list(dict.fromkeys([*found, *FILTERS]))


def _pairs(names: list[str]) -> list[str]:
    return [f"{first} {second}" for first, second in pairwise(names)]
