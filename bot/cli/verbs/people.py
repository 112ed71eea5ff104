"""Speakers set right by hand: merge, split, undo."""

from typing import Annotated

import typer

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, InArchive, answer, terminal_actor
from bot.cli.printing.safe import console, plain
from bot.desk import merge as merge_desk
from bot.records.people import PeopleChange

Person = Annotated[str, typer.Argument(metavar="PERSON", help='A name, or a person\'s number such as "#7".')]
DONE = {"merge": "{0} counts as {1} now.", "split": "{1} is split from {0}.", "undo": "{0} and {1} are as before."}


def merge(
    person: Person,
    into: Annotated[str, typer.Argument(metavar="INTO", help="Whom the quotes belong to from now on.")],
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Make one speaker of two."""
    done = answer(
        config,
        database,
        archive,
        lambda desk, archive_id: merge_desk.merge(desk, archive_id, person, into, terminal_actor()),
    )
    _print(done, json)


def split(
    person: Person,
    articles: Annotated[list[int], typer.Argument(metavar="ARTICLE", help="Where somebody else of that name spoke.")],
    name: Annotated[str, typer.Option("--name", help="What the other person is called.")] = "",
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Make two speakers of one."""
    done = answer(
        config,
        database,
        archive,
        lambda desk, archive_id: merge_desk.split(desk, archive_id, person, articles, name, terminal_actor()),
    )
    _print(done, json)


def undo(
    number: Annotated[int, typer.Argument(metavar="CHANGE", help="The number that merge or split gave.")],
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Take a merge or a split of speakers back."""
    _print(
        answer(
            config,
            database,
            archive,
            lambda desk, archive_id: merge_desk.undo(desk, archive_id, number, terminal_actor()),
        ),
        json,
    )


def _print(done: PeopleChange, json: bool) -> None:
    if json:
        as_json.write(done)
        return
    console().print(plain(DONE[done.kind].format(done.person.name, done.other.name)))
    if done.kind != "undo":
        console().print(f"To take it back: copydesk undo {done.number}", style="dim")


VERBS: Answers = {merge: PeopleChange, split: PeopleChange, undo: PeopleChange}
