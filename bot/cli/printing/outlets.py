"""Outlets on a terminal: a row for each."""

import shlex

from rich.console import Console

from bot.cli.printing.answers import EMPTY
from bot.cli.printing.counts import counted
from bot.cli.printing.safe import plain
from bot.records.outlets import Outlet, OutletPage


def outlets(console: Console, page: OutletPage) -> None:
    """A page of outlets with what is held of each."""
    if not page.total:
        console.print(EMPTY)
        return
    for each in page.outlets:
        console.print(plain(_row(each)))
    console.print(f"{counted(page.total, 'outlet')}, page {page.page} of {page.pages}", style="dim")
    if console.is_terminal:
        first = shlex.quote(page.outlets[0].name)
        console.print(plain(f"One of them: copydesk outlet {first} --help"), style="dim", soft_wrap=True)


def outlet(console: Console, one: Outlet) -> None:
    """One outlet, as it is now."""
    console.print(plain(_row(one)))
    if one.blocked:
        lift = f"copydesk outlet {shlex.quote(one.name)} --unblock"
        console.print("Its pages are not taken in; what is stored stays.")
        console.print(plain(f"To lift that: {lift}"), style="dim", soft_wrap=True)
    if one.label:
        taken = f"copydesk outlet {shlex.quote(one.name)} --label ''"
        console.print(plain(f"To take the label away: {taken}"), style="dim", soft_wrap=True)


def _row(one: Outlet) -> str:
    name = f"{one.name} ({one.label})" if one.label else one.name
    days = f"{one.first} to {one.last}" if one.first and one.last else ""
    copies = (f"{one.copies:,} {'copy' if one.copies == 1 else 'copies'}") if one.copies else ""
    facts = (
        name, "blocked" if one.blocked else "", counted(one.articles, "article"), copies, counted(one.quotes, "quote"),
        days, ", ".join(one.sites),
    )  # fmt: skip
    return " · ".join(filter(None, facts))
