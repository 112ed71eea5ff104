"""`outlets`: what an archive holds of each outlet, the label beside its name, and the block that refuses its pages."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.archive.articles import outlet_counts
from bot.archive.articles import outlets as marked
from bot.desk.resources import Desk
from bot.errors.asking import LabelTooLong, NoOutlet
from bot.errors.missing import NoSuchOutlet
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.outlets import MarkedOutlet, Outlet, OutletChange, OutletOrder, OutletPage
from bot.text.clean import one_line
from bot.text.outlets import LONGEST_NAME, folded, typed_site, within

LONGEST_LABEL = 40
"""Letters of a label: it stands beside each sentence."""
SIZE = 10
"""Outlets on a page."""
MOST_SITES = 10
"""Sites of an outlet that are kept with what is said of it."""


async def outlets(desk: Desk, archive_id: ArchiveId, *, order: OutletOrder = "articles", page: int = 1) -> OutletPage:
    """A page of an archive's outlets: those with the most articles first, or by name, or by their newest day."""
    held = await _held(desk, archive_id)
    pages = max(1, -(-len(held) // SIZE))
    page = min(max(page, 1), pages)
    ordered = sorted(sorted(held, key=lambda outlet: folded(outlet.name)), key=_ORDERS[order])
    return OutletPage(tuple(ordered[(page - 1) * SIZE : page * SIZE]), len(held), page, pages, order)


def _newest(outlet: Outlet) -> tuple[bool, int]:
    return outlet.last is None, -(outlet.last.toordinal() if outlet.last else 0)


_ORDERS: dict[OutletOrder, Callable[[Outlet], Any]] = {
    "articles": lambda outlet: -outlet.articles,
    "name": lambda outlet: folded(outlet.name),
    "newest": _newest,
}


async def outlet(desk: Desk, archive_id: ArchiveId, name: str) -> Outlet:
    """One outlet by its name, or by a site of its own. Raises NoOutlet, NoSuchOutlet."""
    named = _named(name)
    found = _found(await _held(desk, archive_id), named)
    if found is None:
        raise NoSuchOutlet(outlet=named.name)
    return found


async def label(desk: Desk, archive_id: ArchiveId, name: str, words: str, actor: Actor) -> OutletChange:
    """Put a label beside an outlet's name, wherever that stands; no words take it away.

    Raises NoOutlet, LabelTooLong.
    """
    line = one_line(words) or None
    if line and len(line) > LONGEST_LABEL:
        raise LabelTooLong(letters=len(line), most=LONGEST_LABEL)
    return await _say(desk, archive_id, name, "label outlet" if line else "unlabel outlet", actor, label=line)


async def block(desk: Desk, archive_id: ArchiveId, name: str, actor: Actor) -> OutletChange:
    """Refuse an outlet's pages from now on, by its name and its own sites; what is stored stays. Raises NoOutlet.

    An outlet that nothing is held of can be blocked too.
    """
    return await _say(desk, archive_id, name, "block outlet", actor, blocked=True)


async def unblock(desk: Desk, archive_id: ArchiveId, name: str, actor: Actor) -> OutletChange:
    """Take an outlet's pages in again. Raises NoOutlet."""
    return await _say(desk, archive_id, name, "unblock outlet", actor, blocked=False)


async def suggest(desk: Desk, archive_id: ArchiveId, typed: str, limit: int = 25) -> tuple[str, ...]:
    """Names of outlets with a word that begins as `typed`, the one with the most articles first."""
    sought = folded(typed)
    names = await desk.store.read(outlet_counts.names, archive_id, once=("outlets", archive_id))
    begins = (name for name in names if f" {folded(name)}".find(f" {sought}") >= 0)
    return tuple(begins)[:limit]


async def _say(
    desk: Desk, archive_id: ArchiveId, name: str, action: str, actor: Actor, **said: str | bool | None
) -> OutletChange:
    """Say it of the mark that holds for the outlet already, else of a new one; what is taken away, of all that hold."""
    named = _named(name)
    found = _found(await _held(desk, archive_id), named)
    taken = not any(said.values())
    async with desk.store.writing() as conn:
        known = await conn.run_sync(marked.marks, archive_id)
        holding = _holding(known, named, found)
        first = holding[0] if holding else _new(named, found)
        for mark in holding if taken else (first,):
            now = replace(mark, sites=_sites(mark, found), **said)  # type: ignore[arg-type]  # as its fields are
            if now != mark:
                await conn.run_sync(marked.put, archive_id, now, action, actor, desk.now())
    after = _found(await _held(desk, archive_id), named)
    outlet = after or Outlet(first.name, first.sites)
    label = next((mark.label for mark in holding if mark.label), None)
    return OutletChange(outlet, label, any(mark.blocked for mark in holding))


def _holding(known: marked.OutletMarks, named: MarkedOutlet, found: Outlet | None) -> tuple[MarkedOutlet, ...]:
    """The marks of the name that was typed, and those that hold for the outlet that it means."""
    own = found.sites if found else ()
    of_found = known.all_of(folded(found.name), own) if found else ()
    typed = known.by_key.get(named.key)
    return tuple(dict.fromkeys((*((typed,) if typed else ()), *of_found)))


def _sites(mark: MarkedOutlet, found: Outlet | None) -> tuple[str, ...]:
    """The sites of a mark, with those that the archive knows as the outlet's own by now."""
    own = found.sites if found and folded(found.name) == mark.key else ()
    return tuple(dict.fromkeys((*mark.sites, *own)))[:MOST_SITES]


def _named(typed: str) -> MarkedOutlet:
    """An outlet as it was typed, by its site where a host or an address was. Raises NoOutlet."""
    site = typed_site(typed)
    name = (site or one_line(typed))[:LONGEST_NAME]
    if not name:
        raise NoOutlet()
    return MarkedOutlet(folded(name), name, (site,) if site else ())


def _new(named: MarkedOutlet, found: Outlet | None) -> MarkedOutlet:
    """What is said for the first time: of a name that the archive holds, as it is spelled there; of a site, itself."""
    if found is None or named.sites:
        return named
    return MarkedOutlet(folded(found.name), found.name, found.sites[:MOST_SITES])


def _found(held: tuple[Outlet, ...], named: MarkedOutlet) -> Outlet | None:
    """The outlet of that name, else the one that a site is the own of."""
    by_name = next((outlet for outlet in held if folded(outlet.name) == named.key), None)
    if by_name is not None or not named.sites:
        return by_name
    return next((each for each in held if any(within(site, named.sites[0]) for site in each.sites)), None)


async def _held(desk: Desk, archive_id: ArchiveId) -> tuple[Outlet, ...]:
    return await desk.store.read(outlet_counts.of_archive, archive_id, once=("outlet counts", archive_id))
