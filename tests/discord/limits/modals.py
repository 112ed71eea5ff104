"""Modals: title, at most five labels or texts, and what may stand in a label."""

from tests.discord.limits import components
from tests.discord.limits.form import Form
from tests.discord.world import Json

LABEL, UPLOAD, RADIOS, CHECKS, CHECK = 18, 19, 21, 22, 23


def check(body: Json) -> list[str]:
    """Every breach in the data of a modal."""
    breaches: list[str] = []
    form = Form(body, "modal", breaches)
    form.only("custom_id", "title", "components")
    form.text("custom_id", 1, 100, needed=True)
    form.text("title", 1, 45, needed=True)
    form.each("components", 1, 5, _top)
    every = components.walk(body.get("components") or [])
    form.unique([c["custom_id"] for c in every if "custom_id" in c], "custom_id")
    return breaches


def _top(form: Form) -> None:
    kind = form.body.get("type")
    if kind == components.ROW:
        form.only("type", "id", "components")
        form.each("components", 1, 1, lambda inner: _input(inner, labelled=True))
    elif kind == components.TEXT:
        form.text("content", 1, components.MOST_TEXT, needed=True)
    elif kind == LABEL:
        _label(form)
    else:
        form.breach(f"a component of type {kind} may not stand in a modal")


def _label(form: Form) -> None:
    form.only("type", "id", "label", "description", "component")
    form.text("label", 1, 45, needed=True)
    form.text("description", 0, 100)
    inner = form.inner("component")
    kind = inner.body.get("type")
    if kind == components.INPUT:
        _input(inner, labelled=False)
    elif kind in components.SELECTS:
        components.select_in_modal(inner)
    elif kind == UPLOAD:
        _upload(inner)
    elif kind in {RADIOS, CHECKS, CHECK}:
        _choices(inner, int(kind))
    else:
        inner.breach(f"a component of type {kind} may not stand in a label")


def _input(form: Form, *, labelled: bool) -> None:
    if form.body.get("type") != components.INPUT:
        form.breach(f"a component of type {form.body.get('type')} may not stand in a modal's row")
        return
    form.only("type", "id", "custom_id", "style", "label", "min_length", "max_length", "required", "value",
              "placeholder")  # fmt: skip
    form.text("custom_id", 1, 100, needed=True)
    form.whole("style", 1, 2, needed=True)
    form.text("label", 1, 45, needed=labelled)
    if form.body.get("label") is not None and not labelled:
        form.breach("a label inside a label")
    low, high = form.whole("min_length", 0, 4000), form.whole("max_length", 1, 4000, 4000)
    if low > high:
        form.breach("min_length is greater than max_length")
    form.text("value", 0, high)
    form.text("placeholder", 0, 100)
    form.flag("required")


def _upload(form: Form) -> None:
    form.only("type", "id", "custom_id", "min_values", "max_values", "required")
    form.text("custom_id", 1, 100, needed=True)
    form.whole("min_values", 0, 10, 1)
    form.whole("max_values", 1, 10, 1)
    form.flag("required")


def _choices(form: Form, kind: int) -> None:
    form.only("type", "id", "custom_id", "options", "required", "min_values", "max_values", "default")
    form.text("custom_id", 1, 100, needed=True)
    if kind != CHECK:
        options = form.each("options", 2 if kind == RADIOS else 1, 10, components.option)
        form.unique([o.body.get("value") for o in options], "option value")
