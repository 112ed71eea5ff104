"""`copydesk correct`: what the desk says of one quote."""

from typing import Annotated, get_args

import typer

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, InArchive, answer, terminal_actor
from bot.cli.printing.counts import counted
from bot.cli.printing.safe import console, plain
from bot.cli.refusals import OneRuling
from bot.desk import correct as correct_desk
from bot.desk.resources import Desk
from bot.records.annotations import Standing
from bot.records.ids import ArchiveId
from bot.records.people import Correction, Ruling

KEPT: dict[Ruling, str] = {"as read": "As the bot read it.", "as before": "As it was before that."}
STANDINGS: tuple[Standing, ...] = get_args(Standing)


def correct(
    article: Annotated[int, typer.Argument(metavar="ARTICLE", help="The article's number.")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Words of the quote, as they stand there.")],
    speaker: Annotated[str | None, typer.Option("--speaker", help="Who said it, as the article has the name.")] = None,
    nobody: Annotated[bool, typer.Option("--nobody", help="Nobody is known to have said it.")] = False,
    not_a_quote: Annotated[bool, typer.Option("--not-a-quote", help="These words are no quote.")] = False,
    standing: Annotated[str | None, typer.Option("--standing", help=f"One of {', '.join(STANDINGS)}.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take back the last that was said of it.")] = False,
    as_read: Annotated[bool, typer.Option("--as-read", help="Take back all that was said of it before.")] = False,
    number: Annotated[int, typer.Option("--number", help="Which of several quotes that have these words.")] = 1,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Set a quote right; it holds for later versions too."""
    ruling = _ruling(speaker, nobody, not_a_quote, standing, undo, as_read)

    async def verb(desk: Desk, archive_id: ArchiveId) -> Correction:
        at = await correct_desk.place(desk, archive_id, article, words, number)
        return await correct_desk.correct(desk, archive_id, at, speaker or "", terminal_actor(), ruling)

    change = answer(config, database, archive, verb)
    if json:
        as_json.write(change)
        return
    console().print(plain(f"“{change.quote.cut.text}”"))
    console().print(plain(_line(change)))
    kept = KEPT.get(change.ruling, "Kept for later versions.")
    console().print(f"{counted(change.changed, 'quote')} of this chain changed. {kept}", style="dim")


def _ruling(
    speaker: str | None, nobody: bool, not_a_quote: bool, standing: str | None, undo: bool, as_read: bool
) -> Ruling:
    """The one thing that was said. Raises OneRuling."""
    told: list[Ruling] = [known for known in STANDINGS if known == standing]
    flags: tuple[tuple[bool, Ruling], ...] = (
        (bool(speaker and speaker.strip()), "speaker"), (nobody, "nobody"), (not_a_quote, "not a quote"),
        (undo, "as before"), (as_read, "as read"),
    )  # fmt: skip
    told += [ruling for given, ruling in flags if given]
    if len(told) != 1 or (standing is not None and standing not in STANDINGS):
        raise OneRuling()
    return told[0]


def _line(change: Correction) -> str:
    if change.ruling == "not a quote":
        return "Not a quote any more."
    if change.gone:
        return "Taken back: the bot itself reads no quote there."
    if change.ruling in STANDINGS:
        return f"Standing: {change.ruling}."
    return f"Before: {change.before or 'nobody'}. Now: {change.after or 'nobody'}."


VERBS: Answers = {correct: Correction}
