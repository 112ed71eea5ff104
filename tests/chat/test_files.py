"""Files as attachments: an export gives its articles back, and what is doubtful is said before anything is saved."""

import io
import zipfile

import pytest

from bot.reading import pasted
from tests.chat.conftest import Newsroom
from tests.chat.test_stories import PAGES
from tests.discord import Upload

CHAT = "gull — 20/03/2025 10:02\nferry?\ntern — 20/03/2025 10:03\nno ferry\ngull — 20/03/2025 10:09\nok then"


@pytest.mark.parametrize("form", ["jsonl", "csv", "markdown"])
async def test_an_export_that_is_ingested_gives_its_articles_back(news: Newsroom, form: str) -> None:
    await news.store(*PAGES[:3])
    owner = news.discord.owner
    (export,) = (await news.discord.run("/archive export", as_=owner, format=form)).files
    await news.discord.run("/archive remove", as_=owner, article=3)
    preview = await news.discord.run("/ingest file", as_=owner, file=Upload(export.name, export.body, "text/plain"))
    for words in (
        "Pier closes in June",
        "an export",
        "2 more articles are in it.",
        "Already in the archive as article 1",
    ):
        assert words in preview.text
    saved = (await news.discord.click(preview, "Save", as_=owner)).text
    assert saved.count("is there already with this very text") == 2
    assert "Article 3 lies in the trash" in saved
    assert saved.startswith("Nothing changed")


async def test_a_thread_that_is_not_split_says_so_in_the_language_of_the_server(news: Newsroom) -> None:
    owner, file = news.discord.owner, Upload("chat.txt", CHAT.encode(), "text/plain")
    preview = await news.discord.run("/ingest file", as_=owner, file=file)
    assert str(pasted.UNSURE) in preview.text
    assert "ok then" in preview.text
    await news.discord.run("/settings", as_=owner, language="fr")
    french = await news.discord.run("/ingest file", as_=owner, file=file)
    assert "tout est gardé comme un seul texte" in french.text


async def test_what_was_left_out_of_a_zip_is_told_in_the_language_of_the_server_with_its_reason(news: Newsroom) -> None:
    owner, packed = news.discord.owner, io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", CHAT)
        archive.writestr("*two*.png", b"\x89PNG\r\n\x1a\n" + bytes(40))
    await news.discord.run("/settings", as_=owner, language="fr")
    file = Upload("all.zip", packed.getvalue(), "application/zip")
    preview = await news.discord.run("/ingest file", as_=owner, file=file)
    assert "*two*.png a été laissé de côté : C’est" in preview.text
    assert "donnez-le en" in preview.text
