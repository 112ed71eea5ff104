"""What an archive answers to a topic, as sets of articles that can be compared from program to program."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from bot.archive.search.stores import index_for
from bot.desk.topic_search import TopicQuery, search_in
from bot.records.ids import ArchiveId

ALL = 1_000_000
LOOKED_THROUGH = 250
"""An answer looks through the newest of them; of topics with more only `every` can be compared."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The articles in which all ideas stand (`every`), and those that a brief is made of (`about`) or counts."""

    every: frozenset[int]
    about: frozenset[int]
    mentioned: frozenset[int]

    @property
    def whole(self) -> bool:
        """Whether all that was found was looked through."""
        return len(self.every) < LOOKED_THROUGH

    def as_row(self) -> list[list[int]]:
        """For a line of JSON."""
        return [sorted(self.every), sorted(self.about), sorted(self.mentioned)]

    @classmethod
    def of_row(cls, row: Any) -> "Answer":
        """From a line of JSON."""
        return cls(*map(frozenset, row))


def answer(conn: Connection, archive: ArchiveId, topic: str) -> Answer:
    """What this program answers within one read."""
    found = search_in(conn, TopicQuery(archive, topic, whole=True))
    every = index_for(conn).newest(conn, archive, found.topic, ALL)
    return Answer(
        frozenset(every),
        frozenset(entry.article for entry in found.ranked),
        frozenset(entry.article for entry in found.mentioned),
    )
