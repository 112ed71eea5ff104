"""Whether a sentence ends at a stop: by its mark, the closing marks behind it and the word after."""

import re

from bot.analysis.sentences.abbreviated import ends_after_word
from bot.analysis.sentences.quoted import reported, says_after
from bot.analysis.sentences.seam import Seam
from bot.analysis.sentences.stops import Stops

_QUOTE_MARKS = frozenset("\"'”’“»›」』")
_DASHES = frozenset("—–-")
_LAST_WORDS = re.compile(r"(?:([^\W\d_]+) )?([^\W\d_]+)\W*$")
_ABBREVIATION_QUOTED = re.compile(r"[\"'“„«‘](?:[^\W\d_]\.)*[^\W\d_]$")
_REACH = 24  # characters before a stop that are looked at


def ends(seam: Seam, stops: Stops) -> bool | None:
    """Whether the sentence ends at the seam; None where the library may know better."""
    if seam.mark == "." and not seam.close:
        return ends_after_word(seam, stops)
    if any(mark in _QUOTE_MARKS for mark in seam.close):
        return _after_quotation(seam, stops)
    if seam.mark[-1] in ".…" and seam.mark != ".":
        return _after_ellipsis(seam, stops)
    return _after_mark(seam, stops)


def _after_mark(seam: Seam, stops: Stops) -> bool | None:
    """After "?" or "!", or any stop in brackets."""
    if seam.close and seam.text[seam.start] in "([":
        return None if seam.lower or not seam.word else True
    if seam.close or not seam.word:
        return None
    if seam.mark == "។" and seam.text[max(seam.start, seam.stop - 2) : seam.stop] == "។ល":
        return False  # and so on
    if _is_marked_name(seam, stops):
        return not seam.lower and seam.opens(stops)
    if seam.lower:
        return False if seam.lead[:1] in _DASHES else None
    return True


def _after_quotation(seam: Seam, stops: Stops) -> bool | None:
    """“Go?” he said | “Go?” Ana Holm said | “Go?” | The crew left."""
    if seam.lower or reported(seam.text, seam.place):
        return False
    if seam.mark == "." and _ABBREVIATION_QUOTED.search(seam.text, max(seam.start, seam.stop - _REACH), seam.stop):
        return ends_after_word(seam, stops)
    if not seam.word:
        return None
    if seam.mark == ".":
        return True
    if says_after(seam.text, seam.place, seam.last, stops):
        return False
    return not _inside_clause(seam, stops)


def _inside_clause(seam: Seam, stops: Stops) -> bool:
    """Whether the quotation stands in a clause that leans on the next: 'Asked “Why?” Holm left.'"""
    opening = seam.text[seam.start : seam.start + _REACH].split(" ")[0].lower()
    return stops.has("when", opening) and not seam.opens(stops) and seam.text.find(",", seam.start, seam.stop) < 0


def _after_ellipsis(seam: Seam, stops: Stops) -> bool | None:
    """A capital letter ends it, but for "I", what was broken off in a phrase ("to the... Senate") and a beginning."""
    before = seam.text[max(seam.start, seam.stop - _REACH) : seam.stop]
    if not before.strip("\"'“„«»‘([ \u00a0–—-"):
        return False
    if seam.lower:
        return None if seam.close else False
    if seam.mark.count(".") > 3:
        return True
    if stops.has("always_capital", seam.word.replace("’", "'")):
        return False
    found = _LAST_WORDS.search(before)
    if found and found[2].lower() in stops.openers and not seam.opens(stops):
        return False
    return True if seam.word[:1].isupper() else None


def _is_marked_name(seam: Seam, stops: Stops) -> bool:
    """Whether the mark belongs to a name ("Yahoo!")."""
    found = _LAST_WORDS.search(seam.text, max(seam.start, seam.stop - _REACH), seam.stop)
    return found is not None and (stops.has("marked", found[2]) or stops.has("marked", f"{found[1]}_{found[2]}"))
