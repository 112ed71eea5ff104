"""Strings of every Unicode block through the pipe's own doors: each is answered or refused by name, and soon.

Half of what is asked stands in an article, so that it is found, ranked and cut; the rest is found nowhere.
"""

import asyncio
import dataclasses
import functools
import random
import sys
import time
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from bot.analysis.markup import mark
from bot.archive import articles
from bot.archive.servers import archives
from bot.archive.store import Store
from bot.cli.pipes import desk
from bot.cli.printing.safe import Row
from bot.desk import topic_search
from bot.desk.topic_search import TopicQuery
from bot.records.reading import Field
from tests.archive.samples import EDITOR, NOW, draft
from tests.empty_archive import empty_archive
from tests.search.conftest import Shelf

BLOCK = 0x80
"""Unicode's blocks begin at multiples of 16; nearly all are of 128 letters and more."""
JOINING = " \u200c\u200d\u0301\u064e\u093c\u0e49\u103a\u3099\ufe0f\u202e"
"""What takes scripts apart: blanks, joiners, marks on what they do not belong to."""
REFUSALS = {"EmptyTopic", "TopicTooLong", "NoQuote"}
ANSWERED = 1.0
"""Seconds of our own work that an answer may take at most: others' on this machine are none of it."""


@functools.cache
def blocks() -> list[list[str]]:
    """The letters of each block, looked up when a test asks and not by every process that collects."""
    every = ([chr(c) for c in range(first, first + BLOCK)] for first in range(0, sys.maxunicode, BLOCK))
    letters = ([c for c in block if unicodedata.category(c) not in ("Cn", "Cs")] for block in every)
    return [block for block in letters if block]


def strings(seed: int) -> Iterator[str]:
    """Endless: of one block after another, some of two blocks, a third of one letter repeated."""
    chance = random.Random(seed)
    while True:
        for block in chance.sample(blocks(), len(blocks())):
            letters = block if chance.random() < 0.7 else block + chance.choice(blocks())
            many = chance.choice((1, 2, 3, 8, 40, 300))
            some = chance.choices([*letters, *JOINING], k=many)
            yield "".join(some if chance.random() < 0.7 else some[:2] * many).replace("\x00", "x")


def stored(seed: int, many: int) -> list[str]:
    """What stands in the archive."""
    return list(islice(strings(seed), max(40, many // 10)))


async def filled(place: Path, texts: list[str]) -> None:
    """A database with articles of these texts, twenty in each."""
    store = await Store.open(str(empty_archive(place)))
    async with store.writing() as w:
        archive = (await w.run_sync(archives.ensure, "local", NOW)).id
        for number in range(0, len(texts), 20):
            told = "\n\n".join(f"{text} said “{text}” on Monday." for text in texts[number : number + 20])
            given = draft(number + 1, told, title=Field(texts[number], "page"), language=None)
            await w.run_sync(articles.add, archive, given, mark(told, None), EDITOR, NOW)
    await store.close()


def askings(place: Path, texts: list[str], seed: int, many: int) -> Iterator[Row]:
    """The archive, then `many` strings through all the doors in turn."""
    yield {"op": "new", "database": str(place)}
    for number, text in enumerate(islice(strings(seed + 1), many)):
        asked = text if number % 2 else texts[number // 2 % len(texts)]
        yield from (
            {"op": "search", "topic": asked},
            {"op": "suggest", "typed": asked},
            {"op": "who", "name": asked},
            {"op": "verify", "quote": asked, "speaker": text[:40]},
        )


def outcome(place: Path, seed: int, many: int) -> tuple[list[tuple[str, Row]], tuple[float, Row], int]:
    """What was answered with another error than a refusal, the slowest question, and how many were answered."""
    texts = stored(seed, many)
    asyncio.run(filled(place, texts))
    wrong: list[tuple[str, Row]] = []
    slowest: tuple[float, Row] = (0.0, {})
    answered = 0
    asked: list[tuple[float, Row]] = []

    def rows() -> Iterator[Row]:
        for row in askings(place, texts, seed, many):
            asked.append((time.process_time(), row))
            yield row

    def out(answer: Row) -> None:
        nonlocal slowest, answered
        began, row = asked[-1]
        took = time.process_time() - began
        if row["op"] != "new" and took > slowest[0]:
            slowest = (took, row)
        answered += "error" not in answer
        if answer.get("error", "EmptyTopic") not in REFUSALS:
            wrong.append((str(answer["error"]), row))

    desk.run(rows(), out)
    return wrong, slowest, answered


def holds(place: Path, seed: int, many: int) -> None:
    wrong, slowest, answered = outcome(place, seed, many)
    assert wrong == []
    assert answered > 2 * many
    assert slowest[0] < ANSWERED, slowest


def test_every_block_is_answered_or_refused(tmp_path: Path) -> None:
    holds(tmp_path / "archive.sqlite", 1, 100)


async def test_many_short_words_in_long_texts_are_told_apart_once(shelf: Shelf) -> None:
    """Each of them folded each text again: 2.3 s."""
    signs = [chr(c) for c in range(0x13000, 0x130F0)]
    text = " ".join(signs[number * 7 % len(signs)] for number in range(9_000))
    for number in range(4):
        await shelf.add(shelf.theirs, dataclasses.replace(draft(number + 1, text), language=None))
    began = time.process_time()
    result = await topic_search.search(shelf.desk, TopicQuery(shelf.theirs, " ".join(signs)))
    assert len(result.articles) == 4
    assert time.process_time() - began < ANSWERED


async def test_a_topic_of_many_unknown_words_is_no_slip_of_each(shelf: Shelf) -> None:
    words = [f"q{chr(97 + first)}{chr(97 + second)}zxwvutsrqponmlkjihgf" for first in range(4) for second in range(5)]
    began = time.process_time()
    result = await topic_search.search(shelf.desk, TopicQuery(shelf.ours, " ".join(words)))
    assert result.did_you_mean is None
    assert time.process_time() - began < ANSWERED


@pytest.mark.slow
def test_strings_of_every_block_are_answered_or_refused(tmp_path: Path) -> None:
    holds(tmp_path / "archive.sqlite", 2, 5_000)
