"""Answers as JSON rows: the form that scripts read, kept stable. Every date is YYYY-MM-DD or null."""

import dataclasses
import datetime as dt
import sys
from collections.abc import Iterable
from typing import Any

from bot.cli.printing.safe import json_line
from bot.records.answers import (
    ArticleView,
    Brief,
    Excerpt,
    Hit,
    Preview,
    QuoteExcerpt,
    Quotes,
    Searched,
    SearchPage,
    Source,
    Sources,
    Tally,
    Timeline,
)
from bot.records.archive import Archive, Article
from bot.records.charts import Chart

Row = dict[str, object]


def write(row: Row) -> None:
    """One answer on standard output, as one indented JSON object."""
    sys.stdout.write(json_line(row, indent=2, default=_plain))


def _plain(value: object) -> str:
    if isinstance(value, dt.date):  # a moment is a date too
        return value.isoformat()
    raise TypeError(type(value))


def day(value: dt.date | None) -> str | None:
    """A date as YYYY-MM-DD, or null."""
    return value.isoformat() if value else None


def searched(value: Searched) -> Row:
    """What an answer looked through."""
    return {"articles": value.articles, "since": day(value.since), "until": day(value.until)}


def cut(value: Excerpt) -> Row:
    """A sentence: `text == show(article)["text"][start:end]`."""
    return {
        "text": value.text,
        "article": value.article,
        "version": value.version,
        "start": value.start,
        "end": value.end,
    }


def quote(value: QuoteExcerpt) -> Row:
    """A quote; its offsets leave the marks out."""
    said = {"text": value.cut.text, "speaker": value.speaker, "role": value.role, "how": value.how}
    return said | {key: item for key, item in cut(value.cut).items() if key != "text"}


def article(value: Article) -> Row:
    """An article without its text, with its date's origin and rivals."""
    chosen = value.published.chosen
    return {
        "article": value.id,
        "title": value.title.value,
        "byline": value.byline.value,
        "outlet": value.outlet,
        "url": value.url,
        "published": day(value.day),
        "published_from": chosen.origin if chosen else "none",
        "rivals": [{"date": day(w.date), "from": w.origin, "text": w.text} for w in value.published.rivals],
    }


def source(value: Source) -> Row:
    """A source; `copies` are the ids of other articles that carry the same text, `story` numbers of its story."""
    copies = [copy.id for copy in value.copies]
    return article(value.article) | {"number": value.number, "copies": copies, "story": list(value.story)}


def brief(value: Brief) -> Row:
    """The answer to `copydesk brief`; with --new, `new_since` is a moment or null at the first time."""
    return {
        "topic": value.topic,
        "searched": searched(value.searched),
        "found": value.found,
        "sentences": [cut(sentence) for sentence in value.sentences],
        "quotes": [quote(said) for said in value.quotes],
        "sources": [source(item) for item in value.sources],
        "warnings": list(value.warnings),
        "did_you_mean": value.did_you_mean,
        "new_since": value.new_since and value.new_since.isoformat(),
        "older": value.older,
    }


def quotes(value: Quotes) -> Row:
    """The answer to `copydesk quotes`."""
    return {
        "topic": value.topic,
        "speaker": value.speaker,
        "searched": searched(value.searched),
        "total": value.total,
        "quotes": [quote(said) for said in value.quotes],
        "sources": [source(item) for item in value.sources],
    }


def hits(value: SearchPage) -> Row:
    """The answer to `copydesk search`."""
    return {
        "topic": value.topic,
        "searched": searched(value.searched),
        "total": value.total,
        "hits": [_hit(hit) for hit in value.hits],
        "did_you_mean": value.did_you_mean,
    }


def _hit(value: Hit) -> Row:
    """A source with its passages; `marks` are the topic's words in each, as [start, end] from the passage's start."""
    marked = zip(value.passages, value.marks, strict=True)
    passages = [cut(passage) | {"marks": [[span.start, span.end] for span in marks]} for passage, marks in marked]
    return source(value.source) | {"passages": passages}


def shown(value: ArticleView) -> Row:
    """The answer to `copydesk show`: the article with its text, so that anyone can check `text[start:end]`."""
    return article(value.article) | {
        "version": value.version.id,
        "sha256": value.version.sha256,
        "text": value.version.text,
        "passages": [{"start": passage.start, "end": passage.end} for passage in value.passages],
        "quotes": [
            {"start": said.start, "end": said.end, "speaker": said.speaker, "role": said.role, "how": said.how}
            for said in value.quotes
        ],
        "posts": [
            {
                "number": post.number,
                "author": post.author,
                "published": day(post.published),
                "start": post.span.start,
                "end": post.span.end,
                "quoted": [{"whom": block.whom, "text": block.text} for block in post.quoted],
            }
            for post in value.version.posts
        ],
        "related": [each.id for each in value.related],
    }


def sources(value: Sources) -> Row:
    """The answer to `copydesk sources`."""
    return {
        "topic": value.topic,
        "searched": searched(value.searched),
        "total": value.total,
        "sources": [source(item) for item in value.sources],
        "did_you_mean": value.did_you_mean,
    }


def tally(value: Tally) -> Row:
    """The answer to `copydesk ingest`: what was stored, and what was refused and why."""
    stored = [
        {
            "given": given,
            "outcome": done.outcome,
            "article": done.article,
            "version": done.version,
            "title": done.title,
            "passages": done.passages,
            "quotes": done.quotes,
        }
        for given, done in value.receipts
    ]
    failed = [{"given": failure.given, "why": failure.why} for failure in value.failures]
    return {"stored": stored, "skipped": value.skipped, "failed": failed}


def archives(listed: Iterable[Archive]) -> Row:
    """The answer to `copydesk archives`; server ids are strings, since they do not fit a JavaScript number."""
    rows = [
        {"name": item.name, "articles": item.articles, "servers": [str(server) for server in item.servers]}
        for item in listed
    ]
    return {"archives": rows}


def record(value: Any) -> Row:
    """A frozen record with its fields' own names: the answers to verify, seen, who and stats."""
    row: Row = dataclasses.asdict(value)
    return row


def timeline(value: Timeline, chart: Chart | None) -> Row:
    """The answer to `copydesk timeline`; `chart` holds the bars by their unit, or null."""
    bars = chart and {"unit": chart.unit, "bars": [{"label": label, "articles": n} for label, n in chart.bars]}
    return record(value) | {"chart": bars}


def preview(value: Preview) -> Row:
    """The answer to `copydesk read`: what was understood, and from where."""
    draft = value.draft
    chosen = draft.published.chosen
    return {
        "kind": draft.kind,
        "title": draft.title.value,
        "title_from": draft.title.origin,
        "byline": draft.byline.value,
        "byline_from": draft.byline.origin,
        "outlet": draft.outlet,
        "language": draft.language,
        "url": draft.url,
        "published": day(chosen.date if chosen else None),
        "published_from": chosen.origin if chosen else "none",
        "sure": draft.published.sure,
        "rivals": [{"date": day(w.date), "from": w.origin, "text": w.text} for w in draft.published.rivals],
        "text": draft.text,
        "dropped": list(draft.dropped),
        "doubts": list(draft.doubts),
        "posts": len(draft.posts),
        "quotes": [
            {"text": draft.text[said.start : said.end], "speaker": said.speaker, "role": said.role, "how": said.how}
            for said in value.markup.quotes
        ],
        "known": value.known.id if value.known else None,
        "unchanged": value.unchanged,
    }
