"""A page that is gone or closed, read from the Internet Archive's copy: only when the operator switched it on."""

import json
from dataclasses import replace
from urllib.parse import quote

from bot.errors.reading import NoCopyKept
from bot.reading.fetch.fetcher import Fetcher
from bot.reading.fetch.limits import Fetched

_ASK = "https://archive.org/wayback/available?url="
_COPY = "https://web.archive.org/web/{stamp}id_/{address}"


async def kept_copy(fetcher: Fetcher, address: str) -> Fetched:
    """Return the newest kept copy of `address`, as it was received then; `copy_day` tells when that was.

    Both requests go through the same guard. Raises NoCopyKept, or the fetch's own Refused.
    """
    answer = await fetcher.get(_ASK + quote(address, safe=""))
    stamp = _stamp(answer.received.body)
    if stamp is None:
        raise NoCopyKept
    copy = await fetcher.get(_COPY.format(stamp=stamp, address=address))
    day = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
    received = replace(copy.received, url=address)
    return replace(copy, received=received, copy_day=day, fresh_seconds=None, moved_to=None, link=None)


def _stamp(body: bytes) -> str | None:
    """The 14 digits that name the copy in the availability API's answer."""
    try:
        closest = json.loads(body)["archived_snapshots"]["closest"]
        stamp = str(closest["timestamp"]) if closest["available"] is True else ""
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return stamp if len(stamp) == 14 and stamp.isascii() and stamp.isdigit() else None
