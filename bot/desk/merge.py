"""`merge`, `split` and `undo`: making one speaker of two, two of one, and taking that back."""

from collections.abc import Sequence

from bot.analysis.naming import name_of
from bot.archive.people import merging
from bot.desk.called import called
from bot.desk.resources import Desk
from bot.errors.asking import SeveralPeople
from bot.errors.missing import NoSuchPerson
from bot.records.annotations import NamedSpeaker
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.people import PeopleChange, Person


async def merge(desk: Desk, archive_id: ArchiveId, person: str, into: str, actor: Actor) -> PeopleChange:
    """Everything that `person` said counts as said by `into`; both are a name or "#7".

    Raises NoSuchPerson, SeveralPeople where a name is not one person's, SamePerson.
    """
    merged, other = await only(desk, archive_id, person), await only(desk, archive_id, into)
    async with desk.store.writing() as conn:
        number = await conn.run_sync(merging.merge, archive_id, merged.id, other.id, actor, desk.now())
    return PeopleChange(number, "merge", merged, other)


async def split(
    desk: Desk, archive_id: ArchiveId, person: str, articles: Sequence[int], name: str, actor: Actor
) -> PeopleChange:
    """What `person` said in `articles` was said by somebody else, called `name`.

    Raises NoSuchPerson, also where these articles have no quote of that person, and SeveralPeople.
    """
    divided = await only(desk, archive_id, person)
    called_so = _named(name.strip() or divided.name)
    async with desk.store.writing() as conn:
        number, other = await conn.run_sync(
            merging.split, archive_id, divided.id, articles, called_so, actor, desk.now()
        )
    return PeopleChange(number, "split", divided, other)


async def undo(desk: Desk, archive_id: ArchiveId, change: int, actor: Actor) -> PeopleChange:
    """Take the merge or split of that number back. Raises NothingToUndo, UndoOtherFirst."""
    async with desk.store.writing() as conn:
        first, other = await conn.run_sync(merging.undo, archive_id, change, actor, desk.now())
    return PeopleChange(change, "undo", first, other)


def _named(given: str) -> NamedSpeaker:
    """A person's name as it is found again; one without a word is found as it was typed."""
    name = name_of(given)
    return NamedSpeaker(given, name.key, name.words[-1]) if name.words else NamedSpeaker(given, given, given)


async def only(desk: Desk, archive_id: ArchiveId, given: str) -> Person:
    """The one person who is meant. Raises NoSuchPerson for nobody, SeveralPeople for more than one."""
    people = await called(desk, archive_id, given, in_part=False)
    if not people:
        raise NoSuchPerson(person=given)
    if len(people) > 1:
        raise SeveralPeople(name=given, people=", ".join(f"{person.name} (#{person.id})" for person in people[:10]))
    return people[0]
