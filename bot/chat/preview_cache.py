"""Previews that wait for Save, with why others that were asked for with them could not be read."""

import time
from collections.abc import Callable

from bot.chat.member_cache import MemberCache, Owner
from bot.chat.refusals import PreviewGone
from bot.errors.tree import CopydeskError
from bot.records.answers import Preview

Failed = tuple[str, CopydeskError]
"""A link that could not be read, and why."""
_Read = tuple[tuple[Preview, ...], tuple[Failed, ...]]


class PreviewCache:
    """Previews by the token of their asking."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._held: MemberCache[_Read] = MemberCache(_size, PreviewGone, now)

    def put(self, token: str, previews: tuple[Preview, ...], owner: Owner, failures: tuple[Failed, ...] = ()) -> None:
        """Keep the previews of an asking, in the place of older ones of it, and why others could not be read."""
        self._held.put(token, (previews, failures), owner)

    def get(self, token: str, owner: Owner) -> tuple[Preview, ...]:
        """The previews of their owner. Raises PreviewGone, for another's alike."""
        return self._held.get(token, owner)[0]

    def failures(self, token: str, owner: Owner) -> tuple[Failed, ...]:
        """Why some of what was asked for with them could not be read. Raises PreviewGone."""
        return self._held.get(token, owner)[1]

    def pop(self, token: str, owner: Owner) -> tuple[Preview, ...]:
        """The previews, held no more: of two presses only one gets them. Raises PreviewGone."""
        return self._held.pop(token, owner)[0]


def _size(read: _Read) -> int:
    return sum(map(_size_of, read[0]))


def _size_of(preview: Preview) -> int:
    """About how many bytes a preview takes: the bytes received, and its letters."""
    draft = preview.draft
    return len(draft.received.body) + sum(map(_bytes, (draft.text, *draft.dropped)))


def _bytes(text: str) -> int:
    """What Python takes for a text: one, two or four bytes a letter."""
    return text.__sizeof__()
