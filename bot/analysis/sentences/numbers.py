"""A full stop after a number: an ordinal's, a list's, or the sentence's."""

import re

from bot.analysis.sentences.seam import Seam
from bot.analysis.sentences.stops import Stops

_DAY_AND_MONTH = re.compile(r"\d{1,2}(?:\. \d{1,2})?")
_DATE_GOES_ON = re.compile(r"\d{1,2}\. ?\d{2,4}\b|\d{4}\b")
_WHOLE_DATE = re.compile(r"(?<![\d.])(?:\d{4}\. ?\d{1,2}\. ?|\d{1,2}\. )\d{1,2}\.")
"""A day as Korea writes it, with a full stop behind each part (National Institute of Korean Language, Orthography,
appendix on marks, 1.3)."""
_LONGEST_DATE = 14
_ITEM = re.compile(r"(\d{1,2}|[a-z])[.)]+\s")
_MARKER = re.compile(r"\s(\d{1,2}|[a-z])$")
_LIST_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
_MARKER_REACH = 4


def ends_after_number(seam: Seam, stops: Stops, number: str, before: str) -> bool | None:
    """Whether a sentence ends at the full stop behind `number`, where `before` is the word in front of it."""
    if stops.language == "ko" and _in_date(seam):
        return False
    if seam.lower:
        return False if stops.ordinals else None
    if seam.alone and _LIST_NUMBER.fullmatch(number):
        return seam.text[max(0, seam.start - 3) : seam.start].rstrip().endswith("?")
    if not seam.word:
        return None
    if not stops.ordinals or not number.isdigit() or len(number) > 3:
        return True
    if seam.word[0].isdigit():
        return not (_DAY_AND_MONTH.fullmatch(number) and _DATE_GOES_ON.match(seam.text, seam.place))
    if stops.has("ordinal_nouns", seam.word.lower()):
        return False
    return seam.opens(stops) or not stops.has("ordinal_after", before.lower())


def item_before(seam: Seam) -> int | None:
    """Where the next item of a list on one line begins: at "2." in "1. Bread 2. Milk"; None where none does."""
    text = seam.text
    first = _ITEM.match(text, seam.start, min(seam.last, seam.start + 2 * _MARKER_REACH))
    if seam.mark != "." or seam.close or first is None:
        return None
    marker = _MARKER.search(text[max(seam.start, seam.stop - _MARKER_REACH) : seam.stop])
    if marker is None or seam.lower or _number(marker[1]) != _number(first[1]) + 1:
        return None
    return seam.stop - len(marker[1])


def _number(marker: str) -> int:
    return int(marker) if marker.isdigit() else 100 + ord(marker)


def _in_date(seam: Seam) -> bool:
    """Whether the stop stands in a whole date, or behind it."""
    found = _WHOLE_DATE.search(seam.text, max(seam.start, seam.stop - _LONGEST_DATE), seam.stop + _LONGEST_DATE)
    return found is not None and found.start() < seam.stop < found.end()
