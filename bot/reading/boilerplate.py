"""Lines that stand around an article and are no part of it: image names, buttons, what forums and sites put around.

A whole sentence that addresses nobody is the article's, whatever words it has: "newsletter" and "privacy policy" are
also news.
"""

import re
from functools import lru_cache

from bot.reading.phrases import any_of, patterns

# Patterns for lines in lower case: a pattern that minds no case takes three times as long.
LONGEST = 400
_IMAGE = re.compile(r"^\[?\S{4,250}\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:\.\S{1,80})?\]?$")
_BOX = re.compile(r"\[ *\]|\( \)")
_LABEL_OR_LINK = re.compile(r"\[[^\]]{0,40}\]$|\S*https?://\S+$")
_NO_WORD = re.compile(r"[\W_]*$")
_CAPTION, _BY = patterns("boilerplate", "caption"), any_of("boilerplate", "caption_by")
_CREDIT = re.compile(
    rf"^(?:{_CAPTION})\b(?: (?:{_BY}))?\s?[:/©].{{1,90}}$|"
    r"^.{0,120}(?:getty images|/ ?(?:afp|reuters|dpa|apa|epa)|\((?:ap|afp|reuters|dpa|supplied"
    r"|file)(?: photo[^)]{0,40})?\)|imago\b.{0,30})\W*$"
)
_WORDS = re.compile(rf"^(?:[\W\d]*(?:{patterns('boilerplate', 'button')})[\W\d]*)$")
# Looked for where words begin: at every letter it takes two and a half times as long.
_SENTENCES = re.compile(rf"(?<!\w)(?:{patterns('boilerplate', 'notice')})")
_COPYRIGHT = re.compile(r"©|copyright\b")
_ALWAYS = re.compile(rf"©|{patterns('boilerplate', 'always')}")
_SENTENCE = re.compile(
    r"[^\W\d_].*[.!?。！？।۔။][\"'”’»“)\]]*(?: ?\([^()]{2,30}\))?$|[^\W\d_].*[^\W\d_] ?\([a-z]{2,10}\)$"
)
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]*[”“»\"]")
_CAPTIONED = re.compile(rf"(?:{_CAPTION})\w*\b ?\W")
_ADDRESSED = re.compile(
    rf"\b(?:{any_of('boilerplate', 'addressed')})\b|(?:^|[.!?:] )\W*(?:{any_of('boilerplate', 'asked')})\b"
)
"""What addresses a reader anywhere in a line, or asks for something where a sentence begins."""

_OPENING = "“„«‘'\"(¿¡"
_LEAST = 5  # words of a sentence: with fewer it is as likely a button ("Log in now.")


def addresses_reader(line: str) -> bool:
    """Whether a line speaks to its reader or for the site, quotation marks aside."""
    return _ADDRESSED.search(_QUOTED.sub("", line.lower())) is not None


def is_image(line: str) -> bool:
    """A line that is only the file name of an image."""
    return _IMAGE.match(line.lower()) is not None


def is_boilerplate(line: str) -> bool:
    """A line that is boilerplate wherever it stands: a button, a field, a notice to visitors, an image's name."""
    if _NO_WORD.match(line):
        return True
    return len(line) <= LONGEST and _is_any_kind(line)


@lru_cache(maxsize=2_048)
def _is_any_kind(line: str) -> bool:
    """The same line is asked about several times while its page is read."""
    small = line.lower()
    if _IMAGE.match(small) or _BOX.search(line) or _LABEL_OR_LINK.match(line):
        return True
    noticed = bool(_WORDS.match(small) or _CREDIT.match(small) or (len(line) < 300 and _is_notice(small)))
    return noticed and not _is_told(small)


def _is_told(small: str) -> bool:
    """Whether the line is a sentence of a report: whole, of some words, and to nobody outside quotation marks."""
    if len(small.split()) < _LEAST or not _SENTENCE.match(small.lstrip(_OPENING)) or _ALWAYS.search(small):
        return False
    return _CAPTIONED.match(small) is None and not addresses_reader(small)


def _is_notice(small: str) -> bool:
    """A notice to visitors; "newsletter" also at the end of a compound, as in German."""
    return bool("newsletter" in small or _COPYRIGHT.match(small) or _SENTENCES.search(small))
