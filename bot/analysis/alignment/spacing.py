"""A quote in the Arabic script that divides its words otherwise than the source.

Persian and Urdu write a prefix, an ending or a compound with a space, a zero-width non-joiner or neither (Academy of
Persian Language 2005, 3), and so are Arabic names like Abd al-Rahman written.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from bot.analysis.alignment.polarity import turned
from bot.analysis.alignment.worded import Worded
from bot.records.verification import Alignment
from bot.text.folding import arabic

MOST_PLACES = 20
"""Places of the same letters that are looked at."""


_APART = re.compile(r"(?<![^\W_])(ن?م[یي]) (?=[^\W\d_])|(?<=[^\W\d_]) (?=(?:ها|ها[یي]|ها[یي][یي]|تر[یي]ن)(?![^\W_]))")


def joined_as_print(quote: str) -> str:
    """A quote with Persian prefixes and endings of verbs and plurals behind a non-joiner instead of a space."""
    return _APART.sub(lambda apart: f"{apart[1] or ''}{arabic.NON_JOINER}", quote)


def spaced(quote: str, run: Sequence[str], source: Worded) -> Alignment | None:
    """The quote verbatim where its letters stand in a row from the beginning of a word to the end of one."""
    if not arabic.LETTERS.search(quote):
        return None
    letters, sought = "".join(source.forms), "".join(run)
    starts = [place - number for number, place in enumerate(source.places)]
    at = letters.find(sought)
    for _ in range(MOST_PLACES):
        if at < 0:
            return None
        first, last = bisect_left(starts, at), bisect_left(starts, at + len(sought))
        ends = last == len(starts) and at + len(sought) == len(letters)
        if starts[first : first + 1] == [at] and (ends or starts[last : last + 1] == [at + len(sought)]):
            return turned(quote, Alignment("verbatim", (source.span(first, last),), 1.0), source)
        at = letters.find(sought, at + 1)
    return None
