"""Each limit of Discord: one over is refused, exactly so many is taken."""

import pytest

from tests.discord.limits import attachments, commands, messages, modals
from tests.discord.world import COMPONENTS_V2, EPHEMERAL, Json


def text(n: int = 1) -> Json:
    return {"type": 10, "content": "x" * n}


def emoji(n: int) -> Json:
    return {"type": 10, "content": "\U0001f600" * n}


def button(label: str = "b", custom_id: str = "id", **more: object) -> Json:
    return {"type": 2, "style": 2, "label": label, "custom_id": custom_id, **more}


def link(url: str) -> Json:
    return {"type": 2, "style": 5, "label": "b", "url": url}


def row(*parts: Json) -> Json:
    return {"type": 1, "components": list(parts)}


def section(*texts: Json, accessory: Json | None = None) -> Json:
    return {"type": 9, "components": list(texts), "accessory": accessory or button()}


def container(*parts: Json, **more: object) -> Json:
    return {"type": 17, "components": list(parts), **more}


def select(n: int = 1, **more: object) -> Json:
    options = [{"label": f"l{i}", "value": f"v{i}"} for i in range(n)]
    return {"type": 3, "custom_id": "s", "options": options, **more}


def chooses(*options: Json) -> Json:
    return {"type": 3, "custom_id": "s", "options": list(options)}


def gallery(n: int, description: str | None = None) -> Json:
    return {"type": 12, "items": [{"media": {"url": "https://x.org/a.png"}, "description": description}] * n}


def buttons(n: int) -> list[Json]:
    return [button(custom_id=f"id{i}") for i in range(n)]


COMPONENTS: dict[str, tuple[list[Json], list[Json]]] = {
    "40 nested": ([container(*[text()] * 39)], [container(*[text()] * 40)]),
    "4,000 characters in one": ([text(4000)], [text(4001)]),
    "4,000 characters in all": ([text(2000), container(text(2000))], [text(2000), container(text(2001))]),
    "4,000 UTF-16 units": (
        [{"type": 10, "content": "\U0001f600" * 2000}],
        [{"type": 10, "content": "\U0001f600" * 2001}],
    ),
    "an empty text": ([text(1)], [text(0)]),
    "a blank text": ([text(1)], [{"type": 10, "content": " \n"}]),
    "section texts": ([section(*[text()] * 3)], [section(*[text()] * 4)]),
    "a section without text": ([section(text())], [section()]),
    "a section's accessory": ([section(text())], [section(text(), accessory=text())]),
    "row buttons": ([row(*buttons(5))], [row(*buttons(6))]),
    "an empty row": ([row(button())], [row()]),
    "a select with a button": ([row(select())], [row(select(), button())]),
    "button label": ([row(button("x" * 80))], [row(button("x" * 81))]),
    "a button without label": ([row(button())], [row(button(""))]),
    "button address": ([row(link("https://x.org/" + "x" * 498))], [row(link("https://x.org/" + "x" * 499))]),
    "scheme": ([row(link("http://x.org"))], [row(link("javascript:alert(1)"))]),
    "a space in an address": ([row(link("https://x.org/a%20b"))], [row(link("https://x.org/a b"))]),
    "custom_id": ([row(button(custom_id="x" * 100))], [row(button(custom_id="x" * 101))]),
    "custom_id twice": ([row(*buttons(2))], [row(button(), button())]),
    "select options": ([row(select(25))], [row(select(26))]),
    "option label": (
        [row(chooses({"label": "x" * 100, "value": "v"}))],
        [row(chooses({"label": "x" * 101, "value": "v"}))],
    ),
    "option value": (
        [row(chooses({"label": "l", "value": "x" * 100}))],
        [row(chooses({"label": "l", "value": "x" * 101}))],
    ),
    "no select options": ([row(select(1))], [row(select(0))]),
    "max_values": ([row(select(2, max_values=2))], [row(select(2, max_values=3))]),
    "placeholder": ([row(select(placeholder="x" * 150))], [row(select(placeholder="x" * 151))]),
    "gallery": ([gallery(10)], [gallery(11)]),
    "alt text": ([gallery(1, "x" * 1024)], [gallery(1, "x" * 1025)]),
    "an attachment that is not there": (
        [{"type": 13, "file": {"url": "attachment://a.txt"}}],
        [{"type": 13, "file": {"url": "attachment://b.txt"}}],
    ),
    "accent colour": ([container(text(), accent_color=0xFFFFFF)], [container(text(), accent_color=0x1000000)]),
    "a container in a container": ([container(text())], [container(container(text()))]),
    "a button at the top": ([row(button())], [button()]),
    "an unknown key": ([text()], [{**text(), "colour": 1}]),
    "a text input in a message": ([text()], [row({"type": 4, "custom_id": "x", "style": 1, "label": "x"})]),
}


