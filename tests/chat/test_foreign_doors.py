"""Every door that takes an id or a custom_id, from the command tree itself: no leak, no write, the same words."""

import itertools
import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.chat.two_servers import SECRET, SPEAKER, Two, commands, filled, report, two_servers
from tests.discord import Answer, LocalDiscord, Member, NotOffered, permissions
from tests.discord.world import Json

pytestmark = pytest.mark.asyncio(loop_scope="module")
MISSING = 987_654
IDS: dict[str, str] = {
    **dict.fromkeys(("article", "change", "other"), "{}"),
    "articles": "{}",
    **dict.fromkeys(("person", "into", "speaker", "name"), "#{}"),
    "feed": "{}",
}
"""Options that take an id of ours, and how it is typed there."""
NO_IDS = {
    "topic", "length", "since", "until", "private", "page", "quote", "text", "url", "file", "title", "byline", "date",
    "outlet", "format", "who", "language", "time_zone", "date_order", "desk_role", "log_channel", "public", "personal",
    "grace_days", "new", "alias", "forget_aliases", "share", "join", "purge",
    "kind", "words", "label", "order", "address", "pattern", "include", "exclude",
}  # fmt: skip
"""Options that take none: words, days, files, and Discord's own people, roles and channels."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def two(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Two]:
    async with two_servers(tmp_path_factory.mktemp("doors") / "desk.sqlite") as both:
        yield both


def without_numbers(answer: Answer) -> str:
    return re.sub(r"[\d, ]+", "#", answer.text)


def silent(answer: Answer, words: str) -> None:
    """Not a word of the first server's article, beyond what the asker typed."""
    shown = answer.text.replace(f"“{SECRET}”", "").replace(f": {SECRET}", "")
    for word in ("ferry", SPEAKER, "harbour master"):
        assert word not in shown, words
    assert not any(b"ferry" in file.body for file in answer.files), words


async def test_every_option_is_known_to_take_an_id_or_none(two: Two) -> None:
    names = {option["name"] for _, options in commands(two.news.discord) for option in options}
    known = set(IDS) | NO_IDS
    assert not names - known, f"add to IDS above, if it takes an id of ours, else to NO_IDS: {names - known}"
    assert not known - names, f"no option has these names any more, take them from IDS and NO_IDS: {known - names}"


async def test_an_id_of_another_server_is_an_id_that_is_not_there(two: Two) -> None:
    discord, before = two.news.discord, two.stored()
    doors = [(words, o, options) for words, options in commands(discord) for o in options if o["name"] in IDS]
    assert len(doors) >= 14
    for words, option, options in doors:
        typed = IDS[option["name"]]
        one, none = ((int if option["type"] == 4 else str)(typed.format(n)) for n in (1, MISSING))
        given = {**filled(options), **({"person": "Carl Keeper"} if words == "/speaker split" else {})}
        foreign = await discord.run(words, as_=two.stranger, **{**given, option["name"]: one})
        missing = await discord.run(words, as_=two.stranger, **{**given, option["name"]: none})
        assert without_numbers(foreign) == without_numbers(missing), words
        silent(foreign, words)
    assert two.stored() == before


async def test_every_answer_to_a_stranger_is_silent_about_the_other_server(two: Two) -> None:
    discord = two.news.discord
    for words, options in commands(discord):
        if words.startswith("/ingest"):
            continue
        given = {**filled(options), "article": 1, "change": 1}
        names = {option["name"] for option in options}
        silent(await discord.run(words, as_=two.stranger, **{k: v for k, v in given.items() if k in names}), words)


async def test_autocomplete_offers_a_stranger_nothing_of_the_other_server(two: Two) -> None:
    discord = two.news.discord
    offering = [(words, o["name"]) for words, options in commands(discord) for o in options if o.get("autocomplete")]
    assert len(offering) >= 8
    for (words, name), typed in itertools.product(offering, (SECRET[:4], "Anna", "harb", "ferry", "", "#1")):
        ours = await discord.autocomplete(words, as_=two.stranger, **{name: typed})
        assert not [label for label, _ in ours if re.search(rf"{SECRET}|{SPEAKER}|ferry", label)], words
    assert await discord.autocomplete("/who", name="Anna")


async def missing_words(discord: LocalDiscord, message: Answer, who: Member) -> tuple[str, str]:
    """What a button of no asking says: any, and *Edit fields*, which opens its form before anything is read."""
    pressed = [
        await discord.press(message, {"component_type": 2, "custom_id": f"cd:{'x' * 16}:{action}:1"}, as_=who)
        for action in ("page", "edit")
    ]
    assert "not here any more" in pressed[0].text
    assert "not held any more" in pressed[1].text
    return pressed[0].text, pressed[1].text


async def sent_blank(discord: LocalDiscord, answer: Answer, who: Member) -> Answer:
    """The answer itself; where it is a form, which is blank before anything is read, what sending it brings."""
    if not answer.opened_modal:
        return answer
    assert not [part for part in answer.modal.fields.values() if part.get("value")]
    label = next(name for name, part in answer.modal.fields.items() if part["type"] == 4)
    return await discord.submit(answer, {label: SECRET}, as_=who)


