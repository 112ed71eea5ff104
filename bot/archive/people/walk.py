"""One walk over all names of an archive, for a typed name that nobody is called by just so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from sqlalchemy import Connection, String, cast, func, select

from bot.archive.people.speakers import GENDER
from bot.archive.store import integrity, tables
from bot.records.ids import ArchiveId
from bot.records.people import Called
from bot.text.name_patterns import pattern

people = tables.people
MOST_LOOKED_AT = 1_000
"""People with such words whose whole names are compared: what more people have in common is nobody's own."""
SHORT = 3
"""Letters of a word that may be initials, or a part of the one beside it."""

_END = "\n"
_LINE = cast(people.c.id, String) + " " + people.c.key + " " + people.c.surname + " " + people.c.search
_NUMBER = re.compile(r"\d+")


def holding(conn: Connection, archive_id: ArchiveId, ways: Iterable[Sequence[str]]) -> tuple[Called, ...]:
    """People in whose name the words of one of the `ways` stand as they may be typed; at most MOST_LOOKED_AT.

    Words of up to SHORT letters count only where a way has no longer one: they may be initials. The names come as one
    text, in which a pattern finds a word in a tenth of the time that 20,000 rows take.
    """
    sought = {patterns for way in ways if (patterns := _patterns(way))}
    names = conn.execute(select(func.aggregate_strings(_LINE, _END)).where(people.c.archive == archive_id)).scalar()
    if not names or not sought:
        return ()
    each = (islice(_ids(names, patterns), MOST_LOOKED_AT) for patterns in sought)
    ids = sorted(set(chain.from_iterable(each)))[:MOST_LOOKED_AT]
    rows = integrity.checked(people, conn.execute(select(people).where(people.c.id.in_(ids)).order_by(people.c.id)))
    return tuple(Called(row.name, row.key.partition(GENDER)[0], row.surname) for row in rows)


def _patterns(way: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """Patterns of the words that tell most, the longest first."""
    words = sorted(dict.fromkeys(way), key=len, reverse=True)
    telling = [word for word in words if len(word) > SHORT] or words[:1]
    return tuple(found for word in telling if (found := pattern(word)))


def _ids(names: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[int]:
    first, *others = patterns
    for found in first.finditer(names):
        start, end = names.rfind(_END, 0, found.start()) + 1, names.find(_END, found.end())
        line = names[start : end if end > 0 else len(names)]
        number = _NUMBER.match(line)
        if number and all(other.search(line) for other in others):
            yield int(number[0])