def in_message(components: list[Json]) -> list[str]:
    return messages.check({"components": components}, {"a.txt"}, flags=COMPONENTS_V2 | EPHEMERAL, editing=False)


@pytest.mark.parametrize("name", COMPONENTS)
def test_components(name: str) -> None:
    good, bad = COMPONENTS[name]
    assert in_message(good) == []
    assert in_message(bad) != []


OLD: dict[str, tuple[Json, Json]] = {
    "content": ({"content": "x" * 2000}, {"content": "x" * 2001}),
    "nothing at all": ({"content": "x"}, {"content": ""}),
    "embeds": ({"embeds": [{"title": "x"}] * 10}, {"embeds": [{"title": "x"}] * 11}),
    "6,000 in embeds": ({"embeds": [{"description": "x" * 3000}] * 2}, {"embeds": [{"description": "x" * 3001}] * 2}),
    "V2 without its flag": ({"content": "x"}, {"components": [text()]}),
    "rows": ({"components": [row(*buttons(1))]}, {"components": [row(b) for b in buttons(6)]}),
}


@pytest.mark.parametrize("name", OLD)
def test_messages_without_v2(name: str) -> None:
    good, bad = OLD[name]
    assert messages.check(good, set(), flags=0, editing=False) == []
    assert messages.check(bad, set(), flags=0, editing=False) != []


def test_content_beside_v2_and_eleven_files() -> None:
    body = {"content": "x", "components": [text()]}
    assert messages.check(body, set(), flags=COMPONENTS_V2, editing=False) != []
    names = {str(i) for i in range(11)}
    assert messages.check({"content": "x"}, names, flags=0, editing=False) != []


def shown(name: str) -> Json:
    return {"type": 12, "items": [{"media": {"url": f"attachment://{name}"}}]}


def sent(*parts: Json, components: list[Json] | None = None) -> Json:
    return {"attachments": list(parts), "components": [shown("a.png")] if components is None else components}


FILES: dict[str, tuple[Json, Json]] = {
    "alt text": (sent({"id": 0, "description": "x" * 1024}), sent({"id": 0, "description": "x" * 1025})),
    "a file that is not there": (sent({"id": 0}), sent({"id": 0}, {"id": 1})),
    "an old file": (sent({"id": 0}, {"id": "77"}), sent({"id": 0}, {"id": "78"})),
    "an upload that is not listed": (sent({"id": 0}), sent()),
    "another name": (sent({"id": 0, "filename": "a.png"}), sent({"id": 0, "filename": "b.png"})),
    "an unknown key": (sent({"id": 0}), sent({"id": 0, "alt": "x"})),
    "a file that nobody sees": (sent({"id": 0}), sent({"id": 0}, components=[shown("b.png")])),
}


@pytest.mark.parametrize("name", FILES)
def test_attachments(name: str) -> None:
    good, bad = FILES[name]
    assert attachments.check(good, {0: "a.png"}, {"77"}, v2=True) == []
    assert attachments.check(bad, {0: "a.png"}, {"77"}, v2=True) != []


def test_two_files_of_one_name() -> None:
    assert attachments.check(sent({"id": 0}, {"id": 1}), {0: "a.png", 1: "a.png"}, (), v2=True) != []


def test_pings() -> None:
    body: Json = {"components": [container(text(), {"type": 10, "content": "hi <@1> @everyone"})]}
    assert messages.pings(body) == ["<@1>", "@everyone"]
    assert messages.pings({**body, "allowed_mentions": {"parse": []}}) == []
    assert messages.pings({**body, "allowed_mentions": {"parse": ["users"]}}) != []


def label(inner: Json, words: str = "l", **more: object) -> Json:
    return {"type": 18, "label": words, "component": inner, **more}


def field(custom_id: str = "f", **more: object) -> Json:
    return {"type": 4, "custom_id": custom_id, "style": 1, **more}


def modal(*parts: Json, title: str = "t", custom_id: str = "m") -> Json:
    return {"title": title, "custom_id": custom_id, "components": list(parts)}


