"""The answers on the screen: drawn and numbered, pressed and chosen from by their numbers, forms filled in."""

from collections.abc import Callable, Coroutine
from typing import Any

from rich.console import Console
from rich.text import Text

from tests.discord import Answer, LocalDiscord, Member
from tests.discord.limits.components import BUTTON
from tests.discord.typed import resolve
from tests.discord.world import Json, Message, StoredFile
from tests.playground import forms, typed_line
from tests.playground.drawing import Drawn, drawn
from tests.playground.room import Room
from tests.playground.typed_line import CannotType

Call = Callable[[Coroutine[Any, Any, Any]], Any]
QUIET = 0.25
"""Seconds without a change after which an answer is taken to be whole."""


class Screen:
    """What came so far. `call` runs a coroutine where the bot runs; `ask` reads a line of a form."""

    def __init__(self, room: Room, console: Console, call: Call, ask: forms.Ask) -> None:
        self._room, self._console, self._call, self._ask = room, console, call, ask
        self._answers: list[Drawn] = []
        self._seen: set[int] = set(room.discord.state.messages)

    @property
    def _discord(self) -> LocalDiscord:
        return self._room.discord

    def press(self, line: str, member: Member) -> None:
        """`3` presses, `2.1` and `2 1,3` choose, `#4 …` does it on an earlier answer."""
        words = line.split(maxsplit=1)
        answer = self._answer(words[0]) if line.startswith("#") else self._answer(f"#{len(self._answers)}")
        pressed = (words[1] if len(words) > 1 else "") if line.startswith("#") else line
        first, _, rest = pressed.replace(".", " ", 1).partition(" ")
        if not first.isdecimal() or not 1 <= int(first) <= len(answer.numbered):
            raise CannotType(f"There is no [{first}] on that answer.")
        what = answer.numbered[int(first) - 1]
        if isinstance(what, StoredFile):
            self._fetch(what)
        elif what["type"] == BUTTON:
            self._button(answer.message, what, member)
        else:
            self._choose(answer.message, what, rest.strip(), member)

    def _answer(self, number: str) -> Drawn:
        place = number.removeprefix("#")
        if not place.isdecimal() or not 1 <= int(place) <= len(self._answers):
            raise CannotType("There is no such answer yet." if self._answers else "Nothing can be pressed yet.")
        return self._answers[int(place) - 1]

    def _fetch(self, file: StoredFile) -> None:
        path = self._room.folder / file.name
        path.write_bytes(file.body)
        self._console.print(Text(f"{path} (until the playground ends)", "cyan"))

    def _button(self, message: Message, button: Json, member: Member) -> None:
        if button.get("url"):
            self._console.print(Text(f"A browser would open {button['url']}", "cyan"))
            return
        data = {"component_type": BUTTON, "custom_id": button["custom_id"]}
        self.show(self._call(self._discord.press(message, data, as_=member)), member)

    def _choose(self, message: Message, select: Json, line: str, member: Member) -> None:
        data: Json = {"component_type": select["type"], "custom_id": select["custom_id"]}
        if select.get("options"):
            data["values"] = forms.chosen(select["options"], line)
        else:
            named = [typed_line.somebody(self._discord.server, each) for each in line.replace(",", " ").split()]
            resolved: Json = {}
            data |= {"values": [resolve(each, resolved) for each in named], "resolved": resolved}
        self.show(self._call(self._discord.press(message, data, as_=member)), member)

    def show(self, answer: Answer, member: Member) -> None:
        """Draw what came, once it is whole; a form that opened is filled in and sent."""
        if answer.opened_modal:
            fields = forms.filled(self._console, answer.modal, self._ask)
            if fields is None:
                self._console.print(Text("The form is closed.", "dim"))
                return
            self.show(self._call(self._discord.submit(answer, fields)), member)
            return
        self._call(_settled(answer))
        self._draw(answer.message, "Copydesk")
        for message in list(self._discord.state.messages.values()):
            if message.id not in self._seen and self._sees(message, member):
                self._draw(message, f"Copydesk in #{message.channel.name}")

    def _sees(self, message: Message, member: Member) -> bool:
        ours = message.author is self._discord.state.app and not message.deleted
        return ours and message.only_for in (None, member.person) and bool(message.components or message.content)

    def _draw(self, message: Message, heading: str) -> None:
        one = drawn(message, self._discord.server)
        self._seen.add(message.id)
        self._answers.append(one)
        self._console.print(Text(f"{heading}  #{len(self._answers)}", "bold"))
        self._console.print(one.picture)


async def _settled(answer: Answer) -> None:
    """Until the answer changes no more for a moment."""
    interaction = answer.interaction
    while await interaction.wait(QUIET, past=interaction.shown):
        pass
