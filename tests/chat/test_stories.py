"""One story in several articles: /seen and *Seen before?*, /archive show, /sources; and a form filled in each week."""

import datetime as dt

import pytest

from bot.records.reading import DateEvidence, Draft, Field, PublicationDate, Received
from tests.chat.conftest import Newsroom
from tests.verify.test_copies import OTHER, STORY, WEEKLY

BACKGROUND = STORY.split(". ")[1] + ". " + STORY.split(". ")[4]
LATER = (
    "Crane drivers at Port Ellery have begun to leave for other harbours, a week before the northern pier closes. "
    f"{BACKGROUND} Nobody at the council answered the telephone on Friday. The owner of the last chandler's shop on "
    "the quay said that she would stay until her stock of rope was sold, and that this might take her years."
)
WEEKS = (WEEKLY.format(211, 4, 209, 8100, 160, 142, 11), WEEKLY.format(214, 12, 213, 7700, 166, 149, 18))


def page(name: str, title: str, text: str, day: str) -> Draft:
    chosen, address = (
        DateEvidence(dt.date.fromisoformat(day), "metadata", day),
        f"{name}.example/{title.replace(' ', '-')}",
    )
    return Draft(
        "page", Field(title, "page"), Field(), PublicationDate(chosen, (), True), text, Received(b"", "text/plain"),
        url=f"https://{address}", key=address, outlet=f"The {name.title()} Sample", language="en",
    )  # fmt: skip


PAGES = (
    page("wire", "Pier closes in June", STORY, "2025-03-20"),
    page("echo", "Northern pier to close", STORY.replace("million", "mln"), "2025-03-21"),
    page("quay", "Crane drivers leave", LATER, "2025-03-28"),
    page("wire", "Wheat at 211", WEEKS[0], "2025-03-04"),
    page("wire", "Wheat at 214", WEEKS[1], "2025-03-12"),
)


@pytest.fixture
async def room(news: Newsroom) -> Newsroom:
    """A story, its copy, what was written of it later, and two weeks of wheat."""
    await news.store(*PAGES)
    return news


@pytest.mark.parametrize(
    ("given", "said", "named", "not_named"),
    [
        pytest.param(
            "https://WIRE.example/Pier-closes-in-June?utm_source=x#top", "Yes: this address",
            ["Pier closes in June", "Northern pier to close", "Related", "Crane drivers leave"], ["Wheat"],
            id="same address",
        ),
        pytest.param(
            f"Recommended posts\n{STORY}\nShare", "Yes: this text",
            ["Pier closes in June", "Northern pier to close", "Related", "Crane drivers leave"], ["Wheat"],
            id="same text",
        ),
        pytest.param(
            f"Our own reporter went there by boat. {BACKGROUND} It rained on the gulls and on the cranes of the "
            "harbour, and nobody we met wanted to be named, although all of them had something to say about the "
            "cracks. A man with a dog told us that he had seen it coming since he was a boy, and that his dog had "
            "too; the dog looked at the water and kept its own counsel all morning.",
            "The same story",
            ["Pier closes in June", "Crane drivers leave"], ["Wheat"], id="same story",
        ),
        pytest.param(OTHER, "New to this archive", ["Nothing like it"], ["Pier", "Related"], id="new text"),
        pytest.param("https://wire.example/other", "New to this archive", [], ["Pier"], id="new address"),
        pytest.param(
            WEEKLY.format(231, 1, 229, 9300, 171, 155, 8), "New to this archive", [], ["Wheat"], id="this week's form"
        ),
    ],
)  # fmt: skip
async def test_seen_typed_and_from_the_menu_of_a_message(
    room: Newsroom, given: str, said: str, named: list[str], not_named: list[str]
) -> None:
    typed = await room.discord.run("/seen", text=given)
    chosen = await room.discord.menu("Seen before?", room.discord.say(room.discord.owner, given))
    for answer in (typed, chosen):
        assert answer.ephemeral
        assert answer.text.startswith(said)
        assert all(name in answer.text for name in named)
        assert not any(name in answer.text for name in not_named)
    assert "searched 5 articles" in chosen.text


async def test_a_link_among_words_and_the_text_beside_it_have_a_line_each(room: Newsroom) -> None:
    link = "https://wire.example/Pier-closes-in-June"
    said = room.discord.say(room.discord.owner, f"Is this new? {link}\n{STORY}")
    both = await room.discord.menu("Seen before?", said)
    assert both.text.startswith("Yes: this address is in the archive")
    assert "Yes: this text is in the archive" in both.text
    for words, verdict in (
        (f"Have you seen {link}? crazy", "Yes: this address is in the archive"),
        (f"**{link}**, or what?", "Yes: this address is in the archive"),
        (f"https://wire.example/other and {link}.", "1 of 2 is known here, the rest is new"),
    ):
        typed = await room.discord.run("/seen", text=words)
        assert typed.text.startswith(verdict), words
        assert "Pier closes in June" in typed.text
    assert "New to this archive" in typed.text
    empty = room.discord.say(room.discord.owner, "")
    assert "This message has no text" in (await room.discord.menu("Seen before?", empty)).text


async def test_every_quote_of_a_long_message_has_its_verdict(room: Newsroom) -> None:
    long = " ".join(
        f"the {word} of the parish sat on the wall" for word in ("tailor", "baker", "sexton", "miller") * 16
    )
    message = room.discord.say(room.discord.owner, f"“{long}”\n“{long} again”\n“the wheat stands at two hundred”")
    checked = await room.discord.menu("Check quotes", message)
    assert checked.text.count("Not in this archive") == 3


async def test_what_was_seen_can_be_posted(room: Newsroom) -> None:
    posted = await room.discord.click(await room.discord.run("/seen", text=STORY), "Post to channel")
    assert not posted.ephemeral
    assert "Crane drivers leave" in posted.text


async def test_an_article_names_others_of_its_story(room: Newsroom) -> None:
    shown = await room.discord.run("/archive show", article=1)
    related = shown.text[shown.text.index("Related") :]
    assert "Crane drivers leave" in related
    assert "28 Mar 2025 · #3" in related
    assert "Northern pier to close" not in related
    assert "Pier closes in June" in (await room.discord.run("/archive show", article=3)).text
    assert "Related" not in (await room.discord.run("/archive show", article=4)).text
    await room.discord.run("/archive remove", article=3)
    assert "Related" not in (await room.discord.run("/archive show", article=1)).text


async def test_sources_say_which_tell_one_story(room: Newsroom) -> None:
    answer = await room.discord.run("/sources", topic="Port Ellery")
    assert answer.text.count("Same story as") == 3
    assert {"Wheat at 211", "Wheat at 214"} <= set(answer.text.replace("] ", "\n").splitlines()), (
        "bulletins are no copies"
    )
    brief = await room.discord.run("/brief", topic="Port Ellery")
    assert "Same story as" not in brief.text
