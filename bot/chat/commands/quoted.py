"""Under an answer's quotes: *Show context*, and *Wrong speaker?*, a correction by the desk or a report to it."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.chat import logbook
from bot.chat.buttons import Act, Action, FormAction, aside, find, on
from bot.chat.catalogue import Words
from bot.chat.commands.ask import QUOTES
from bot.chat.commands.form import Form
from bot.chat.commands.options import day_in, page_of
from bot.chat.permissions import MayNot, check
from bot.chat.rendering import corrections
from bot.chat.rendering.card import Card
from bot.chat.replies import acknowledge, guarded, new_token, open_form, receipt
from bot.chat.room import Args, At, Interaction, Room, Verb
from bot.chat.standing import form_words, standing
from bot.desk import askings
from bot.desk import context as context_desk
from bot.desk import correct as correct_desk
from bot.desk import quotes as quotes_desk
from bot.desk.askings import NoSuchAnswer
from bot.records.answers import Quotes
from bot.records.people import QuoteAt
from bot.records.settings import Asked

COMMAND = "speaker"
CHOSEN = re.compile(r"(\d{1,18}):(\d{1,18}):(\d{1,9}):(\d{1,9})")
Named = Callable[[Interaction, str], Awaitable[None]]


async def show_context(at: At, args: Args) -> Card:
    """The quotes of the page with the sentences round them."""
    found = await _page(at, args)
    return corrections.context(at.words, found, await context_desk.context(at.desk, at.archive, found.quotes))


async def show_wrong(at: At, args: Args) -> Card:
    """The quotes of the page, to choose one from."""
    return corrections.choose(at.words, await _page(at, args), at.action("correct"))


async def show_report(at: At, args: Args) -> Card:
    """Nothing by itself: a report is shown in the log channel, this keeps what its button sets."""
    raise NoSuchAnswer()


async def _page(at: At, args: Args) -> Quotes:
    return await quotes_desk.quotes(
        at.desk, at.archive, args.get("topic"), speaker=args.get("speaker"), since=day_in(args, "since"),
        until=day_in(args, "until"), page=page_of(args), own=at.settings.aliases,
    )  # fmt: skip


CONTEXT, WRONG, REPORT = Verb("context", show_context), Verb("wrong", show_wrong), Verb("report", show_report)
VERBS = (CONTEXT, WRONG, REPORT)


def beside(verb: Verb) -> Act:
    """An action that shows a verb privately on the very page the button sits on."""

    async def show(interaction: Interaction, room: Room, asked: Asked, number: int) -> None:
        await aside(interaction, room, verb.name, dict(asked.args))

    return show


async def correct(interaction: Interaction, room: Room, token: str) -> None:
    """A quote was chosen: a form asks who said it."""
    data: Mapping[str, Any] = dict(interaction.data or {})
    found = CHOSEN.fullmatch(str((data.get("values") or [""])[0]))
    if found is None:
        raise NoSuchAnswer()
    which = QuoteAt(*(int(part) for part in found.groups()))

    async def named(form: Interaction, name: str) -> None:
        async def work() -> None:
            await acknowledge(form, private=True)
            await find(form, room, token, on(WRONG.name))
            await _settle(form, room, which, name)

        await guarded(form, room, work)

    await open_form(interaction, WhoSaidIt(form_words(interaction, room), room, interaction, named))


async def _settle(form: Interaction, room: Room, which: QuoteAt, name: str) -> None:
    """The desk's word counts at once; anybody else's is noted for the desk."""
    token = new_token()
    at = await standing(form, room, token, private=True)
    try:
        await check(form, room, COMMAND)
    except MayNot:
        change = await correct_desk.report(room.desk, at.archive, which, name, at.member)
        await _tell_the_desk(
            form, room, at, which, name, corrections.reported(at.words, change, at.action("setspeaker"))
        )
        await receipt(form, room, corrections.noted(at.words, change), new_token())
        return
    change = await correct_desk.correct(room.desk, at.archive, which, name, at.member)
    await receipt(form, room, corrections.corrected(at.words, change), token)


async def _tell_the_desk(form: Interaction, room: Room, at: At, which: QuoteAt, name: str, card: Card) -> None:
    if at.server is None:
        return
    args = {"quote": f"{which.article}:{which.version}:{which.start}:{which.end}", "name": name}
    await askings.note(
        room.desk, Asked(at.token, REPORT.name, args, at.server, form.user.id, private=False, delivered=True)
    )
    await logbook.post(form.client, room, at.server, card)


async def set_speaker(interaction: Interaction, room: Room, asked: Asked, number: int) -> None:
    """*Set this speaker*, under a report in the log channel."""
    found = CHOSEN.fullmatch(asked.args.get("quote", ""))
    if found is None:
        raise NoSuchAnswer()
    await check(interaction, room, COMMAND)
    token = new_token()
    at = await standing(interaction, room, token, private=True)
    which = QuoteAt(*(int(part) for part in found.groups()))
    change = await correct_desk.correct(room.desk, at.archive, which, asked.args["name"], at.member)
    await receipt(interaction, room, corrections.corrected(at.words, change), token)


ACTIONS: dict[str, Action | FormAction] = {
    "context": Action(beside(CONTEXT), on=on(QUOTES.name)),
    "wrong": Action(beside(WRONG), on=on(QUOTES.name)),
    "correct": FormAction(correct),
    "setspeaker": Action(set_speaker, on=on(REPORT.name)),
}


class WhoSaidIt(Form):
    """One field: the speaker's name."""

    def __init__(self, words: Words, room: Room, opened: Interaction, named: Named) -> None:
        super().__init__(words, "Wrong speaker?", room, opened)
        self._named = named
        self.ask("name", "Who said it?", "As the article writes the name; empty when it names nobody")

    async def filled(self, interaction: Interaction) -> None:
        """Settle it."""
        await self._named(interaction, self.given().get("name", ""))


def build(room: Room) -> list[Any]:
    """No command of its own: these are buttons."""
    return []
