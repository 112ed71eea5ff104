"""Posts read from a page by the selectors of its engine."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from lxml import etree

from bot.reading.html_tree import anything, finder, label, paragraphs
from bot.reading.phrases import any_of
from bot.reading.thread.engines import ENGINES, Engine
from bot.reading.thread.previews import previews
from bot.records.reading import DateOrder, Hints, QuotedBlock
from bot.text import dates
from bot.text.clean import one_line

_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}(?!\d)")
_MOST = 1000
_LONGEST_NAME = 60
_LONGEST_STAMP = 200
_NAMES = tuple(etree.XPath(f"//@{name}", smart_strings=False) for name in ("class", "id"))
_CITING = re.compile(r"(?i)^(?:Quote by|Originally Posted by) |^Quote from: | on \w+ \d{1,2}, \d{4}\b.*$")
"""What stands round the name where a block is cited: Invision, vBulletin, and SMF with its day."""
_SAID = re.compile(rf"(?i)\s*(?:{any_of('thread', 'said')})?\s*:?\s*$")


@dataclass(frozen=True, slots=True)
class RawPost:
    """One post before it is placed in a draft: `stamp` as it stood, `blocks` its own paragraphs."""

    author: str | None
    stamp: str | None
    blocks: tuple[str, ...]
    quoted: tuple[QuotedBlock, ...] = ()


def recognise(tree: etree._Element, source: str) -> tuple[Engine, list[etree._Element]] | None:
    """The engine whose marks stand in `source` and whose posts stand in the tree, with these posts; else None."""
    names = _names(tree)
    for engine in ENGINES:
        if _may_be(engine, names) and any(mark in source for mark in engine.marks):
            elements = [post for post in _elements(engine.posts)(tree) if _body(post, engine) is not None]
            if elements:
                return engine, elements[:_MOST]
    return None


def _names(tree: etree._Element) -> str:
    """The classes and ids of the page, each between two spaces."""
    cells = [cell for find in _NAMES for cell in cast(list[str], find(tree))]
    return f" {' '.join(' '.join(cells).split())} "


def _may_be(engine: Engine, names: str) -> bool:
    """Whether the page may hold posts of the engine: its names are a hundredth of its source, where marks are."""
    return not engine.traces or any(trace in names for trace in engine.traces)


def raw(post: etree._Element, engine: Engine) -> RawPost:
    """What one post element holds."""
    body = _body(post, engine)
    if body is None:
        return RawPost(None, None, ())
    quotes, shown = _elements(engine.quotes)(body), previews(body)
    others = _outermost([*quotes, *(preview for preview in shown if preview not in quotes)])
    author = first(post, engine.author)[:_LONGEST_NAME] or None
    quoted = tuple(
        QuotedBlock(None if block in shown else _whom(block, engine), "\n\n".join(paragraphs(block)))
        for block in others
    )
    return RawPost(author, first(post, engine.stamp) or None, tuple(paragraphs(body, frozenset(others))), quoted)


def first(element: etree._Element, xpaths: tuple[str, ...]) -> str:
    """The first words that one of the XPaths finds, tried in their order; "" for none."""
    return next((text for xpath in xpaths for node in anything(xpath)(element)[:3] if (text := _words(node))), "")


def order_of(stamps: list[str], hints: Hints) -> DateOrder:
    """The order of day and month that all the page's stamps allow, where only one is possible; else the hint's."""
    pairs = [(int(match[1]), int(match[2])) for stamp in stamps for match in _NUMERIC.finditer(stamp[:_LONGEST_STAMP])]
    day_first, month_first = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    if day_first == month_first:
        return hints.date_order
    return "DMY" if day_first else "MDY"


def day_of(stamp: str | None, order: DateOrder, hints: Hints) -> tuple[dt.date, str] | None:
    """The day a stamp tells, with its letters."""
    if not stamp:
        return None
    if day := dates.iso(stamp):
        return day, stamp
    mentions = dates.find(stamp[:_LONGEST_STAMP], order, hints.today, hints.language)
    return (mentions[0].date, mentions[0].text) if mentions else None


def _body(post: etree._Element, engine: Engine) -> etree._Element | None:
    return next((bodies[0] for xpath in engine.body if (bodies := _elements(xpath)(post))), None)


def _whom(quote: etree._Element, engine: Engine) -> str | None:
    name = _CITING.sub("", first(quote, engine.whom))
    return _SAID.sub("", name)[:_LONGEST_NAME] or None


def _outermost(elements: list[etree._Element]) -> list[etree._Element]:
    inside = set(elements)
    return [element for element in elements if not any(parent in inside for parent in element.iterancestors())]


def _words(node: object) -> str:
    return label(node) if isinstance(node, etree._Element) else one_line(str(node))


@lru_cache(maxsize=512)
def _elements(xpath: str) -> Callable[[etree._Element], list[etree._Element]]:
    return finder(xpath)
