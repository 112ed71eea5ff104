"""Rows to records and back."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.archive.store import integrity, tables
from bot.archive.store.codecs import dump_dates, dump_posts, load_dates, load_posts
from bot.archive.store.storable_text import sha256
from bot.records.annotations import Annotations, Quote, Span
from bot.records.archive import Article, Version
from bot.records.ids import ArchiveId
from bot.records.passages import Passages
from bot.records.reading import Draft, Field, Post, Received


@dataclass(frozen=True, slots=True)
class NewText:
    """What a version is made of: its text, the title it came with, its posts, and the bytes it was read from."""

    text: str
    title: str | None
    posts: tuple[Post, ...]
    received: Received | None


def article_values(draft: Draft, markup: Annotations) -> dict[str, object]:
    """The columns of `articles` that a draft fills anew with each version."""
    chosen = draft.published.chosen
    return {
        "kind": draft.kind,
        "title": draft.title.value,
        "title_origin": draft.title.origin,
        "byline": draft.byline.value,
        "byline_origin": draft.byline.origin,
        "day": chosen and chosen.date,
        "dates": dump_dates(draft.published),
        "sure": draft.published.sure,
        "outlet": draft.outlet,
        "url": draft.url,
        "language": draft.language or markup.language,
        "image": draft.image,
        "genre": draft.genre,
        "words": len(draft.text.split()),
    }


def version_values(new: NewText, markup: Annotations, now: dt.datetime) -> dict[str, object]:
    """The columns of `versions`, without the article and the number."""
    return {
        "text": new.text,
        "sha256": sha256(new.text),
        "stored_at": now,
        "title": new.title,
        "posts": dump_posts(new.posts),
        "passages": markup.passages.packed,
        "engine": markup.engine,
    }


def quote_values(archive_id: ArchiveId, article_id: int, version_id: int, quote: Quote) -> dict[str, object]:
    """A row of `quotes`."""
    speaker, role = quote.speaker_at or (None, None), quote.role_at or (None, None)
    return {
        "archive": archive_id,
        "article": article_id,
        "version": version_id,
        "start": quote.start,
        "end": quote.end,
        "speaker": quote.speaker,
        "role": quote.role,
        "how": quote.how,
        "confidence": float(quote.confidence),
        "speaker_start": speaker[0],
        "speaker_end": speaker[1],
        "role_start": role[0],
        "role_end": role[1],
        "standing": None if quote.standing == "said" else quote.standing,
        "ascribed_to": quote.ascribed_to,
    }


TEXT = "text_"
"""Stands before the names of `versions` where its columns are read beside those of `articles`."""
VERSIONS_AT = len(tables.articles.columns)
"""The place of the columns of `versions` where all of them follow all of `articles`."""


def article(row: Row[Any]) -> Article | None:
    """An article from a row that begins with the columns of `articles`; None, and named, when the row is damaged."""
    return integrity.unpacked(tables.articles, row, _article)


def _article(row: Row[Any]) -> Article:
    return Article(
        id=row.id,
        archive=row.archive,
        version=row.version,
        kind=row.kind,
        title=Field(row.title, row.title_origin),
        byline=Field(row.byline, row.byline_origin),
        published=load_dates(row.dates, row.sure),
        outlet=row.outlet,
        url=row.url,
        language=row.language,
        image=row.image,
        added_at=row.added_at,
        words=row.words,
        note=row.note,
        genre=row.genre,
    )


def version(row: Row[Any], at: int = 0) -> Version | None:
    """A version from the columns of `versions` from place `at` on; None, and named, when row or text is damaged."""
    return integrity.unpacked(tables.versions, row, lambda row: _version(row, TEXT if at else ""), at)


def body(row: Row[Any], at: int = 0) -> tuple[Version, Passages] | None:
    """As `version`, with its passages."""
    return integrity.unpacked(tables.versions, row, lambda row: _body(row, TEXT if at else ""), at)


def _body(row: Row[Any], prefix: str) -> tuple[Version, Passages] | None:
    version = _version(row, prefix)
    return None if version is None else (version, _passages(getattr(row, prefix + "passages")))


def _version(row: Row[Any], prefix: str) -> Version | None:
    id_, article_id, number, stored, sha256_, stored_at, posts = (
        getattr(row, prefix + name) for name in ("id", "article", "number", "text", "sha256", "stored_at", "posts")
    )
    text = integrity.verified(stored, sha256_, article_id, id_)
    return None if text is None else Version(id_, article_id, number, text, sha256_, stored_at, load_posts(posts))


def _passages(packed: bytes) -> Passages:
    if not Passages.fits(packed):
        raise ValueError
    return Passages(packed)


def quote(row: Row[Any]) -> Quote | None:
    """A quote from a row that begins with the columns of `quotes`; None, and named, when the row is damaged."""
    return integrity.unpacked(tables.quotes, row, _quote)


def _quote(row: Row[Any]) -> Quote:
    return Quote(
        row.start,
        row.end,
        row.speaker,
        row.role,
        row.how,
        row.confidence,
        None if row.speaker_start is None else Span(row.speaker_start, row.speaker_end),
        None if row.role_start is None else Span(row.role_start, row.role_end),
        row.standing or "said",
        row.ascribed_to,
    )
