"""Which sentences may not stand alone: one that the next overturns, and one whose subject stands in the one before."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.revisions.forms import Forms, forms_of
from bot.records.passages import Passage
from bot.text.wording import forms

MOST_BARE = 4  # words of a verdict that has no subject: "Not true at all."
MOST_OVERTURNING = 16  # words of a sentence that does nothing but overturn; a longer one tells of more
MOST_DENYING = 24
FARTHEST = 3  # sentences behind a claim that may still be about it
NEAR_START = 7  # words within which the verdict on "That report" comes
UNNAMED = 20  # words of a sentence about "the company" that go on without its name


def bound(text: str, passages: Sequence[Passage], language: str | None) -> list[int]:
    """For each passage how many of those behind it must be shown with it: up to the one that overturns it."""
    marks = _marks(text, passages, language)
    return [_reach(number, marks) for number in range(len(passages))]


def leaning(text: str, passages: Sequence[Passage], language: str | None) -> list[bool]:
    """For each passage whether it needs the one before; the first needs none."""
    return [number > 0 and mark.hanging for number, mark in enumerate(_marks(text, passages, language))]


@dataclass(frozen=True, slots=True)
class _Mark:
    turning: bool
    hanging: bool


def _marks(text: str, passages: Sequence[Passage], language: str | None) -> list[_Mark]:
    table = forms_of(language, text)
    marks = []
    for passage in passages:
        words = forms(text[passage.start : passage.end])
        turning = overturns(words, table)
        marks.append(_Mark(turning, turning or passage.leaning or hangs(words, table)))
    return marks


def _reach(number: int, marks: Sequence[_Mark]) -> int:
    for step, mark in enumerate(marks[number + 1 : number + 1 + FARTHEST], start=1):
        if mark.turning:
            return step
        if not mark.hanging:
            break
    return 0


def overturns(words: Sequence[str], table: Forms) -> bool:
    """Whether a sentence says that the one before does not hold: "That was wrong", "She is alive and well"."""
    if not words or len(words) > MOST_DENYING:
        return False
    if _denies(words, table):
        return True
    if len(words) > MOST_OVERTURNING:
        return False
    pointing = _points_back(words, table)
    if pointing and (table.holds("untrue", words[:NEAR_START]) or table.holds("living", words[:NEAR_START])):
        return True
    if table.begins("verdicts", words):
        return True
    bare = words[:MOST_BARE] if len(words) <= MOST_BARE else words[:0]
    return table.holds("untrue", bare) or bool(table.begins("untrue", words))


def hangs(words: Sequence[str], table: Forms) -> bool:
    """Whether a sentence's subject stands in the one before: "The latter ...", "One of them ...", "..., he said"."""
    if not words:
        return False
    if table.begins("backward", words):
        return True
    article = table.begins("the", words)
    if article and len(words) <= UNNAMED and table.begins("known", words, article):
        return True
    return any(table.begins("saids", words, at) == len(words) - at for at in range(max(0, len(words) - 5), len(words)))


def _points_back(words: Sequence[str], table: Forms) -> bool:
    """Whether the subject is a pronoun or a noun for a claim."""
    if table.begins("subjects", words) or table.begins("pronouns", words):
        return True
    article = table.begins("the", words) or table.begins("subjects", words)
    return bool(article and table.begins("claims", words, article))


def _denies(words: Sequence[str], table: Forms) -> bool:
    """Whether somebody denies "this", or the claim: the object stands right behind the verb, or before it."""
    for at in range(len(words)):
        size = table.begins("deny", words, at)
        if not size:
            continue
        after = at + size
        if table.begins("it", words, after) == len(words) - after > 0:
            return True
        article = table.begins("the", words, after) or table.begins("it", words, after)
        if article and table.begins("claims", words, after + article):
            return True
        if at and table.begins("it", words, at - 1) and not table.begins("the", words, at - 1):
            return True
    return False
