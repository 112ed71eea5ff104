"""Keys: one for an address and all its variants, so that an article is stored once and threads are not mixed up."""

import re
from collections.abc import Callable
from posixpath import normpath

from bot.errors.fetching import BadAddress
from bot.text.urls import query as queries
from bot.text.urls.parts import ascii_host, split, whole
from bot.text.urls.wrapped import behind_amp, behind_archive

_VARIANT_HOST = re.compile(r"^(?:(?:www\d?|m|mobile|amp|touch|wap)\.)+(?=[^.]+\.)")
_MOBILE_INSIDE = re.compile(r"(?<=\.)(?:m|mobile|amp)\.(?=[^.]+\.[^.]+$)")
_REDDIT = re.compile(r"^(?:old|new|np|sh|i)\.(?=reddit\.com$)")
_AMP_END = re.compile(r"(?:/amp|/amp\.html|\.amp)$|\.amp(?=\.html?$)")
_INDEX_END = re.compile(r"(?<=/)(?:index|default)\.(?:html?|aspx?|php)$")
_PRINT_END = re.compile(r"/(?:print|printable|printer|print\.html?)$|[._,-]print(?=\.html?$)|[.,]print$")
_FORM_INSIDE = re.compile(r"/(?:amp|print)(?=/[^/])")
_SESSION_INSIDE = re.compile(r"(?i);(?:jsessionid|phpsessid|sid)=[^/;]*")
_POST_END = re.compile(r"(?<=/)(?:post-\d+|unread|latest)$")


def key(address: str) -> str:
    """The canonical key of an http(s) address: host, path and the query that surely tells pages apart.

    Dropped: scheme, www and mobile hosts, port 80/443, user info, fragment, trackers, AMP and printed forms, the web
    archive around it, an index file, a closing slash, and what may be no more than a tracker ("?ref="). Kept:
    everything else that names a page, also a forum's path inside the query (Invision's index.php?/topic/1-slug/,
    vBulletin's showthread.php?1-slug). `key(key(a)) == key(a)`.
    Raises BadAddress where there is no host or the address is malformed.
    """
    return _forms(address)[-1]


def exact(address: str) -> str:
    """As `key`, with what may name a page of its own: doubtful pairs, a printed form, a web archive's copy.

    Raises BadAddress.
    """
    return _forms(address)[0]


def keys(address: str) -> tuple[str, ...]:
    """The keys under which an address's article may stand, from `exact` to `key`, each once. Raises BadAddress."""
    return tuple(dict.fromkeys(_forms(address)))


def tell_apart(address: str, other: str) -> bool:
    """Whether two addresses of one `key` give an identifier each, and not the same: "?ref=1001" and "?ref=1002".

    An identifier has a digit; a word ("?ref=home") more likely says where a visit comes from. Raises BadAddress.
    """
    first, second = (queries.doubtful(_forms(given)[1].partition("?")[2]) for given in (address, other))
    return any(_are_identifiers(first[name], second[name]) for name in first.keys() & second.keys())


def outlet(address: str) -> str:
    """The host of an address as people know it, without www or a mobile prefix; of a copy, the site it was made of.

    Raises BadAddress.
    """
    split(address)
    return _host(whole(f"//{_page(address)[1]}").hostname or "")


def _are_identifiers(one: str, other: str) -> bool:
    return one != other and any(map(str.isdigit, one)) and any(map(str.isdigit, other))


def _forms(address: str) -> tuple[str, str, str]:
    """The exact key of an address, that of the page in it where it is a web archive's, and the loosest."""
    given, page = _page(address)
    try:
        return given, page, _settled(_certain, page)
    except ValueError as odd:
        raise BadAddress from odd


def _page(address: str) -> tuple[str, str]:
    """The exact key of an address, and that of the page in it where it is a web archive's."""
    try:
        given = _settled(_simpler, address.strip())
        return given, _settled(_unwrapped, given)
    except ValueError as odd:
        raise BadAddress from odd


def _settled(step: Callable[[str], str], address: str) -> str:
    while (simpler := step(address)) != address:
        address = simpler
    return address


def _unwrapped(page: str) -> str:
    parts = whole(f"//{page}")
    inner = behind_archive(parts.hostname or "", parts.path, parts.query)
    return page if inner is None else _settled(_simpler, inner)


def _certain(page: str) -> str:
    place, _, query = page.partition("?")
    host, slash, path = place.partition("/")
    path = _PRINT_END.sub("", _FORM_INSIDE.sub("", slash + path))
    kept = queries.certain(query)
    return _unwrapped(_settled(_simpler, host + path + (f"?{kept}" if kept else "")))


def _simpler(address: str) -> str:
    parts = whole(address if re.match(r"(?i)https?://", address) else "//" + address)
    host = _host(parts.hostname or "")
    if not host:
        raise ValueError("an address needs a host")
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    query = f"?{parts.query}" if parts.query else ""
    if inner := behind_amp(host, parts.path):
        return inner + query
    kept = queries.exact(parts.query, queries.FORUM_FILE.search(parts.path) is not None)
    path = _path(parts.path, keep_index="/" in kept)
    return f"{host}{port}{path}" + (f"?{kept}" if kept else "")


def _host(host: str) -> str:
    bare = _REDDIT.sub("", _VARIANT_HOST.sub("", ascii_host(host)))
    bare = _MOBILE_INSIDE.sub("", bare)
    return f"[{bare}]" if ":" in bare else bare


def _path(path: str, keep_index: bool) -> str:
    spelled = _SESSION_INSIDE.sub("", queries.escaped(path))
    plain = normpath(re.sub(r"/{2,}", "/", spelled or "/")).rstrip("/")
    if not keep_index:
        plain = _INDEX_END.sub("", plain)
    plain = _AMP_END.sub("", plain)
    return _POST_END.sub("", plain).rstrip("/") if "/threads/" in plain else plain.rstrip("/")
