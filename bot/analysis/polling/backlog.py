"""Old items that a feed lists for the first time: it became longer at its old end, and nothing of that is news.

Sites do so when their software changes, or when somebody makes the feed longer. An old article that is posted anew
stands where new ones do, and is taken for one.
"""

import datetime as dt
from collections.abc import Sequence

from bot.records.polling import Identified, ItemMarks

FEWEST_KNOWN = 3
"""Dated items that are known, below which a list has no order that could tell its old end."""
LATE = dt.timedelta(days=1)
"""By how much later than it is dated an item may be listed for the first time, and be news."""


def behind(listed: Sequence[ItemMarks], told: Identified) -> frozenset[int]:
    """The positions of new items that are dated before every known one, and stand on the list's older side of them.

    `told` is `identity.identify`'s word on `listed`. Empty where less than 3 known items are listed with their times.
    """
    dated = sorted((position, when) for _, position in told.known if (when := listed[position].published))
    if len(dated) < FEWEST_KNOWN:
        return frozenset()
    oldest = min(when for _, when in dated)
    (first, at_first), (last, at_last) = dated[0], dated[-1]
    newest_first = at_first >= at_last
    return frozenset(
        item.position
        for item in told.new
        if (when := listed[item.position].published) and when < oldest
        if (item.position > first if newest_first else item.position < last)
    )


def is_old(published: dt.datetime | None, followed_since: dt.datetime) -> bool:
    """Whether an item that lies behind is older than whoever follows its feed wants: dated a day before they began."""
    return published is not None and published < followed_since - LATE
