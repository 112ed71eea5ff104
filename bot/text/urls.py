"""Addresses as text: the one place that takes them apart, and that knows one error for what cannot be.

One key for an address and all its variants, so that an article is stored once and threads are not mixed up.
`reading/fetch/target` judges the one that is to be opened; it reads it once more, as what will be connected to.
"""

import re
from posixpath import normpath
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from bot.errors import BadAddress
from bot.text.clean import HIDDEN

_VARIANT_HOST = re.compile(r"^(?:(?:www\d?|m|mobile|amp|touch)\.)+(?=[^.]+\.)")
_MOBILE_INSIDE = re.compile(r"(?<=\.)m\.(?=[^.]+\.[^.]+$)")
_REDDIT = re.compile(r"^(?:old|new|np|sh|i)\.(?=reddit\.com$)")
_AMP_CACHE = re.compile(r"^/[civ]/(?:s/)?([^/]+\.[^/]+(?:/.*)?)$")
_AMP_VIEWER = re.compile(r"^/amp/(?:s/)?([^/]+\.[^/]+(?:/.*)?)$")
_AMP_END = re.compile(r"(?:/amp|/amp\.html|\.amp)$|\.amp(?=\.html?$)")
_INDEX_END = re.compile(r"(?<=/)(?:index|default)\.(?:html?|aspx?|php)$")
_PRINT_END = re.compile(r"/(?:print|printable|printer|print\.html?)$")
_PRINT_PAIR = re.compile(
    r"(?:(?:view|mode|output|format|action|tpl)=print(?:able|er)?|print(?:able|page|er)?(?:=\w*)?)"
)
_POST_END = re.compile(r"(?<=/)(?:post-\d+|unread|latest)$")
_TRACKER = re.compile(
    r"(?:utm_\w*|pk_\w+|mtm_\w+|hsa_\w+|at_(?:medium|campaign|link_\w+|format|custom\d|bbc_team|ptr_name)|fb_\w+"
    r"|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igsh|igshid|mc_[ce]id|mkt_tok|_hs\w+|_ga|_gl"
    r"|ref|ref_?src|ref_?url|referrer|cmp|cmpid|ncid|ocid|icid|xtor|s_cid|smid|smtyp|spm|taid|sr_share|vero_id|wt_mc"
    r"|__twitter_impression|phpsessid|jsessionid|usqp|amp_js_v|amp_gsa)"
)
_VARIANT_PAIRS = {"amp=1", "amp=true", "amp", "output=amp", "outputtype=amp", "m=1", "mobile=1", "format=amp", "page=1"}
_SESSION = re.compile(r"(?:s|sid)=[0-9a-f]{16,}")
_SHOWN_POST = {
    "do",
    "comment",
    "view",
    "goto",
    "highlight",
    "hl",
    "hilit",
    "mode",
    "styleid",
    "langid",
    "sk",
    "sd",
    "st",
}
_THREAD = {"t", "tid", "threadid", "showtopic", "topic"}
_POST_OF_THREAD = {"p", "f", "pid", "postid", "findpost"}
_FORUM_FILE = re.compile(r"/(?:viewtopic|showthread|showpost|index|thread|topic)\.php$")
_SAFE = "/:@!$&'()*+,;=~-._"
_NO_LETTERS = re.compile(r"[\t\n\r]")  # urlsplit leaves them out silently
LONGEST = 8_192
"""Characters of an address: no server need take more of a request line (RFC 9110, 4.1, asks for 8,000)."""
LONGEST_HOST = 253  # RFC 1035, 2.3.4, without the final dot


def split(address: str) -> SplitResult:
    """The parts of a whole http(s) address with a host. Raises BadAddress for anything else."""
    try:
        parts = _split(address)
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


def joined(base: str | None, place: str) -> str:
    """The address that `place` means on the page `base`. Raises BadAddress."""
    try:
        address = urljoin(base or "", place.strip())
    except ValueError as odd:
        raise BadAddress from odd
    split(address)
    return address


def _split(address: str) -> SplitResult:
    """Raises ValueError where there is no host, or a part that no address has."""
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
    _host(parts.hostname)
    if parts.port == 0:  # a port that is no number raises ValueError itself
        raise ValueError("nothing listens there")
    return parts


