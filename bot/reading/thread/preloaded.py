"""Discourse pages that carry their posts as data for a script instead of as text."""

import json

from lxml import etree

from bot.reading.html_tree import finder, paragraphs, parse
from bot.reading.thread.posts import RawPost
from bot.reading.thread.previews import previews
from bot.records.reading import QuotedBlock

_DATA = finder("//*[@data-preloaded]")
_QUOTES = finder(".//aside[contains(@class,'quote')]")
_MOST = 1000


def read(tree: etree._Element) -> list[RawPost]:
    """The posts of the topic in a page's preloaded data; [] where there is none."""
    for element in _DATA(tree):
        for name, value in _object(element.get("data-preloaded")).items():
            if name.startswith("topic_"):
                stream = _object(value).get("post_stream")
                posts = stream.get("posts") if isinstance(stream, dict) else None
                return (
                    [_post(post) for post in posts[:_MOST] if isinstance(post, dict)] if isinstance(posts, list) else []
                )
    return []


def _post(post: dict[str, object]) -> RawPost:
    body = parse(f"<html><body>{post.get('cooked') or ''}</body></html>")
    quotes = list(dict.fromkeys((*_QUOTES(body), *previews(body))))
    quoted = tuple(QuotedBlock(quote.get("data-username"), "\n\n".join(paragraphs(quote))) for quote in quotes)
    author, stamp = post.get("username"), post.get("created_at")
    return RawPost(
        author if isinstance(author, str) else None,
        stamp if isinstance(stamp, str) else None,
        tuple(paragraphs(body, frozenset(quotes))),
        quoted,
    )


def _object(text: object) -> dict[str, object]:
    try:
        value = json.loads(text) if isinstance(text, str) else text
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
