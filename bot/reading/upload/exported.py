"""Our own exports read back: each row is the article that it was, with its posts. Other data is refused by name."""

import csv
import datetime as dt
import itertools
import json
from collections.abc import Iterator
from dataclasses import replace

from bot.errors.fetching import BadAddress
from bot.errors.reading import DamagedFile, FileTooLong, UnknownFile
from bot.errors.tree import Words
from bot.reading.html_tree import decode
from bot.reading.sizes import part_key
from bot.records.annotations import Span
from bot.records.reading import (
    DateEvidence,
    Doubt,
    Draft,
    Field,
    Genre,
    Kind,
    Post,
    PublicationDate,
    QuotedBlock,
    Received,
)
from bot.text import exported, urls
from bot.text.clean import clean

MOST_ARTICLES = 5_000
UNFIT = Doubt("The posts do not fit the text any more, so it is kept as one text.")
_ORIGIN = "export"
_DAMAGE = (ValueError, TypeError, LookupError, AttributeError, RecursionError, csv.Error, BadAddress)
_NEEDED = frozenset(("article", "title", "text"))
_HEAD = 2_000
_GENRES: dict[object, Genre] = {"opinion": "opinion", "satire": "satire"}
_ROWS = {".jsonl": exported.from_json_lines, ".csv": exported.from_csv, ".md": exported.from_markdown}


def form_of(received: Received) -> str | None:
    """The ending of the form in which this is an export; None for a text or a page.

    Raises UnknownFile for other data. What came from an address is no export: a page could say so of itself, and put
    articles of other addresses into the archive.
    """
    head = received.body[:_HEAD].decode("utf-8", "replace").lstrip("\ufeff")
    ours = received.url is None
    if ours and exported.is_markdown(head):
        return ".md"
    if ours and exported.is_table(head):
        return ".csv"
    if (received.name or "").lower().endswith((".csv", ".tsv")):
        raise UnknownFile(kind=Words("a table"))
    return _json_form(received.body, ours=ours) if head.lstrip().startswith(("{", "[")) else None


def _json_form(body: bytes, *, ours: bool) -> str | None:
    if ours and _objects(body, 1).keys() >= _NEEDED:
        return ".jsonl"
    if _objects(body, 2) or _is_json(body):
        raise UnknownFile(kind=Words("a JSON file"))
    return None


def read(received: Received, form: str) -> tuple[Draft, ...]:
    """The articles of an export, in its order, each with its own row as what was received.

    Raises DamagedFile where a row is not whole, FileTooLong past MOST_ARTICLES.
    """
    drafts: list[Draft] = []
    keys: set[str] = set()
    try:
        for source, row in _ROWS[form](_text(received)):
            if len(drafts) == MOST_ARTICLES:
                raise FileTooLong(kind=form, limit=MOST_ARTICLES, parts=Words("articles"))
            draft = _draft(row, Received(source.encode(), received.media_type, "utf-8", name=received.name))
            drafts.append(replace(draft, key=part_key(draft.key, draft.title.value)) if draft.key in keys else draft)
            keys.add(draft.key or "")
    except _DAMAGE as broken:
        raise DamagedFile(kind=form) from broken
    if not drafts:
        raise DamagedFile(kind=form)
    return tuple(drafts)


def _text(received: Received) -> str:
    """UTF-8 as it was written; a spreadsheet may have saved it in another encoding."""
    try:
        return received.body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(received)


def _objects(body: bytes, lines: int) -> dict[str, object]:
    """The first of so many lines that are all objects; {} where one is not."""
    first: dict[str, object] = {}
    given = [line for line in body[: exported.LONGEST_CELL].lstrip(b"\xef\xbb\xbf").split(b"\n", lines)[:lines] if line]
    for line in given:
        value = _loaded(line)
        if not isinstance(value, dict):
            return {}
        first = first or value
    return first if len(given) == lines else {}


def _is_json(body: bytes) -> bool:
    value = _loaded(body)
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict | list) for item in value))


def _loaded(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _draft(row: dict[str, object], received: Received) -> Draft:
    text, posts, fit = _told(row)
    url, title = urls.web(_words(row, "url")), _words(row, "title")
    kind: Kind = "thread" if posts else "page" if url else "text"
    return Draft(
        kind=kind,
        title=_field(title),
        byline=_field(_words(row, "byline")),
        published=_published(row),
        text=text,
        received=received,
        url=url,
        key=urls.key(url) if url else None,
        outlet=_words(row, "outlet"),
        language=_words(row, "language"),
        genre=_GENRES.get(row.get("genre")),
        posts=posts,
        doubts=() if fit else (UNFIT,),
    )


def _told(row: dict[str, object]) -> tuple[str, tuple[Post, ...], bool]:
    """The text, its posts, and whether those that the row has fit it; else they are left out."""
    text = _words(row, "text") or ""
    whole = clean(text)
    if not any(map(str.isalnum, whole)):
        raise ValueError("a row without a text")
    posts = tuple(_posts(row.get("posts")))
    fit = not posts or (whole == text and _stand_in(posts, whole))
    return whole, posts if fit else (), fit


def _stand_in(posts: tuple[Post, ...], text: str) -> bool:
    """Whether the posts lie one after the other within the text."""
    places = [0, *itertools.chain.from_iterable(post.span for post in posts), len(text)]
    return all(before <= after for before, after in itertools.pairwise(places))


def _words(row: dict[str, object], name: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name} is no text")
    return value or None


def _field(value: str | None) -> Field:
    return Field(value, _ORIGIN) if value else Field()


def _day(value: object) -> dt.date | None:
    return dt.date.fromisoformat(str(value)) if value else None


def _published(row: dict[str, object]) -> PublicationDate:
    day = _day(row.get("published"))
    if day is None:
        return PublicationDate()
    return PublicationDate(DateEvidence(day, _ORIGIN, day.isoformat()), sure=row.get("sure") is True)


def _posts(posts: object) -> Iterator[Post]:
    for number, post in enumerate(posts if isinstance(posts, list) else (), 1):
        quoted = tuple(QuotedBlock(_words(block, "whom"), _words(block, "text") or "") for block in post["quoted"])
        span = Span(int(post["start"]), int(post["end"]))
        yield Post(number, _words(post, "author"), _day(post["published"]), span, quoted)
