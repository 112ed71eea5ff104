"""A name that nobody is called by just so, among thousands: whoever came last is found as the first is, in one walk."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from bot.app import open_desk
from bot.archive.people import speakers
from bot.archive.servers import archives
from bot.archive.store import Connection, Store
from bot.config import Config
from bot.desk.called import called
from bot.records.annotations import NamedSpeaker
from bot.records.ids import ArchiveId
from tests.archive.samples import NOW

OTHERS = 2_100
"""More than are compared where a word stands in their names."""
LAST = ("Trần Thị Thu Sách", "Walter K. Ashdown")
ASKED = {"Thu Sach": LAST[0], "W Ashdown": LAST[1], "Walter Karl Unheard": None}


def _filled(conn: Connection) -> ArchiveId:
    archive = archives.ensure(conn, "local", NOW).id
    for name in (*(f"Tessa Utrin{number}sen" for number in range(OTHERS)), *LAST):
        first, *_, last = name.casefold().split()
        speakers.made(conn, archive, NamedSpeaker(given=name, key=f"{first} {last}", surname=last))
    return archive


@contextmanager
def walks() -> Iterator[list[str]]:
    """The statements sent meanwhile that read the people of an archive by nothing but their archive."""
    sent: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        where = statement.partition("WHERE")[2]
        if "people" in statement and not any(f"people.{column}" in where for column in ("id", "key", "surname")):
            sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


@pytest.mark.parametrize("typed", ASKED)
async def test_the_last_of_thousands_is_found_in_one_walk(store: Store, place: str, typed: str) -> None:
    async with store.writing() as w:
        archive = await w.run_sync(_filled)
    async with open_desk(Config(database=place)) as desk:
        with walks() as sent:
            found = await called(desk, archive, typed)
    assert [person.name for person in found] == [name for name in (ASKED[typed],) if name]
    assert len(sent) == 1
