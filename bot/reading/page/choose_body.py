"""Which of several readings of a page is its article, judged by what the page itself tells of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.page.leaves import SENTENCE, plain

_END = 60  # characters at both ends by which a paragraph is found again, since links within it may differ
_WORD = re.compile(r"\w{4,}")
_FIRST = 0.15
"""What the first proposal has in advance: the reader that was asked first is seldom wrong."""
_MARGIN = 0.25
"""Between the best and the next one that has other words: with less the choice is unsure. Set by hand."""
_SAME = 0.5  # of each other's letters: readings of the same article


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What a page tells of its article. `lines`: its sentences outside comments, menus and the like.

    `declared`: the article as its metadata have it, [] where they do not; `words`: its length as they tell it, 0 for
    unknown.
    """

    title: str
    description: str
    lines: Sequence[str]
    declared: Sequence[str]
    words: int


def choose(proposals: Sequence[list[str]], witnesses: Witnesses) -> tuple[list[str], bool]:
    """The best of the proposals, and whether that is sure; an earlier one is preferred among equals."""
    worths = [worth(blocks, witnesses) + (_FIRST if not place else 0) for place, blocks in enumerate(proposals)]
    best = max(range(len(proposals)), key=lambda place: worths[place])
    rivals = (
        worths[place]
        for place, blocks in enumerate(proposals)
        if place != best and blocks and agreement(blocks, proposals[best]) < _SAME
    )
    return proposals[best], worths[best] - max(rivals, default=0) >= _MARGIN


def worth(blocks: Sequence[str], witnesses: Witnesses) -> float:
    """How well the paragraphs agree with the witnesses: the mean of what each of them says, from 0 to 1."""
    text = " ".join(blocks)
    if not text:
        return 0
    marks = [share_of_prose(blocks)]
    for told in (witnesses.title, witnesses.description):
        if wanted := set(_WORD.findall(told.lower())):
            marks.append(len(wanted.intersection(_WORD.findall(text.lower()))) / len(wanted))
    marks.extend(agreement(blocks, lines) for lines in (witnesses.lines, witnesses.declared) if lines)
    if witnesses.words:
        counts = sorted((len(text.split()), witnesses.words))
        marks.append(counts[0] / counts[1])
    return sum(marks) / len(marks)


def agreement(one: Sequence[str], other: Sequence[str]) -> float:
    """The harmonic mean of the shares of their letters that stand in the other."""
    shares = covered(one, other), covered(other, one)
    return 2 * shares[0] * shares[1] / sum(shares) if sum(shares) else 0


def covered(blocks: Sequence[str], wanted: Sequence[str]) -> float:
    """The share of the letters of the wanted paragraphs that stand in the blocks; 1 where nothing is wanted."""
    letters = sum(map(len, wanted))
    if not letters:
        return 1
    whole = plain(" ".join(blocks))
    halves = ((plain(text[:_END]) in whole, plain(text[-_END:]) in whole) for text in wanted)
    share = sum(len(text) * sum(ends) for text, ends in zip(wanted, halves, strict=True)) / letters / 2
    return min(share, sum(map(len, blocks)) / letters)  # paragraphs may begin alike


def share_of_prose(blocks: Sequence[str]) -> float:
    """The share of the letters that stand in lines as long as a sentence."""
    letters = sum(map(len, blocks))
    return sum(len(block) for block in blocks if len(block) >= SENTENCE) / letters if letters else 0
