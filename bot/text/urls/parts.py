"""An address and its parts."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit

from bot.errors.fetching import BadAddress
from bot.text.clean import HIDDEN

_NO_LETTERS = re.compile(r"[\t\n\r]")  # urlsplit leaves them out silently
_BRACKETED = re.compile(r"<(?:URL:)?\s*((?:(?:feed:)?(?:https?:)?//|[\w-]+\.)[^<>\s]+)\s*>", re.I)
_FEED = re.compile(r"(?i)\Afeed:(?=https?:|//)")
LONGEST = 8_192
"""Characters of an address: no server need take more of a request line (RFC 9110, 4.1, asks for 8,000)."""
LONGEST_HOST = 253  # RFC 1035, 2.3.4, without the final dot
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"  # RFC 1035, 2.3.1, and letters of any script (RFC 5890)
_BARE = re.compile(rf"(?:{_LABEL}\.)+(?:[^\W\d_]{{2,63}}|xn--[a-z0-9-]{{1,59}})\.?(?::\d{{1,5}})?(?=[/?#]|$)", re.I)
"""A host with a dot and a name for its last label, as people write it without https://; no number, no file's path."""


def split(address: str) -> SplitResult:
    """The parts of a whole http(s) address with a host. Raises BadAddress for anything else."""
    try:
        parts = whole(address)
    except ValueError as odd:
        raise BadAddress from odd
    if parts.scheme not in ("http", "https"):
        raise BadAddress
    return parts


def web(address: str | None) -> str | None:
    """`address` without white space about it where it can be an article's; None where it cannot."""
    given = (address or "").strip()
    if not given:
        return None
    try:
        return given if split(given) else None
    except BadAddress:
        return None


def typed(address: str) -> str:
    """What somebody typed for an address, with https:// where it has a host and no scheme ("example.org/x"), and out of
    the brackets in which texts and Discord set one (RFC 3986, appendix C). "feed:" before it, as browsers once wrote
    addresses of feeds, is taken off.

    Anything else comes back as it is, without white space about it; so does a host alone in other letters than ASCII,
    which is more likely two words of a script without spaces.
    """
    bracketed = _BRACKETED.fullmatch(address.strip())
    given = _FEED.sub("", bracketed[1] if bracketed else address.strip())
    bare = given.removeprefix("//")
    host = _BARE.match(bare) if len(bare) <= LONGEST and not re.search(r"\s", bare) else None
    return f"https://{bare}" if host and (host.end() < len(bare) or bare.isascii()) else given


def joined(base: str | None, place: str) -> str:
    """The address that `place` means on the page `base`. Raises BadAddress."""
    try:
        address = urljoin(base or "", place.strip())
    except ValueError as odd:
        raise BadAddress from odd
    split(address)
    return address


@lru_cache(maxsize=64)
def whole(address: str) -> SplitResult:
    """The parts of an address of any scheme. Raises ValueError where there is no host, or a part that none has.

    Kept for a moment: an address is taken apart several times, step by step, until its key is found.
    """
    if len(address) > LONGEST:
        raise ValueError("an address is not that long")
    parts = urlsplit(address)
    if not parts.hostname or len(parts.hostname) > LONGEST_HOST:
        raise ValueError("an address needs a host")
    if _NO_LETTERS.search(address) or HIDDEN.search(address):
        raise ValueError("nothing unseen stands in an address")
    if "[" in parts.netloc and ":" not in parts.hostname:
        raise ValueError("only IPv6 stands in brackets")
    address.encode()  # half a surrogate pair has no UTF-8 form
    ascii_host(parts.hostname)
    if parts.port == 0:  # a port that is no number raises ValueError itself
        raise ValueError("nothing listens there")
    return parts


def ascii_host(host: str) -> str:
    """A host in small letters of ASCII, without the root's dot. Raises ValueError where it has no such form."""
    plain = host.rstrip(".").lower()
    return plain if plain.isascii() else plain.encode("idna").decode("ascii")
