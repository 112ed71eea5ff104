"""Who wrote a page: declared authors first, then what the page marks, links or words as its byline."""

from collections.abc import Iterator

from lxml import etree

from bot.reading.page import shown_byline
from bot.reading.page.declared import Declared, names
from bot.reading.page.people import FIRM, declared_name, is_label, people_in
from bot.records.reading import Field
from bot.text import urls

_MOST = 12


def read(tree: etree._Element, declared: Declared, url: str | None = None) -> Field:
    """The authors joined by a comma, with where they were read: people first, else the outlet itself."""
    outlets = _outlets(declared)
    hosts = _hosts(url or declared.first("og:url"))
    outlet = Field()
    for origin, authors in _sources(tree, declared):
        people = [name for name in dict.fromkeys(authors) if not FIRM.search(name) and _plain(name) not in outlets]
        if not hosts.issuperset(map(_plain, people)):
            return Field(", ".join(people[:_MOST]), origin)
        if authors and outlet.value is None:
            outlet = Field(authors[0], origin)
    return outlet


def _outlets(declared: Declared) -> frozenset[str]:
    return frozenset(_plain(name) for name in (declared.first("og:site_name"), *_publishers(declared)) if name)


def _hosts(url: str | None) -> frozenset[str]:
    """What the page's address calls its outlet, with and without the last part of the host."""
    host = urls.outlet(url) if url and urls.web(url) else ""
    return frozenset((_plain(host), _plain(host.rpartition(".")[0])))


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _sources(tree: etree._Element, declared: Declared) -> Iterator[tuple[str, list[str]]]:
    """Where authors are named, each looked at only when those before it name nobody."""
    yield "metadata", _from_json(declared)
    yield "metadata", _from_meta(declared)
    yield "byline", shown_byline.marked(tree)
    yield "byline", shown_byline.worded(tree)


def _publishers(declared: Declared) -> list[str]:
    return [name for node in declared.articles() for name in names(node.get("publisher"), declared.nodes)]


def _from_json(declared: Declared) -> list[str]:
    for node in declared.articles():
        for part in ("author", "creator"):
            people = [name for text in names(node.get(part), declared.nodes) if (name := declared_name(text))]
            if people:
                return people
    return []


def _from_meta(declared: Declared) -> list[str]:
    for name in (
        "citation_author",
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
    ):
        people = [person for text in declared.meta.get(name, ()) for person in people_in(text)]
        if people:
            return people
    return _from_card(declared)


def _from_card(declared: Declared) -> list[str]:
    """The author of a link preview: the twitter:data beside a twitter:label "Written by"."""
    for number in ("1", "2"):
        if is_label(declared.first(f"twitter:label{number}") or ""):
            return people_in(declared.first(f"twitter:data{number}") or "")
    return []
