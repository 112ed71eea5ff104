"""`copydesk outlets` and `outlet`: what the archive holds of each outlet, its label, its block."""

from typing import Annotated, get_args

import typer

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, InArchive, answer, terminal_actor
from bot.cli.printing import outlets as printing
from bot.cli.printing.safe import console
from bot.cli.refusals import BlockAndUnblock, NoSuchOrder
from bot.desk import outlets as outlets_desk
from bot.desk.resources import Desk
from bot.records.ids import ArchiveId
from bot.records.outlets import Outlet, OutletOrder, OutletPage

ORDERS: tuple[OutletOrder, ...] = get_args(OutletOrder)


def outlets(
    order: Annotated[str, typer.Option("--order", help=f"One of {', '.join(ORDERS)}.")] = "articles",
    page: Annotated[int, typer.Option("--page", min=1, help="Which page of the answer.")] = 1,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """What the archive holds of each outlet: articles, copies, quotes, first and last day."""
    known = next((known for known in ORDERS if known == order), None)
    if known is None:
        raise NoSuchOrder(given=order, orders=", ".join(ORDERS))
    result = answer(
        config,
        database,
        archive,
        lambda desk, archive_id: outlets_desk.outlets(desk, archive_id, order=known, page=page),
    )
    as_json.write(result) if json else printing.outlets(console(), result)


def outlet(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name, or the site of its pages: example.org.")],
    label: Annotated[
        str | None, typer.Option("--label", metavar="WORDS", help="What stands beside its name; '' takes it away.")
    ] = None,
    block: Annotated[bool, typer.Option("--block", help="Take in no more of its pages.")] = False,
    unblock: Annotated[bool, typer.Option("--unblock", help="Take in its pages again.")] = False,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """One outlet: what is held of it; put a label beside its name, or block its pages."""
    if block and unblock:
        raise BlockAndUnblock()

    async def work(desk: Desk, archive_id: ArchiveId) -> Outlet:
        said: Outlet | None = None
        if label is not None:
            said = (await outlets_desk.label(desk, archive_id, name, label, terminal_actor())).outlet
        if block or unblock:
            say = outlets_desk.block if block else outlets_desk.unblock
            said = (await say(desk, archive_id, name, terminal_actor())).outlet
        return said or await outlets_desk.outlet(desk, archive_id, name)

    result = answer(config, database, archive, work)
    as_json.write(result) if json else printing.outlet(console(), result)


VERBS: Answers = {outlets: OutletPage, outlet: Outlet}
