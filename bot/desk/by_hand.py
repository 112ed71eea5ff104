"""What an editor says of a draft before it is stored: a title, a byline, a day, an outlet of their own."""

import datetime as dt
from dataclasses import replace

from bot.records.archive import Edit
from bot.records.reading import BY_HAND, DateEvidence, Draft, Field, PublicationDate


def corrected(draft: Draft, change: Edit) -> Draft:
    """The draft with the fields that `change` gives; its text stays."""
    if change.title:
        draft = replace(draft, title=Field(change.title, BY_HAND))
    if change.byline:
        draft = replace(draft, byline=Field(change.byline, BY_HAND))
    if change.outlet:
        draft = replace(draft, outlet=change.outlet)
    if change.day:
        draft = replace(draft, published=dated(draft, change.day, change.day.isoformat()))
    return draft


def dated(draft: Draft, day: dt.date, text: str) -> PublicationDate:
    """The editor's day, as they typed it, with what was read as rivals."""
    before = draft.published.chosen
    rivals = (before, *draft.published.rivals) if before else draft.published.rivals
    return PublicationDate(DateEvidence(day, BY_HAND, text), rivals, sure=True)
