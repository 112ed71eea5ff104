"""Days in full as texts write them, and as East Asia numbers them: 令和8年3月3日, 3 มีนาคม 2569, 2026. 3. 3., 3月3日.

The forms of `dates` and `calendars`, and parts of a date as CLDR has them for Chinese, Japanese and Korean.
"""

import datetime as dt
import re
import unicodedata

from bot.records.reading import DateOrder

_PARTS = re.compile(r"(?:(\d{4})\s?[年년]\s?)?(?:(\d{1,2})\s?[月월]\s?(?:(\d{1,2})\s?[日일号號]?)?)?")
_DOTTED = re.compile(r"(\d{4})\. ?(\d{1,2})\.(?: ?(\d{1,2})\.?)?")

_DAY = frozenset({"", "ngày", "วันที่", "ວັນທີ", "ថ្ងៃទី", "ថ្ងៃ"})
"""What stands before a day's number."""

Parts = tuple[int | None, int | None, int | None]


def parts(typed: str, order: DateOrder, today: dt.date) -> Parts | None:
    """Year, month and day that `typed` names as nothing else; None for what is no such date."""
    text = unicodedata.normalize("NFKC", typed).strip()
    numbered = _DOTTED.fullmatch(text) or _PARTS.fullmatch(text)
    if numbered and any(numbered.groups()):
        year, month, day = (int(part) if part else None for part in numbered.groups())
        return year, month, day
    if text.isascii():
        return None
    from bot.text import dates  # with every calendar, for days that few people type

    found = dates.find(text, order, today)
    whole = next((each for each in found if text[: each.start].strip().casefold() in _DAY), None)
    if whole is None or text[whole.end :].strip(" ."):
        return None
    return whole.date.year, whole.date.month, whole.date.day
