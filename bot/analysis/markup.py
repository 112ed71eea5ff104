"""Everything worked out about a text at ingest."""

from collections.abc import Sequence

from bot.analysis.copies import fingerprint
from bot.analysis.engine import ENGINE
from bot.analysis.naming import named
from bot.analysis.quotations.extraction import extract
from bot.analysis.sentences import split
from bot.records.annotations import Annotations
from bot.records.reading import Post
from bot.text.words import stem_text


def mark(text: str, language: str | None, posts: Sequence[Post] = ()) -> Annotations:
    """All marks of `text`; `language` is an ISO 639-1 code or None; `posts` a thread's."""
    quotes = extract(text, language, posts)
    return Annotations(
        language,
        split(text, language),
        quotes,
        fingerprint(text, quotes),
        stem_text(text, language),
        named((quote for quote in quotes if quote.standing == "said"), text, language),
        ENGINE,
    )


def mark_several(texts: Sequence[tuple[str, str | None, Sequence[Post]]]) -> tuple[Annotations, ...]:
    """The marks of several texts, each with its language and posts."""
    return tuple(mark(*text) for text in texts)


def stem_several(texts: Sequence[tuple[str, str | None]]) -> tuple[str, ...]:
    """The stems of several texts, each with its language, as the search index keeps them."""
    return tuple(stem_text(text, language) for text, language in texts)
