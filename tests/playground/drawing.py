"""A message drawn as text: panels for containers, Markdown at work, and a number before all that can be pressed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rich import box
from rich.columns import Columns
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.rule import Rule
from rich.style import Style
from rich.text import Text

from tests.discord import markdown
from tests.discord.limits.components import (
    BUTTON,
    CONTAINER,
    FILE,
    GALLERY,
    ROW,
    SECTION,
    SELECTS,
    SEPARATOR,
    TEXT,
    THUMBNAIL,
)  # fmt: skip
from tests.discord.world import EPHEMERAL, Json, Message, Server, StoredFile

STYLES = {
    "bold": Style(bold=True),
    "italic": Style(italic=True),
    "underline": Style(underline=True),
    "strike": Style(strike=True),
    "code": Style(bgcolor="grey23", color="grey93"),
    "heading": Style(bold=True),
    "subtext": Style(dim=True),
    "link": Style(color="deep_sky_blue1", underline=True),
    "bare link": Style(color="deep_sky_blue1", underline=True),
    "spoiler": Style(reverse=True),
}
BUTTONS = {1: "bold white on blue", 2: "bold white on grey37", 3: "bold white on green4", 4: "bold white on red3"}
LINK = 5
MENTION = re.compile(r"(?<!\\)<(?:[#@][&!]?(?P<id>\d+)|/(?P<command>[^<>\n:]+):\d+)>")


@dataclass(slots=True)
class Drawn:
    """A message on the screen, and by number what can be pressed, chosen, opened or fetched in it."""

    message: Message
    server: Server
    picture: RenderableType = ""
    numbered: list[Json | StoredFile] = field(default_factory=list)

    def number(self, what: Json | StoredFile) -> int:
        """The next number, for this."""
        self.numbered.append(what)
        return len(self.numbered)


def drawn(message: Message, server: Server) -> Drawn:
    """A message as its reader on that server sees it now."""
    one = Drawn(message, server)
    parts = list(_parts(one, message.components))
    if message.content:
        parts.insert(0, text(message.content, one.server))
    parts += [Text(f"📎 [{one.number(file)} {file.name}] {_size(file)}", "cyan") for file in message.files]
    if message.flags & EPHEMERAL:
        parts.append(Text("👁 Only you can see this", "dim italic"))
    one.picture = Group(*parts)
    return one


def _parts(one: Drawn, components: list[Json]) -> Iterator[RenderableType]:
    for component in components:
        kind = component["type"]
        if kind == CONTAINER:
            inner = Group(*_parts(one, component["components"]))
            yield Panel(inner, box=box.HEAVY_EDGE, border_style=_colour(component), padding=(0, 1))
        elif kind == SECTION:
            yield from (text(each["content"], one.server) for each in component["components"])
            yield from _parts(one, [component["accessory"]])
        elif kind == TEXT:
            yield text(component["content"], one.server)
        elif kind == SEPARATOR:
            yield Rule(style="grey30") if component.get("divider", True) else Text()
        elif kind == ROW:
            yield from _row(one, component["components"])
        elif kind == BUTTON:
            yield _button(one, component)
        elif kind == GALLERY:
            yield from (_picture(item) for item in component["items"])
        elif kind in (THUMBNAIL, FILE):
            yield _picture(component)


def _row(one: Drawn, components: list[Json]) -> Iterator[RenderableType]:
    buttons = [_button(one, each) for each in components if each["type"] == BUTTON]
    if buttons:
        yield Columns(buttons, padding=(0, 1))
    yield from (_select(one, each) for each in components if each["type"] in SELECTS)


def _button(one: Drawn, component: Json) -> Text:
    label = component.get("label") or (component.get("emoji") or {}).get("name") or "…"
    if component.get("disabled"):
        return Text(f"[ {label} ]", "dim strike")
    arrow = " ↗" if component["style"] == LINK else ""
    return Text(f"[{one.number(component)} {label}{arrow}]", BUTTONS.get(component["style"], "underline"))


def _select(one: Drawn, component: Json) -> Text:
    number = one.number(component)
    drawn = Text(f"▾ [{number} {component.get('placeholder') or 'Choose'}]", "bold white on grey37")
    for place, option in enumerate(component.get("options") or [], 1):
        line = f"\n   {number}.{place} {option['label']}"
        drawn.append(
            line + (f" – {option['description']}" if option.get("description") else ""), "not bold default on default"
        )
    return drawn


def _picture(component: Json) -> Text:
    media = component.get("media") or component.get("file") or {}
    name = str(media.get("url", "")).partition("?")[0].rpartition("/")[2]
    return Text(f"🖼 {name}  {component.get('description') or ''}".rstrip(), "magenta")


def text(source: str, server: Server) -> Text:
    """Discord's Markdown at work; a quote has a bar at the left, what is mentioned its name."""
    found, fresh = Text(), True
    for letter in markdown.read(MENTION.sub(lambda found: _named(found, server), source)).letters:
        if fresh and "quote" in letter.does:
            found.append("▎", "grey50")
        style = Style.combine([Style(), *(STYLES[effect] for effect in sorted(letter.does) if effect in STYLES)])
        found.append(letter.letter, style)
        fresh = letter.letter == "\n"
    found.rstrip()
    return found


def _named(mention: re.Match[str], server: Server) -> str:
    """A channel, a role or a command by its name; somebody who is not there stays a number."""
    if mention["command"]:
        return f"/{mention['command']}"
    channel, role = server.channels.get(int(mention["id"])), server.roles.get(int(mention["id"]))
    return f"#{channel.name}" if channel else f"@{role.name}" if role else mention[0]


def _colour(component: Json) -> str:
    colour = component.get("accent_color")
    return "grey50" if colour is None else f"#{int(colour):06x}"


def _size(file: StoredFile) -> str:
    return f"{max(1, len(file.body) // 1000):,} KB"
