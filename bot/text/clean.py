"""Letters as they are kept: one form of line ends and spaces, nothing that hides or reorders what is read."""

import re
import unicodedata

_ENDINGS = "\r\x0b\x0c\x85\u2028\u2029"
_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_TRAILING = re.compile(r"(?<![ \t])[ \t]+\n")
_RUNS = ("\n" * 1_000, "\n" * 30, "\n" * 5, "\n" * 3)
_BLANK_LINES = re.compile(r"\n{3,}")
# Characters that show nothing or reorder their neighbours: controls, soft hyphen, zero-width space, word joiner and
# byte-order mark, bidi marks and isolates, interlinear marks, tags. U+200C/200D stay: Persian and emoji need them.
HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad"
    "\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_MARKS = "“”‘„–—…\xa0"
# Letters of the languages of western and central Europe that folding leaves in one piece: not the dotted capital I, nor
# the n after an apostrophe, nor the soft hyphen.
_LATIN = re.compile("[\0-\xac\xae-\u012f\u0131-\u0148\u014a-\u017f€]*")


def clean(text: str) -> str:
    """`text` in NFC with \\n line ends, single plain spaces, no trailing blanks, at most one blank line in a row."""
    whole = unicodedata.normalize("NFC", text)
    if any(map(whole.__contains__, _ENDINGS)):
        whole = _ENDS.sub("\n", whole)
    lines = map(_spaced, _joined(_without_blank_runs(whole)).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _without_blank_runs(text: str) -> str:
    """At most one blank line in a row, before each line is looked at: a file may have millions of them."""
    if " \n" in text or "\t\n" in text:
        text = _TRAILING.sub("\n", text)
    for run in _RUNS:
        while run in text:
            text = text.replace(run, "\n\n")
    return text


def one_line(text: str) -> str:
    """`text` cleaned and on one line: for titles, names and labels."""
    return _spaced(_joined(unicodedata.normalize("NFC", text)))


def _joined(text: str) -> str:
    """Without the characters that are unseen, yet white space to str.split."""
    return _seen(text) if any(map(text.__contains__, "\x1c\x1d\x1e\x1f")) else text


def _spaced(text: str) -> str:
    """Words divided by one space. What prints holds nothing unseen; looking for that takes five times as long."""
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join(_seen(text).split())


def _seen(text: str) -> str:
    """Without what is unseen, which may have stood between a letter and its accent: in NFC once more."""
    return unicodedata.normalize("NFC", HIDDEN.sub("", text))


def typed(text: str) -> str:
    """`text` with a typewriter's apostrophes, and spaces in place of other typographic marks: same length, same words.

    So that English, which has no other letters than these, goes the short way of ASCII.
    """
    for mark in _MARKS:
        text = text.replace(mark, " ")  # a tenth of the time of str.translate
    return text.replace("’", "'")


def is_latin(text: str) -> bool:
    """Whether `text` holds letters, digits and signs of ASCII, Latin-1 and Latin Extended-A alone, save a few."""
    return text.isascii() or _LATIN.fullmatch(text) is not None


def words(text: str) -> int:
    """How many words `text` has, counted at white space."""
    return len(text.split())
