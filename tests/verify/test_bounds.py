"""No quote and no text can hold a thread: comparing has a budget of steps, then one sentence."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import insert

from bot.analysis.alignment import align, worded
from bot.analysis.alignment.worded import KEPT
from bot.analysis.verdicts import judge
from bot.archive import articles
from bot.archive.store import tables
from bot.chat.i18n import translator_for
from bot.chat.rendering.verdicts import checked
from bot.desk import settings
from bot.desk.check import check
from bot.desk.thinking import MOST_WAITING, Thinking
from bot.desk.verify import verify
from bot.desk.who import who
from bot.errors.asking import ComparingBusy, TooRepetitive
from bot.errors.servers import TooManyAliases
from tests.verify.conftest import EDITOR, Newsdesk

LONG = 120_000
"""Times that two short words are said: 480,000 characters."""


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("a b " * 400 + ". c d " + "b a " * 300, "a b " * 500),  # took 8.6 s
        ("a b " * 400 + "c d " + "b a " * 300, "a b " * LONG),
        ("a b " * 900, 'a b " " ' * (LONG // 2)),
        ("a…b…" * 700 + "c", "a b " * LONG),
        ("the a " * 500 + "x", "a the the " * (LONG // 3)),
        ("的我" * 1_500, "的我的我我" * (LONG // 2)),
    ],
)
def test_what_only_repeats_itself_is_given_up(quote: str, text: str) -> None:
    began = time.process_time()
    with pytest.raises(TooRepetitive):
        align(quote, worded(text))
    assert time.process_time() - began < 4


def test_a_quote_that_stands_in_repetitive_text_is_still_found() -> None:
    began = time.process_time()
    assert align("a b " * 900, worded("a b " * LONG)).verdict == "verbatim"
    assert time.process_time() - began < 4


def test_a_long_quote_in_a_long_text_is_compared() -> None:
    """3,000 characters in 4 MB took 25 s."""
    words = [f"w{n * 7919 % 19_997}" for n in range(90_000)]
    quote = [word if n % 9 else "zeppelin" for n, word in enumerate(words[4_000:4_450])]
    began = time.process_time()
    found = align(" ".join(quote), worded(" ".join(words)))
    assert found.verdict == "altered"
    assert time.process_time() - began < 4


def test_words_of_texts_are_kept_within_a_bound() -> None:
    for n in range(8):
        worded(f"{n} " + "word " * 40_000)
    assert 0 < KEPT.letters <= 1_000_000
    assert worded("twice ") is worded("twice ")


async def test_a_quote_is_compared_with_so_many_letters_and_no_more(news: Newsdesk) -> None:
    article = await news.add("“The quay was empty that morning,” said Anna Smith. Nothing else was seen.", "2031-03-04")
    async with news.desk.store.reading() as conn:
        stored = await conn.run_sync(articles.one, news.archive, article)
    assert judge("The quay was empty", None, [stored] * 8, 100)[0].verdict == "verbatim"
    with pytest.raises(TooRepetitive):
        judge("The quay was empty", None, [stored] * 8, 50)


async def test_the_link_to_a_place_in_repetitive_text_is_given_up(news: Newsdesk) -> None:
    """It held the loop for 30 s."""
    await news.add("a b " * 15_000, "2031-03-03")
    began = time.process_time()
    found = await verify(news.desk, news.archive, "a b " * 900)
    assert time.process_time() - began < 4
    assert found.verdict == "reported"
    assert found.link is None


async def test_checks_leave_the_threads_of_searches_and_name_resolution_alone(news: Newsdesk) -> None:
    """Six checks of a stitched quote held all of them for 48 s."""
    await news.add("He said: “" + "a b " * 500 + "”.", "2031-03-03")
    shared = ThreadPoolExecutor(1)
    asyncio.get_running_loop().set_default_executor(shared)
    shared.submit(time.sleep, 2)
    stitched = verify(news.desk, news.archive, "a b " * 400 + ". c d " + "b a " * 300)
    with pytest.raises(TooRepetitive) as refused:
        await asyncio.wait_for(stitched, 1.5)
    assert "too repetitive to compare" in refused.value.sentence


async def test_more_checks_than_can_wait_are_refused_and_the_next_are_answered() -> None:
    thinking = Thinking()
    gate = threading.Event()
    held = [asyncio.create_task(thinking.run(gate.wait, 20)) for _ in range(MOST_WAITING)]
    await asyncio.sleep(0)
    with pytest.raises(ComparingBusy):
        await thinking.run(len, "")
    gate.set()
    await asyncio.gather(*held)
    assert await thinking.run(len, "ab") == 2
    thinking.close()


async def test_thousands_of_one_name_are_asked_about_in_sets(news: Newsdesk) -> None:
    """Six thousand took a query each; here the queries do not grow with the people."""
    await news.add(
        "“The quay was empty that morning,” said Anna Smith. “Nobody had come,” said Anna Smith.", "2031-03-03"
    )
    rows = [
        {
            "archive": news.archive,
            "name": f"Sample{n} Smith",
            "key": f"sample{n} smith",
            "surname": "smith",
            "search": "",
        }
        for n in range(6_000)
    ]
    async with news.desk.store.writing() as conn:
        await conn.execute(insert(tables.people), rows)
    began = time.process_time()
    shown = await who(news.desk, news.archive, "Smith")
    assert time.process_time() - began < 2
    assert shown.person.name == "Anna Smith"
    assert shown.quotes == 2
    assert len(shown.others) == 25
    assert shown.left_out == 5_975


async def test_aliases_have_limits(news: Newsdesk) -> None:
    names = tuple(f"name {n}" for n in range(26))
    for groups in ((names,), (("a", "b"),) * 51, (names[:20],) * 21, (("a", "b" * 81),)):
        with pytest.raises(TooManyAliases, match="Nothing was changed"):
            await settings.change(news.desk, 7, EDITOR, aliases=groups)
    assert (await settings.change(news.desk, 7, EDITOR, aliases=(names[:25],))).aliases == (names[:25],)


async def test_one_quote_that_cannot_be_compared_leaves_the_others_their_verdicts(news: Newsdesk) -> None:
    """It ended the whole answer."""
    await news.add("He said: “" + "a b " * 500 + "”.", "2031-03-03")
    await news.add("“The quay was empty that morning,” said Anna Smith.", "2031-03-04")
    repetitive = ("a b " * 400 + ". c d " + "b a " * 300).strip()
    message = f"“{repetitive},” he said.\n\n“The quay was empty that morning,” said Anna Smith."
    answer = await check(news.desk, news.archive, message)
    assert [verification.verdict for verification in answer.verifications] == ["verbatim"]
    assert [words.rstrip(",") for words in answer.too_repetitive] == [repetitive]
    assert answer.found == 2
    screen = str(checked(translator_for("en"), answer).payload())
    assert "Verbatim" in screen
    assert "too repetitive to compare" in screen
