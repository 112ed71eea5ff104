"""Where words end in scripts that write none apart: ICU's dictionaries (Unicode Standard Annex 29, Table 3).

Loaded with the first such text that is asked about: 10 MB of memory, 0.02 s. Where the package has no wheel, no word is
known to hold another, and every hit counts.
"""

import functools
import logging
import unicodedata

log = logging.getLogger(__name__)

REACH = 60
"""Signs on either side of a place that are cut into words with it: a clause."""


def is_whole(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether `text[start:end]`, of a script without spaces, neither begins nor ends inside a word."""
    if end < len(text) and unicodedata.category(text[end]).startswith("M"):
        return False
    breaker = _breaker()
    if breaker is None:
        return True
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    edges = {0, last - first}
    for begins, ends in breaker(text[first:last], language or "und").segments():
        edges |= {begins, ends}
    return start - first in edges and end - first in edges


@functools.cache
def _breaker():  # type: ignore[no-untyped-def]
    try:
        from icu4py.breakers import WordBreaker
    except ImportError:
        log.warning("icu4py is not installed: words inside other words are not told apart in scripts without spaces")
        return None
    return WordBreaker
