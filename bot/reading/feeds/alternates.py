"""The feeds that a page names itself: rel=alternate in its source and in the Link header of its answer."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from bot.errors.fetching import BadAddress
from bot.reading.feeds import items
from bot.reading.html_tree import finder
from bot.records.feeds import CandidateReason, FeedCandidate
from bot.text import urls

_TYPES = {
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/rdf+xml": "rdf",
    "application/feed+json": "json",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
_NO_FEED = re.compile(r"(?i)/wp-json/|[?&]rest_route=|/oembed\b|\bopensearch|sitemap")
"""What WordPress and others name in the same way: their programs' interface, their search, their pages."""
_COMMENTS = re.compile(r"(?i)(?:^|[/=_.-])comments(?:[/=_.?&-]|feed|$)")
_OF_COMMENTS = re.compile(r"(?i)\bcomments\b")
_TYPE_WORDS = re.compile(r"(?i)(?:rss ?\d?(?:\.\d\d?)?|atom ?\d?(?:\.\d)?|rdf|json|xml|feeds?)")
_LINKS = finder("//link[@href and @type and @rel]|//a[@href and @type and @rel]")
_MOST = 200
_LINK = re.compile(r"<([^<>]{1,4000})>((?:\s*;\s*[\w*!#$&+.^`|~-]+\s*(?:=\s*(?:\"(?:[^\"\\]|\\.)*\"|[^\s\",;]*))?)*)")
_PARAMETER = re.compile(r";\s*([\w*!#$&+.^`|~-]+)\s*(?:=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^\s\",;]*)))?")


@dataclass(frozen=True, slots=True)
class _Alternate:
    """One of them, as it is named: `kind` is its format, `title` what it is called."""

    url: str
    kind: str
    title: str | None
    reason: CandidateReason


def candidates(tree: etree._Element, link: str | None, base: str) -> Iterator[FeedCandidate]:
    """The feeds named by a page read from `base` and by its answer's Link header.

    A feed that is there in several formats is named once, in the format that stands first.
    """
    for alternate in _one_format([*_in_header(link or "", base), *_in_page(tree, base)]):
        yield FeedCandidate(alternate.url, alternate.reason, alternate.title)


def of_comments(candidate: FeedCandidate) -> bool:
    """Whether a feed is one of readers' comments, by its address or title."""
    return bool(_COMMENTS.search(candidate.url) or _OF_COMMENTS.search(candidate.title or ""))


def _in_page(tree: etree._Element, base: str) -> Iterator[_Alternate]:
    place = next((href for node in tree.iter("base") if (href := node.get("href"))), "")
    base = items.address(place, base) or base
    for node in _LINKS(tree)[:_MOST]:
        rel, kind = (node.get("rel") or "").lower().split(), (node.get("type") or "").lower()
        yield from _alternate(node.get("href"), rel, kind, node.get("title"), base, "page")


def _in_header(link: str, base: str) -> Iterator[_Alternate]:
    """RFC 8288, 3: `<address>; rel="alternate"; type="..."; title="..."`."""
    for address, parameters in _LINK.findall(link)[:_MOST]:
        said: dict[str, str] = {}
        for name, quoted, bare in _PARAMETER.findall(parameters):
            said.setdefault(name.lower(), re.sub(r"\\(.)", r"\1", quoted) or bare)
        rel, kind = said.get("rel", "").lower().split(), said.get("type", "").lower()
        yield from _alternate(address, rel, kind, said.get("title"), base, "header")


def _alternate(
    href: str | None, rel: Iterable[str], kind: str, title: str | None, base: str, reason: CandidateReason
) -> Iterator[_Alternate]:
    form = _TYPES.get(kind.partition(";")[0].strip())
    if form is None or "alternate" not in rel or not href or _NO_FEED.search(href):
        return
    try:
        url = urls.joined(base, re.sub(r"(?i)^feed:(?://)?(?=https?:)|^feed(?=://)", _scheme, href.strip()))
    except BadAddress:
        return
    yield _Alternate(url, form, items.words(title), reason)


def _scheme(named: re.Match[str]) -> str:
    """feed:https://… and feed://… as browsers once wrote addresses of feeds."""
    return "http" if named[0].lower() == "feed" else ""


def _one_format(alternates: list[_Alternate]) -> list[_Alternate]:
    """Each feed once, though it is named in RSS and in Atom: with the same title, or at addresses that differ so."""
    chosen: list[_Alternate] = []
    for alternate in alternates:
        if not any(_same_feed(alternate, other) for other in chosen):
            chosen.append(alternate)
    return chosen


def _same_feed(one: _Alternate, other: _Alternate) -> bool:
    if one.url == other.url:
        return True
    if one.kind == other.kind:
        return False
    title, its_title = (_bare(alternate.title or "") for alternate in (one, other))
    return (bool(title) and title == its_title) or _bare(one.url) == _bare(other.url)


def _bare(name: str) -> str:
    """A title or address without the words for formats and without signs."""
    return re.sub(r"[\W_]+", " ", _TYPE_WORDS.sub("", name)).strip().lower()
