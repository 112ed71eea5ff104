"""A page without a feed: its links to articles, by a pattern of their paths or by one that is guessed from them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from bot.errors.fetching import BadAddress
from bot.reading.feeds import items
from bot.reading.html_tree import decode, label, parse
from bot.records.feeds import FeedItem, PageLinks
from bot.records.reading import Received
from bot.text import urls

_MOST_LINKS = 5_000
_ALIKE = 3  # links that make a pattern
_SHARE = 0.6  # of the articles that the pattern of most of them holds
_HEADLINE = 20  # characters: labels of menus are shorter
_DENSE = re.compile(r"[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts of which a headline has a third of the signs: Thai, Burmese, Khmer, Japanese, Chinese, Korean."""
_SLUG = re.compile(r"\w+(?:-\w+){2,}|.*\d{4}.*")
_YEAR = re.compile(r"(?:19|20)\d\d(?:-?\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class _Link:
    url: str
    path: str
    title: str


def read(received: Received, pattern: str | None = None) -> PageLinks:
    """Return what a fetched page links to on its own host.

    `pattern` is a path in which each * stands for one character or more ("/news/*"), the start of the page's own host
    before it or not; closing slashes do not count, and the query counts where the pattern has a "?". Without one that
    of most articles is guessed. Runs in a child process. Raises BadAddress for a page without a web address.
    """
    base = received.url or ""
    urls.split(base)
    tree = parse(decode(received))
    links = list(_links(tree, base))
    articles = [link for link in links if _is_article(link)]
    chosen = _normal(pattern, base) if pattern else _guess(link.path for link in articles)
    if chosen is not None:
        articles = [link for link in links if _matches(link.path, chosen)]
    language = items.language(tree.get("lang"))
    kept = tuple(FeedItem(link.url, link.title or None, language=language) for link in articles[: items.MOST_ITEMS])
    return PageLinks(kept, chosen, len(articles) > items.MOST_ITEMS)


def _links(tree: etree._Element, base: str) -> Iterator[_Link]:
    """The page's links to its own host in its order, each article once, with the longest of their texts."""
    place = next((href for node in tree.iter("base") if (href := node.get("href"))), "")
    base_of_links, host, own = items.address(place, base) or base, urls.outlet(base), urls.key(base)
    texts: dict[str, tuple[str, str]] = {}
    for _, anchor in zip(range(_MOST_LINKS), tree.iter("a"), strict=False):
        href = (anchor.get("href") or "").partition("#")[0]
        try:
            url = urls.joined(base_of_links, href) if href.strip() else base
            key = urls.key(url)
            elsewhere = key == own or urls.outlet(url) != host
        except BadAddress:
            continue
        if elsewhere:
            continue
        title = items.words(label(anchor) or anchor.get("title") or anchor.get("aria-label")) or ""
        first, longest = texts.get(key, (url, ""))
        texts[key] = first, max(title, longest, key=len)
    for url, title in texts.values():
        yield _Link(url, _path(url), title)


def _path(url: str) -> str:
    parts = urls.split(url)
    return (parts.path.rstrip("/") or "/") + (f"?{parts.query}" if parts.query else "")


def _is_article(link: _Link) -> bool:
    """Whether a link looks like an article's: its last part is a title or has a number, its text is a headline."""
    letters = len(link.title) + 2 * len(_DENSE.findall(link.title))
    return letters >= _HEADLINE and _SLUG.match(link.path.rpartition("/")[2]) is not None


def _normal(pattern: str, base: str) -> str:
    """The pattern as a path; the host that stands before it has to be the page's. Raises BadAddress."""
    given = pattern.strip()
    if re.match(r"(?i)https?://", given):
        if urls.outlet(given) != urls.outlet(base):
            raise BadAddress
        given = re.sub(r"(?i)^https?://[^/?]*", "", given)
    return "/" + given.lstrip("/").rstrip("/")


def _matches(path: str, pattern: str) -> bool:
    """Whether each * of a pattern can stand for one character or more. Linear, whatever was typed."""
    if "?" not in pattern:
        path = path.partition("?")[0]
    first, *rest = pattern.split("*")
    if not rest:
        return path == pattern
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in rest[:-1]:
        at = path.find(piece, at + 1)
        if at < 0:
            return False
        at += len(piece)
    return path.endswith(rest[-1]) and at < len(path) - len(rest[-1])


def _guess(paths: Iterable[str]) -> str | None:
    """The narrowest pattern that most articles share, else that of the most; None where no three share one."""
    counted: Counter[str] = Counter()
    total = 0
    for path in paths:
        counted.update(set(_patterns(path.partition("?")[0])))
        total += 1
    shared = [pattern for pattern, count in counted.items() if count >= max(_ALIKE, _SHARE * total)]
    if shared:
        return max(shared, key=lambda pattern: (pattern.count("/"), len(pattern)))
    best = counted.most_common(1)
    return best[0][0] if best and best[0][1] >= _ALIKE else None


def _patterns(path: str) -> Iterator[str]:
    """From "/news/city/2026/bridge-opens-today": "/news/city/20*", "/news/city/*", "/news/*"."""
    *folders, _ = path.strip("/").split("/")
    names: list[str] = []
    for folder in folders:
        if _YEAR.fullmatch(folder):
            yield f"/{'/'.join([*names, folder[:2]])}*"
            break
        if any(map(str.isdigit, folder)):
            break
        names.append(folder)
    for depth in range(len(names), 0, -1):
        yield f"/{'/'.join(names[:depth])}/*"
    if not folders:
        yield "/*-*-*"
