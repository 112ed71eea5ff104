"""Sizes are asked before bytes are read; a text too long for one article is kept in parts that lose no word."""

import datetime as dt
import time

import pytest

from bot.errors.reading import FileTooLong, TextTooLong
from bot.reading.route import read
from bot.reading.sizes import MOST_READ, MOST_STORED, in_parts
from bot.records.annotations import Span
from bot.records.reading import Draft, Field, Hints, Post, PublicationDate, Received
from tests.chat.conftest import Newsroom
from tests.chat.conftest import news as news
from tests.discord import Upload
from tests.reading.files import W, docx, packed

HINTS = Hints(dt.date(2025, 4, 1))
PARAGRAPH = "The harbour opens on Monday, and everybody on the quay is glad about that.\n\n"


def text(body: str) -> Received:
    return Received(body.encode(), "text/plain", name="harbour.txt")


def draft(body: str, posts: tuple[Post, ...] = ()) -> Draft:
    return Draft(
        "thread",
        Field("Harbour", "page"),
        Field(),
        PublicationDate(),
        body,
        text(body),
        key="paper.example/a",
        posts=posts,
    )


def test_a_long_text_is_kept_in_parts_cut_between_paragraphs() -> None:
    long = "".join(f"{n}. {PARAGRAPH}" for n in range(13_000))
    parts = read(text(long), HINTS)
    assert [part.title.value[-13:] for part in parts if part.title.value] == [
        f"(part {n} of {len(parts)})" for n in range(1, len(parts) + 1)
    ]
    assert len(parts) >= 2
    assert all(len(part.text) <= MOST_STORED and part.text.endswith("that.") for part in parts)
    assert "".join("".join(part.text for part in parts).split()) in "".join(long.split())
    assert sum(len(part.text) for part in parts) > 0.9 * len(long) - 100_000


def test_a_long_thread_is_cut_between_posts_which_still_cut_their_own_words() -> None:
    words = "word " * 30_000
    body = "\n\n".join([words.strip()] * 8)
    posts = tuple(
        Post(n + 1, f"Sample {n}", None, Span(n * (len(words) + 1), n * (len(words) + 1) + len(words) - 1))
        for n in range(8)
    )
    parts = in_parts(draft(body, posts))
    assert [len(part.posts) for part in parts] == [3, 3, 2]
    assert [part.key for part in parts] == ["paper.example/a", "paper.example/a#part-2", "paper.example/a#part-3"]
    for part in parts:
        for post in part.posts:
            assert part.text[post.span.start : post.span.end] == words.strip()


def test_a_text_without_any_space_is_cut_all_the_same_and_a_longer_one_refused() -> None:
    assert "".join(part.text for part in in_parts(draft("x" * 1_200_000))) == "x" * 1_200_000
    with pytest.raises(TextTooLong):
        read(text("word " * (MOST_READ // 4)), HINTS)


def test_blank_lines_and_empty_paragraphs_cost_nothing() -> None:
    blank, last = "<w:p><w:r><w:t> </w:t></w:r></w:p>", "<w:p><w:r><w:t>The end of it.</w:t></w:r></w:p>"
    empty = f"<w:document {W}><w:body>{blank * 300_000}{last}</w:body></w:document>"
    files = [
        Received(packed({"[Content_Types].xml": "<Types/>", "word/document.xml": empty}), name="a.docx"),
        text("The harbour opens.\n" + "\n" * 5_000_000 + "Everybody is glad."),
        text("The harbour opens.\n" + " \r\n" * 1_500_000 + "Everybody is glad."),
    ]
    for file in files:
        began = time.process_time()
        (found,) = read(file, HINTS)
        assert found.text or found.title.value
        assert time.process_time() - began < 2


def test_too_many_paragraphs_are_refused_at_once() -> None:
    body = docx([("", "Words here.")] * 300_000)
    began = time.process_time()
    with pytest.raises(FileTooLong):
        read(Received(body, name="a.docx"), HINTS)
    assert time.process_time() - began < 2


async def test_discords_size_is_asked_before_a_byte_is_read(news: Newsroom) -> None:
    large = Upload("large.txt", b"x" * 25_000_001, "text/plain")
    for shown in (
        await news.discord.run("/ingest file", as_=news.discord.owner, file=large),
        await news.discord.submit(await news.discord.run("/ingest text"), {"Or upload it": large}),
    ):
        assert "more than 25 MB, so nothing of it was read" in shown.text
        assert "Save" not in shown.labels