@pytest.mark.parametrize("numbers", [1, pytest.param(3, marks=pytest.mark.slow)])
async def test_a_custom_id_from_elsewhere_is_one_that_is_gone(two: Two, numbers: int) -> None:
    """Each token with each action, and each number in turn; at full size all numbers each time."""
    discord, before = two.news.discord, two.stored()
    ours = [button.custom_id for answer in two.answers for button in answer.buttons if button.custom_id]
    ours += [select.custom_id for answer in two.answers for select in answer.selects]
    assert len(ours) >= 12
    tokens = sorted({custom_id.split(":")[1] for custom_id in ours})
    turns = itertools.cycle((0, 1, 999))
    for token, action in itertools.product(tokens, sorted(two.news.client.actions)):
        ours += [f"cd:{token}:{action}:{number}" for number in itertools.islice(turns, numbers)]
    message = await discord.run("/help", as_=two.stranger)
    gone = await missing_words(discord, message, two.stranger)
    for custom_id in ours:
        answer = await discord.press(message, {"component_type": 2, "custom_id": custom_id}, as_=two.stranger)
        said = await sent_blank(discord, answer, two.stranger)
        assert said.text == gone[custom_id.split(":")[2] == "edit"], custom_id
    assert two.stored() == before


async def test_another_members_private_answer_is_one_that_is_gone(two: Two) -> None:
    discord, before = two.news.discord, two.stored()
    other = discord.moderator("Other")
    message = await discord.run("/help", as_=other)
    gone = await missing_words(discord, message, other)
    private = [answer for answer in two.answers if answer.ephemeral]
    assert len(private) >= 5
    for answer in private:
        named = [b.custom_id for b in answer.buttons if b.custom_id] + [s.custom_id for s in answer.selects]
        for custom_id in named:
            data: Json = {"component_type": 2, "custom_id": custom_id}
            said = await sent_blank(discord, await discord.press(message, data, as_=other), other)
            assert said.text == gone[custom_id.split(":")[2] == "edit"], custom_id
            with pytest.raises(NotOffered):
                await discord.press(answer, data, as_=other)
    assert two.stored() == before


async def test_a_form_of_another_server_or_member_is_one_that_is_gone(two: Two) -> None:
    discord, before = two.news.discord, two.stored()
    preview = two.answers[-1]
    wrong = next(answer for answer in two.answers if answer.selects)
    forms = [
        await discord.run("/ingest text"),
        await discord.click(preview, "Edit fields"),
        await discord.select(wrong, next(iter(wrong.selects[0].options))),
    ]
    for form, who in itertools.product(forms, (two.stranger, discord.moderator("Another"))):
        label = next(name for name, part in form.modal.fields.items() if part["type"] == 4)
        said = await discord.submit(form, {label: SECRET}, as_=who)
        assert "This form was sent already" in said.text
        silent(said, label)
    assert two.stored() == before


async def test_a_forged_choice_of_another_archives_quote_is_one_that_is_missing(two: Two) -> None:
    discord, before = two.news.discord, two.stored()
    asked = await discord.run("/quotes", topic="lamp", as_=two.stranger)
    wrong = await discord.click(asked, "Wrong speaker?", as_=two.stranger)
    said = []
    for value in ("1:1:39:67", f"{MISSING}:1:39:67"):
        data = {"component_type": 3, "custom_id": wrong.selects[0].custom_id, "values": [value]}
        form = await discord.press(wrong, data, as_=two.stranger)
        said.append(await discord.submit(form, {"Who said it?": SPEAKER}, as_=two.stranger))
    assert without_numbers(said[0]) == without_numbers(said[1])
    assert "is no article" in said[0].text
    assert two.stored() == before


BROKEN_IDS = (
    "",
    "x" * 100,
    "cd:::",
    "cd:../../etc:page:1",
    "cd:0000000000000000:page:-1",
    "' OR 1=1 --",
    "\u202e",
    "0",
)


@pytest.mark.parametrize("custom_id", BROKEN_IDS)
async def test_a_broken_custom_id_is_one_that_is_gone(two: Two, custom_id: str) -> None:
    message = await two.news.discord.run("/help")
    answer = await two.news.discord.press(message, {"component_type": 2, "custom_id": custom_id})
    assert "not here any more" in answer.text


async def test_whoever_is_no_member_gets_the_words_of_an_empty_archive(two: Two) -> None:
    discord = two.news.discord
    visitor = discord.person("Visitor")
    await discord.run("/settings", personal=True)
    for words, options in commands(discord):
        try:
            answer = await discord.run(words, as_=visitor, **filled(options))
        except NotOffered:
            continue
        silent(answer, words)
        for option in options:
            if option.get("autocomplete"):
                assert await discord.autocomplete(words, as_=visitor, **{option["name"]: SECRET[:4]}) == []


async def test_an_administrator_elsewhere_is_a_guest_here(two: Two) -> None:
    discord, before = two.news.discord, two.stored()
    visitor = discord.person("Administrator elsewhere")
    discord.member("Visitor here", person=visitor)
    elsewhere = discord.add_server("Without the bot", has_bot=False)
    there = discord.member("Visitor there", server=elsewhere, may=permissions.ADMINISTRATOR, person=visitor)
    await discord.run("/settings", personal=True)
    answer = await discord.run("/quotes", topic=SECRET, as_=there)
    assert "ferry is full" in answer.text
    assert "From the archive of Newsroom." in answer.text
    assert "From the archive of" not in (await discord.run("/quotes", topic=SECRET)).text
    assert "The desk was told" in (await report(discord, there)).text
    after = two.stored()
    assert [name for name in after if after[name] != before[name]] in ([], ["settings"])
