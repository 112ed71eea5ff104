"""What any index of the archive can do. SQLite and PostgreSQL each have one; the ranking is shared and not here."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Protocol

from sqlalchemy import Connection

from bot.records.ids import ArchiveId
from bot.records.topics import Candidates, Covered, Languages, Topic

COUNT_CAP = 5_000
"""Matches are counted up to here; beyond it a person reads "more than": counting on costs as much as finding."""

SUGGEST_CAP = 200
"""Matches counted for a suggested topic: eight are counted while a person types."""

NEWEST = 250
"""Articles with all ideas that are ordered: the newest whose leads carry them, then the newest. With 400 nDCG@10 is the
same, and candidates and ranking cost a third more at a million articles."""

ENOUGH = 50
"""Fewer articles than this with all ideas: articles with some of them are looked at too (as measured: 50)."""


class SearchIndex(Protocol):
    """An index of the newest version of each article. Every method works inside the caller's transaction."""

    def add(
        self,
        conn: Connection,
        archive_id: ArchiveId,
        article_id: int,
        *,
        title: str | None,
        stems: str,
        day: dt.date | None,
        language: str | None = None,
        outlet: str | None = None,
        site: str | None = None,
        suggested: Iterable[str] | None = None,
    ) -> None:
        """Index an article that is not in it; `stems` of its text as `bot.text.words.stem_text` gives them.

        It is found by its outlet's name, and by its `site` and the domains that this lies in.

        The words of its title are suggested to whoever types, or the `suggested` ones.
        """

    def drop(self, conn: Connection, article_id: int) -> None:
        """Take an article out of the index; nothing happens when it is not in it."""

    def drop_archive(self, conn: Connection, archive_id: ArchiveId) -> None:
        """Take every article of an archive out of the index."""

    def erase(self, conn: Connection, *, begin: bool) -> bool:
        """Do a part of leaving nothing readable in the index of what was dropped; gives whether there is more to do.

        The first part is told by `begin`. Each may be a transaction of its own.
        """

    def languages(self, conn: Connection, archive_id: ArchiveId) -> Languages:
        """The languages of the archive's articles, (None,) where there are none: what a topic is spelled in.

        FORMER is the last of them while some are still indexed as an older program did it.
        """

    def candidates(
        self, conn: Connection, archive_id: ArchiveId, topic: Topic, limit: int = 400, enough: int = ENOUGH
    ) -> Candidates:
        """The articles of this archive alone that may answer `topic`, newest first, for a ranker to order.

        Where fewer than `enough` have all ideas, articles that have some of them are among them.
        """

    def extent(self, conn: Connection, archive_id: ArchiveId, topic: Topic) -> tuple[int, int | None]:
        """In how many articles all ideas stand, counted up to one more than SUGGEST_CAP, and the newest of them."""

    def held(self, conn: Connection, archive_id: ArchiveId, topic: Topic) -> int:
        """How many articles came from the topic's outlets and by its feeds at all, up to one more than COUNT_CAP."""

    def newest(self, conn: Connection, archive_id: ArchiveId, topic: Topic, limit: int) -> tuple[int, ...]:
        """The newest articles in which all ideas stand, at most `limit`, the undated last."""

    def left(
        self, conn: Connection, archive_id: ArchiveId, topic: Topic, article_ids: Sequence[int]
    ) -> tuple[int, ...]:
        """Those of the articles that the filters of a topic leave, whatever they tell of, the newest first."""

    def coverage(self, conn: Connection, archive_id: ArchiveId, topic: Topic) -> tuple[Covered, ...]:
        """How many articles with all ideas each day has, of the newest COUNT_CAP, sure days and unsure ones apart."""

    def suggest(self, conn: Connection, archive_id: ArchiveId, prefix: str, limit: int = 10) -> tuple[str, ...]:
        """Words of this archive's titles that begin with `prefix`, the most frequent first."""

    def near(self, conn: Connection, archive_id: ArchiveId, word: str, limit: int = 200) -> tuple[str, ...]:
        """Words of this archive's titles that begin or end as `word` does: where a typing slip would be found."""
