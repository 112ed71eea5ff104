"""Application commands: names, descriptions, options, choices and the total of 8,000 characters."""

import re

from tests.discord.limits.form import Form
from tests.discord.world import Json

LOCALES = frozenset(
    (
        *(
            "id",
            "da",
            "de",
            "en-GB",
            "en-US",
            "es-ES",
            "es-419",
            "fr",
            "hr",
            "it",
            "lt",
            "hu",
            "nl",
            "no",
            "pl",
            "pt-BR",
        ),
        *(
            "pt-BR",
            "ro",
            "fi",
            "sv-SE",
            "vi",
            "tr",
            "cs",
            "el",
            "bg",
            "ru",
            "uk",
            "hi",
            "th",
            "zh-CN",
            "ja",
            "zh-TW",
            "ko",
        ),
    )
)
NAME = re.compile(r"^[-_'\w\u0900-\u097F\u0E00-\u0E7F]{1,32}$")
SUBCOMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
MOST_NUMBER = 2**53 - 1
KEYS = ("id", "type", "name", "name_localizations", "description", "description_localizations", "options",
        "default_member_permissions", "dm_permission", "default_permission", "integration_types", "contexts",
        "nsfw", "handler")  # fmt: skip
OPTION_KEYS = ("type", "name", "name_localizations", "description", "description_localizations", "required",
               "choices", "options", "channel_types", "min_value", "max_value", "min_length", "max_length",
               "autocomplete")  # fmt: skip


def check(commands: list[Json]) -> list[str]:
    """Every breach in a bulk sync."""
    breaches: list[str] = []
    whole = Form({"commands": commands}, "sync", breaches)
    whole.each("commands", 0, 130, _command)
    for kind, most in ((1, 100), (2, 15), (3, 15)):
        names = [c.get("name") for c in commands if c.get("type", 1) == kind]
        whole.unique(names, "command name")
        if len(names) > most:
            whole.breach(f"{len(names)} commands of type {kind}, allowed are {most}")
    return breaches


def _command(form: Form) -> None:
    form.only(*KEYS)
    kind = form.whole("type", 1, 3, 1)
    if kind == 1:
        _named(form)
        form.text("description", 1, 100, needed=True)
        _localised(form, "description", 100)
        _options(form, depth=0)
    else:
        form.text("name", 1, 32, needed=True)
        _localised(form, "name", 32)
        if form.body.get("description") or form.body.get("options"):
            form.breach("a context menu with a description or options")
    if (letters := _letters(form.body)) > 8000:
        form.breach(f"{letters} characters in all, allowed are 8000")


def _named(form: Form) -> None:
    names = {"": form.text("name", 1, 32, needed=True), **(form.body.get("name_localizations") or {})}
    for locale, name in names.items():
        if not NAME.match(str(name)) or name != str(name).lower():
            form.breach(f"not a command or option name: {name!r} {locale}")
    _localised(form, "name", 32)


def _localised(form: Form, key: str, most: int) -> None:
    for locale, words in (form.body.get(f"{key}_localizations") or {}).items():
        if locale not in LOCALES:
            form.breach(f"unknown locale {locale!r}")
        if not 1 <= len(str(words)) <= most:
            form.breach(f"{key} for {locale} has {len(str(words))} characters, allowed are 1 to {most}")


def _options(form: Form, depth: int) -> None:
    options = form.each("options", 0, 25, lambda inner: _option(inner, depth))
    form.unique([o.body.get("name") for o in options], "option name")
    for locale in LOCALES:
        form.unique([n for o in options if (n := (o.body.get("name_localizations") or {}).get(locale))], locale)
    needed = [bool(o.body.get("required")) for o in options]
    if needed != sorted(needed, reverse=True):
        form.breach("a required option after an optional one")
    kinds = {o.body.get("type") in {SUBCOMMAND, GROUP} for o in options}
    if len(kinds) > 1:
        form.breach("subcommands beside plain options")


def _option(form: Form, depth: int) -> None:
    form.only(*OPTION_KEYS)
    kind = form.whole("type", 1, 11, needed=True)
    _named(form)
    form.text("description", 1, 100, needed=True)
    _localised(form, "description", 100)
    if kind in {SUBCOMMAND, GROUP}:
        if depth + (kind == SUBCOMMAND) > 2 or (kind == GROUP and depth > 0):
            form.breach("nested too deep")
        _options(form, depth + 1)
        return
    if kind == INTEGER:
        form.whole("min_value", -MOST_NUMBER, MOST_NUMBER)
        form.whole("max_value", -MOST_NUMBER, MOST_NUMBER)
    form.whole("min_length", 0, 6000)
    form.whole("max_length", 1, 6000)
    choices = form.each("choices", 0, 25, choice)
    form.unique([c.body.get("name") for c in choices], "choice name")
    if choices and form.body.get("autocomplete"):
        form.breach("choices beside autocomplete")


def choice(form: Form) -> None:
    """One choice of an option or of an autocomplete answer."""
    form.only("name", "name_localizations", "value")
    form.text("name", 1, 100, needed=True)
    _localised(form, "name", 100)
    if isinstance(form.body.get("value"), str):
        form.text("value", 1, 100, needed=True)
    elif form.body.get("value") is None:
        form.breach("value is missing")


def choices(body: Json) -> list[str]:
    """Every breach in an autocomplete answer."""
    breaches: list[str] = []
    Form(body, "autocomplete", breaches).each("choices", 0, 25, choice)
    return breaches


def _letters(body: Json) -> int:
    """The longest of the name, description and value texts of a command over its locales, counted nested."""

    def longest(key: str) -> int:
        return max(len(str(w)) for w in [body.get(key) or "", *(body.get(f"{key}_localizations") or {}).values()])

    own = longest("name") + longest("description") + (len(b) if isinstance(b := body.get("value"), str) else 0)
    return own + sum(_letters(part) for key in ("options", "choices") for part in body.get(key) or [])
