"""When an item that was read is read again because its feed tells it otherwise: a correction comes soon, if at all."""

import datetime as dt

RECHECKED = dt.timedelta(days=7)
"""How long after it was listed an item is read again."""
FIRST_AGE = dt.timedelta(minutes=30)
"""How old an item is at least before it is read again once more after a reading in vain; twice as old after each
further one. A feed that tells of a change at every look had each page asked for at 24 of 49 looks in two days.
"""


def is_wanted(listed_at: dt.datetime, vain: int, now: dt.datetime) -> bool:
    """Whether to believe the feed's word of a change, after `vain` readings that found the text as it was.

    At most nine such readings in the week: some feeds tell of each comment, and some of each look, as of a change
    (RFC 4287, 4.2.15, means significant ones).
    """
    age = now - listed_at
    return age < RECHECKED and (vain <= 0 or age >= FIRST_AGE * 2 ** min(vain - 1, 20))
