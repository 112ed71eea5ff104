"""The main job on Discord: the sample page goes in by each way, and everything asked of it comes back."""

from pathlib import Path

import pytest

from tests.chat.conftest import Newsroom
from tests.discord import Answer, NotOffered, Upload

SEED = next(Path("seeds").glob("000_*"))
TITLE = "Myanmar Junta Seeks More Russian Support Amid Battlefield Struggles"


async def saved(news: Newsroom) -> Answer:
    """The sample, saved by a moderator from an upload."""
    preview = await news.discord.run(
        "/ingest file", as_=news.discord.owner, file=Upload("page.txt", SEED.read_bytes(), "text/plain")
    )
    assert preview.ephemeral
    assert TITLE in preview.text
    return await news.discord.click(preview, "Save")


async def test_file_then_brief_sources_search_show_remove(news: Newsroom) -> None:
    receipt = await saved(news)
    assert "Added as article 1" in receipt.text
    brief = await news.discord.run("/brief", topic="Myanmar Russia")
    assert not brief.ephemeral
    assert "Zachary Abuza" in brief.text
    assert TITLE in (await news.discord.click(brief, "Sources")).text
    assert TITLE in (await news.discord.run("/sources", topic="Myanmar Russia")).text
    search = await news.discord.run("/search", topic="Myanmar Russia")
    assert search.ephemeral
    posted = await news.discord.click(search, "Post to channel")
    assert not posted.ephemeral
    assert TITLE in (await news.discord.run("/archive show", article=1)).text
    assert "In the trash" in (await news.discord.run("/archive remove", article=1)).text
    assert "In the trash" in (await news.discord.run("/last")).text
    assert "no articles yet" in (await news.discord.run("/brief", topic="Myanmar Russia")).text
    assert TITLE in (await news.discord.run("/archive restore", article=1)).text


async def test_pasted_text_in_five_parts(news: Newsroom) -> None:
    form = await news.discord.run("/ingest text")
    assert list(form.modal.fields) == ["Title", "Source link", "Date of publication", "Text", "Or upload it"]
    text = "The harbour office opens on Monday.\n\n“We are ready,” said Anna Example, the harbour master."
    fields: dict[str, object] = {"Title": "Harbour opens", "Date of publication": "2025-03-20", "Text": text}
    preview = await news.discord.submit(form, fields)
    assert "Harbour opens" in preview.text
    assert "editor" in preview.text
    assert "Added" in (await news.discord.click(preview, "Save")).text
    nothing = await news.discord.submit(await news.discord.run("/ingest text"), {})
    assert "Paste a text or upload a file" in nothing.text


async def test_edit_fields_and_discard(news: Newsroom) -> None:
    preview = await news.discord.run("/ingest file", file=Upload("page.txt", SEED.read_bytes(), "text/plain"))
    form = await news.discord.click(preview, "Edit fields")
    edited = await news.discord.submit(form, {"Outlet": "The Example"})
    assert "The Example" in edited.text
    assert "What is kept" in (await news.discord.click(preview, "Show what is kept")).text
    assert "Nothing was saved" in (await news.discord.click(edited, "Discard")).text


async def test_a_member_without_the_permission_is_not_offered_the_desk(news: Newsroom) -> None:
    member = news.discord.member("Reader")
    with pytest.raises(NotOffered):
        await news.discord.run("/ingest url", as_=member, url="https://example.org/")
    assert "Nothing" in (await news.discord.run("/search", as_=member, topic="Myanmar")).text


async def test_two_servers_do_not_see_each_other(news: Newsroom) -> None:
    await saved(news)
    brief = await news.discord.run("/brief", topic="Myanmar Russia")
    other = await news.discord.invite("Elsewhere")
    stranger = other.members[other.owner.id]
    assert "no articles yet" in (await news.discord.run("/brief", topic="Myanmar Russia", as_=stranger)).text
    assert "no article 1" in (await news.discord.run("/archive show", article=1, as_=stranger)).text
    pressed = brief.button("Sources")
    forged = await news.discord.run("/brief", topic="Myanmar Russia", as_=stranger)
    answer = await news.discord.press(forged, {"component_type": 2, "custom_id": pressed.custom_id}, as_=stranger)
    assert "This answer is not here any more" in answer.text


