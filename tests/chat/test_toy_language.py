"""A language of the tests' own: one folder more, partly translated, spoken on Discord beside the others."""

from collections.abc import AsyncIterator, Iterator
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

import bot.languages as registry
from bot.chat import i18n
from bot.desk import settings
from bot.errors.tree import UsageError
from bot.languages import messages
from bot.languages.messages import spoken
from tests.archive.samples import draft
from tests.chat.conftest import EDITOR, Newsroom, newsroom
from tests.discord import LocalDiscord

LANGUAGE = """
english = "Toy"
own = "Toyish"
discord = ["pl"]
"""
MESSAGES = r"""
msgid ""
msgstr ""
"Language: qtx\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);\n"
"Content-Type: text/plain; charset=utf-8\n"

msgid "{number} quote"
msgid_plural "{number} quotes"
msgstr[0] "{number} kwo"
msgstr[1] "{number} kwok"
msgstr[2] "{number} kwokwo"

msgid "from {number} article"
msgid_plural "from {number} articles"
msgstr[0] "ov {number} art"
msgstr[1] ""
msgstr[2] "ov {number} artart"

#, fuzzy
msgid "Sources"
msgstr "Zorz"

msgid "{number} article"
msgid_plural "{number} articles"
msgstr[0] "{numbr} art"
msgstr[1] "{number} artak"
msgstr[2] "{number} artart"

msgid "Seen before?"
msgstr "Zin?"

msgid "The articles about a topic, with links."
msgstr "TOO-LONG"

msgctxt "name"
msgid "brief"
msgstr "Brif!"

msgctxt "name"
msgid "quotes"
msgstr "kwokwo"

msgctxt "name"
msgid "search"
msgstr "sources"

msgctxt "name"
msgid "who"
msgstr "hoo"

msgctxt "name"
msgid "seen"
msgstr "hoo"
""".replace("TOO-LONG", "zu " * 40)
SAID = "“The harbour in Yangon stays open,” said Anna Example."


def clear(*modules: ModuleType) -> None:
    """Forget which languages there are."""
    for kept in [value for module in modules for value in vars(module).values()]:
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The folders that there are, and one more."""
    folders = tmp_path / "languages"
    folders.mkdir()
    for real in Path(str(files(registry))).iterdir():
        (folders / real.name).symlink_to(real)
    (folders / "qtx").mkdir()
    (folders / "qtx" / "language.toml").write_text(LANGUAGE, "utf-8")
    (folders / "qtx" / "messages.po").write_text(MESSAGES, "utf-8")
    monkeypatch.setattr(registry, "files", lambda package: folders)
    clear(registry, messages, i18n)
    yield
    monkeypatch.undo()
    clear(registry, messages, i18n)


@pytest.mark.usefixtures("toy")
def test_its_plurals_are_its_own_and_the_rest_is_english() -> None:
    said = i18n.translator_for("pl")
    quotes = [said.ngettext(number, "{number} quote", "{number} quotes") for number in (0, 1, 2, 3, 1_000)]
    assert quotes == ["0 kwokwo", "1 kwo", "2 kwok", "3 kwokwo", "1,000 kwokwo"]
    partly = [said.ngettext(number, "from {number} article", "from {number} articles") for number in (1, 2, 3)]
    assert partly == ["from 1 article", "from 2 articles", "from 3 articles"]
    assert said.ngettext(1, "{number} article", "{number} articles") == "1 article"
    assert said("Sources") == "Sources"


@pytest.fixture
async def room(toy: None, tmp_path: Path) -> AsyncIterator[Newsroom]:
    """A newsroom begun with the toy, its owner's Discord in the toy's locale."""
    async with LocalDiscord() as discord, newsroom(tmp_path / "desk.sqlite", discord) as room:
        discord.owner.person.locale = "pl"
        yield room
        discord.judge()


async def test_it_is_spoken_on_discord(room: Newsroom) -> None:
    await room.store(draft(text=f"{SAID}\n\n{SAID.replace('open', 'closed')}"))
    own = await room.discord.run("/quotes", topic="harbour", private=True, as_=room.discord.owner)
    assert "2 kwok · searched 1 article" in own.text
    await settings.change(room.desk, room.discord.server.id, EDITOR, language="qtx")
    await room.client.state.settings.load()
    assert "2 kwok · searched 1 article" in (await room.discord.run("/quotes", topic="harbour")).text
    assert "Toyish" in (await room.discord.run("/settings", as_=room.discord.owner)).text
    assert "Toyish" in [each.own for each in spoken().values()]
    with pytest.raises(UsageError):
        await settings.change(room.desk, room.discord.server.id, EDITOR, language="de")


async def test_names_that_discord_would_refuse_stay_english(caplog: pytest.LogCaptureFixture, room: Newsroom) -> None:
    commands = {command["name"]: command for command in room.discord.state.commands[0]}
    named = {name: command.get("name_localizations", {}).get("pl") for name, command in commands.items()}
    assert {name: own for name, own in named.items() if own} == {"quotes": "kwokwo", "Seen before?": "Zin?"}
    assert "pl" not in commands["sources"]["description_localizations"]
    assert "fr" in commands["sources"]["description_localizations"]
    told = [record.getMessage() for record in caplog.get_records("setup") if "is shown in English" in record.message]
    assert len(told) == 5
    assert "qtx: 'search' is shown in English: “sources” is also the name of sources" in told
    assert "qtx: 'who' is shown in English: “hoo” is also the name of seen" in told
