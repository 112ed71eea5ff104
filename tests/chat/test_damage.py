"""A database damaged in several tables, seen through Discord: every verb answers, and nothing altered is shown."""

import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest

from bot.archive.store import integrity
from bot.records.archive import Actor
from tests.chat.conftest import Newsroom, newsroom
from tests.discord import Answer, LocalDiscord, Member

MANAGER = Actor("discord", "1", "Sample Manager")
NAMES = ("Odalys Verhoef", "Pim Aardbei", "Greta Sampleton", "Ivo Fictus", "Mara Inventa", "Tomas Madeup")
ALTERED = ("Lindvig", "Pier 4 closes", "Mata Inventa", "Aardbej", "zeppelin", "Europe/Vaduz", "Impostor", "no JSON")
"""What the damage below would show."""
DAMAGE = {
    "text": "UPDATE versions SET text = replace(text, 'Lindvik', 'Lindvig') WHERE article = 3",
    "title": "UPDATE articles SET title = 'Pier 4 closes' WHERE id = 4",
    "speaker": "UPDATE quotes SET speaker = 'Mata Inventa' WHERE speaker = 'Mara Inventa'",
    "person": "UPDATE people SET name = 'Pim Aardbej' WHERE name = 'Pim Aardbei'",
    "setting": "UPDATE settings SET value = '\"Europe/Vaduz\"' WHERE name = 'time_zone'",
    "setting that is no JSON": "UPDATE settings SET value = 'no JSON' WHERE name = 'date_order'",
    "request": "UPDATE askings SET args = replace(args, 'harbour', 'zeppelin') WHERE verb = 'brief'",
    "audit": "UPDATE audit SET actor_name = 'Impostor' WHERE id = 2",
    "posted words": "UPDATE answer_cuts SET text = replace(text, 'Lindvik', 'Lindvig')",
    "moment of asking": "UPDATE last_asked SET asked_at = '1999-01-01 00:00:00.000000'",
}
VERBS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("/brief", {"topic": "harbour pier"}),
    ("/brief", {"topic": "harbour", "new": True}),
    ("/quotes", {"topic": "pier"}),
    ("/quotes", {"speaker": "Mara Inventa"}),
    ("/sources", {"topic": "harbour"}),
    ("/search", {"topic": "pier"}),
    ("/timeline", {"topic": "harbour"}),
    ("/verify", {"quote": "Pier 4 is ready"}),
    ("/verify", {"quote": "Pier 3 is ready"}),
    ("/who", {"name": "Mara Inventa"}),
    ("/who", {"name": "Pim Aardbei"}),
    ("/seen", {"text": "https://harbour.example/4"}),
    ("/last", {}),
    ("/help", {}),
    *(("/archive show", {"article": number}) for number in range(1, 7)),
    *(("/archive changes", {"article": number}) for number in (1, 3, 4)),
    ("/archive edit", {"article": 4, "title": "Another title"}),
    ("/archive remove", {"article": 3}),
    ("/archive restore", {"article": 3}),
    ("/archive export", {"format": "jsonl"}),
    ("/archive export", {"format": "csv"}),
    ("/archive export", {"format": "markdown"}),
    ("/archive stats", {}),
    ("/speaker merge", {"person": "Pim Aardbei", "into": "Ivo Fictus"}),
    ("/speaker split", {"person": "Ivo Fictus", "articles": "4", "name": "Ivo Other"}),
    ("/audit", {}),
    ("/settings", {}),
    ("/settings", {"share": True}),
)


def text_of(number: int) -> str:
    """One article's text."""
    return (
        f"The fictional harbour of Lindvik opened pier {number} on Monday.\n\n"
        f"“Pier {number} is ready,” said {NAMES[number - 1]}, the harbour master. Ships came in the afternoon."
    )


async def saved(discord: LocalDiscord, title: str, text: str, member: Member | None = None) -> None:
    """Put a text into the archive of a member's server."""
    form = await discord.run("/ingest text", as_=member)
    await discord.click(await discord.submit(form, {"Title": title, "Text": text}, as_=member), "Save", as_=member)


