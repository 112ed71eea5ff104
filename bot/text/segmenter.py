"""Where words end in scripts that write none apart: ICU's dictionaries (Unicode Standard Annex 29, Table 3).

Loaded with the first such text that is asked about: 10 MB of memory, 0.02 s. Where the package has no wheel, no word is
known to hold another, and every hit counts.
"""

import functools
import logging
import unicodedata

log = logging.getLogger(__name__)

_PLACES = frozenset({
    "省", "市", "县", "縣", "区", "區", "州", "镇", "乡", "村", "都", "道", "府", "県", "町", "自治区",
    "ខេត្ត", "រាជធានី", "ក្រុង", "ស្រុក", "ឃុំ", "ភូមិ", "တိုင်း", "ပြည်နယ်", "မြို့", "မြို့နယ်", "ခရိုင်", "ရွာ", "တိုင်းဒေသကြီး",
    "จังหวัด", "อำเภอ", "ตำบล", "ແຂວງ", "ເມືອງ", "ບ້ານ",
})  # fmt: skip
"""What kind of place it is, which the dictionaries have as one word with some places' names: ខេត្តព្រៃវែង, 福建省."""

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
    before = text[first + max(edge for edge in edges if edge <= start - first) : start]
    behind = text[end : first + min(edge for edge in edges if edge >= end - first)]
    return (not before or before in _PLACES) and (not behind or behind in _PLACES)


def segments(text: str) -> list[str]:
    """The words of a text in such a script, in order; the whole of it where no dictionary is at hand."""
    breaker = _breaker()
    return [text] if breaker is None else [text[start:end] for start, end in breaker(text, "und").segments()]


@functools.cache
def _breaker():  # type: ignore[no-untyped-def]
    try:
        from icu4py.breakers import WordBreaker
    except ImportError:
        log.warning("icu4py is not installed: words inside other words are not told apart in scripts without spaces")
        return None
    return WordBreaker
