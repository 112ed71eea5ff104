"""Where one sentence meets the next: the library's cuts and every stop before white space, each judged."""

import re
import unicodedata
from collections.abc import Iterator

import sentencex

from bot.analysis.sentences.abbreviated import is_plain
from bot.analysis.sentences.judgement import ends
from bot.analysis.sentences.marks import Balance
from bot.analysis.sentences.numbers import item_before
from bot.analysis.sentences.quoted import goes_on_unspaced
from bot.analysis.sentences.seam import Seam
from bot.analysis.sentences.stops import Kind, Stops

# sentencex pairs marks in quadratic time: 3.2 s for 100,000 opening marks, 0.03 s in pieces of this size.
_PIECE = 8_000
_CLOSING = r"""["'”’“»«›‹)\]」』*]*+(?:\[\d{1,3}\])*(?:[ \u00a0\u202f]»(?=\s))?"""
_STOPS = ".!?…؟۔।။។៕。！？"  # a class in front lets the search skip to one
_SEAM = re.compile(
    rf"([{_STOPS}](?<![{_STOPS}][{_STOPS}])(?:(?<=\.)(?:[ \u00a0]\.){{1,5}}+|[{_STOPS}]*+))({_CLOSING})\s+(?=\S)"
)
_NEVER_FIRST = frozenset(".,;:!?…)]}»”。！？，、」』")
_PHRASE_ENDS = frozenset("၊,،、，;；")
"""Marks of a pause: the Burmese little section ends a phrase as a comma does (The Unicode Standard, 16.3)."""
_QUESTION_MARKS = {"el": ";"}
"""Greek asks with what other languages pause with: U+037E is U+003B once normalised (The Unicode Standard, 7.2)."""
_BRACKETED = re.compile(r"\w\.? [(\[][^()\[\]]*[)\]]\s+$")
_GLUED = re.compile(r"[^\W_]{2}[.!?…]|[^\W_][!?…]{2}")
_CAPITAL = re.compile(r"(?:[\"“„«»‚(\[]|[–—•-]\s)*[^\W\d_a-zß-ÿ]")
_QUOTES = frozenset("’'‘‚›‹“”„«»\"")
_INSIDE_WORDS = frozenset("\u055b\u055c\u055e")
"""Armenian marks of stress, exclamation and question: behind the vowel that is stressed (Unicode, 7.6)."""
_WORD_END = re.compile(r"[^\W\d_]+$")
_IN_BRACKETS = re.compile(r"(?<=[。！？」』）\n])（[^（）\n]{1,200}[。！？]）(?=[^\s、，。])")
"""A sentence of its own in brackets, in writing without spaces: its stop stands inside (GB/T 15834-2011, 4.9)."""
_REACH = 60
_ENDING = re.compile(r"[.!?…][\"”»)]?\s")


def sentences(text: str, first: int, last: int, stops: Stops) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of the line from `first` to `last`, stripped, none empty."""
    for start, end in _pieces(text, first, last):
        for begin, stop in _cut(text, start, end, stops):
            begin, stop = _stripped(text, begin, stop)
            if begin < stop:
                yield begin, stop


def _cut(text: str, first: int, last: int, stops: Stops) -> Iterator[tuple[int, int]]:
    cuts = _library(text, first, last, stops.language)
    seams = {found.end(): found for found in _SEAM.finditer(text, first, last)}
    in_brackets = _IN_BRACKETS.finditer(text, first, last) if text.find("（", first, last) >= 0 else ()
    bracketed = {found.end(): found.start() for found in in_brackets}
    start, balance = first, None
    for place in sorted(cuts.union(seams, bracketed)) if seams or cuts else ():
        found = seams.get(place)
        if _inside_grapheme(text, place):
            continue
        if place in bracketed:
            cut = place if bracketed[place] == start else start
        elif found is None:
            cut = place if _is_end(text, start, place, stops) else start
        elif found[0] == ". " and place in cuts and text[place].isupper() and is_plain(text, start, place - 2, stops):
            cut = place
        else:
            balance = balance or Balance(text, start)
            cut = _judged(Seam.of(found, start, last, place in cuts), stops, balance)
        if cut > start:
            yield start, cut
            start, balance = cut, None
    yield start, last


def _is_end(text: str, start: int, place: int, stops: Stops) -> bool:
    """Whether a cut of the library stands where no stop before white space does: "。", "ended.The", "J.-C"."""
    if text[place] in _NEVER_FIRST:
        return False
    before = text[place - 1]
    if before.isspace():
        last = text[start:place].rstrip()[-1:]
        if last in _PHRASE_ENDS and last != _QUESTION_MARKS.get(stops.language):
            return False
        return _BRACKETED.search(text, max(start, place - _REACH), place) is None
    if before in _PHRASE_ENDS:
        return False
    if before in ".!?…":
        glued = _GLUED.match(text, max(start, place - 3)) and _CAPITAL.match(text, place)
        return bool(glued) and not _titled(text, start, place - 1, stops)
    if before in _INSIDE_WORDS:
        return False
    if before in _QUOTES and text[place - 2 : place - 1].isspace():
        return False
    return not goes_on_unspaced(text, start, place, stops)


def _titled(text: str, start: int, stop: int, stops: Stops) -> bool:
    """Whether a title is written together with what it belongs to: "PGS.TS.", "TP.HCM"."""
    found = _WORD_END.search(text, max(start, stop - _REACH), stop)
    return found is not None and stops.kind(found.group()) is Kind.NAME


def _judged(seam: Seam, stops: Stops, balance: Balance) -> int:
    """Where the next sentence begins; the start of this one when it goes on."""
    marker = item_before(seam)
    if marker is not None:
        return marker
    end = ends(seam, stops)
    if end is None or (end and not seam.cut and not balance.closed(seam.place)):
        end = seam.cut
    return seam.place if end else seam.start


def _library(text: str, first: int, last: int, language: str) -> set[int]:
    """Where sentencex begins a sentence that is not the first, white space left out."""
    begins = set()
    for cut in sentencex.get_sentence_boundaries(language, text[first:last])[1:]:
        begin, end = _stripped(text, first + cut["start_index"], first + cut["end_index"])
        if begin < end:
            begins.add(begin)
    return begins


def _pieces(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    while last - first > _PIECE:
        cut = _piece_end(text, first, first + _PIECE)
        yield first, cut
        first = cut
    yield first, last


def _piece_end(text: str, first: int, last: int) -> int:
    """After the last stop of the second half, else at a space, else before a whole letter."""
    ended = [found.end() for found in _ENDING.finditer(text, (first + last) // 2, last)]
    if ended:
        return ended[-1]
    space = text.rfind(" ", first + 1, last)
    if space > first:
        return space
    cut = last
    while cut > last - 64 and _inside_grapheme(text, cut):
        cut -= 1
    return cut


def _inside_grapheme(text: str, place: int) -> bool:
    """Whether the sign at `place` hangs on the one before it (UAX #29, GB9 and GB9a)."""
    sign = text[place]
    if sign.isalnum() or sign < "\u0300":
        return False
    return unicodedata.category(sign) in {"Mn", "Me", "Mc"} or sign == "\u200d" or "\U0001f3fb" <= sign <= "\U0001f3ff"


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
