"""*Edit* and *Remove*, under sources and under a shown article: the desk sets right what it sees, where it sees it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.chat.buttons import permitted
from bot.chat.feature import Action, Feature, ModalAction, on
from bot.chat.i18n import Translator
from bot.chat.invocation import modal_words, resolve_invocation
from bot.chat.modal import BaseModal
from bot.chat.permissions import of_the_desk
from bot.chat.rendering import articles, components, notices
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import acknowledge, new_token, receipt, send_modal
from bot.chat.sources_page import SourcesAsked, rows_on, sources_of
from bot.chat.state import BotState
from bot.chat.typed_day import day_of
from bot.chat.verb import Interaction, Invocation, Request, Verb
from bot.desk import edit as edit_desk
from bot.desk import remove as remove_desk
from bot.desk import requests
from bot.desk import show as show_desk
from bot.errors.asking import NothingToEdit
from bot.errors.missing import NoSuchAnswer
from bot.records import arguments as codec
from bot.records.answers import Source
from bot.records.archive import Edit
from bot.records.reading import Hints
from bot.records.settings import StoredRequest

COMMAND, SHOWN = "archive", "archive show"
NUMBER = re.compile(r"\d{1,15}")


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that was put into the trash."""

    article: int


def offer(ctx: Invocation, card: Card, *, edit: str, remove: str) -> None:
    """*Edit* and *Remove*, where whoever asks is of the desk; `edit` and `remove` are the actions under this card."""
    if of_the_desk(ctx):
        card.buttons(
            Button(ctx._.gettext("Edit"), action=edit),
            Button(ctx._.gettext("Remove"), action=remove),
        )


async def which_to_edit(ctx: Invocation, args: SourcesAsked) -> Card:
    """The sources of the page, to choose the one to edit."""
    return articles.which(ctx._, ctx._("Edit an article"), await _rows(ctx, args), ctx.action("editarticle"))


async def which_to_remove(ctx: Invocation, args: SourcesAsked) -> Card:
    """The sources of the page, to choose the one to remove."""
    return articles.which(ctx._, ctx._("Remove an article"), await _rows(ctx, args), ctx.action("removearticle"))


async def _rows(ctx: Invocation, args: SourcesAsked) -> list[Source]:
    return list(rows_on(await sources_of(ctx, args), args))


async def show_removed(ctx: Invocation, args: Removed) -> Card:
    """Nothing by itself: this keeps what *Put it back* restores."""
    raise NoSuchAnswer()


EDIT_ONE = Verb("sources edit", SourcesAsked, which_to_edit)
REMOVE_ONE = Verb("sources remove", SourcesAsked, which_to_remove)
REMOVED = Verb("removed", Removed, show_removed)


def chosen(interaction: Interaction) -> str | None:
    """The article's number that was chosen in a menu; None for a button."""
    data: Mapping[str, Any] = dict(interaction.data or {})
    values = data.get("values") or [None]
    return None if values[0] is None else str(values[0])


def article_of(request: Request[Any], choice: str | None) -> int:
    """The article of a choice, else of the answer that the button stands under. Raises NoSuchAnswer."""
    if choice is not None and NUMBER.fullmatch(choice):
        return int(choice)
    article = getattr(request.arguments, "article", None)
    if choice is not None or not isinstance(article, int):
        raise NoSuchAnswer()
    return article


async def edit(interaction: Interaction, state: BotState, token: str) -> None:
    """*Edit*: a modal with the fields of the article."""
    modal = ArticleFields(modal_words(interaction, state), state, interaction, token, chosen(interaction))
    await send_modal(interaction, modal)


class ArticleFields(BaseModal):
    """What is right of an article; what is left empty stays as it is."""

    def __init__(self, _: Translator, state: BotState, opened: Interaction, token: str, choice: str | None) -> None:
        super().__init__(_, "Edit an article", state, opened)
        self._token, self._choice = token, choice
        self.ask("title", "Title", "Empty: as it is")
        self.ask("byline", "Byline", "Empty: as it is")
        self.ask("date", "Date of publication", "For example 2025-03-20; empty: as it is")
        self.ask("outlet", "Outlet", "Empty: as it is")

    async def submitted(self, interaction: Interaction) -> None:
        """Set what was filled in, for whoever may use /archive."""
        await acknowledge(interaction, private=True)
        request = await permitted(interaction, self.state, self._token, on(EDIT_ONE) | {SHOWN}, grant_of)
        ctx = await resolve_invocation(interaction, self.state, new_token(), private=True)
        change = _change(ctx, self.given())
        done = await edit_desk.edit(ctx.desk, ctx.archive, article_of(request, self._choice), change, ctx.member)
        await receipt(interaction, self.state, articles.saved(ctx._, [done]), ctx.token)


def _change(ctx: Invocation, fields: Mapping[str, str]) -> Edit:
    """What was filled in. Raises NothingToEdit, NotADate."""
    if not fields:
        raise NothingToEdit()
    hints = Hints(ctx.today, ctx.settings.date_order, ctx.settings.language)
    day = day_of(fields["date"], hints) if "date" in fields else None
    return Edit(title=fields.get("title"), byline=fields.get("byline"), day=day, outlet=fields.get("outlet"))


def grant_of(arguments: object) -> str:
    """The command whose grant these need."""
    return COMMAND


async def remove(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """*Remove*: into the trash, with a button that takes it out again."""
    ctx = await resolve_invocation(interaction, state, new_token(), private=True)
    shown = await show_desk.show(ctx.desk, ctx.archive, article_of(request, chosen(interaction)))
    await remove_desk.remove(ctx.desk, ctx.archive, shown.article.id, ctx.member)
    args, member = codec.dump(Removed(shown.article.id)), interaction.user.id
    row = StoredRequest(ctx.token, REMOVED.name, args, ctx.server, member, private=True, delivered=True)
    await requests.note(ctx.desk, row)
    card = articles.removed(ctx._, shown.article, ctx.desk.config.archive.trash_days)
    card.buttons(Button(ctx._.gettext("Put it back"), action=ctx.action("restorearticle")))
    await receipt(interaction, state, card, new_token())


async def restore(interaction: Interaction, state: BotState, request: Request[Removed], number: int) -> None:
    """*Put it back*: out of the trash."""
    ctx = await resolve_invocation(interaction, state, new_token(), private=True)
    await remove_desk.restore(ctx.desk, ctx.archive, request.arguments.article, ctx.member)
    shown = await show_desk.show(ctx.desk, ctx.archive, request.arguments.article)
    card = notices.said(ctx._("Back in the archive"), components.title_of(ctx._, shown.article))
    await receipt(interaction, state, card, ctx.token)


FEATURE = Feature(
    verbs=(EDIT_ONE, REMOVE_ONE, REMOVED),
    actions={
        "editarticle": ModalAction(edit, grant_of),
        "removearticle": Action(remove, on=on(REMOVE_ONE) | {SHOWN}, needs=grant_of),
        "restorearticle": Action(restore, on=on(REMOVED), needs=grant_of),
    },
)
