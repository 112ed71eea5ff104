"""`copydesk link`, `unlink` and `note`: what the desk says of an article, and of what it is to another."""

from typing import Annotated, get_args

import typer

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, InArchive, answer, terminal_actor
from bot.cli.printing.checked import RELATIONS
from bot.cli.printing.safe import console, plain
from bot.cli.receipts import Noted
from bot.cli.refusals import NoSuchKind
from bot.desk import link as link_desk
from bot.records.archive import Relation, RelationKind

KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
ArticleNumber = Annotated[int, typer.Argument(metavar="ARTICLE", help="The article's number.")]
OtherNumber = Annotated[int, typer.Argument(metavar="OTHER", help="The number of the article that it is about.")]


def link(
    article: ArticleNumber,
    other: OtherNumber,
    kind: Annotated[str, typer.Option("--as", help=f"One of {', '.join(KINDS)}.")] = "corrects",
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Say that an article corrects or updates another, or is no copy of it."""
    known = next((known for known in KINDS if known == kind), None)
    if known is None:
        raise NoSuchKind(kind=kind, kinds=", ".join(KINDS))
    made = answer(
        config,
        database,
        archive,
        lambda desk, archive_id: link_desk.link(desk, archive_id, article, other, known, terminal_actor()),
    )
    _print(made, json, RELATIONS[made.kind])


def unlink(
    article: ArticleNumber,
    other: OtherNumber,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Take back what was said of two articles."""
    taken = answer(
        config,
        database,
        archive,
        lambda desk, archive_id: link_desk.unlink(desk, archive_id, article, other, terminal_actor()),
    )
    _print(taken, json, "Articles {0} and {1} are to each other as the bot reads them.")


def note(
    article: ArticleNumber,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The note; without it the article has none.")] = "",
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Put a note on an article that stands wherever it is cited."""
    kept = answer(
        config,
        database,
        archive,
        lambda desk, archive_id: link_desk.note(desk, archive_id, article, words, terminal_actor()),
    )
    if json:
        as_json.write(Noted(article, kept or None))
        return
    line = f"Wherever article {article} is cited stands now: {kept}" if kept else f"Article {article} has no note."
    console().print(plain(line))


def _print(relation: Relation, json: bool, sentence: str) -> None:
    if json:
        as_json.write(relation)
    else:
        console().print(plain(sentence.format(relation.article, relation.other)))


VERBS: Answers = {link: Relation, unlink: Relation, note: Noted}
