"""What a person sees of an answer: its text, buttons, selects, files, or the modal that opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.discord import markdown
from tests.discord.interactions import DEFERRED_UPDATE, Interaction
from tests.discord.limits.components import BUTTON, SELECTS, walk
from tests.discord.limits.messages import texts
from tests.discord.world import EPHEMERAL, LOADING, Json, Message, StoredFile


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a message; a link has a `url` and no `custom_id`."""

    label: str
    custom_id: str | None
    url: str | None
    disabled: bool


@dataclass(frozen=True, slots=True)
class Select:
    """A select of a message, with its options by label."""

    kind: int
    custom_id: str
    placeholder: str
    options: dict[str, str]
    disabled: bool


class Modal:
    """An open modal: its title and its fields by label."""

    def __init__(self, data: Json) -> None:
        self.data = data
        self.title = str(data["title"])
        self.custom_id = str(data["custom_id"])

    @property
    def fields(self) -> dict[str, Json]:
        """Each field's component by its label."""
        found: dict[str, Json] = {}
        for top in self.data["components"]:
            if "component" in top:
                found[str(top["label"])] = top["component"]
            for inner in top.get("components") or []:
                found[str(inner["label"])] = inner
        return found


def _embed_texts(embeds: list[Json]) -> Iterator[str]:
    for embed in embeds:
        yield from (str(embed[key]) for key in ("title", "description") if embed.get(key))
        for field in embed.get("fields") or []:
            yield from (str(field["name"]), str(field["value"]))
        if embed.get("footer"):
            yield str(embed["footer"]["text"])


class Seen:
    """A message through a person's eyes. It reads the message as it is now, so it changes when the bot edits."""

    def __init__(self, message: Message) -> None:
        self._message = message

    @property
    def message(self) -> Message:
        """The message as Discord keeps it."""
        return self._message

    @property
    def shown(self) -> str:
        """What stands on the screen, for the words of a failed test."""
        return f"under:\n{self.text}"

    @property
    def markup(self) -> str:
        """The texts as the bot sent them, with their Markdown."""
        body = {"components": self.message.components, "content": self.message.content}
        return "\n".join([*(t for t in texts(body) if t), *_embed_texts(self.message.embeds)])

    @property
    def text(self) -> str:
        """The letters that are on the screen: the Markdown has done its work."""
        return markdown.read(self.markup).text

    @property
    def components(self) -> list[Json]:
        """Every component, nested ones too."""
        return walk(self.message.components)

    @property
    def buttons(self) -> list[Button]:
        """All buttons from top to bottom."""
        return [
            Button(str(c.get("label") or ""), c.get("custom_id"), c.get("url"), bool(c.get("disabled")))
            for c in self.components
            if c["type"] == BUTTON
        ]

    @property
    def labels(self) -> list[str]:
        """The labels of all buttons."""
        return [button.label for button in self.buttons]

    def button(self, label: str) -> Button:
        """The button with this label."""
        found = [button for button in self.buttons if button.label == label]
        assert found, f"no button {label!r}; there are {self.labels} {self.shown}"
        return found[0]

    @property
    def selects(self) -> list[Select]:
        """All selects from top to bottom."""
        return [
            Select(
                int(c["type"]),
                str(c["custom_id"]),
                str(c.get("placeholder") or ""),
                {str(o["label"]): str(o["value"]) for o in c.get("options") or []},
                bool(c.get("disabled")),
            )
            for c in self.components
            if c["type"] in SELECTS
        ]

    @property
    def files(self) -> list[StoredFile]:
        """The attached files."""
        return self.message.files

    @property
    def ephemeral(self) -> bool:
        """Only one person sees it."""
        return bool(self.message.flags & EPHEMERAL)

    @property
    def thinking(self) -> bool:
        """It still says that the bot is thinking."""
        return bool(self.message.flags & LOADING)

    @property
    def deleted(self) -> bool:
        return self.message.deleted


def passes(message: Message) -> bool:
    """Nothing stands in it but dots: whoever looks at it still waits."""
    return not message.flags & LOADING and Seen(message).markup == "…"


class Answer(Seen):
    """What an interaction brought: a message, a modal or, for autocomplete, choices."""

    def __init__(self, interaction: Interaction) -> None:
        self.interaction = interaction

    @property
    def message(self) -> Message:
        """The message that answers: the first one, or what followed one that is silent, passing or gone."""
        interaction, first = self.interaction, self.interaction.original
        silent = interaction.answer_type == DEFERRED_UPDATE or first is None or first.deleted or passes(first)
        if silent and interaction.followups:
            return interaction.followups[-1]
        assert first is not None, "the answer is not a message"
        return first

    @property
    def followups(self) -> list[Seen]:
        """Further messages."""
        return [Seen(message) for message in self.interaction.followups]

    @property
    def opened_modal(self) -> bool:
        return self.interaction.modal is not None

    @property
    def modal(self) -> Modal:
        """The modal that opened."""
        assert self.interaction.modal is not None, f"no modal opened {self.shown}"
        return Modal(self.interaction.modal)

    @property
    def choices(self) -> list[tuple[str, Any]]:
        """Name and value of each choice of an autocomplete."""
        return [(str(choice["name"]), choice["value"]) for choice in self.interaction.choices or []]
