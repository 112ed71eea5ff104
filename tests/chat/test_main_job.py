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
