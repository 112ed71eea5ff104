"""The title of a page: the heading that agrees with what the page declares."""

import re
from html import unescape

from lxml import etree

from bot.reading.html_tree import anything, finder, label, paragraphs
from bot.reading.page.declared import Declared, kinds, strings
from bot.reading.page.site_name import Site, pieces, plain
from bot.records.reading import Field
from bot.text.clean import one_line

_INLINE = re.compile(r"(?i)</?(?:em|strong|b|i|u|s|span|sub|sup|mark|small|cite|q|a|br|font|wbr|abbr)(?:\s[^<>]*)?/?>")
_ESCAPES = 2  # a headline passes through a feed's and a page's escaping; each may have done it once more
_LABELS = finder(".//*[contains(@class,'label') or contains(@class,'prefix') or contains(@class,'badge')]")
_LONGEST = 300
_HEADINGS = 12


def read(tree: etree._Element, declared: Declared) -> Field:
    """The first heading that agrees with a declared title, else the declared title without the site's name."""
    return chosen([label(element) for element in _some(tree, "h1")], tree, declared)


def headings(tree: etree._Element, xpaths: tuple[str, ...]) -> list[str]:
    """The words of what the XPaths find, in their order, without labels put before a title."""
    headings_found = [heading for xpath in xpaths for heading in anything(xpath)(tree)[:3]]
    return [
        " ".join(paragraphs(heading, frozenset(_LABELS(heading))))
        if isinstance(heading, etree._Element)
        else one_line(str(heading))
        for heading in headings_found
    ]


def chosen(headings: list[str], tree: etree._Element, declared: Declared) -> Field:
    """The first of the headings that agrees with a declared title, else a lone heading that shares words with one.

    A page's search-engine title often says the same in other words; the reader sees the heading. A heading that is
    the site's name is none. Without a heading, the declared title stands without the site's name.
    """
    site = Site.of(tree, declared)
    given = _declared(tree, declared)
    wanted = [(title, origin) for title, origin in given if not site.is_called(title)] or given
    headings = [text for text in headings if text and len(text) <= _LONGEST and plain(text) not in site.names]
    if headings and all(site.is_called(title) for title, _ in given):
        return Field(headings[0], "heading")
    news = _news_headline(declared)
    if news and not any(_agree(heading, news) for heading in headings):
        return Field(news, "metadata")
    shorter = [(short, origin) for title, origin in wanted if (short := site.cut_from(title))]
    short_titles = [title for title, _ in shorter]
    heading = _agreeing(headings, [title for title, _ in wanted]) or _kindred(headings, short_titles)
    if heading is None and shorter:
        return Field(*shorter[0])
    heading = heading or next(iter(headings), None)
    return Field(_without_lines(site.named_off(heading), short_titles, tree), "heading") if heading else Field()


def _without_lines(heading: str, titles: list[str], tree: etree._Element) -> str:
    """The heading without a kicker, a day or a subtitle in an element of its own, where a declared title lacks it."""
    for element in _some(tree, "h1"):
        cells = [text for cell in element.itertext() if isinstance(cell, str) and (text := one_line(cell))]
        if plain(" ".join(cells)) != plain(heading):
            continue
        parts = {plain(" ".join(part)) for cut in range(1, len(cells)) for part in (cells[:cut], cells[cut:])}
        return next((title for title in titles if plain(title) in parts), heading)
    return heading


def _agreeing(headings: list[str], titles: list[str]) -> str | None:
    """The first heading that agrees with a declared title, without its kicker."""
    agreeing = (heading for heading in headings if any(_agree(heading, title) for title in titles))
    return next((_without_kicker(heading, titles) for heading in agreeing), None)


def _kindred(headings: list[str], titles: list[str]) -> str | None:
    """The first heading of three words or more that shares words with a declared title."""
    long = (heading for heading in headings if len(heading.split()) >= 3)
    return next((heading for heading in long if any(_kin(heading, title) for title in titles)), None)


def _news_headline(declared: Declared) -> str | None:
    """The headline a news publisher declares (schema.org NewsArticle); its page may show a variant made for clicks."""
    news = [node for node in declared.articles() if any(kind.endswith("NewsArticle") for kind in kinds(node))]
    return next((_words(text) for node in news[:1] for text in strings(node.get("headline"))), None)


def _without_kicker(heading: str, titles: list[str]) -> str:
    """The heading without a topic line set above it, where a declared title lacks that too."""
    return next((title for title in titles if heading.endswith(title) and len(title) >= 0.5 * len(heading)), heading)


def _kin(heading: str, title: str) -> bool:
    first, second = ({word for word in plain(text).split() if len(word) > 3} for text in (heading, title))
    return len(first & second) >= 2 or len(first & second) >= 0.5 * min(len(first), len(second), 4) > 0


def _declared(tree: etree._Element, declared: Declared) -> list[tuple[str, str]]:
    titles = [(_words(text), "metadata") for node in declared.articles() for text in strings(node.get("headline"))[:1]]
    titles += [
        (_words(text), "metadata")
        for name in ("og:title", "twitter:title", "headline")
        if (text := declared.first(name))
    ]
    titles += [
        (_words(text), "page title") for element in _some(tree, "title")[:1] if (text := one_line(element.text or ""))
    ]
    return titles


def _some(tree: etree._Element, tag: str) -> list[etree._Element]:
    elements = []
    for element in tree.iter(tag):
        elements.append(element)
        if len(elements) == _HEADINGS:
            break
    return elements


def _agree(heading: str, title: str) -> bool:
    """One holds the other's words in a row, and they are most of the longer one or stand between its separators."""
    short, long = sorted((plain(heading), plain(title)), key=len)
    if not short:
        return False
    longest = max(map(plain, pieces(title)), key=len, default="")
    return short == long or plain(heading) == longest or (short in long and len(short) >= 0.5 * len(long))


def _words(text: str) -> str:
    """A declared title without the escapes and the inline markup that were put into it as words."""
    for _ in range(_ESCAPES):
        text = unescape(text)
    return one_line(_INLINE.sub("", text)) or text
