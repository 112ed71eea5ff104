"""The card: a container with an accent colour, a title, blocks, buttons and a quiet footer, never over a limit.

A block that does not fit is not added and `add` says so: the thing is left out whole. `shown` collects the cuts that
really stand on the card, for the record of posted answers; `omitted` those that do not, for the button to them.
"""

import io
from dataclasses import dataclass, field
from typing import IO, Any, Literal

import discord
from discord import ui

from bot.chat import limits
from bot.chat.escape import Markdown
from bot.records.answers import Excerpt

Kind = Literal["answer", "quotes", "sources", "checked", "desk", "done", "warning", "refused"]
COLOURS: dict[Kind, int] = {
    "answer": 0x3B6EA8,
    "quotes": 0x7A5EA8,
    "sources": 0x2F8F83,
    "checked": 0x4C7A34,
    "desk": 0x6B7280,
    "done": 0x2E8B57,
    "warning": 0xC98A1B,
    "refused": 0xB3423A,
}
FOOTER_ROOM = 460
"""Units kept free for the footer while blocks are added (the longest of ours has 260, the notes above it 190)."""
BUTTONS_ROOM = 10
"""Components kept free for buttons while blocks are added: the most an answer has is eight, in two rows."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button: either an address to open or an action of ours (see `bot.chat.buttons`)."""

    label: str
    url: str | None = None
    action: str | None = None
    style: discord.ButtonStyle = discord.ButtonStyle.secondary
    off: bool = False


NO_ASKING = "persistent"
"""In a custom_id, in the place of the token of an asking."""


def persistent(name: str, number: int = 0) -> str:
    """The custom_id of a button that belongs to no asking; `number` is what it is about."""
    return f"cd:{NO_ASKING}:{name}:{number}"


@dataclass(frozen=True, slots=True)
class Choice:
    """A select menu: labels with their values, or a server's own roles or text channels; its action gets the choice.

    `chosen` is what stands there already: a value, or ids. At least `least` and at most `most` can be chosen.
    """

    placeholder: str
    action: str
    options: tuple[tuple[str, str], ...] = ()
    kind: Literal["words", "roles", "channels"] = "words"
    chosen: tuple[str | int, ...] = ()
    least: int = 1
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """A file sent along: its name, its bytes or a named temporary file that holds them, and words for those who cannot
    see it; an image is shown in the card.

    A temporary file is gone from the disk with the card.
    """

    name: str
    body: bytes | IO[bytes]
    alt: str
    image: bool = False


@dataclass(frozen=True, slots=True)
class Omitted:
    """A cut that does not fit into the message, and who said it."""

    cut: Excerpt
    about: Markdown | None = None


