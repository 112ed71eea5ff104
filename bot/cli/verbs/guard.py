"""What is done knowingly alone: `sweep`, `rebind` and `forget`."""

from typing import Annotated

import typer

from bot.cli import as_json, error_sentences
from bot.cli.as_json import Answers
from bot.cli.options import AsJson, ConfigFile, Database, desk_work
from bot.cli.printing.safe import console, plain
from bot.cli.receipts import Bound
from bot.desk import binding, upkeep
from bot.desk import forget as forget_desk
from bot.desk.resources import Desk
from bot.desk.upkeep import Outlook
from bot.records.settings import KeptOfMember


def sweep(
    confirm: Annotated[bool, typer.Option("--confirm", help="Take it, and believe this machine's clock.")] = False,
    json: AsJson = False,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Show what is past its time and why its purge waits; --confirm purges it."""
    if confirm:
        done = desk_work(config, database, upkeep.confirm)
        if json:
            as_json.write(done)
            return
        gone = f"{done.articles:,} articles of the trash, {done.received:,} originals, {len(done.servers):,} servers"
        console().print(f"Purged: {gone}.")
        return
    view = desk_work(config, database, upkeep.outlook)
    as_json.write(view) if json else _print(view)


def _print(view: Outlook) -> None:
    out = console()
    out.print(f"It is {view.now:%A, %d %B %Y, %H:%M} UTC by this machine's clock.")
    for due in view.due:
        out.print(f"Past their time: {due.rows:,} of {due.of:,} {due.kind}.")
    if view.unseen:
        out.print(f"Not seen on Discord, their days of grace not begun: {', '.join(map(str, view.unseen))}.")
    if not view.due and not view.unseen:
        out.print("Nothing is past its time.")
    if view.why is not None:
        out.print(plain(error_sentences.sentence(view.why)))


def rebind(
    application: Annotated[
        int | None,
        typer.Argument(metavar="APPLICATION_ID", min=1, max=2**63 - 1, help="The new application's id."),
    ] = None,
    json: AsJson = False,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Let the database belong to another Discord application; without one, show whose it is."""

    async def show(desk: Desk) -> int | None:
        return await binding.bound(desk)

    async def move(desk: Desk) -> int | None:
        return await binding.rebind(desk, application or 0)

    before = desk_work(config, database, show if application is None else move)
    if json:
        as_json.write(_bound(before, None) if application is None else _bound(application, before))
        return
    if application is None:
        console().print(f"The application of this database: {before or 'none yet; the first that runs'}.")
        return
    console().print(f"The database belongs to the application {application} now; before: {before or 'none'}.")
    console().print("Servers that do not invite it lose their archives after their days of grace.")


def _bound(application: int | None, before: int | None) -> Bound:
    """Ids as strings: they do not fit a JavaScript number."""
    return Bound(*(None if number is None else str(number) for number in (application, before)))


def forget(
    member: Annotated[
        int, typer.Argument(metavar="MEMBER_ID", min=1, max=2**63 - 1, help="The member's id on Discord.")
    ],
    confirm: Annotated[bool, typer.Option("--confirm", help="Delete it.")] = False,
    json: AsJson = False,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """What is kept about a member of Discord on every server; --confirm deletes it, as /forget does."""

    async def work(desk: Desk) -> KeptOfMember:
        return await (forget_desk.forget if confirm else forget_desk.kept)(desk, member)

    kept = desk_work(config, database, work)
    if json:
        as_json.write(kept)
        return
    what = f"{kept.askings:,} askings, {kept.reports:,} reports, {kept.moments:,} moments of asking"
    console().print(f"{'Deleted' if confirm else 'Kept'}: {what}, and the name at {kept.changes:,} changes.")
    if kept.anything and not confirm:
        console().print(f"To delete it: copydesk forget {member} --confirm")


VERBS: Answers = {sweep: Outlook, rebind: Bound, forget: KeptOfMember}
