"""Text that was compared with its hash, told apart by its type from text that was not."""

from typing import NewType

VerifiedText = NewType("VerifiedText", str)
"""Stored text that was the same as when it was stored: only `bot.archive.integrity` makes it, and `part` cuts it."""


def part(text: VerifiedText, start: int, end: int) -> VerifiedText:
    """The characters from `start` to `end` (half-open code-point offsets) of verified text."""
    return VerifiedText(text[start:end])
