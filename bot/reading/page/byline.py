"""Who wrote a page: declared authors first, then what the page marks as its byline."""

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from bot.reading.html_tree import finder
from bot.reading.page.declared import Declared, names
from bot.records.reading import Field
from bot.text.clean import one_line

_BY = re.compile(
    r"(?i)^(?:(?:written|posted|story|words|text|reviewed)\s+by|by|von|par|por|di|da|door|av|af|author"
    r"|autor(?:in)?|auteur)\b\s*:?\s+"
)
_AFTER = re.compile(
    r"\s*(?:[|•·–—]|\bon\b|\bpublished\b|\bupdated\b|\d{1,2}[./]\d|\b\d{4}\b|\bfor\b|\(|@|https?:).*$", re.IGNORECASE
)
_DATED = re.compile(r"(?i)^[^@]*\d[^@]*?\s(?:by|von|par|por|di|door|av|af)\s+(?=\w)")  # "20 March, 10:05 am by Jo Doe"
_PARTICLE = re.compile(r"(?<=\w)\s+([ye])\s+(?=[^\s,;|/&]+\s*(?:$|[,;|/&]))")  # before a family name's second half
_HELD = "__"  # of word letters, so that no word ends there
_SPLIT = re.compile(r"\s*(?:[;,|/&、]|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\boch\b)\s*")
_NOT_A_NAME = re.compile(
    r"(?i)https?:|www\.|[<>{}@\d]{2,}|^(?:admin(?:istrator)?|editor|staff|guest|anonymous|unknown|author|null"
    r"|none|user)$|\b(?:correspondent|reporter|writer)$"
)
# Most elements are done with after one look at their class; asking all of every element took three times as long.
_MARKED = finder(
    "(//*[@itemprop='author' or contains(@rel,'author')]"
    "|//*[contains(@class,'yline') or contains(@class,'uthor')]"
    "[self::span or self::p or self::div or self::a or self::address or self::li]"
    "[contains(@class,'byline') or contains(@class,'author-name') or contains(@class,'authorName')"
    " or contains(@class,'author_name') or contains(@class,'authorname')"
    " or @class='author' or starts-with(@class,'author ') or contains(@class,' author ')"
    " or contains(@class,'article-author')"
    " or contains(@class,'post-author') or contains(@class,'entry-author')])[position()<=12]"
)
_GIVEN = frozenset(("di", "da", "von", "par", "por", "av", "af"))  # words for "by" that are given names too
_CREDIT = re.compile(r"^(?:作者|記者|记者|文|撰文|編輯|编辑)\s?[:/\uff1a\uff0f]\s?")
_LABEL = re.compile(
    r"(?i)^(?:written by|author|by|verfasst von|geschrieben von|autor(?:in)?|von|écrit par|auteur|escrito por"
    r"|scritto da|geschreven door|skrevet av|skriven av)\s*:?$"
)
_FIRM = re.compile(r"(?i)\b(?:group|media|gmbh|ltd|llc|inc|ag|verlag|publishing|publications|holdings?|network)\.?$")
_ADDRESS = re.compile(r"(?i)https?:|www\.|\S@\S|[<>{}]")
_BESIDE = frozenset(("aside", "nav"))  # what stands there has authors of its own
_LONGEST = 120
_MOST = 12


def read(tree: etree._Element, declared: Declared) -> Field:
    """The authors joined by a comma, with where they were read: people first, else the outlet itself."""
    outlets = {one_line(name).casefold() for name in (declared.first("og:site_name"), *_publishers(declared)) if name}
    outlet = Field()
    for origin, authors in _sources(tree, declared):
        people = [name for name in dict.fromkeys(authors) if name.casefold() not in outlets and not _FIRM.search(name)]
        if people:
            return Field(", ".join(people[:_MOST]), origin)
        if authors and outlet.value is None:
            outlet = Field(authors[0], origin)
    return outlet


