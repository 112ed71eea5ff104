"""The names of people in a byline, without the words around them."""

import re
from html import unescape

from bot.reading.phrases import any_of, phrases
from bot.text.clean import one_line


def words(key: str) -> frozenset[str]:
    """The words of one list of bylines, in small letters, in all languages."""
    return frozenset(phrases("byline", key))


def _any(*keys: str) -> str:
    """The words of the lists as one alternative, the longest first."""
    return any_of("byline", *keys)


_BEFORE = re.compile(rf"(?i){_any('before')}")
_BY = re.compile(
    rf"(?i)^(?:(?:{_any('before')})(?:\s*:\s*|\s+)|(?:{_any('label')})(?:\s*:\s*|\s+(?=(?:{_any('before')})\s)))(?=\S)"
)
_LABEL = re.compile(rf"(?i)^(?:{_any('before', 'label')})\s*:?$")
_CREDIT = re.compile(rf"^[(（]?(?:{_any('credit')})\s?[:/\uff1a\uff0f]\s?")
_GIVEN = words("given")
FIRM = re.compile(rf"(?i)(?:^|\s|-)(?:{_any('firm')})\.?$")
_PICTURES = re.compile(rf"(?i)(?:^|[\s(])(?:{_any('pictures')})(?:\s*[:=].*|$)|\bgetty images\b.*")
_ROLE = re.compile(rf"(?i)(?:^|[\s\-–—/])(?:{_any('role')})(?:$|[\s\-–—/.])")
_OTHER = words("other")
_LETTER = "".join(word for word in phrases("byline", "and") if len(word) == 1)
_PARTICLE = re.compile(
    rf"(?<=\w)\s+([{_LETTER}])\s+(?=[^\s,;|/&]+\s*(?:$|[,;|/&]))"
)  # before a family name's second half
_HELD = "__"  # of word letters, so that no word ends there
_SPLIT = re.compile(rf"\s*(?:[;|/&、]|\b(?:{_any('and')})\b)\s*")
_COMMA = re.compile(r"\s*[;,、]\s*")
_NOT_A_NAME = re.compile(rf"(?i)https?:|www\.|[<>{{}}@\d]{{2,}}|^(?:{_any('nobody')})$|\b(?:{_any('title')})$")
_ADDRESS = re.compile(r"(?i)https?:|www\.|\S@\S|[<>{}]")
_LETTERS = re.compile(r"[^\W\d_]")
_PARTICLES = words("particle")
_EDGES = " ,;:|•·⋅-–—()（）"
_LONGEST_NAME = 5  # words


def people_in(text: str) -> list[str]:
    """The names in a byline ("By Ann Lee and Bo Roe"), without the words around them; [] for none."""
    if _ADDRESS.search(text):
        return []
    plain = _CREDIT.sub("", without_by(_PICTURES.sub("", one_line(unescape(text))).strip(_EDGES)))
    cells = [without_by(cell.strip(" .,:").replace(_HELD, " ")) for cell in _cells(_held(plain.strip(_EDGES)))]
    return [
        cell
        for cell in cells
        if 1 < len(cell) <= 60 and not _NOT_A_NAME.search(cell) and not _is_other(cell) and len(cell.split()) <= 6
    ]


def declared_name(text: str) -> str | None:
    """A declared name as it stands, without "By"; an address of a profile is no name."""
    name = without_by(one_line(unescape(text))).strip(" ,;")
    name = name if len(name.split()) > 1 or not _NOT_A_NAME.search(name) else ""
    return name if 1 < len(name) <= 80 and not _ADDRESS.search(name) and not _PICTURES.search(name) else None


def without_by(text: str) -> str:
    """Without "By" or "Von" before a name: a single word after a capital one is a family name (Di Zhao, Von Nguyen)."""
    for _ in range(2):  # "Post author By Ann Lee"
        match = _BY.match(text)
        if match is None:
            return text
        rest = text[match.end() :]
        word = match.group().strip()
        if word.casefold() in _GIVEN and word.istitle() and len(rest.split(",")[0].split()) == 1:
            return text
        text = rest
    return text


def is_label(text: str) -> bool:
    """Whether these words only say that a name follows."""
    return _LABEL.match(text.strip()) is not None


def _is_other(text: str) -> bool:
    return _BEFORE.fullmatch(text) is not None or _OTHER.issuperset(text.casefold().split())


def is_introduced(text: str) -> bool:
    """Whether the text begins with the words that stand before a name."""
    text = text.lstrip(_EDGES)
    return (_BY.match(text) or _CREDIT.match(text)) is not None


def is_name(text: str) -> bool:
    """Whether the words may be a person's name by their form: each begins with a capital letter, but for particles."""
    parts = text.split()
    if not 1 <= len(parts) <= _LONGEST_NAME or not _LETTERS.search(text):
        return False
    if not _OTHER.isdisjoint(text.casefold().split()) or parts[0].islower():
        return False
    return all(not part[0].islower() or part in _PARTICLES for part in parts)


def _cells(text: str) -> list[str]:
    """The parts of a byline that may be names: of "Ann Lee, News and Sports Editor, Bo Roe" two."""
    parts = [[cell for cell in _SPLIT.split(part) if cell] for part in _COMMA.split(text)]
    return [cell for number, cells in enumerate(parts) if not (number and _is_role(cells)) for cell in cells]


def _is_role(cells: list[str]) -> bool:
    """Whether what stands after a name's comma says what somebody is: from its first word, or all but single words."""
    roles = [cell for cell in cells if _ROLE.search(cell)]
    return roles[:1] == cells[:1] != [] or (bool(roles) and all(cell in roles or " " not in cell for cell in cells))


def _held(text: str) -> str:
    """The text with the "y" or "e" inside a name held together (Ruiz y Vidal, Costa e Silva)."""

    def held(match: re.Match[str]) -> str:
        before = re.split(r"[,;|/&]", text[: match.start()])[-1].split()
        return f"{_HELD}{match[1]}{_HELD}" if len(before) > 1 else match.group()

    return _PARTICLE.sub(held, text)