async def filled(place: Path, discord: LocalDiscord) -> list[Answer]:
    """Six articles, settings, a public answer and a remembered moment; gives answers with buttons."""
    async with newsroom(place, discord):
        for number in range(1, 7):
            await saved(discord, f"Pier {number} opens", text_of(number))
        await discord.run("/settings", time_zone="Europe/Paris", date_order="MDY")
        await discord.run("/brief", topic="harbour", new=True)
        brief = await discord.run("/brief", topic="harbour pier")
        return [brief, await discord.run("/quotes", topic="pier"), await discord.run("/search", topic="harbour")]


def damage(place: Path, *statements: str) -> None:
    """Change rows behind the program's back; each statement must meet one."""
    with closing(sqlite3.connect(place)) as database:
        for statement in statements:
            assert database.execute(statement).rowcount > 0, statement
        database.commit()


def words_of(answer: Answer) -> str:
    """Everything an answer shows: its text, its menus, its files."""
    menus = [label for select in answer.selects for label in select.options]
    return "\n".join(
        [answer.text, *answer.labels, *menus, *(file.body.decode("utf-8", "replace") for file in answer.files)]
    )


@asynccontextmanager
async def reopened(place: Path, discord: LocalDiscord) -> AsyncIterator[Newsroom]:
    async with newsroom(place, discord) as news:
        yield news
        discord.judge()


async def all_shown(news: Newsroom, old: list[Answer]) -> list[str]:
    """What every verb shows, every button of older answers, and what is offered while somebody types."""
    discord = news.discord
    shown = [words_of(await discord.run(verb, **options)) for verb, options in VERBS]
    for answer in old:
        for button in [button for button in answer.buttons if button.custom_id]:
            if button not in answer.buttons:
                continue  # a button before has put another answer in this one's place
            pressed = await discord.click(answer, button.label)
            shown.append(str(pressed.modal.data) if pressed.opened_modal else words_of(pressed))
    for typed in ("pi", "zep", "ha"):
        shown += [str(choice) for choice in await discord.autocomplete("/brief", topic=typed)]
    shown += [str(choice) for choice in await discord.autocomplete("/who", name="M")]
    return shown


async def test_every_verb_answers_over_a_database_damaged_in_every_table(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    place = tmp_path / "desk.sqlite"
    async with LocalDiscord() as discord:
        old = await filled(place, discord)
        damage(place, *DAMAGE.values())
        caplog.clear()
        async with reopened(place, discord) as news:
            shown = await all_shown(news, old)
    for words in shown:
        assert not [altered for altered in ALTERED if altered in words], words
        assert "Something went wrong" not in words, words
    assert any("Article 4 is damaged" in words for words in shown)
    assert not [record for record in caplog.records if record.exc_info and record.levelno >= logging.WARNING]
    lines = [record.getMessage() for record in caplog.records if record.name == integrity.__name__]
    assert len(lines) == len(set(lines))
    for table in ("articles 4", "version 3", "quotes", "people", "settings", "askings", "audit", "last_asked"):
        assert any(table in line for line in lines), table
    assert not [altered for altered in ALTERED for line in lines if altered in line]


async def test_a_damaged_setting_of_one_server_keeps_nothing_from_the_others(tmp_path: Path) -> None:
    place = tmp_path / "desk.sqlite"
    async with LocalDiscord() as discord:
        other = discord.add_server("Second")
        manager = other.members[other.owner.id]
        async with newsroom(place, discord):
            await saved(discord, "Pier 1 opens", text_of(1))
            await saved(discord, "Pier 2 opens", text_of(2), manager)
            await discord.run("/settings", public=False, date_order="MDY", time_zone="Asia/Bangkok")
            await discord.run("/settings", time_zone="Asia/Bangkok", as_=manager)
        for value in ("no JSON", '"America/New_York"', "[[", "{}"):
            damage(
                place, f"UPDATE settings SET value = '{value}' WHERE name <> 'public' AND server = {discord.server.id}"
            )
            async with reopened(place, discord):
                brief = await discord.run("/brief", topic="harbour", as_=manager)
                assert "pier 2" in brief.text
                assert not brief.ephemeral
                assert "Asia/Bangkok" in (await discord.run("/settings", as_=manager)).text
                own = await discord.run("/brief", topic="harbour")
                assert "pier 1" in own.text
                assert own.ephemeral
                settings = (await discord.run("/settings")).text
                assert "UTC" in settings
                assert value not in settings
