"""Which sentences may not stand alone: one that the next overturns, and the one that does nothing but overturn it."""

import re
from collections.abc import Sequence

from bot.analysis.revisions.forms import Forms, forms_of
from bot.records.passages import Passages
from bot.text.wording import forms

MOST_BARE = 4  # words of a verdict that has no subject: "Not true at all."
SHORT_VERDICT = 6  # words of "Our rating: half true"; in a longer sentence the word may mean a judgement
MOST_OVERTURNING = 16  # words of a sentence that does nothing but overturn; a longer one tells of more
MOST_DENYING = 24
LONGEST = 240  # letters of the longest such sentence; what is longer is not looked at
FARTHEST = 3  # sentences behind a claim that may still be about it
NEAR_START = 7  # words within which the verdict on "That report" comes
_PARTS = re.compile(r"[,;:–—]\s")


def bound(text: str, passages: Passages, number: int, language: str | None) -> int:
    """How many passages behind `number` must be shown with it: up to the one that overturns it; 0 where none does."""
    known = forms_of(language, text)
    for step in range(1, min(FARTHEST, len(passages) - 1 - number) + 1):
        if _overturns(text, passages, number + step, known):
            return step
        if not passages[number + step].leaning:
            break
    return 0


def overturning(text: str, passages: Passages, number: int, language: str | None) -> bool:
    """Whether passage `number` says of the one before it that it does not hold, and so needs it."""
    return number > 0 and _overturns(text, passages, number, forms_of(language, text))


def _overturns(text: str, passages: Passages, number: int, known: Forms) -> bool:
    passage = passages[number]
    if passage.end - passage.start > LONGEST:
        return False
    cut = text[passage.start : passage.end]
    return overturns(forms(cut), known) or any(_clause_overturns(forms(clause), known) for clause in _PARTS.split(cut))


def _clause_overturns(words: Sequence[str], known: Forms) -> bool:
    """Whether a clause of a longer sentence does it: "Holm never said that, ...", "..., and the video is a fake."."""
    words = words[known.begins("and", words) :]
    if any(at + known.begins("disowned", words, at) == len(words) for at in range(len(words))):
        return True
    article = known.begins("the", words)
    pointed = bool(article and known.begins("claims", words, article))
    return pointed and len(words) <= NEAR_START and known.holds("untrue", words)


def overturns(words: Sequence[str], known: Forms) -> bool:
    """Whether a sentence says that the one before does not hold: "That was wrong", "She is alive and well"."""
    if not words or len(words) > MOST_DENYING:
        return False
    if _denies(words, known):
        return True
    if len(words) > MOST_OVERTURNING:
        return False
    near = words[:NEAR_START]
    if _points_back(words, known) and (known.holds("untrue", near) or known.holds("living", near)):
        return True
    if known.begins("verdicts", words) and (len(words) <= SHORT_VERDICT or known.holds("untrue", words)):
        return True
    bare = words if len(words) <= MOST_BARE else ()
    return known.holds("untrue", bare) or bool(known.begins("untrue", words))


def _points_back(words: Sequence[str], known: Forms) -> bool:
    """Whether the subject is a pronoun or a noun for a claim."""
    if known.begins("subjects", words) or known.begins("pronouns", words):
        return True
    article = known.begins("the", words)
    return bool(article and known.begins("claims", words, article))


def _denies(words: Sequence[str], known: Forms) -> bool:
    """Whether somebody denies "this", or the claim: the object stands right behind the verb, or before it."""
    for at in range(len(words)):
        size = known.begins("deny", words, at)
        if not size:
            continue
        after = at + size
        if known.begins("it", words, after) == len(words) - after > 0:
            return True
        article = known.begins("the", words, after) or known.begins("it", words, after)
        if article and known.begins("claims", words, after + article):
            return True
        if at and known.begins("it", words, at - 1) and not known.begins("the", words, at - 1):
            return True
    return False
