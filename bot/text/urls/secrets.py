"""Addresses that carry a password or a token, and what may be shown of them."""

import re
from urllib.parse import parse_qsl

from bot.errors.fetching import BadAddress
from bot.text.urls.parts import split

_NAMES = re.compile(
    r"(?i)(?:^|[_-])(?:access|api|auth|feed|private|rss|secret|sign|token|user)?[_-]?"
    r"(?:auth|credential|hash|jwt|key|pass|password|pwd|secret|session|sid|sig|signature|token)s?$"
)
"""Names of a query that give a person or a subscription away."""
_LONG = re.compile(r"^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9_-]{20,}$")
_HEX = re.compile(r"^[0-9a-f]{24,}$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.IGNORECASE)
_WORDS = re.compile(r"^[A-Za-z]+(?:[-_][A-Za-z]+)*[-_]?\d{0,10}$")
"""A slug: words, at most with a number behind them."""


def is_secret(address: str) -> bool:
    """Whether an address has a user or password, or a part that looks like a token (a name that says so, 20 random
    letters and digits). Rather too many than too few: what is told so is shown to the desk alone."""
    try:
        parts = split(address)
    except BadAddress:
        return True
    if parts.username or parts.password:
        return True
    query = parse_qsl(parts.query, keep_blank_values=True)
    if any(value and (_NAMES.search(name) or _is_random(value)) for name, value in query):
        return True
    return any(map(_is_random, parts.path.split("/")))


def shown(address: str) -> str:
    """An address as anybody may see it: whole where it carries no secret, else its host alone."""
    if not is_secret(address):
        return address
    try:
        return f"{split(address).hostname}/…"
    except BadAddress:
        return "…"


def _is_random(part: str) -> bool:
    stem = part.rsplit(".", 1)[0]
    if _WORDS.match(stem):
        return False
    if _HEX.match(stem):
        return True
    return bool(_LONG.match(stem)) and not _is_slug(stem)


def _is_slug(stem: str) -> bool:
    """Whether a long part is words, years and numbers with hyphens between them, such as "2026-11-27-ferry-sinks"."""
    return all(cell.isalpha() or cell.isdigit() for cell in re.split("[-_]", stem) if cell)
