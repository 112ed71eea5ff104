"""The day by which feeds' items are counted and limited: UTC's, since an archive may serve several time zones."""

import datetime as dt


def midnight(moment: dt.datetime) -> dt.datetime:
    """When the day of an aware UTC moment began."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
