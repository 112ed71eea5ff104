"""When a page was published: every witness on it, the likeliest chosen, the others kept as rivals."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice

from htmldate import find_date
from lxml import etree

from bot.reading.html_tree import finder, label
from bot.reading.page.declared import Declared, strings
from bot.records.reading import DateEvidence, Hints, PublicationDate
from bot.text import dates

# fmt: off
_META = (
    "article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate", "publish-date",
    "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date",
    "citation_publication_date", "date",
    "article.published", "article:published", "publication_date",
    "og:article:published_time", "cxenseparse:recs:publishtime", "created",
)
# fmt: on
_META_CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "updated")
_STAMPED = finder(
    "(//time[@datetime]|//*[@itemprop='datePublished']|//abbr[@title and contains(@class,'published')])[position()<=40]"
)
_WORDED = re.compile("date|publish|time|byline|meta|posted")
_SAYS_CHANGED = finder("//text()[contains(.,'pdated')][string-length(.)<60]/..")
_ALONE = finder("//*[not(*)][string-length(normalize-space(.))>7][string-length(normalize-space(.))<32]")
_TODAY = re.compile(r"(?i)today|current|clock|copyright")
_CHANGED = re.compile(r"(?i)updat|modif|edited|aktualisiert|mis à jour|actualizado|revised|reviewed")
_LONGEST = 160
_MOST_CHANGED = 20
_MOST_WORDED = 60
_RENEWED = 60  # days
_EPOCH = (dt.date(1970, 1, 1), dt.date(1969, 12, 31))  # a stamp of 0 seconds, in any zone: nobody filled it in
_BESIDE = frozenset(("aside", "footer", "nav"))
_DIGITS = re.compile(r"(?:19|20)\d\d")


def read(tree: etree._Element, declared: Declared, url: str | None, hints: Hints) -> PublicationDate:
    """The day of publication with where it was read; sure when declared, or when two kinds of witness agree."""
    dated = [
        evidence
        for evidence in _witnesses(tree, declared, url, hints)
        if evidence.date.year > dates.FIRST_YEAR and evidence.date <= _latest(hints) and evidence.date not in _EPOCH
    ]

    if edition := _edition(tree, declared, dated, hints):
        dated.insert(0, edition)
    if not dated:
        dated += [evidence for evidence in _alone(tree, hints) if evidence.date <= _latest(hints)]
    if not dated and (guess := _guessed(tree, url, hints)):
        dated.append(guess)
    return choose(dated)


def _edition(tree: etree._Element, declared: Declared, dated: list[DateEvidence], hints: Hints) -> DateEvidence | None:
    """The day of the text now read, where it was rewritten long after and the page shows its readers that day alone.

    Guides are renewed each year under one address; their first day, kept as a rival, says nothing of this text.
    """
    first = next((evidence.date for evidence in dated if evidence.origin == "metadata"), None)
    changed = _changed(declared)
    if first is None or changed is None or changed > _latest(hints) or (changed - first).days < _RENEWED:
        return None
    shown = {day for text in _stamps_shown(tree) for day in _days(text, hints)}
    near = {changed, changed - dt.timedelta(days=1), changed + dt.timedelta(days=1)}
    seen = sorted(shown & near, key=lambda day: abs(day - changed))
    return DateEvidence(seen[0], "page", f"{seen[0]:%Y-%m-%d}") if seen and first not in shown else None


def _changed(declared: Declared) -> dt.date | None:
    stamps = [text for node in declared.articles() for text in strings(node.get("dateModified"))[:1]]
    stamps += [text for name in _META_CHANGED for text in declared.meta.get(name, ())[:1]]
    return max((day for text in stamps if (day := dates.iso(text))), default=None)


def _stamps_shown(tree: etree._Element) -> Iterator[str]:
    for element in tree.iter("time"):
        yield label(element) or element.get("datetime") or ""
    for element in (*_worded(tree), *_SAYS_CHANGED(tree)[:_MOST_CHANGED]):
        if len(element) < 12 and len(text := label(element)) <= _LONGEST:
            yield text


def _days(text: str, hints: Hints) -> set[dt.date]:
    days = {mention.date for mention in dates.find(text[:_LONGEST], hints.date_order, hints.today, hints.language)}
    stamp = dates.iso(text)
    return days | {stamp} if stamp else days


def choose(dated: list[DateEvidence]) -> PublicationDate:
    """The first witness, the first of each other day as rivals; sure when declared or seen in two kinds of place."""
    if not dated:
        return PublicationDate()
    chosen = dated[0]
    rivals = {evidence.date: evidence for evidence in reversed(dated) if evidence.date != chosen.date}
    origins = {evidence.origin for evidence in dated if evidence.date == chosen.date}
    ordered = tuple(evidence for evidence in dated if rivals.get(evidence.date) is evidence)
    return PublicationDate(chosen, ordered[:6], chosen.origin == "metadata" or len(origins) > 1)


def _latest(hints: Hints) -> dt.date:
    return hints.today + dt.timedelta(days=1)


def _witnesses(tree: etree._Element, declared: Declared, url: str | None, hints: Hints) -> Iterator[DateEvidence]:
    for node in declared.articles():
        for text in strings(node.get("datePublished"))[:1]:
            yield from _stamp(text, "metadata", hints)
    for name in _META:
        for text in declared.meta.get(name, ())[:1]:
            yield from _stamp(text, "metadata", hints)
    yield from _on_page(tree, hints)
    for mention in dates.in_name(url or ""):
        yield DateEvidence(mention.date, "url", mention.text)


def _stamp(text: str, origin: str, hints: Hints) -> Iterator[DateEvidence]:
    if day := dates.iso(text):
        yield DateEvidence(day, origin, text)
    elif mentions := dates.find(text[:_LONGEST], hints.date_order, hints.today, hints.language):
        yield DateEvidence(mentions[0].date, origin, mentions[0].text)


def _on_page(tree: etree._Element, hints: Hints) -> Iterator[DateEvidence]:
    """The days of stamps, then of elements named after a date: the article's own before those of what is beside it."""
    dated = [*_stamped(tree, hints), *_named(tree, hints)]
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
            for evidence in _stamp(text, "page", hints):
                yield element, evidence


def _named(tree: etree._Element, hints: Hints) -> Iterator[tuple[etree._Element, DateEvidence]]:
    for element in _worded(tree):
        text = label(element) if len(element) < 12 else ""
        if 6 <= len(text) <= _LONGEST and not _CHANGED.search(text):
            for mention in dates.find(text, hints.date_order, hints.today, hints.language)[:1]:
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


def _alone(tree: etree._Element, hints: Hints) -> Iterator[DateEvidence]:
    """The first element of the page that holds a whole date with its year, and nothing else."""
    for element in _ALONE(tree):
        text = label(element)
        mentions = dates.find(text, hints.date_order, hints.today, hints.language) if _DIGITS.search(text) else []
        if mentions and mentions[0].text.strip() == text.strip(" .,|·") and not _is_todays(element):
            yield DateEvidence(mentions[0].date, "page", mentions[0].text)
            return


def _guessed(tree: etree._Element, url: str | None, hints: Hints) -> DateEvidence | None:
    latest = _latest(hints).isoformat()
    day = find_date(tree, url=url, original_date=True, extensive_search=True, max_date=latest)
    # What is known as a year alone is given as its first of January: no day at all.
    return DateEvidence(dt.date.fromisoformat(day), "page", day) if day and not day.endswith("-01-01") else None
