"""Paragraphs that stand in a page more than once: as its own words, or as the same ones for another width of screen."""

from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from bot.reading.page.leaves import SENTENCE, Leaf, plain

_RUN = 3  # sentences: a refrain or a caption told again has fewer
_TOLD = 40  # characters: shorter lines that are alike are buttons, labels or figures


def told_twice(blocks: list[str], parts: Sequence[Leaf]) -> list[str]:
    """The blocks, with each paragraph that directly follows its like beside it in the page: trafilatura keeps one."""
    counts: dict[str, int] = {}
    for leaf, following in pairwise(parts):
        if (
            leaf.plain == following.plain
            and len(leaf.text) >= _TOLD
            and following.element.getprevious() is leaf.element
        ):
            counts[leaf.plain] = counts.get(leaf.plain, 1) + 1
    if not counts:
        return blocks
    merged = (plain(block) != plain(after) for block, after in pairwise([*blocks, ""]))
    return [
        copy
        for block, is_alone in zip(blocks, merged, strict=True)
        for copy in [block] * (counts.pop(plain(block), 1) if is_alone else 1)
    ]


def once(blocks: list[str], parts: Sequence[Leaf]) -> list[str]:
    """The blocks without runs that are read a second time from another element.

    Site builders print a page's parts once for each width of screen and show one; three sentences or more that follow
    each other as before, each in another parent, are such a print. Paragraphs of one parent are the author's.
    """
    if len(set(blocks)) > len(blocks) - _RUN:
        return blocks
    parents = _parents(blocks, parts)
    firsts: dict[str, int] = {}
    kept, place = list[str](), 0
    while place < len(blocks):
        first = firsts.setdefault(plain(blocks[place]), place)
        run = 0
        while first < place and place + run < len(blocks) and first + run < place:
            if plain(blocks[first + run]) != plain(blocks[place + run]):
                break
            run += 1
        again = range(place, place + max(run, 1))
        sentences = [number for number in again[:run] if len(blocks[number]) >= SENTENCE]
        if len(sentences) < _RUN or not all(_apart(parents[n], parents[n - place + first]) for n in sentences):
            kept += [blocks[number] for number in again]
        place = again.stop
    return kept


def _apart(one: etree._Element | None, other: etree._Element | None) -> bool:
    return one is not None and other is not None and one is not other


def _parents(blocks: Sequence[str], parts: Sequence[Leaf]) -> list[etree._Element | None]:
    """The parent in the page of each block, the second of two alike matched to the second; None where none is."""
    places: dict[str, list[etree._Element | None]] = {}
    for leaf in parts:
        places.setdefault(leaf.plain, []).append(leaf.element.getparent())
    for alike in places.values():
        alike.reverse()
    matched = (places.get(plain(block)) for block in blocks)
    return [alike.pop() if alike else None for alike in matched]
