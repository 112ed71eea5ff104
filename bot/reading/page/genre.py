"""Whether a page calls itself opinion or satire: by its kind, its section, its rubric, its path or its outlet."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import unquote

from lxml import etree

from bot.reading.page import declared
from bot.reading.phrases import phrases
from bot.records.reading import Genre
from bot.text import urls
from bot.text.clean import one_line

RUBRIC = 30
"""Characters of a rubric; what is longer is a sentence."""

_RUBRIC = re.compile(
    r"\b(?:rubric|kicker|eyebrow|overline|section-name|article-section|category|dachzeile|label)\b", re.IGNORECASE
)
_TITLE_PARTS = re.compile(r"[:|]| [-–—] ")
GENRES: tuple[Genre, ...] = ("satire", "opinion")
"""The narrower first: satire is filed under opinion as well."""


@dataclass(frozen=True, slots=True)
class _Forms:
    kinds: frozenset[str]
    words: frozenset[str]
    outlets: frozenset[str]


def read(tree: etree._Element, facts: declared.Declared, url: str | None) -> Genre | None:
    """The genre that the page declares, None for a report and where it says nothing. Raises BadAddress."""
    kinds = _declared(facts)
    sections = frozenset(_sections(tree, facts, url))
    host = (urls.split(url).hostname or "").removeprefix("www.") if url else ""
    for genre in GENRES:
        forms = _table()[genre]
        if kinds & forms.kinds or sections & forms.words or host in forms.outlets:
            return genre
    return None


def _declared(facts: declared.Declared) -> frozenset[str]:
    return frozenset(kind for node in facts.nodes for kind in declared.kinds(node))


def _sections(tree: etree._Element, facts: declared.Declared, url: str | None) -> Iterator[str]:
    """The names of sections and rubrics, in small letters."""
    for node in facts.articles():
        for value in (node.get("articleSection"), node.get("genre")):
            yield from map(str.casefold, declared.strings(value))
    for name in ("article:section", "og:article:section", "section", "genre"):
        yield from map(str.casefold, facts.meta.get(name, ()))
    head = facts.first("og:title") or one_line(str(tree.xpath("string(//title)")))
    yield from (part.strip().casefold() for part in _TITLE_PARTS.split(head))
    if url:
        yield from (part.replace("-", " ").casefold() for part in unquote(urls.split(url).path).split("/")[1:3])
    for element in tree.iterfind(".//*[@class]"):
        if _RUBRIC.search(element.get("class") or "") and len(element) <= 1:
            words = one_line("".join(map(str, element.itertext())))
            if 0 < len(words) <= RUBRIC:
                yield words.casefold()


@cache
def _table() -> dict[str, _Forms]:
    raw = tomllib.loads(files(__package__).joinpath("genre.toml").read_text(encoding="utf-8"))
    return {genre: _forms(genre, forms) for genre, forms in raw.items()}


def _forms(genre: str, raw: dict[str, str]) -> _Forms:
    return _Forms(
        frozenset(raw["kinds"].split()), frozenset(phrases("genre", genre)), frozenset(raw.get("outlets", "").split())
    )