async def test_quotes_verify_who_seen_and_menus(news: Newsroom) -> None:
    await saved(news)
    quotes = await news.discord.run("/quotes", topic="Myanmar Russia")
    assert "diplomatic win" in quotes.text
    assert "a professor at the US National War College" in quotes.text
    assert "Verbatim" in (await news.discord.run("/verify", quote="diplomatic win", speaker="Zachary Abuza")).text
    absent = await news.discord.run("/verify", quote="we shall never surrender the beaches of the moon")
    assert "Not in this archive" in absent.text
    assert "Zachary Abuza" in (await news.discord.run("/who", name="Abuza")).text
    assert "New to this archive" in (await news.discord.run("/seen", text="https://example.org/unknown")).text
    said = news.discord.say(news.discord.owner, "He called it a “diplomatic win”, said Zachary Abuza.")
    assert "diplomatic win" in (await news.discord.menu("Check quotes", said)).text
    assert (await news.discord.menu("Seen before?", said)).ephemeral
    assert "Preview" in (await news.discord.menu("Archive this", said)).text
    assert "no link" in (await news.discord.menu("Archive links", said)).text


async def test_the_desks_tools(news: Newsroom) -> None:
    await saved(news)
    await news.discord.run("/brief", topic="Myanmar Russia")
    edited = await news.discord.run("/archive edit", article=1, outlet="The Example", date="2025-03-21")
    assert "Corrected article 1" in edited.text
    assert "one version" in (await news.discord.run("/archive changes", article=1)).text
    noted = await news.discord.run("/archive note", article=1, words="debunked, **do not use** @everyone")
    assert "Wherever article 1 is cited stands now" in noted.text
    for asked in ("/brief", "/sources", "/search"):
        assert "Note: debunked, **do not use**" in (await news.discord.run(asked, topic="Myanmar Russia")).text
    assert "cannot be linked to itself" in (await news.discord.run("/archive link", article=1, other=1)).text
    assert "no note any more" in (await news.discord.run("/archive note", article=1)).text
    assert "1 article" in (await news.discord.run("/archive stats")).text
    for form in ("jsonl", "csv", "markdown"):
        export = await news.discord.run("/archive export", format=form)
        assert TITLE.encode() in export.files[0].body
    assert "corrected article 1" in (await news.discord.run("/audit", article=1)).text
    assert "is not a day" in (await news.discord.run("/audit", since="someday")).text
    chosen = await news.discord.run("/settings", time_zone="Asia/Bangkok", public=False, alias="Burma, Myanmar")
    assert "Asia/Bangkok" in chosen.text
    assert "cannot be used" in (await news.discord.run("/settings", time_zone="Mars/Base")).text
    assert (await news.discord.run("/brief", topic="Burma Russia")).ephemeral


async def test_days_are_taken_as_people_type_them_in_the_servers_language_and_zone(news: Newsroom) -> None:
    await saved(news)
    await news.discord.run("/settings", time_zone="Pacific/Kiritimati", language="fr")  # there it is 2 April already
    since = await news.discord.run("/brief", topic="Myanmar Russia", since="mars")
    assert "À partir du 1 mars 2025." in since.text
    assert "Zachary Abuza" in since.text
    named = await news.discord.run("/sources", topic="Myanmar Russia since:le mois dernier until:hier")
    assert "since:2025-03-01 until:2025-04-01" in named.text.replace("\\", "")
    none = await news.discord.run("/quotes", topic="Myanmar Russia", since="il y a 3 jours", until="hier")
    assert "Du 30 mars 2025 au 1 avr. 2025." in none.text
    asked_back = await news.discord.run("/search", topic="Myanmar since:bientôt")
    assert asked_back.ephemeral
    assert "“bientôt” is not a day" in asked_back.text  # in the language of whoever typed it


async def test_a_pasted_texts_source_link_is_its_address(news: Newsroom) -> None:
    fields: dict[str, object] = {
        "Title": "The ferry",
        "Source link": " https://www.example.org/ferry ",
        "Text": "The Quillhaven ferry sails on Monday.\n\n“It is full,” said Anna Example.",
    }
    preview = await news.discord.submit(await news.discord.run("/ingest text"), fields)
    assert "Outlet example.org" in preview.text
    assert preview.button("Open the source").url == "https://www.example.org/ferry"
    await news.discord.click(preview, "Save")
    sources = await news.discord.run("/sources", topic="Quillhaven ferry")
    assert sources.button("Open").url == "https://www.example.org/ferry"
    again = await news.discord.submit(await news.discord.run("/ingest text"), fields)
    assert "Already in the archive as article 1; nothing new." in again.text
    file = Upload("ferry.txt", b"The Quillhaven ferry sails on Tuesday. Nobody knew why.", "text/plain")
    other = await news.discord.run("/ingest file", file=file, url="http://example.org/ferry?utm_source=x")
    assert "saving adds a new version" in other.text


@pytest.mark.parametrize("link", ["ferry", "javascript:alert(1)", "https://", "http://[bad", "ftp://example.org/a"])
async def test_a_source_link_that_is_none_is_refused_by_name(news: Newsroom, link: str) -> None:
    fields: dict[str, object] = {"Source link": link, "Text": "The Quillhaven ferry sails on Monday."}
    said = await news.discord.submit(await news.discord.run("/ingest text"), fields)
    assert "That is not a web address" in said.text
