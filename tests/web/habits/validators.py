"""Validators and what a feed makes of them (RFC 9110, 8.8 and 13)."""

import asyncio
import datetime as dt
import hashlib
from dataclasses import replace
from email.utils import parsedate_to_datetime

from tests.web.asking import Look, Reply, http_date
from tests.web.habit import reply


@reply
def strong_etag(look: Look, usual: Reply) -> Reply:
    """Has an ETag that changes with the body, and answers 304 to it."""
    return _tagged(look, usual, f'"{_digest(usual)}"')


@reply
def weak_etag(look: Look, usual: Reply) -> Reply:
    """Has a weak ETag, W/"..."; answers 304 to it."""
    return _tagged(look, usual, f'W/"{_digest(usual)}"')


@reply
def last_modified(look: Look, usual: Reply) -> Reply:
    """Has a Last-Modified, the time of its newest article or correction, and answers 304 to it."""
    dated = usual.having(Last_Modified=http_date(look.changed))
    return _unchanged(dated) if _not_since(look) and dated.status == 200 else dated


@reply
def etag_and_last_modified(look: Look, usual: Reply) -> Reply:
    """Has both; If-None-Match counts where it is sent, If-Modified-Since else (RFC 9110, 13.2.2)."""
    tagged = _tagged(look, usual, f'"{_digest(usual)}"').having(Last_Modified=http_date(look.changed))
    if "if-none-match" in look.headers or tagged.status != 200:
        return tagged
    return _unchanged(tagged) if _not_since(look) else tagged


@reply
def no_validators(look: Look, usual: Reply) -> Reply:
    """Has neither ETag nor Last-Modified, and gives the whole feed each time."""
    return usual.without("ETag", "Last-Modified")


@reply
def always_304(look: Look, usual: Reply) -> Reply:
    """Answers 304 to whoever asks with a condition, whatever has been published; gives all to an unconditional look."""
    dated = usual.having(ETag='"stuck"', Last_Modified=http_date(look.changed))
    conditional = "if-none-match" in look.headers or "if-modified-since" in look.headers
    return _unchanged(dated) if conditional else dated


@reply
def unchanged_with_a_body(look: Look, usual: Reply) -> Reply:
    """Has an ETag, and answers 304 to it with the whole feed behind the head, which a 304 never has."""
    tagged = _tagged(look, usual, f'"{_digest(usual)}"')
    return replace(tagged, body=usual.body, sender=_with_body) if tagged.status == 304 else tagged


@reply
def etag_that_changes(look: Look, usual: Reply) -> Reply:
    """Has another ETag at each look though the body is the same, as farms of servers do."""
    return usual.having(ETag=f'"{look.count:x}-{_digest(usual)}"')


async def _with_body(transport: asyncio.Transport, head: bytes, body: bytes) -> None:
    transport.write(head.removesuffix(b"\r\n") + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)


def _tagged(look: Look, usual: Reply, tag: str) -> Reply:
    tagged = usual.having(ETag=tag)
    asked = [name.strip().removeprefix("W/") for name in look.headers.get("if-none-match", "").split(",")]
    return _unchanged(tagged) if usual.status == 200 and tag.removeprefix("W/") in asked else tagged


def _digest(usual: Reply) -> str:
    return hashlib.sha256(usual.body).hexdigest()[:16]


def _not_since(look: Look) -> bool:
    try:
        since = parsedate_to_datetime(look.headers.get("if-modified-since", ""))
    except ValueError:
        return False
    return look.changed.replace(microsecond=0) <= since.replace(tzinfo=since.tzinfo or dt.UTC)


def _unchanged(usual: Reply) -> Reply:
    return Reply(304, usual.without("Content-Type").headers)
