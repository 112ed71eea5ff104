"""The query of an address: which of its pairs name a page, which only count visits, and which may do either."""

import re
import tomllib
from importlib.resources import files
from urllib.parse import quote, unquote

_VARIANTS = tomllib.loads(files(__package__).joinpath("variants.toml").read_text("utf-8"))
_COUNTED = frozenset(_VARIANTS["counting"]["names"])
_COUNTING = tuple(_VARIANTS["counting"]["beginnings"])
_DOUBTFUL = frozenset(_VARIANTS["doubtful"]["names"])
_FORMS = frozenset(_VARIANTS["forms"]["pairs"])
_SHOWN_POST = frozenset(_VARIANTS["forums"]["shown"])
_THREAD = frozenset(_VARIANTS["forums"]["thread"])
_POST_OF_THREAD = frozenset(_VARIANTS["forums"]["post"])
_PRINT_PAIR = re.compile(
    r"(?:(?:view|mode|output|format|action|tpl)=print(?:able|er)?|print(?:able|page|er)?(?:=\w*)?)"
)
_SESSION = re.compile(r"(?:s|sid)=[0-9a-f]{16,}")
FORUM_FILE = re.compile(r"/(?:viewtopic|showthread|showpost|index|thread|topic)\.php$")
_SAFE = "/:@!$&'()*+,;=~-._"


def exact(query: str, forum: bool) -> str:
    """The pairs that may name a page, in one order and spelling; a forum's path that is kept in the query stays first.

    `forum`: the file before it is a forum's (FORUM_FILE).
    """
    if query.startswith("/") or re.match(r"\d+-", query):  # Invision's index.php?/topic/1-a/, vBulletin's ?1-a
        path, _, rest = query.partition("&")
        kept = [escaped(path).rstrip("/"), *_pairs(rest, forum=True)]
    else:
        kept = _pairs(query, forum)
    return "&".join(kept)


def certain(query: str) -> str:
    """An exact query without the pairs that need not name a page: doubtful names, a printed form."""
    kept = [pair for pair in query.split("&") if not (_is_doubtful(pair) or _PRINT_PAIR.fullmatch(pair.lower()))]
    return "&".join(kept)


def doubtful(query: str) -> dict[str, str]:
    """The doubtful pairs of an exact query by name."""
    pairs = [pair.partition("=") for pair in query.split("&") if _is_doubtful(pair)]
    return {name.lower(): value for name, _, value in pairs}


def escaped(text: str) -> str:
    """Percent escapes in one form: letters that need none written plain, the rest in capitals (RFC 3986, 6.2.2)."""
    cells = re.split(r"(%[0-9A-Fa-f]{2})", text)
    return "".join(_one_escape(cell) if index % 2 else quote(cell, safe=_SAFE) for index, cell in enumerate(cells))


def _pairs(query: str, forum: bool) -> list[str]:
    pairs = sorted({pair for pair in query.split("&") if pair and not _is_noise(pair, forum)})
    names = {_name(pair) for pair in pairs}
    if forum and names & _THREAD:
        pairs = [pair for pair in pairs if _name(pair) not in _POST_OF_THREAD]
    return [escaped(pair) for pair in pairs]


def _name(pair: str) -> str:
    return pair.partition("=")[0].lower()


def _is_noise(pair: str, forum: bool) -> bool:
    name = _name(pair)
    counts = name in _COUNTED or (name.startswith(_COUNTING) and name not in _DOUBTFUL)
    session = forum and _SESSION.fullmatch(pair.lower()) is not None
    return counts or session or pair.lower() in _FORMS or (forum and name in _SHOWN_POST)


def _is_doubtful(pair: str) -> bool:
    return _name(pair) in _DOUBTFUL or _SESSION.fullmatch(pair.lower()) is not None


def _one_escape(cell: str) -> str:
    letter = unquote(cell, encoding="latin-1")
    return letter if letter.isascii() and (letter.isalnum() or letter in "-._~") else cell.upper()
