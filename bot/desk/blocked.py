"""What the desk blocked is not taken in: asked of an address before it is fetched, and of what was read."""

from collections.abc import Sequence
from dataclasses import replace

from bot.archive.articles import outlets
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.errors.reading import OutletBlocked
from bot.records.answers import Preview
from bot.records.ids import ArchiveId
from bot.records.reading import Doubt, Draft
from bot.text import urls

LEFT_OUT = Doubt("Articles of a blocked outlet are left out of this.")


async def refuse_address(desk: Desk, archive_id: ArchiveId, address: str) -> None:
    """Raises OutletBlocked where an address lies in a blocked site; nothing is fetched then."""
    found = (await desk.store.short_read(outlets.blocked, archive_id)).find(None, urls.typed(address))
    if found is not None:
        raise OutletBlocked(outlet=found.name)


def refuse_draft(conn: Connection, archive_id: ArchiveId, draft: Draft) -> None:
    """Raises OutletBlocked where what was read is of a blocked outlet, by its name or by where it stands."""
    if name := _blocked(outlets.blocked(conn, archive_id), draft):
        raise OutletBlocked(outlet=name)


async def without_blocked(desk: Desk, archive_id: ArchiveId, previews: Sequence[Preview]) -> tuple[Preview, ...]:
    """Those that are of no blocked outlet; of several the first says that some were left out. Raises OutletBlocked."""
    said = await desk.store.short_read(outlets.blocked, archive_id)
    names = [_blocked(said, preview.draft) for preview in previews]
    left_out = tuple(dict.fromkeys(name for name in names if name))
    kept = [preview for preview, name in zip(previews, names, strict=True) if not name]
    if left_out and not kept:
        raise OutletBlocked(outlet=", ".join(left_out))
    if left_out:
        first = kept[0].draft
        kept[0] = replace(kept[0], draft=replace(first, doubts=(*first.doubts, LEFT_OUT)))
    return tuple(kept)


def _blocked(said: outlets.OutletMarks, draft: Draft) -> str | None:
    """The name of the blocked outlet that a draft is of."""
    found = said.find(draft.outlet, draft.url, draft.received.url)
    return None if found is None else found.name
