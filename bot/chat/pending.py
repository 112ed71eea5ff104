"""Previews that wait for Save: in memory, for as long as their form can be answered, a bounded number of them."""

import time
from dataclasses import dataclass

from bot.errors import NotFound
from bot.records.answers import Preview

HELD_SECONDS = 3_600.0
HELD_MOST = 100


class PreviewGone(NotFound):
    template = "This preview is not held any more, or was saved already. Run /ingest again if the article is missing."


@dataclass(slots=True)
class _Held:
    previews: tuple[Preview, ...]
    until: float


class Pending:
    """Previews by the token of their asking."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}

    def hold(self, token: str, previews: tuple[Preview, ...]) -> None:
        """Keep the previews of an asking, in the place of older ones of it."""
        now = time.monotonic()
        for old in [key for key, held in self._held.items() if held.until < now]:
            del self._held[old]
        self._held.pop(token, None)
        while len(self._held) >= HELD_MOST:
            del self._held[next(iter(self._held))]
        self._held[token] = _Held(previews, now + HELD_SECONDS)

    def get(self, token: str) -> tuple[Preview, ...]:
        """The previews. Raises PreviewGone."""
        held = self._held.get(token)
        if held is None or held.until < time.monotonic():
            raise PreviewGone()
        return held.previews

    def take(self, token: str) -> tuple[Preview, ...]:
        """The previews, held no more: of two presses only one gets them. Raises PreviewGone."""
        previews = self.get(token)
        del self._held[token]
        return previews
