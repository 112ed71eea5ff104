"""Addresses that carry a password or a token, and what may be shown of them."""

import re
from itertools import pairwise
from urllib.parse import SplitResult, parse_qsl, unquote

from bot.errors.fetching import BadAddress
from bot.text.urls.parts import split

_NAMES = re.compile(
    r"(?i)(?:^|[_-])(?:access|api|auth|feed|private|rss|secret|sign|token|user)?[_-]?"
    r"(?:auth|credential|hash|jwt|key|pass|password|pwd|secret|session|sid|sig|signature|token)s?$"
    r"|(?:credential|passw(?:or)?d|secret|sessionid|signature|token)s?$"
)
"""Names of a query that give a person or a subscription away."""
_LABELS = re.compile(r"(?i)^(?:auth|key|private|secret|token)s?$")
"""Parts of a path behind which such a thing stands."""
_PUBLIC_NAMES = frozenset({"channel_id", "playlist_id"})
"""YouTube's: what anybody sees in the address of a channel."""
_PUBLIC_HOSTS = frozenset({"news.google.com"})
"""Where topics and places have long random names that are everybody's."""
_LONG = re.compile(r"^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9_-]{20,}$")
_HEX = re.compile(r"^[0-9a-f]{24,}$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.IGNORECASE)
_WORDS = re.compile(r"^[A-Za-z]+(?:[-_][A-Za-z]+)*[-_]?\d{0,10}$")
"""A slug: words, at most with a number behind them."""
_CELL = re.compile(r"^(?:[^\W\d_]+|\d+|[a-z]+\d+|\d+[a-z]+)$")
"""A word of a slug: letters, a number, or a word with one, such as "g20" and "5g"."""
_KINDS = (str.isdigit, str.isupper, str.islower)
_SHORTEST, _LONGER = 12, 20
_MIXED = 0.35
"""Changes between small letters, capitals and digits, a character: 0.25 in names of several words, 0.5 at random."""


def is_secret(address: str) -> bool:
    """Whether an address has a user or password, or a part that looks like a token (a name that says so, 20 random
    letters and digits). Rather too many than too few: what is told so is shown to the desk alone."""
    try:
        parts = split(address)
    except BadAddress:
        return True
    if parts.username or parts.password:
        return True
    given = [*parse_qsl(parts.query, keep_blank_values=True), *parse_qsl(parts.fragment)]
    if any(value and _gives_away(name, value) for name, value in given):
        return True
    return parts.hostname not in _PUBLIC_HOSTS and _in_path(parts)


def _gives_away(name: str, value: str) -> bool:
    return bool(_NAMES.search(name)) or (name not in _PUBLIC_NAMES and any(map(_is_random, re.split("[/;=,]", value))))


def _in_path(parts: SplitResult) -> bool:
    cells = [cell for cell in re.split("[/;=,]", unquote(parts.path)) if cell]
    named = any(_LABELS.match(name) and any(map(str.isdigit, value)) for name, value in pairwise(cells))
    return named or any(map(_is_random, cells))


def shown(address: str) -> str:
    """An address as anybody may see it: whole where it carries no secret, else its host alone."""
    if not is_secret(address):
        return address
    try:
        return f"{split(address).hostname}/…"
    except BadAddress:
        return "…"


def _is_random(part: str) -> bool:
    """Whether a part, or what stands between its dots (a JWT has two), is no words that somebody chose."""
    return any(map(_is_token, part.replace("+", "-").replace("~", "-").split(".")))


def _is_token(stem: str) -> bool:
    if _HEX.match(stem) or any(map(_is_mixed, re.split("[-_]", stem))):
        return True
    return bool(_LONG.match(stem)) and not _WORDS.match(stem) and not _is_slug(stem)


def _is_mixed(cell: str) -> bool:
    """Whether letters and digits, or capitals and small letters, change too often for a word."""
    kinds = [next((number for number, of_kind in enumerate(_KINDS) if of_kind(each)), None) for each in cell]
    changes = sum(one != other for one, other in pairwise(kinds))
    shortest = _SHORTEST if any(map(str.isdigit, cell)) else _LONGER
    return len(cell) >= shortest and cell.isascii() and cell.isalnum() and changes >= _MIXED * len(cell)


def _is_slug(stem: str) -> bool:
    """Whether a long part is words, years and numbers with hyphens between them, such as "2026-11-27-ferry-sinks"."""
    return all(_CELL.match(cell) for cell in re.split("[-_]", stem) if cell)
