"""Previews that wait for Save: in memory, for as long as their modal can be answered, a bounded amount of them."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.chat.refusals import PreviewGone
from bot.errors.tree import CopydeskError
from bot.records.answers import Preview

HELD_SECONDS = 3_600.0
HELD_MOST, HELD_OF_ONE_MEMBER = 100, 10
BYTES_MOST, BYTES_OF_ONE_MEMBER = 256_000_000, 64_000_000
"""A newest preview is held whatever it takes; older ones give way to it."""
Owner = tuple[int | None, int]
"""The server (None: nowhere) and the member that a preview was made for."""
Failed = tuple[str, CopydeskError]
"""A link that could not be read, and why."""


@dataclass(frozen=True, slots=True)
class _Held:
    previews: tuple[Preview, ...]
    owner: Owner
    failures: tuple[Failed, ...]
    until: float
    size: int


class PreviewCache:
    """Previews by the token of their asking."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._held: dict[str, _Held] = {}
        self._now = now

    def put(self, token: str, previews: tuple[Preview, ...], owner: Owner, failures: tuple[Failed, ...] = ()) -> None:
        """Keep the previews of an asking, in the place of older ones of it, and why others could not be read."""
        now = self._now()
        for old in [key for key, held in self._held.items() if held.until < now]:
            del self._held[old]
        self._held.pop(token, None)
        self._held[token] = _Held(previews, owner, failures, now + HELD_SECONDS, sum(map(_size, previews)))
        own = [key for key, held in self._held.items() if held.owner[1] == owner[1]]
        self._give_way(own, HELD_OF_ONE_MEMBER, BYTES_OF_ONE_MEMBER)
        self._give_way(list(self._held), HELD_MOST, BYTES_MOST)

    def _give_way(self, tokens: list[str], most: int, size: int) -> None:
        """Of these, oldest first, keep the newest that are not too many nor too large, and the last in any case."""
        kept = 0
        for number, token in enumerate(reversed(tokens)):
            kept += self._held[token].size
            if number and (number >= most or kept > size):
                del self._held[token]

    def get(self, token: str, owner: Owner) -> tuple[Preview, ...]:
        """The previews of their owner. Raises PreviewGone, for another's alike."""
        return self._of(token, owner).previews

    def failures(self, token: str, owner: Owner) -> tuple[Failed, ...]:
        """Why some of what was asked for with them could not be read. Raises PreviewGone."""
        return self._of(token, owner).failures

    def _of(self, token: str, owner: Owner) -> _Held:
        held = self._held.get(token)
        if held is None or held.owner != owner or held.until < self._now():
            raise PreviewGone()
        return held

    def pop(self, token: str, owner: Owner) -> tuple[Preview, ...]:
        """The previews, held no more: of two presses only one gets them. Raises PreviewGone."""
        previews = self.get(token, owner)
        del self._held[token]
        return previews


def _size(preview: Preview) -> int:
    """About how many bytes a preview takes: the bytes received, and its letters."""
    draft = preview.draft
    return len(draft.received.body) + sum(map(_bytes, (draft.text, *draft.dropped)))


def _bytes(text: str) -> int:
    """What Python takes for a text: one, two or four bytes a letter."""
    return text.__sizeof__()
