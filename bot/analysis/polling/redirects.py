"""When a feed's new address is believed: a hotel's portal answers 301 to everything, and so does a bad deployment."""

import datetime as dt
import re

from bot.records.polling import MoveStep, PendingMove

LOOKS = 3
OVER = dt.timedelta(days=3)
"""Feedbin waits for 576 equal redirects, which are 6 days; a look a day makes three of ours."""
_GUARDED = re.compile(
    r"(?i)(?<![a-z])(?:log-?[io]n|sign-?(?:in|up|on)|regist(?:er|ration)|o?auth2?|sso|captive(?:-?portal)?|hotspot"
    r"|wi-?fi|wlan|consent|suspended|parked|parking)(?![a-z])"
)
"""Names of pages that stand between a reader and what was asked for."""


def after_look(
    pending: PendingMove | None, address: str, target: str | None, now: dt.datetime, *, taken: bool = False
) -> MoveStep:
    """Decide about a permanent redirect, after a look at `address` that was read or answered 304.

    `target`: where 301 and 308 alone led to; None where there was no redirect, or another among them. `taken`: another
    feed has that address. Adopted when 3 looks over at least 3 days agree; forgotten when one disagrees. After a look
    that failed nothing is decided: keep what is pending.
    """
    if target is None or target == address or taken or _stands_between(target, address):
        return MoveStep(None)
    if pending is None or pending.target != target:
        return MoveStep(PendingMove(target, now))
    pending = PendingMove(target, min(pending.since, now), pending.looks + 1)
    if pending.looks >= LOOKS and now - pending.since >= OVER:
        return MoveStep(None, adopted=True)
    return MoveStep(pending)


def _stands_between(target: str, address: str) -> bool:
    """Whether the target names such a page and the feed's address does not."""
    return _GUARDED.search(target) is not None and _GUARDED.search(address) is None