def _sources(tree: etree._Element, declared: Declared) -> Iterator[tuple[str, list[str]]]:
    """Where authors are named, each looked at only when those before it name nobody."""
    yield "metadata", _from_json(declared)
    yield "metadata", _from_meta(declared)
    yield "byline", _from_page(tree)


def _publishers(declared: Declared) -> list[str]:
    return [name for node in declared.articles() for name in names(node.get("publisher"), declared.nodes)]


def _from_json(declared: Declared) -> list[str]:
    for node in declared.articles():
        for part in ("author", "creator"):
            people = [name for text in names(node.get(part), declared.nodes) if (name := _one(text))]
            if people:
                return people
    return []


def _from_meta(declared: Declared) -> list[str]:
    for name in (
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "citation_author",
    ):
        people = [person for text in declared.meta.get(name, ()) for person in people_in(text)]
        if people:
            return people
    return _from_card(declared)


def _from_card(declared: Declared) -> list[str]:
    """The author of a link preview: the twitter:data beside a twitter:label "Written by"."""
    for number in ("1", "2"):
        if _LABEL.match(declared.first(f"twitter:label{number}") or ""):
            return people_in(declared.first(f"twitter:data{number}") or "")
    return []


def _from_page(tree: etree._Element) -> list[str]:
    for element in _MARKED(tree):
        if any(frame.tag in _BESIDE for frame in element.iterancestors()):
            continue
        text = _DATED.sub("", "; ".join(map(_parted, _linked(element))))
        if text and len(text) <= _LONGEST and (people := people_in(_AFTER.sub("", text))):
            return people
    return []


def _linked(element: etree._Element) -> list[etree._Element]:
    """A link marked as an author's, with those marked so beside it in the same line."""
    if "author" not in (element.get("rel") or "").split() or (line := element.getparent()) is None:
        return [element]
    return [link for link in line if "author" in (link.get("rel") or "").split()]


def _parted(element: etree._Element) -> str:
    """The words of a byline on one line, a semicolon where a name meets what an element of its own holds beside it."""
    text = ""
    for cell in element.itertext():
        is_seam = text[-1:].islower() and cell[:1].isupper() if isinstance(cell, str) else False
        text += ((" " if _LABEL.match(text.strip()) else "; ") if is_seam else "") + str(cell)
    return one_line(text)


def _one(text: str) -> str | None:
    """A declared name as it stands, without "By"; an address of a profile is no name."""
    name = _without_by(one_line(unescape(text))).strip(" ,;")
    name = name if len(name.split()) > 1 or not _NOT_A_NAME.search(name) else ""
    return name if 1 < len(name) <= 80 and not _ADDRESS.search(name) else None


def _without_by(text: str) -> str:
    """Without "By" or "Von" before a name: a single word after a capital one is a family name (Di Zhao, Von Nguyen)."""
    match = _BY.match(text)
    if match is None:
        return text
    rest = text[match.end() :]
    word = match.group().strip()
    is_given_name = word.casefold() in _GIVEN and word.istitle() and len(rest.split(",")[0].split()) == 1
    return text if is_given_name else rest


def _held(text: str) -> str:
    """The text with the "y" or "e" inside a name held together (Ruiz y Vidal, Costa e Silva)."""

    def held(match: re.Match[str]) -> str:
        before = re.split(r"[,;|/&]", text[: match.start()])[-1].split()
        return f"{_HELD}{match[1]}{_HELD}" if len(before) > 1 else match.group()

    return _PARTICLE.sub(held, text)


def people_in(text: str) -> list[str]:
    """The names in a byline ("By Ann Lee and Bo Roe"), without the words around them; [] for none."""
    if _ADDRESS.search(text):
        return []
    plain = _CREDIT.sub("", _without_by(one_line(text))).strip(" ,;:|•·-–—")
    cells = [cell.strip(" .,:").replace(_HELD, " ") for cell in _SPLIT.split(_held(unescape(plain)))]
    return [
        _without_by(cell)
        for cell in cells
        if 1 < len(cell) <= 60 and not _NOT_A_NAME.search(cell) and len(cell.split()) <= 6
    ]
