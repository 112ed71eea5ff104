"""The two modals of /ingest: pasted text in five parts, and the fields of a preview."""

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from discord import ui

from bot.chat.attached import body_of
from bot.chat.i18n import Translator
from bot.chat.modal import BaseModal
from bot.chat.refusals import BothGiven, NothingGiven
from bot.chat.state import BotState
from bot.chat.typed_day import day_of
from bot.chat.verb import Interaction
from bot.desk.by_hand import dated
from bot.records.answers import Preview
from bot.records.reading import BY_HAND, DateEvidence, Draft, Field, Hints, PublicationDate, Received
from bot.text import urls

Changed = Callable[[Interaction, Callable[[Hints], Preview]], Awaitable[None]]
Receive = Callable[[], Awaitable[Received]]
"""Gets what a modal was sent with: an upload is fetched once the modal is acknowledged, not before."""
Pasted = Callable[[Interaction, Receive, dict[str, str]], Awaitable[None]]
Linked = Callable[[Interaction, str], Awaitable[None]]


class TextForm(BaseModal):
    """A form in which a text is pasted or uploaded."""

    def __init__(self, _: Translator, title: str, state: BotState, opened: Interaction, pasted: Pasted) -> None:
        super().__init__(_, title, state, opened)
        self._pasted = pasted
        self.upload: ui.FileUpload[Any] = ui.FileUpload(required=False, max_values=1)

    async def submitted(self, interaction: Interaction) -> None:
        """Read what was given."""
        await self._pasted(interaction, self._received, self.given())

    async def _received(self) -> Received:
        text, url = self.inputs["text"].value, self.given().get("url")
        if text.strip() and self.upload.values:
            raise BothGiven()
        if self.upload.values:
            file = self.upload.values[0]
            return Received(await body_of(file), file.content_type, None, url, file.filename)
        if not text.strip():
            raise NothingGiven()
        return Received(text.encode("utf-8", "replace"), "text/plain", "utf-8", url)


class PasteText(TextForm):
    """Title, source link, date, text, upload."""

    def __init__(self, _: Translator, state: BotState, opened: Interaction, pasted: Pasted) -> None:
        super().__init__(_, _.gettext("Add a text"), state, opened, pasted)
        self.ask("title", "Title", "Leave it empty to take it from the text")
        self.ask("url", "Source link", "Where the text was found")
        self.ask("date", "Date of publication", "For example 2025-03-20")
        self.ask("text", "Text", "Up to 4,000 letters; upload a longer text as a file below", long=True)
        self.put("Or upload it", "A .txt, .md or .html file, read whole", self.upload)


class AddArticle(TextForm):
    """A link, else a text or an upload: the three ways in one short form."""

    def __init__(self, _: Translator, state: BotState, opened: Interaction, pasted: Pasted, linked: Linked) -> None:
        super().__init__(_, _.gettext("Add an article"), state, opened, pasted)
        self._linked = linked
        self.ask("url", "Link", "A page or a forum thread, as the browser shows its address")
        self.ask("text", "Or its text", "Up to 4,000 letters; upload a longer text as a file below", long=True)
        self.put("Or a file", "A saved page, a text, a PDF or a document", self.upload)

    async def submitted(self, interaction: Interaction) -> None:
        """A link alone is read, in either field; beside a text or an upload it says where that was found."""
        given = self.given()
        alone = next(iter(given.values())) if len(given) == 1 and not self.upload.values else None
        if alone is not None and ("url" in given or (urls.web(alone) and not alone.split()[1:])):
            await self._linked(interaction, alone)
            return
        await super().submitted(interaction)


def with_fields(preview: Preview, fields: dict[str, str], hints: Hints) -> Preview:
    """The preview with the editor's own title and date in it. Raises NotADate."""
    draft = preview.draft
    if "title" in fields:
        draft = replace(draft, title=Field(fields["title"], BY_HAND))
    if "date" in fields:
        draft = replace(draft, published=dated(draft, day_of(fields["date"], hints), fields["date"]))
    return replace(preview, draft=draft)


def posted_on(preview: Preview, day: dt.date | None) -> Preview:
    """The preview with the day on which a message was posted, where its words name none: not sure to be theirs."""
    draft = preview.draft
    if day is None or draft.published.chosen is not None:
        return preview
    posted = PublicationDate(DateEvidence(day, "message", day.isoformat()), draft.published.rivals)
    return replace(preview, draft=replace(draft, published=posted))


class EditFields(BaseModal):
    """What was read, to be corrected."""

    def __init__(self, _: Translator, preview: Preview, state: BotState, opened: Interaction, changed: Changed) -> None:
        super().__init__(_, "Edit fields", state, opened)
        self._preview, self._changed = preview, changed
        draft = preview.draft
        day = draft.published.chosen.date.isoformat() if draft.published.chosen else None
        self.ask("title", "Title", "As the source prints it", draft.title.value)
        self.ask("byline", "Byline", "Who wrote it", draft.byline.value)
        self.ask("date", "Date of publication", "For example 2025-03-20", day)
        self.ask("outlet", "Outlet", "Who published it", draft.outlet)

    async def submitted(self, interaction: Interaction) -> None:
        """Show the preview with the corrections."""
        await self._changed(interaction, lambda hints: replace(self._preview, draft=self._corrected(hints)))

    def _corrected(self, hints: Hints) -> Draft:
        draft, fields = self._preview.draft, self.given()
        title, byline = fields.get("title"), fields.get("byline")
        if title and title != draft.title.value:
            draft = replace(draft, title=Field(title, BY_HAND))
        if byline and byline != draft.byline.value:
            draft = replace(draft, byline=Field(byline, BY_HAND))
        if fields.get("outlet") and fields["outlet"] != draft.outlet:
            draft = replace(draft, outlet=fields["outlet"])
        chosen = draft.published.chosen
        if "date" in fields and (chosen is None or fields["date"] != chosen.date.isoformat()):
            draft = replace(draft, published=dated(draft, day_of(fields["date"], hints), fields["date"]))
        return draft
