"""How the names of an idea are looked for in an article's stems, apart from longer names that mean something else."""

from collections.abc import Iterator, Sequence

from bot.records.topics import Idea, SpelledTerm
from bot.text.stemmed import needle

Longer = tuple[str, int, float]
"""A name that holds a needle, where in it the needle stands, and its own weight: 0 when it means something else."""

Needle = tuple[str, float, tuple[Longer, ...]]
"""What is looked for: stems between spaces, their weight, and the longer names that hold them, longest first."""


def needles(idea: Idea) -> tuple[Needle, ...]:
    """The idea's terms; one that holds another is looked for only where the other stands, and counts once."""
    found = {stems: term.weight for term in reversed(idea.terms) for stems in _padded(term)}
    others = {stems: 0.0 for term in idea.longer for stems in _padded(term)}
    names = sorted((others | found).items(), key=lambda name: -len(name[0]))
    roots = {stems: weight for stems, weight in found.items() if not any(o in stems for o in found if o != stems)}
    first = {name: next((root for root in roots if root in name), "") for name, _ in names}

    def holders(root: str) -> tuple[tuple[str, int, float], ...]:
        holding = ((name, weight) for name, weight in names if root in name and name != root)
        return tuple((name, name.find(root), weight if first[name] == root else 0.0) for name, weight in holding)

    return tuple((root, weight, holders(root)) for root, weight in roots.items())


def _padded(term: SpelledTerm) -> list[str]:
    return [*map(needle, term.stems)] if term.wanted else []


def named(stems: str, at: int, longer: tuple[Longer, ...], weight: float) -> tuple[int, float]:
    """Where the name at a needle begins and what it weighs: the longest name that holds the needle there."""
    for name, before, own in longer:
        if at >= before and stems.startswith(name, at - before):
            return at - before, own
    return at, weight


def places(stems: str, sought: Sequence[Needle]) -> Iterator[tuple[int, float]]:
    """Where an idea of these needles stands in an article's stems, and what the name there weighs (0: another's)."""
    for name, weight, holders in sought:
        at = stems.find(name)
        while at >= 0:
            yield named(stems, at, holders, weight) if holders else (at, weight)
            at = stems.find(name, at + max(1, len(name) - 1))
