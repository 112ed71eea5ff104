"""Reads one JSON object strictly and notes each thing Discord would refuse."""

from collections.abc import Callable, Sequence
from typing import Any

from tests.discord.world import Json


def size(text: str) -> int:
    """UTF-16 units: the strictest way a length can be counted."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Form:
    """One object under check. `where` is its path; `breaches` is shared by the whole body."""

    def __init__(self, body: object, where: str, breaches: list[str]) -> None:
        self.body: Json = body if isinstance(body, dict) else {}
        self.where = where
        self.breaches = breaches
        if not isinstance(body, dict):
            self.breach("is not an object")

    def breach(self, words: str) -> None:
        """Note one breach with its place."""
        self.breaches.append(f"{self.where}: {words}")

    def only(self, *keys: str) -> None:
        """No key but these."""
        for key in sorted(set(self.body) - set(keys)):
            self.breach(f"unknown key {key!r}")

    def text(self, key: str, low: int, high: int, *, needed: bool = False) -> str:
        """A text whose length, in UTF-16 units, lies between low and high. "" where there is none."""
        value = self.body.get(key)
        if value is None:
            if needed:
                self.breach(f"{key} is missing")
            return ""
        if not isinstance(value, str):
            self.breach(f"{key} is not a text")
            return ""
        if not low <= size(value) <= high:
            self.breach(f"{key} has {size(value)} characters, allowed are {low} to {high}")
        elif low and not value.strip():
            self.breach(f"{key} is blank")
        return value

    def whole(self, key: str, low: int, high: int, default: int = 0, *, needed: bool = False) -> int:
        """A whole number between low and high."""
        value = self.body.get(key)
        if value is None:
            if needed:
                self.breach(f"{key} is missing")
            return default
        if isinstance(value, bool) or not isinstance(value, int):
            self.breach(f"{key} is not a whole number")
            return default
        if not low <= value <= high:
            self.breach(f"{key} is {value}, allowed are {low} to {high}")
        return value

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self.body.get(key)
        if value is not None and not isinstance(value, bool):
            self.breach(f"{key} is not true or false")
        return bool(value)

    def items(self, key: str, low: int, high: int) -> list[Any]:
        """A list of low to high items."""
        value = self.body.get(key)
        found = value if isinstance(value, list) else []
        if value is not None and not isinstance(value, list):
            self.breach(f"{key} is not a list")
        if not low <= len(found) <= high:
            self.breach(f"{key} has {len(found)} items, allowed are {low} to {high}")
        return found

    def each(self, key: str, low: int, high: int, check: Callable[["Form"], None]) -> list["Form"]:
        """Check each object of a list."""
        forms = [
            Form(item, f"{self.where}.{key}[{i}]", self.breaches) for i, item in enumerate(self.items(key, low, high))
        ]
        for form in forms:
            check(form)
        return forms

    def inner(self, key: str) -> "Form":
        """The object under a key."""
        return Form(self.body.get(key), f"{self.where}.{key}", self.breaches)

    def unique(self, values: Sequence[object], words: str) -> None:
        """No value twice."""
        twice = {str(value) for value in values if values.count(value) > 1}
        if twice:
            self.breach(f"{words} more than once: {', '.join(sorted(twice))}")
