"""When a page was published: every witness on it, the likeliest chosen, the others kept as rivals."""

import datetime as dt
from collections.abc import Iterator

from htmldate import find_date
from lxml import etree

from bot.reading.page import local_day, shown_dates
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
_RENEWED = 60  # days
_DAY = dt.timedelta(days=1)
_EPOCH = (dt.date(1970, 1, 1), dt.date(1969, 12, 31))  # a stamp of 0 seconds, in any zone: nobody filled it in


def read(tree: etree._Element, declared: Declared, url: str | None, hints: Hints) -> PublicationDate:
    """The day of publication with where it was read; sure when declared, or when two kinds of witness agree."""
    dated = [
        evidence
        for evidence in _witnesses(tree, declared, url, hints)
        if evidence.date.year > dates.FIRST_YEAR and evidence.date <= _latest(hints) and evidence.date not in _EPOCH
    ]

    dated = local_day.settled(dated, hints)
    if edition := _edition(tree, declared, dated, hints):
        dated.insert(0, edition)
    if not dated:
        dated += [evidence for evidence in shown_dates.alone(tree, hints) if evidence.date <= _latest(hints)]
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
    shown = {day for text in shown_dates.stamps_shown(tree) for day in shown_dates.days(text, hints)}
    near, around = ({day - _DAY, day, day + _DAY} for day in (changed, first))  # as the zones of the world have it
    seen = sorted(shown & near, key=lambda day: abs(day - changed))
    return DateEvidence(seen[0], "page", f"{seen[0]:%Y-%m-%d}") if seen and not shown & around else None


def _changed(declared: Declared) -> dt.date | None:
    stamps = [text for node in declared.articles() for text in strings(node.get("dateModified"))[:1]]
    stamps += [text for name in _META_CHANGED for text in declared.meta.get(name, ())[:1]]
    return max((day for text in stamps if (day := dates.iso(text))), default=None)


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
            yield from shown_dates.read_stamp(text, "metadata", hints)
    for name in _META:
        for text in declared.meta.get(name, ())[:1]:
            yield from shown_dates.read_stamp(text, "metadata", hints)
    yield from shown_dates.on_page(tree, hints)
    for mention in dates.in_name(url or ""):
        yield DateEvidence(mention.date, "url", mention.text)


def _guessed(tree: etree._Element, url: str | None, hints: Hints) -> DateEvidence | None:
    latest = _latest(hints).isoformat()
    day = find_date(tree, url=url, original_date=True, extensive_search=True, max_date=latest)
    # What is known as a year alone is given as its first of January: no day at all.
    return DateEvidence(dt.date.fromisoformat(day), "page", day) if day and not day.endswith("-01-01") else None
