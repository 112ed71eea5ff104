"""The one place that knows what Discord allows. Numbers from Discord's API reference (components, interactions,
application commands) and DESIGN facts; text is counted in UTF-16 units, the strictest way it could be counted."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

TEXT = 4_000
COMPONENTS = 40
SECTION_TEXTS = 3
ROW_BUTTONS = 5
BUTTON_LABEL = 80
BUTTON_URL = 512
CUSTOM_ID = 100
SELECT_OPTIONS = 25
OPTION_LABEL = 100
PLACEHOLDER = 150
ALT_TEXT = 1_024
MODAL_TITLE = 45
MODAL_LABEL = 45
MODAL_DESCRIPTION = 100
MODAL_INPUT = 4_000
CHOICES = 25
CHOICE_NAME = 100
CHOICE_VALUE = 100
UPLOAD = 10 * 1024 * 1024

TEXT_DISPLAY, SECTION, ROW, BUTTON, SELECT = 10, 9, 1, 2, 3


def size(text: str) -> int:
    """How long Discord may take `text` to be, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shorten(text: str, limit: int) -> str:
    """`text` on one line, within `limit` units, an ellipsis for what went: for labels and choices, never for quotes."""
    line = " ".join(text.split())
    if size(line) <= limit:
        return line
    kept = line[: limit - 1]
    while size(kept) > limit - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def broken(components: Sequence[Mapping[str, Any]]) -> list[str]:
    """Which limits a message's components break, as short phrases; empty when it may be sent."""
    every = list(walk(components))
    discord_errors = []
    if len(every) > COMPONENTS:
        discord_errors.append(f"{len(every)} components")
    total = sum(size(part["content"]) for part in every if part["type"] == TEXT_DISPLAY)
    if total > TEXT:
        discord_errors.append(f"{total} characters")
    ids = [part["custom_id"] for part in every if part.get("custom_id")]
    if len(ids) != len(set(ids)):
        discord_errors.append("custom_id twice")
    for part in every:
        discord_errors.extend(_broken_part(part))
    return discord_errors


def walk(components: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Every component of a message's payload, nested ones too."""
    for part in components:
        yield part
        yield from walk(part.get("components", ()))
        yield from walk([part["accessory"]] if part.get("accessory") else ())


def _broken_part(part: Mapping[str, Any]) -> Iterator[str]:
    kind = part["type"]
    if kind == TEXT_DISPLAY and not part["content"].strip():
        yield "empty text"
    if kind == SECTION and not 1 <= len(part["components"]) <= SECTION_TEXTS:
        yield "section texts"
    if kind == ROW and not 1 <= len(part["components"]) <= ROW_BUTTONS:
        yield "row"
    if size(part.get("custom_id") or "") > CUSTOM_ID:
        yield "custom_id length"
    if kind == BUTTON:
        yield from _broken_button(part)
    if kind == SELECT and not 1 <= len(part["options"]) <= SELECT_OPTIONS:
        yield "select options"
    if size(part.get("placeholder") or "") > PLACEHOLDER:
        yield "placeholder"


def _broken_button(part: Mapping[str, Any]) -> Iterator[str]:
    if not 1 <= size(part.get("label") or "") <= BUTTON_LABEL:
        yield "button label"
    if size(part.get("url") or "") > BUTTON_URL:
        yield "button address"