MODALS: dict[str, tuple[Json, Json]] = {
    "title": (modal(label(field()), title="x" * 45), modal(label(field()), title="x" * 46)),
    "five parts": (
        modal(*[label(field(f"f{i}")) for i in range(5)]),
        modal(*[label(field(f"f{i}")) for i in range(6)]),
    ),
    "label": (modal(label(field(), "x" * 45)), modal(label(field(), "x" * 46))),
    "description": (modal(label(field(), description="x" * 100)), modal(label(field(), description="x" * 101))),
    "input": (modal(label(field(max_length=4000))), modal(label(field(max_length=4001)))),
    "placeholder": (modal(label(field(placeholder="x" * 100))), modal(label(field(placeholder="x" * 101)))),
    "value over its length": (
        modal(label(field(value="xx", max_length=2))),
        modal(label(field(value="xx", max_length=1))),
    ),
    "custom_id twice": (modal(label(field("a")), label(field("b"))), modal(label(field("a")), label(field("a")))),
    "a button": (modal(label(field())), modal(row(button()))),
    "files": (
        modal(label({"type": 19, "custom_id": "u", "max_values": 10})),
        modal(label({"type": 19, "custom_id": "u", "max_values": 11})),
    ),
}


@pytest.mark.parametrize("name", MODALS)
def test_modals(name: str) -> None:
    good, bad = MODALS[name]
    assert modals.check(good) == []
    assert modals.check(bad) != []


def command(**more: object) -> Json:
    return {"name": "n", "description": "d", "type": 1, "options": [], **more}


def option(**more: object) -> Json:
    return {"name": "o", "description": "d", "type": 3, **more}


def options(n: int) -> list[Json]:
    return [option(name=f"o{i}") for i in range(n)]


def choices(n: int, **more: object) -> list[Json]:
    return [{"name": f"c{i}", "value": f"v{i}", **more} for i in range(n)]


LONG = [option(name=f"o{i}", description="x" * 98) for i in range(25)]
GROUP = [option(type=1, name=f"g{i}", options=LONG[: 24 - (i % 2)]) for i in range(4)]

COMMANDS: dict[str, tuple[Json, Json]] = {
    "name": (command(name="x" * 32), command(name="x" * 33)),
    "capitals": (command(name="brief"), command(name="Brief")),
    "a space": (command(name="a-b"), command(name="a b")),
    "a translated name": (
        command(name_localizations={"fr": "résumé"}),
        command(name_localizations={"fr": "Résumé"}),
    ),
    "a locale": (command(name_localizations={"th": "ค้น"}), command(name_localizations={"xx": "a"})),
    "description": (command(description="x" * 100), command(description="x" * 101)),
    "no description": (command(), command(description="")),
    "options": (command(options=options(25)), command(options=options(26))),
    "option description": (
        command(options=[option(description="x" * 100)]),
        command(options=[option(description="x" * 101)]),
    ),
    "choices": (command(options=[option(choices=choices(25))]), command(options=[option(choices=choices(26))])),
    "choice name": (
        command(options=[option(choices=choices(1, name="x" * 100))]),
        command(options=[option(choices=choices(1, name="x" * 101))]),
    ),
    "choice value": (
        command(options=[option(choices=[{"name": "c", "value": "x" * 100}])]),
        command(options=[option(choices=[{"name": "c", "value": "x" * 101}])]),
    ),
    "option name": (command(options=[option(name="x" * 32)]), command(options=[option(name="x" * 33)])),
    "required first": (
        command(options=[option(name="a", required=True), option(name="b")]),
        command(options=[option(name="a"), option(name="b", required=True)]),
    ),
    "8,000 in all": (command(options=GROUP[:3]), command(options=GROUP)),
    "an option twice": (command(options=options(2)), command(options=[option(), option()])),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_commands(name: str) -> None:
    good, bad = COMMANDS[name]
    assert commands.check([good]) == []
    assert commands.check([bad]) != []


@pytest.mark.parametrize(("kind", "most"), [(1, 100), (2, 15), (3, 15)])
def test_how_many_commands(kind: int, most: int) -> None:
    def make(n: int) -> list[Json]:
        described = {"description": "d"} if kind == 1 else {}
        return [{"name": f"n{i}", "type": kind, **described} for i in range(n)]

    assert commands.check(make(most)) == []
    assert commands.check(make(most + 1)) != []


def test_autocomplete_choices() -> None:
    assert commands.choices({"choices": choices(25)}) == []
    assert commands.choices({"choices": choices(26)}) != []
