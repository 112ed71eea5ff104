"""Typed address -> the one URL object that is judged, connected to and asked for: no second parser sees the text."""

import re
from collections.abc import Callable
from ipaddress import ip_address

from yarl import URL

from bot.errors.fetching import AddressWithName, BadAddress, NotPublic, PortRefused

# Special-use names (RFC 6761, 6762, 7686, 8375, 9476) and the suffix that cloud metadata services answer to.
_INSIDE = ("localhost", "local", "internal", "home.arpa", "onion", "invalid", "alt", "localdomain")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBERISH = re.compile(r"0x[0-9a-f]*|[0-9]+")
_NAMED = re.compile(r"(?i)[a-z]+://[^/?#]*@")
_ODD = re.compile(r"[\x00-\x20\x7f-\xa0\\\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff]")


Judge = Callable[[str], bool]


def target(address: str, judge: Judge, longest: int) -> URL:
    """Return the address as a URL that may be connected to, without its fragment.

    `judge` tells whether a numeric address is public; `longest` is in characters. No name is
    looked up. Raises BadAddress, AddressWithName, PortRefused or NotPublic.
    """
    typed = address.strip()
    if not typed or len(typed) > longest or _ODD.search(typed):
        raise BadAddress
    if _NAMED.match(typed):
        raise AddressWithName
    try:
        return checked(URL(typed), judge)
    except ValueError as odd:
        raise BadAddress from odd


def checked(url: URL, judge: Judge) -> URL:
    """Return `url` with a plain host and without fragment, or raise as `target` does (ValueError for a bad port)."""
    if url.scheme not in ("http", "https") or not url.raw_host:
        raise BadAddress
    if "@" in url.raw_authority:
        raise AddressWithName
    if (url.host or "").rpartition(".")[2].isdigit():
        host = _literal(url.host or "", judge)
    else:
        host = _host(url.raw_host.lower(), judge)
    if url.explicit_port not in (None, 80, 443):
        raise PortRefused(port=url.explicit_port)
    return url.with_host(host).with_fragment(None)


def _host(raw: str, judge: Judge) -> str:
    if ":" in raw:
        return _literal(raw, judge)
    name = raw.removesuffix(".")
    labels = name.split(".")
    if _NUMBERISH.fullmatch(labels[-1]):
        return _literal(name, judge)
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise BadAddress
    if len(labels) == 1 or any(name == end or name.endswith(f".{end}") for end in _INSIDE):
        raise NotPublic(host=name)
    return name


def _literal(text: str, judge: Judge) -> str:
    """Judge a host written as a number; only the canonical form is read, so that no other reader can differ."""
    try:
        number = ip_address(text)
    except ValueError as odd:
        raise NotPublic(host=text) from odd
    if not judge(text):
        raise NotPublic(host=text)
    return str(number)
