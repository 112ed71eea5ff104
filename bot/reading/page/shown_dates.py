"""The days that a page shows or marks: each with the element it was read from."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from bot.reading.html_tree import finder, label
from bot.reading.phrases import any_of, patterns
from bot.records.reading import DateEvidence, Hints
from bot.text import dates
from bot.text.clean import one_line

_STAMPED = finder(
    "(//time[@datetime]|//*[@itemprop='datePublished']|//abbr[@title and contains(@class,'published')])[position()<=40]"
)
_WORDED = re.compile("date|publish|time|byline|meta|posted")
_SAYS_CHANGED = finder("//text()[contains(.,'pdated')][string-length(.)<60]/..")
_ALONE = finder("//*[not(*)][string-length(normalize-space(.))>7][string-length(normalize-space(.))<32]")
_TODAY = re.compile(r"(?i)today|current|clock|copyright")
_CHANGED = re.compile(rf"(?i){patterns('page', 'changed')}")
_LONGEST = 160
_MOST_CHANGED = 20
_MOST_WORDED = 60
_BESIDE = frozenset(("aside", "footer", "nav"))
_DIGITS = re.compile(r"(?:19|20)\d\d")
_STAMP = 40  # characters of a whole stamp, with its time and zone
_SAID = re.compile(rf"(?i)^\W{{0,3}}(?:{any_of('page', 'published')})\b")
_LINES = ("p", "span", "div", "li", "td", "time", "small", "em", "strong", "b", "dt", "h4", "h5", "h6")


def on_page(tree: etree._Element, hints: Hints) -> Iterator[DateEvidence]:
    """The days that are said to be of publication, of stamps, then of elements named after a date.

    The article's own go before those of what is beside it.
    """
    dated = [*_said(tree, hints), *_stamped(tree, hints), *_named(tree, hints)]
    if len({evidence.date for _, evidence in dated}) > 1:
        own = next((frame for frame in tree.iter("article") if next(frame.iter("h1"), None) is not None), None)
        dated.sort(key=lambda place: _distance(place[0], own))
    yield from (evidence for _, evidence in dated)


def _distance(element: etree._Element, own: etree._Element | None) -> int:
    """0 in the article that holds the headline, 1 elsewhere on the page, 2 in what stands beside it."""
    for node in element.iterancestors():
        if node.tag in _BESIDE:
            return 2
        if node is own:
            return 0
    return 1


def _stamped(tree: etree._Element, hints: Hints) -> Iterator[tuple[etree._Element, DateEvidence]]:
    for element in _STAMPED(tree):
        text = element.get("datetime") or element.get("content") or element.get("title") or label(element)
        if not _is_changed(element):
            for evidence in read_stamp(text, "page", hints):
                yield element, evidence


def _said(tree: etree._Element, hints: Hints) -> Iterator[tuple[etree._Element, DateEvidence]]:
    """The days behind "Published" and the like; where these words have an element of their own, in what holds it."""
    for element in tree.iter(*_LINES):
        text = one_line(element.text or "")
        if not text or not _SAID.match(text) or len(text) > _LONGEST:
            continue
        line = element if _DIGITS.search(label(element)) else element.getparent()
        told = label(line)
        if len(told) <= _LONGEST:
            for mention in _mentions(told, hints)[:1]:
                yield element, DateEvidence(mention.date, "page", mention.text)


def _mentions(text: str, hints: Hints) -> tuple[dates.Mention, ...]:
    """The days in a line before it speaks of a change ("3 May 2024. Updated 5 May 2024")."""
    changed = _CHANGED.search(text)
    return dates.find(text[: changed.start()] if changed else text, hints.date_order, hints.today, hints.language)


def _named(tree: etree._Element, hints: Hints) -> Iterator[tuple[etree._Element, DateEvidence]]:
    for element in _worded(tree):
        text = label(element) if len(element) < 12 else ""
        if 6 <= len(text) <= _LONGEST:
            for mention in _mentions(text, hints)[:1]:
                if not _is_todays(element):
                    yield element, DateEvidence(mention.date, "page", mention.text)


def _worded(tree: etree._Element) -> Iterator[etree._Element]:
    """The first elements whose class or id speaks of a date, and times without a stamp."""
    worded = (
        element
        for element in tree.iter()
        if _WORDED.search(element.get("class") or "")
        or "date" in (element.get("id") or "")
        or (element.tag == "time" and element.get("datetime") is None)
    )
    return islice(worded, _MOST_WORDED)


def _is_todays(element: etree._Element) -> bool:
    """Whether an element, or what it holds, is named as the day of the visit."""
    named = [node.get(name) or "" for node in (element, *element.iterdescendants()) for name in ("class", "id")]
    return _TODAY.search(" ".join(named)) is not None


def _is_changed(element: etree._Element) -> bool:
    marks = " ".join((element.get("class") or "", element.get("itemprop") or "", element.get("pubdate") or ""))
    return _CHANGED.search(marks) is not None


def alone(tree: etree._Element, hints: Hints) -> Iterator[DateEvidence]:
    """The first element of the page that holds a whole date with its year, and nothing else."""
    for element in _ALONE(tree):
        text = label(element)
        mentions = dates.find(text, hints.date_order, hints.today, hints.language) if _DIGITS.search(text) else []
        if mentions and mentions[0].text.strip() == text.strip(" .,|·") and not _is_todays(element):
            yield DateEvidence(mentions[0].date, "page", mentions[0].text)
            return


def stamps_shown(tree: etree._Element) -> Iterator[str]:
    """The texts of a page that show a day, of publication or of a change."""
    for element in tree.iter("time"):
        yield label(element) or element.get("datetime") or ""
    for element in (*_worded(tree), *_SAYS_CHANGED(tree)[:_MOST_CHANGED]):
        if len(element) < 12 and len(text := label(element)) <= _LONGEST:
            yield text


def days(text: str, hints: Hints) -> set[dt.date]:
    """The days in one of those texts."""
    told = {mention.date for mention in dates.find(text[:_LONGEST], hints.date_order, hints.today, hints.language)}
    stamp = dates.iso(text)
    return told | {stamp} if stamp else told


def read_stamp(text: str, origin: str, hints: Hints) -> Iterator[DateEvidence]:
    """The day of a stamp, machine-readable or in words."""
    if day := dates.iso(text):
        yield DateEvidence(day, origin, text)
    elif mentions := dates.find(text[:_LONGEST], hints.date_order, hints.today, hints.language):
        yield DateEvidence(mentions[0].date, origin, text if len(text) <= _STAMP else mentions[0].text)
