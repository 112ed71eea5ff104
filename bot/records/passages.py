"""The sentences of a text as offsets, packed as they are stored."""

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

_ONE = struct.Struct("<III")
_NUMBER = struct.Struct("<I")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence. `paragraph` counts from 0; `leaning` tells that it opens on a word that needs the one before."""

    start: int
    end: int
    paragraph: int
    leaning: bool = False


@dataclass(frozen=True, slots=True)
class Passages(Sequence[Passage]):
    """A text's passages in reading order, none overlapping: made when they are asked for.

    12 bytes each (start, end, paragraph * 2 + leaning; little-endian), in the database, on the way from a child process
    and here: as objects, the 100,000 of a long text hold the event loop for 0.15 s while they are unpickled.
    """

    packed: bytes = b""

    @staticmethod
    def of(passages: Iterable[Passage]) -> "Passages":
        """Pack passages that are in order."""
        return Passages(b"".join(_ONE.pack(p.start, p.end, p.paragraph * 2 + p.leaning) for p in passages))

    @staticmethod
    def fits(packed: bytes) -> bool:
        """Whether bytes may be packed passages, that is, so many whole ones."""
        return len(packed) % _ONE.size == 0

    def __len__(self) -> int:
        return len(self.packed) // _ONE.size

    def __iter__(self) -> Iterator[Passage]:
        return (Passage(start, end, rest >> 1, bool(rest & 1)) for start, end, rest in _ONE.iter_unpack(self.packed))

    @overload
    def __getitem__(self, at: int) -> Passage: ...
    @overload
    def __getitem__(self, at: slice) -> "Passages": ...
    def __getitem__(self, at: int | slice) -> "Passage | Passages":
        if isinstance(at, slice):
            return Passages.of(self[number] for number in range(*at.indices(len(self))))
        start, end, rest = _ONE.unpack_from(self.packed, _ONE.size * range(len(self))[at])
        return Passage(start, end, rest >> 1, bool(rest & 1))

    def touching(self, start: int, end: int) -> range:
        """The numbers of the passages that share a letter with the text from `start` to `end`."""
        every = range(len(self))
        first = bisect_right(every, start, key=self._end)
        return range(first, max(first, bisect_left(every, end, key=self._start)))

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """From where to where the whole passages reach that the text from `start` to `end` stands in."""
        inside = self.touching(start, end)
        if not inside:
            return start, end
        return min(start, self._start(inside[0])), max(end, self._end(inside[-1]))

    def _start(self, number: int) -> int:
        return int(_NUMBER.unpack_from(self.packed, _ONE.size * number)[0])

    def _end(self, number: int) -> int:
        return int(_NUMBER.unpack_from(self.packed, _ONE.size * number + _NUMBER.size)[0])
