"""`copydesk feed add`: what could be followed from an address, shown before anything is stored, and one of it added."""

from typing import Annotated

import typer

from bot.cli import as_json, shell
from bot.cli.as_json import Answers
from bot.cli.feed_shapes import FeedAdding
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, InArchive, answer, terminal_actor
from bot.cli.printing import feeds as printing
from bot.cli.printing.safe import console, plain
from bot.cli.question import Where
from bot.cli.refusals import NoSuchPick, PickOneFeed
from bot.desk.feeds import add as add_desk
from bot.desk.feeds import find as find_desk
from bot.desk.feeds.terms import tidied
from bot.records.subscriptions import Candidate, FeedAdded, Terms

FIRST = Terms().first
Name = Annotated[str | None, typer.Option("--name", help="The outlet's name, in place of what the pages say.")]
Language = Annotated[str | None, typer.Option("--language", metavar="LANGUAGE", help="Its language: en, French.")]
Include = Annotated[
    list[str] | None, typer.Option("--include", metavar="WORDS", help="Only items with these words; may be repeated.")
]
Exclude = Annotated[
    list[str] | None, typer.Option("--exclude", metavar="WORDS", help="No items with these words; may be repeated.")
]
First = Annotated[
    int, typer.Option("--first", min=0, help="How many of the newest items that stand there already are stored.")
]


def add(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A feed's address, or a site's.")],
    pattern: Annotated[
        str | None,
        typer.Option("--pattern", help="Of a page without a feed: which of its links are articles, such as '/news/*'."),
    ] = None,
    name: Name = None,
    language: Language = None,
    include: Include = None,
    exclude: Exclude = None,
    first: First = FIRST,
    pick: Annotated[int | None, typer.Option("--pick", min=1, help="Which of several that are found.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what is found, and add nothing.")] = False,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Follow a feed, or what is found from a site's address: RSS, Atom, JSON Feed, a news sitemap, a page's links."""
    where = Where(json, archive, database, config)
    terms = tidied(Terms(name, language, tuple(include or ()), tuple(exclude or ()), first))
    found = answer(
        config,
        database,
        archive,
        lambda desk, archive_id: find_desk.find(desk, archive_id, address, pattern=pattern),
    )
    if not json:
        printing.candidates(console(), found)
    added: FeedAdded | None = None
    if not dry_run:
        candidate = _picked(found, pick, json)
        added = None if candidate.known and terms == Terms() else _added(candidate, terms, where)
    if json:
        as_json.write(FeedAdding(found, added))
    elif added:
        printing.added(console(), added)
    elif not dry_run:
        console().print("It is followed already; nothing was changed. --name, --include and the like set other terms.")


def _picked(found: tuple[Candidate, ...], pick: int | None, json: bool) -> Candidate:
    """The candidate that is meant; whoever sits here is asked. Raises PickOneFeed, NoSuchPick."""
    if pick is None and len(found) > 1:
        if json or not shell.may_ask():
            raise PickOneFeed(count=len(found))
        console().print(plain(f"Which of them, 1 to {len(found)}? "), end="")
        typed = input().strip()
        pick = int(typed) if typed.isdecimal() else 0
    place = 1 if pick is None else pick
    if not 1 <= place <= len(found):
        raise NoSuchPick(pick=place, count=len(found))
    return found[place - 1]


def _added(candidate: Candidate, terms: Terms, where: Where) -> FeedAdded:
    return answer(
        where.config,
        where.database,
        where.archive,
        lambda desk, archive_id: add_desk.add(desk, archive_id, candidate, terms, terminal_actor()),
    )


VERBS: Answers = {}
"""It stands in the group of `bot.cli.verbs.feed`."""
