"""Message components, old and V2: which may stand in which, how many, how long."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from tests.discord.limits.form import Form, size
from tests.discord.world import Json

ROW, BUTTON, SELECT, INPUT = 1, 2, 3, 4
SELECTS = frozenset({3, 5, 6, 7, 8})
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 9, 10, 11, 12, 13, 14, 17
IN_CONTAINER = frozenset({ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR})
AT_TOP = IN_CONTAINER | {CONTAINER}

MOST_COMPONENTS = 40
MOST_TEXT = 4000
MOST_ID = 2**31 - 1


def walk(components: list[Any]) -> list[Json]:
    """Every component, nested ones after the one they stand in."""
    found: list[Json] = []
    for component in components:
        if not isinstance(component, dict):
            continue
        found.append(component)
        found.extend(walk(component.get("components") or []))
        for key in ("accessory", "component"):
            if isinstance(component.get(key), dict):
                found.extend(walk([component[key]]))
    return found


def check(components: list[Json], files: set[str], *, v2: bool, breaches: list[str]) -> None:
    """Note every breach in a message's components. `files` are the names that attachment:// may point to."""
    whole = Form({"components": components}, "message", breaches)
    allowed = AT_TOP if v2 else frozenset({ROW})
    whole.each("components", 0, MOST_COMPONENTS if v2 else 5, lambda form: _one(form, allowed, files))
    every = walk(components)
    if len(every) > MOST_COMPONENTS:
        whole.breach(f"{len(every)} components counted nested, allowed are {MOST_COMPONENTS}")
    if v2:
        letters = sum(size(str(c.get("content", ""))) for c in every if c.get("type") == TEXT)
        if letters > MOST_TEXT:
            whole.breach(f"{letters} characters of text in all, allowed are {MOST_TEXT}")
    whole.unique([c["custom_id"] for c in every if "custom_id" in c], "custom_id")
    whole.unique([c["id"] for c in every if c.get("id")], "id")


def _one(form: Form, allowed: frozenset[int], files: set[str]) -> None:
    kind = form.body.get("type")
    if kind not in allowed:
        form.breach(f"a component of type {kind} may not stand here")
        return
    form.whole("id", 0, MOST_ID)
    if kind in SELECTS:
        _select(form, int(kind))
    else:
        CHECKS[kind](form, files)


def _row(form: Form, files: set[str]) -> None:
    form.only("type", "id", "components")
    kinds = [c.get("type") for c in form.body.get("components") or [] if isinstance(c, dict)]
    form.each("components", 1, 5, lambda inner: _one(inner, SELECTS | {BUTTON}, files))
    if any(kind in SELECTS for kind in kinds) and len(kinds) > 1:
        form.breach("a select shares its row")


def _button(form: Form, files: set[str]) -> None:
    form.only("type", "id", "style", "label", "emoji", "custom_id", "url", "disabled", "sku_id")
    style = form.whole("style", 1, 6, needed=True)
    form.text("label", 0, 80)
    form.flag("disabled")
    if not form.body.get("label") and not form.body.get("emoji"):
        form.breach("a button without label or emoji")
    if form.body.get("label") and not str(form.body["label"]).strip():
        form.breach("a blank label")
    if style == 5:
        address(form, "url", 512, {"http", "https", "discord"})
        if "custom_id" in form.body:
            form.breach("a link button with a custom_id")
    else:
        form.text("custom_id", 1, 100, needed=True)
        if "url" in form.body:
            form.breach("a url on a button that is no link")


def address(form: Form, key: str, most: int, schemes: set[str]) -> None:
    """A well-formed address with one of the schemes."""
    url = form.text(key, 1, most, needed=True)
    try:
        parts = urlsplit(url)
    except ValueError:
        form.breach(f"{key} is not an address: {url!r}")
        return
    if parts.scheme not in schemes or not parts.netloc or any(c.isspace() for c in url):
        form.breach(f"{key} is not an address of {'/'.join(sorted(schemes))}: {url!r}")


def _select(form: Form, kind: int) -> None:
    form.only(
        "type", "id", "custom_id", "options", "placeholder", "min_values", "max_values", "disabled", "required",
        "channel_types", "default_values",
    )  # fmt: skip
    form.text("custom_id", 1, 100, needed=True)
    form.text("placeholder", 0, 150)
    form.flag("disabled")
    low, high = form.whole("min_values", 0, 25, 1), form.whole("max_values", 1, 25, 1)
    if low > high:
        form.breach("min_values is greater than max_values")
    if kind != SELECT:
        form.items("default_values", 0, high)
        return
    options = form.each("options", 1, 25, option)
    form.unique([o.body.get("value") for o in options], "option value")
    if high > len(options):
        form.breach(f"max_values is {high} with {len(options)} options")
    if sum(bool(o.body.get("default")) for o in options) > high:
        form.breach("more defaults than max_values")


def option(form: Form) -> None:
    """One option of a select, radio group or checkbox group."""
    form.only("label", "value", "description", "emoji", "default")
    form.text("label", 1, 100, needed=True)
    form.text("value", 1, 100, needed=True)
    form.text("description", 0, 100)
    form.flag("default")


def select_in_modal(form: Form) -> None:
    """A select that stands in a label of a modal."""
    _select(form, int(form.body.get("type", 0)))
    form.flag("required")


def _section(form: Form, files: set[str]) -> None:
    form.only("type", "id", "components", "accessory")
    form.each("components", 1, 3, lambda inner: _one(inner, frozenset({TEXT}), files))
    _one(form.inner("accessory"), frozenset({BUTTON, THUMBNAIL}), files)


def _text(form: Form, files: set[str]) -> None:
    form.only("type", "id", "content")
    form.text("content", 1, MOST_TEXT, needed=True)


def _media(form: Form, key: str, files: set[str], schemes: set[str]) -> None:
    media = form.inner(key)
    media.only("url")
    address(media, "url", 2048, schemes)
    url = str(media.body.get("url", ""))
    if url.startswith("attachment://") and url.removeprefix("attachment://") not in files:
        media.breach(f"no such attachment: {url}")


def _thumbnail(form: Form, files: set[str]) -> None:
    form.only("type", "id", "media", "description", "spoiler")
    _picture(form, files)


def _picture(form: Form, files: set[str]) -> None:
    _media(form, "media", files, {"http", "https", "attachment"})
    form.text("description", 0, 1024)
    form.flag("spoiler")


def _gallery(form: Form, files: set[str]) -> None:
    form.only("type", "id", "items")

    def item(inner: Form) -> None:
        inner.only("media", "description", "spoiler")
        _picture(inner, files)

    form.each("items", 1, 10, item)


def _file(form: Form, files: set[str]) -> None:
    form.only("type", "id", "file", "spoiler", "name", "size")
    _media(form, "file", files, {"attachment"})


def _separator(form: Form, files: set[str]) -> None:
    form.only("type", "id", "divider", "spacing")
    form.flag("divider")
    form.whole("spacing", 1, 2, 1)


def _container(form: Form, files: set[str]) -> None:
    form.only("type", "id", "components", "accent_color", "spoiler")
    form.whole("accent_color", 0, 0xFFFFFF)
    form.flag("spoiler")
    form.each("components", 1, MOST_COMPONENTS, lambda inner: _one(inner, IN_CONTAINER, files))


CHECKS: dict[int, Callable[[Form, set[str]], None]] = {
    ROW: _row,
    BUTTON: _button,
    SECTION: _section,
    TEXT: _text,
    THUMBNAIL: _thumbnail,
    GALLERY: _gallery,
    FILE: _file,
    SEPARATOR: _separator,
    CONTAINER: _container,
}
