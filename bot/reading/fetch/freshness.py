"""How long an answer says that it stays as it is: RFC 9111, 4.2, for one who asks alone (no s-maxage)."""

import datetime as dt
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multidict import CIMultiDictProxy

_SECONDS = re.compile(r"\"?(\d{1,10})\"?", re.ASCII)
_DIRECTIVE = re.compile(r"\s*([\w-]+)\s*(?:=\s*(\"[^\"]*\"|[^,\s]*))?\s*(?:,|$)")


def fresh_seconds(headers: "CIMultiDictProxy[str]", now: dt.datetime) -> float | None:
    """Seconds from `now` (aware) for which the answer is fresh, 0 for one that is not to be kept; None if unsaid.

    max-age, else Expires less Date, each less Age. They are as the site says, years too: whoever waits caps them.
    """
    said = _directives(headers.getall("Cache-Control", []))
    if said.get("no-cache", "x") == "" or "no-store" in said:  # no-cache="field" speaks of that field alone
        return 0.0
    lifetime = _number(said.get("max-age"))
    if lifetime is None and "Expires" in headers:
        expires = _moment(headers["Expires"])
        lifetime = (expires - (_moment(headers.get("Date")) or now)).total_seconds() if expires else 0.0
    if lifetime is None:
        return None
    return max(0.0, lifetime - (_number(headers.get("Age")) or 0.0))


def _directives(lines: list[str]) -> Mapping[str, str]:
    """Each directive in small letters with its value; of one that is there twice the first (RFC 9111, 4.2.1)."""
    found: dict[str, str] = {}
    for name, value in chain.from_iterable(map(_DIRECTIVE.findall, lines)):
        found.setdefault(name.lower(), value)
    return found


def _number(value: str | None) -> float | None:
    seconds = _SECONDS.fullmatch((value or "").strip())
    return float(seconds[1]) if seconds else None


def _moment(value: str | None) -> dt.datetime | None:
    try:
        moment = parsedate_to_datetime(value or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=moment.tzinfo or dt.UTC)
