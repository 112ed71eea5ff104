"""Packings that read the same in SQLite and PostgreSQL."""

import datetime as dt
import json
import zlib
from dataclasses import asdict

import zstandard

from bot.records.annotations import Span
from bot.records.reading import DateEvidence, Post, PublicationDate, QuotedBlock


def dump_dates(published: PublicationDate) -> str | None:
    """The chosen date and its rivals as JSON, None when there is neither; `sure` has a column of its own."""
    if published.chosen is None and not published.rivals:
        return None
    return _json([published.chosen and _witness(published.chosen), *map(_witness, published.rivals)])


def load_dates(packed: str | None, sure: bool) -> PublicationDate:
    """What `packed_dates` packed."""
    if packed is None:
        return PublicationDate(sure=sure)
    chosen, *rivals = json.loads(packed)
    return PublicationDate(chosen and _read_witness(chosen), tuple(map(_read_witness, rivals)), sure)


def dump_posts(posts: tuple[Post, ...]) -> str | None:
    """Posts as JSON, None for none."""
    return _json([asdict(post) for post in posts]) if posts else None


def load_posts(packed: str | None) -> tuple[Post, ...]:
    """What `packed_posts` packed."""
    return tuple(map(_read_post, json.loads(packed))) if packed else ()


def compress(body: bytes) -> bytes:
    """Received bytes in Zstandard, level 3: a news page of 260 kB becomes 48 in .6 ms (zlib level 4: 53 in 2.5)."""
    return zstandard.compress(body, 3)


def decompress(blob: bytes) -> bytes:
    """What `squeezed` squeezed, now or when it used zlib."""
    return zstandard.decompress(blob) if blob.startswith(zstandard.FRAME_HEADER) else zlib.decompress(blob)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def _witness(witness: DateEvidence) -> list[str]:
    return [witness.date.isoformat(), witness.origin, witness.text]


def _read_witness(row: list[str]) -> DateEvidence:
    return DateEvidence(dt.date.fromisoformat(row[0]), row[1], row[2])


def _read_post(row: dict[str, object]) -> Post:
    published, span, quoted = row["published"], row["span"], row["quoted"]
    assert isinstance(span, list)
    assert isinstance(quoted, list)
    return Post(
        number=int(str(row["number"])),
        author=None if row["author"] is None else str(row["author"]),
        published=None if published is None else dt.date.fromisoformat(str(published)),
        span=Span(*span),
        quoted=tuple(QuotedBlock(block["whom"], block["text"]) for block in quoted),
    )
