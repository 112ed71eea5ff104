"""Whatever is typed as a topic: never an exception, never another archive's article, an answer or one clear sentence.

Over each kind of store, beside another archive that holds the same articles and every odd string as well.
"""

import random
from collections.abc import AsyncIterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import open_desk
from bot.archive.servers import archives
from bot.archive.store.temporary_store import temporary_store
from bot.config import Config
from bot.desk.brief import brief
from bot.desk.quotes import quotes
from bot.desk.search import search
from bot.desk.sources import sources
from bot.desk.suggest import suggest
from bot.desk.timeline import timeline
from bot.errors.tree import CopydeskError
from bot.records.archive import Article
from tests import hostile
from tests.archive.conftest import KINDS, POSTGRES
from tests.search.conftest import Shelf
from tests.search.sample import ALL, draft

SEED, ODD = 20_240_501, 240
ALPHABET = "ab \"'()*:^+-~&|!\\/%_;,.<>{}[]@#$\n\t\0é“”«»’Жяไทยမြ学校🙂\u200b\u202e\ufeff\ud7ff"
PIECES = (
    *("AND", "OR", "NOT", "NEAR(", "lead:", "outlet:", "since:", "until:2024", "lang:ja", "rowid", "<->", ":*", "{x}"),
    *("russia", "lamp", "Holland", "Swiss franc", "New Mexico", "*", '"', "--", "%s", "'; DROP TABLE articles; --"),
)


def odd_strings() -> list[str]:
    chance = random.Random(SEED)
    made = [
        "".join(
            chance.choice(PIECES) + " " if chance.random() < 0.4 else chance.choice(ALPHABET)
            for _ in range(chance.randint(1, 24))
        )
        for _ in range(ODD - len(hostile.ACTING))
    ]
    return [*hostile.ACTING, *made]


@pytest.fixture(params=KINDS)
async def shelf(request: pytest.FixtureRequest) -> AsyncIterator[Shelf]:
    async with temporary_store(POSTGRES if request.param == "postgres" else None) as store:
        address = store.url.render_as_string(hide_password=False)
        async with open_desk(Config(database=address)) as desk:
            async with desk.store.writing() as conn:
                theirs = (await conn.run_sync(archives.of_server, 22)).id
                ours = (await conn.run_sync(archives.of_server, 11)).id
            shelf = Shelf(desk, ours, theirs)
            for one in ALL:
                await shelf.add(ours, one)
                await shelf.add(theirs, one)
            await shelf.add(theirs, draft("Odd", "\n\n".join(odd.replace("\0", " ") for odd in odd_strings())))
            yield shelf


async def asked(shelf: Shelf, verb: str, typed: str) -> list[Article]:
    """The articles that a verb shows for what was typed."""
    desk, ours = shelf.desk, shelf.ours
    match verb:
        case "search":
            return [hit.source.article for hit in (await search(desk, ours, typed)).hits]
        case "brief":
            return [source.article for source in (await brief(desk, ours, typed)).sources]
        case "sources":
            return [source.article for source in (await sources(desk, ours, typed)).sources]
        case "timeline":
            answer = await timeline(desk, ours, typed)
            return [*(source.article for source in answer.sources), *answer.unsure]
        case _:
            return [source.article for source in (await quotes(desk, ours, typed)).sources]


async def found_by(shelf: Shelf, verb: str, typed: str) -> set[int]:
    """The archives of the articles that a verb shows; a refusal shows none, and is one clear sentence."""
    found: list[Article] = []
    said = "."
    try:
        found = await asked(shelf, verb, typed)
    except CopydeskError as refusal:
        said = refusal.sentence
    assert said.endswith(".")
    assert "\n" not in said
    return {article.archive for article in found}


async def test_odd_topics(shelf: Shelf) -> None:
    others = ("brief", "sources", "timeline", "quotes")
    shown = 0
    for number, typed in enumerate(odd_strings()):
        for verb in ("search", *others[number % 12 : number % 12 + 1]):
            archives_shown = await found_by(shelf, verb, typed)
            assert archives_shown <= {shelf.ours}, (verb, typed)
            shown += bool(archives_shown)
    assert shown > ODD / 4  # many of them do find something, or the test would prove nothing


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.one_of(st.text(max_size=40), hostile.texts(8)))
async def test_any_text_as_a_topic(shelf: Shelf, typed: str) -> None:
    for verb in ("search", "brief"):
        assert await found_by(shelf, verb, typed) <= {shelf.ours}
    for offered in await suggest(shelf.desk, shelf.ours, typed):
        assert offered.articles
