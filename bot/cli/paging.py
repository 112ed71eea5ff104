"""Answers as pages and as text: what the terminal loads only when one is asked for."""

from bot.desk import page as page_desk
from bot.desk.resources import Desk
from bot.pages.answers import Paged, document_of, excerpts_of, mentioned_in
from bot.pages.forms import html
from bot.pages.forms.markup import MARKUPS, Kind, written
from bot.pages.words import Words
from bot.records.ids import ArchiveId


async def text(desk: Desk, archive_id: ArchiveId, answer: Paged, kind: Kind | None, language: str) -> str:
    """An answer as text of a kind, None for HTML, with our own words in `language` (ISO 639-1)."""
    words = Words(language)
    facts = await page_desk.page(desk, archive_id, excerpts_of(answer), mentioned_in(answer))
    document = document_of(words, answer, facts)
    return html.page(document, words) if kind is None else written(document, words, MARKUPS[kind])
