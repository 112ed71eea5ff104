"""After a deletion that holds already: what was deleted is made unreadable in the database's files as well."""

import logging

from bot.desk.resources import Desk
from bot.errors.tree import StoreError

log = logging.getLogger(__name__)


async def erase(desk: Desk, *, rewrite: bool, otherwise: str) -> None:
    """As `Store.erase`; where the disk does not let it, one line of the log says `otherwise`, and why."""
    try:
        await desk.store.erase(rewrite=rewrite)
    except StoreError as error:
        log.warning("%s: %s", otherwise, error)
