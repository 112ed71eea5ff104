"""Which part of an article is about the topic: a live page, a round-up or a list tells of other things too."""

from collections.abc import Mapping, Sequence

REACH = 3
"""Passages from the next one that carries the topic within which a passage without it may be shown."""

FEW = 8
"""Passages of an article that is too short to only mention a topic in passing."""


def carrying(stemmed: Mapping[int, str], wanted: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The passages that name at least half as many of the wanted ideas as the article's best passage does.

    `stemmed` are passages by number, as stems between spaces, and `wanted` the names of each idea, in the same form.
    """
    ideas = {at: sum(any(name in text for name in names) for names in wanted) for at, text in stemmed.items()}
    most = max(ideas.values(), default=0)
    return tuple(at for at, count in ideas.items() if count and 2 * count >= most)


def within(passage: int, carried: Sequence[int]) -> bool:
    """Whether a passage is near enough to one that carries the topic; where none does, every one is."""
    return not carried or any(abs(passage - at) <= REACH for at in carried)


def in_passing(stemmed: Mapping[int, str], carried: Sequence[int], lead: int) -> bool:
    """Whether a long article names the topic in a single passage, and not among its first `lead`."""
    return len(stemmed) >= FEW and len(carried) == 1 and carried[0] >= lead