@dataclass(slots=True)
class Card:
    """An answer being built. `title` and every text is Markdown that is ready to send."""

    kind: Kind
    title: Markdown
    shown: list[Excerpt] = field(default_factory=list)
    files: list[Attached] = field(default_factory=list)
    omitted: list[Omitted] = field(default_factory=list)
    empty: bool = False
    """It answers that there is nothing; `postable` where that is worth telling everybody."""
    postable: bool = False
    room: int = BUTTONS_ROOM
    _items: list[ui.Item[Any]] = field(default_factory=list)
    _menus: list[ui.Item[Any]] = field(default_factory=list)
    _buttons: list[Button] = field(default_factory=list)
    _footer: str = ""
    _note: str = ""
    _used: int = 0
    _parts: int = 2

    def __post_init__(self) -> None:
        self.add(Markdown(f"### {self.title}"))

    @property
    def left(self) -> int:
        """How many units of text still fit, the footer's room kept free."""
        return limits.TEXT - FOOTER_ROOM - self._used

    @property
    def parts_left(self) -> int:
        """How many components still fit, the buttons' room kept free."""
        return limits.COMPONENTS - self.room - self._parts

    def add(self, *paragraphs: Markdown, cuts: tuple[Excerpt, ...] = (), about: Markdown | None = None) -> bool:
        """Add one text block of `paragraphs`; False, and nothing added, where it does not fit.

        `about` tells of a cut that had to be left out who said it.
        """
        content = "\n".join(paragraphs)
        if not content.strip() or not self._take(limits.size(content), 1):
            self.omitted.extend(Omitted(cut, about) for cut in cuts)
            return False
        self._items.append(ui.TextDisplay(content))
        self.shown.extend(cuts)
        return True

    def section(self, text: Markdown, button: Button) -> bool:
        """Add text with a button at its side; False, and nothing added, where it does not fit."""
        if not self._take(limits.size(text), 3):
            return False
        self._items.append(ui.Section(ui.TextDisplay(text), accessory=_button(button)))
        return True

    def rule(self) -> None:
        """A thin line, where another part begins."""
        if self._take(0, 1):
            self._items.append(ui.Separator())

    def picture(self, attached: Attached) -> None:
        """Show an image that is sent along."""
        if self._take(0, 1):
            self.files.append(attached)
            item = discord.MediaGalleryItem(
                f"attachment://{attached.name}", description=limits.shorten(attached.alt, limits.ALT_TEXT)
            )
            self._items.append(ui.MediaGallery(item))

    def attach(self, attached: Attached) -> None:
        """Send a file along, shown as a download."""
        if self._take(0, 1):
            self.files.append(attached)
            self._items.append(ui.File(f"attachment://{attached.name}"))

    def buttons(self, *buttons: Button) -> None:
        """Buttons under the blocks, five to a row."""
        self._buttons.extend(buttons)

    def choose(self, choice: Choice) -> None:
        """A select menu under the blocks."""
        if choice.options and self._take(0, 2):
            self._menus.append(ui.ActionRow(_select(choice)))

    def menu(self, text: Markdown, choice: Choice) -> bool:
        """Add text with a select menu under it; False, and nothing added, where it does not fit."""
        if not self._take(limits.size(text), 3):
            return False
        self._items += [ui.TextDisplay(text), ui.ActionRow(_select(choice))]
        return True

    def footer(self, *parts: Markdown) -> None:
        """The quiet last line."""
        line = " · ".join(part for part in parts if part)
        if limits.size(line) <= FOOTER_ROOM - 8:
            self._footer = f"-# {line}"

    def note(self, text: Markdown) -> None:
        """Quiet words above the footer, on one line with other notes (at most 190 units in all)."""
        self._note = f"{self._note} · {text}" if self._note else f"-# {text}"

    def without_pictures(self, note: Markdown) -> bool:
        """Take the pictures off and note why, where it fits; False, and nothing changed, where a file is the answer."""
        if any(isinstance(item, ui.File) for item in self._items):
            return False
        self._items = [item for item in self._items if not isinstance(item, ui.MediaGallery)]
        self.files = []
        quiet = f"-# {note}"
        if limits.size(quiet + self._note + self._footer) <= limits.TEXT - self._used:
            self._items.append(ui.TextDisplay(quiet))
        return True

    def as_example(self, note: Markdown) -> None:
        """Take off what could be pressed, and put `note` under the title: an answer that is only shown."""
        texts = [item.children if isinstance(item, ui.Section) else [item] for item in self._items]
        self._items = [item for items in texts for item in items]
        self._items.insert(1, ui.TextDisplay(note))
        self._used += limits.size(note)
        self._buttons, self._menus, self.omitted = [], [], []

    def said(self) -> Markdown:
        """The blocks' texts, for a receipt that may have to be shown again."""
        texts = [item.content for item in self._items[1:] if isinstance(item, ui.TextDisplay)]
        return Markdown("\n".join(texts))

    def view(self) -> ui.LayoutView:
        """The whole as discord.py sends it. It keeps no state: presses are answered by `bot.chat.buttons`."""
        lines = "\n".join(line for line in (self._note, self._footer) if line)
        last: list[ui.Item[Any]] = [ui.TextDisplay(lines)] if lines else []
        container = ui.Container(*self._items, *last, *self._menus, *self._rows(), accent_colour=COLOURS[self.kind])
        view = ui.LayoutView(timeout=None)
        view.add_item(container)
        view.stop()
        return view

    def _rows(self) -> list[ui.ActionRow[Any]]:
        most = limits.ROW_BUTTONS
        rows = [self._buttons[start : start + most] for start in range(0, len(self._buttons), most)]
        return [ui.ActionRow(*(_button(button) for button in row)) for row in rows]

    def payload(self) -> list[dict[str, Any]]:
        """The components as they are sent."""
        components: list[dict[str, Any]] = self.view().to_components()  # type: ignore[no-untyped-call]
        return components

    def attachments(self) -> list[discord.File]:
        """The files to send along, opened afresh for each attempt."""
        return [
            discord.File(
                io.BytesIO(file.body) if isinstance(file.body, bytes) else file.body.name,
                filename=file.name,
                description=limits.shorten(file.alt, limits.ALT_TEXT),
            )
            for file in self.files
        ]

    def _take(self, units: int, parts: int) -> bool:
        if units > self.left or self._parts + parts > limits.COMPONENTS - self.room:
            return False
        self._used += units
        self._parts += parts
        return True


def passing() -> ui.LayoutView:
    """An ellipsis, where a message is about to go."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("…"))
    view.stop()
    return view


def _select(choice: Choice) -> ui.Item[Any]:
    placeholder = limits.shorten(choice.placeholder, limits.PLACEHOLDER)
    ids = [int(id_) for id_ in choice.chosen][: limits.SELECT_OPTIONS] if choice.kind != "words" else []
    most = choice.most or (1 if choice.kind == "words" else limits.SELECT_OPTIONS)
    if choice.kind == "roles":
        return ui.RoleSelect(
            custom_id=choice.action, placeholder=placeholder, min_values=choice.least, max_values=most,
            default_values=[discord.Object(id_, type=discord.Role) for id_ in ids],
        )  # fmt: skip
    if choice.kind == "channels":
        return ui.ChannelSelect(
            custom_id=choice.action, placeholder=placeholder, min_values=choice.least, max_values=most,
            channel_types=[discord.ChannelType.text],
            default_values=[discord.Object(id_, type=discord.TextChannel) for id_ in ids],
        )  # fmt: skip
    options = [
        discord.SelectOption(
            label=limits.shorten(label, limits.OPTION_LABEL), value=value, default=value in choice.chosen
        )
        for label, value in choice.options[: limits.SELECT_OPTIONS]
    ]
    return ui.Select(custom_id=choice.action, placeholder=placeholder, options=options)


def _button(button: Button) -> ui.Button[Any]:
    label = limits.shorten(button.label, limits.BUTTON_LABEL)
    if button.url:
        return ui.Button(label=label, url=button.url)
    return ui.Button(label=label, custom_id=button.action, style=button.style, disabled=button.off)
