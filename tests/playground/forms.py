"""A form (a modal) that opened: its fields are asked for one after the other."""

from collections.abc import Callable

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from tests.discord import Modal, Upload
from tests.discord.world import Json
from tests.playground.typed_line import CannotType, upload, yes_or_no

INPUT, SELECT, FILES, RADIO, CHECKS, CHECK = 4, 3, 19, 21, 22, 23
CANCEL = "cancel"
Ask = Callable[[str], str]


def filled(console: Console, modal: Modal, ask: Ask) -> dict[str, object] | None:
    """What is put into each field, by its label; None where the form is closed instead (`cancel`, or Ctrl-D)."""
    hint = "Enter leaves a field as it is, \\n is a new line, <PATH takes a file's text, cancel closes the form."
    console.print(Panel(Text(hint, "dim"), title=f"Form: {modal.title}", title_align="left", border_style="blue"))
    found: dict[str, object] = {}
    for label, component in modal.fields.items():
        for place, option in enumerate(component.get("options") or [], 1):
            console.print(Text(f"   {place} {option['label']}", "default"))
        while True:
            try:
                line = ask(_prompt(label, component))
            except EOFError:
                return None
            if line.strip() == CANCEL:
                return None
            try:
                given = _read(component, line.strip())
            except CannotType as why:
                console.print(Text(str(why), "red"))
                continue
            break
        if given is not None:
            found[label] = given
    return found


def _prompt(label: str, component: Json) -> str:
    kind, shown = component["type"], str(component.get("value") or "").replace("\n", "\\n")
    if kind == FILES:
        return f"{label} (a file's path): "
    if component.get("options"):
        chosen = [str(place) for place, each in enumerate(component["options"], 1) if each.get("default")]
        return f"{label} (number{', now ' + ','.join(chosen) if chosen else ''}): "
    if kind == CHECK:
        return f"{label} (yes or no): "
    return f"{label}{f' [{shown[:60]}]' if shown else ''}: "


def _read(component: Json, line: str) -> object:
    """A field's value; None leaves what stands there. Raises CannotType."""
    kind = component["type"]
    options = component.get("options") or []
    if not line:
        defaults: list[object] = [option["value"] for option in options if option.get("default")]
        return defaults or None
    if kind == FILES:
        return [upload(line)]
    if options:
        return chosen(options, line)
    if kind == CHECK:
        return yes_or_no("This", line)
    return _text(line)


def _text(line: str) -> str:
    if not line.startswith("<"):
        return line.replace("\\n", "\n")
    file: Upload = upload(line[1:])
    return file.body.decode("utf-8", "replace")


def chosen(options: list[Json], line: str) -> list[object]:
    """The values of the options that are named by their numbers, `2` or `1,3`. Raises CannotType."""
    try:
        places = [int(place) for place in line.replace(",", " ").split()]
    except ValueError:
        places = []
    if not places or not all(1 <= place <= len(options) for place in places):
        raise CannotType(f"Choose by number, from 1 to {len(options)}.")
    return [options[place - 1]["value"] for place in places]