def key(address: str) -> str:
    """The canonical key of an http(s) address: host, path and the query that tells pages apart.

    Dropped: scheme, www and mobile hosts, port 80/443, user info, fragment, trackers, session ids, AMP forms, an index
    file, a closing slash. Kept: everything that names a page, also a forum's path inside the query (Invision's
    index.php?/topic/1-slug/, vBulletin's showthread.php?1-slug). `key(key(a)) == key(a)`.
    Raises BadAddress where there is no host or the address is malformed.
    """
    shortest = address.strip()
    try:
        while (simpler := _simpler(shortest)) != shortest:
            shortest = simpler
    except ValueError as odd:
        raise BadAddress from odd
    return shortest


def unprinted(key: str) -> str:
    """The key of the page that a key's page is the printed form of; the key itself where it is none.

    What looks like a printed form may be a page of its own ("/shop/print"), so it is no other form of the same key.
    """
    place, _, query = key.partition("?")
    pairs = "&".join(pair for pair in query.split("&") if not _PRINT_PAIR.fullmatch(pair.lower()))
    return _PRINT_END.sub("", place) + (f"?{pairs}" if pairs else "")


def outlet(address: str) -> str:
    """The host of an address as people know it, without www or a mobile prefix. Raises BadAddress."""
    return _host(split(address).hostname or "")


def _simpler(address: str) -> str:
    parts = _split(address if re.match(r"(?i)https?://", address) else "//" + address)
    host = _host(parts.hostname or "")
    if not host:
        raise ValueError("an address needs a host")
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    query = f"?{parts.query}" if parts.query else ""
    if inner := _behind_amp(host, parts.path):
        return inner + query
    kept = _query(parts.query, _FORUM_FILE.search(parts.path) is not None)
    path = _path(parts.path, keep_index="/" in kept)
    return f"{host}{port}{path}" + (f"?{kept}" if kept else "")


def _host(host: str) -> str:
    ascii_host = host.rstrip(".").lower()
    if not ascii_host.isascii():
        ascii_host = ascii_host.encode("idna").decode("ascii")
    bare = _REDDIT.sub("", _VARIANT_HOST.sub("", ascii_host))
    bare = _MOBILE_INSIDE.sub("", bare)
    return f"[{bare}]" if ":" in bare else bare


def _behind_amp(host: str, path: str) -> str | None:
    if host.endswith("cdn.ampproject.org") and (match := _AMP_CACHE.match(path)):
        return match[1]
    if re.fullmatch(r"google\.\w+(?:\.\w+)?", host) and (match := _AMP_VIEWER.match(path)):
        return match[1]
    return None


def _path(path: str, keep_index: bool) -> str:
    plain = normpath(re.sub(r"/{2,}", "/", _escaped(path) or "/")).rstrip("/")
    if not keep_index:
        plain = _INDEX_END.sub("", plain)
    plain = _AMP_END.sub("", plain)
    return _POST_END.sub("", plain).rstrip("/") if "/threads/" in plain else plain.rstrip("/")


def _query(query: str, forum: bool) -> str:
    if query.startswith("/") or re.match(r"\d+-", query):  # a forum's path kept in the query
        path, _, rest = query.partition("&")
        kept = [_escaped(path).rstrip("/"), *_pairs(rest, forum=True)]
    else:
        kept = _pairs(query, forum)
    return "&".join(kept)


def _pairs(query: str, forum: bool) -> list[str]:
    pairs = sorted({pair for pair in query.split("&") if pair and not _is_noise(pair, forum)})
    names = {pair.partition("=")[0].lower() for pair in pairs}
    if forum and names & _THREAD:
        pairs = [pair for pair in pairs if pair.partition("=")[0].lower() not in _POST_OF_THREAD]
    return [_escaped(pair) for pair in pairs]


def _is_noise(pair: str, forum: bool) -> bool:
    name = pair.partition("=")[0].lower()
    return (
        _TRACKER.fullmatch(name) is not None
        or pair.lower() in _VARIANT_PAIRS
        or _SESSION.fullmatch(pair.lower()) is not None
        or (forum and name in _SHOWN_POST)
    )


def _escaped(text: str) -> str:
    """Percent escapes in one form: letters that need none written plain, the rest in capitals (RFC 3986, 6.2.2)."""
    cells = re.split(r"(%[0-9A-Fa-f]{2})", text)
    return "".join(_one_escape(cell) if index % 2 else quote(cell, safe=_SAFE) for index, cell in enumerate(cells))


def _one_escape(cell: str) -> str:
    letter = unquote(cell, encoding="latin-1")
    return letter if letter.isascii() and (letter.isalnum() or letter in "-._~") else cell.upper()
