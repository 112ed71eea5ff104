"""A timeline as a document: its chart, then day by day."""

from dataclasses import replace

from bot.pages import items
from bot.pages.document import Document, Item, Section
from bot.pages.sources import numbers_of, searched, source_lines, title_of
from bot.pages.words import Words
from bot.records.answers import Timeline, TimelineDay
from bot.records.charts import ChartedTimeline
from bot.records.pages import PageFacts


def document(_: Words, answer: ChartedTimeline, facts: PageFacts) -> Document:
    """A section for each day, oldest first; a sentence that answers another stands under it."""
    timeline = answer.timeline
    sources = numbers_of(timeline.sources)

    def lines(day: TimelineDay) -> tuple[Item, ...]:
        beside = (items.sentence(_, cut, sources, facts, answers=True) for cut in day.beside)
        told = items.sentence(_, day.sentence, sources, facts)
        own_day = replace(told, tag="") if told.tag == _.day(day.day) else told
        return (own_day, *beside)

    return Document(
        kind=_("Timeline"),
        title=timeline.topic,
        made_at=facts.made_at,
        sections=(*(Section(_.day(day.day), lines(day)) for day in timeline.days), *_undated(_, timeline)),
        sources=source_lines(_, timeline.sources, facts),
        notes=(searched(_, timeline.searched),),
        mentioned=facts.titled,
        chart=answer.chart,
    )


def _undated(_: Words, timeline: Timeline) -> list[Section]:
    """What has no sure day: how many, and the best of them by their titles."""
    if not timeline.without_day:
        return []
    left_out = _.ngettext(
        timeline.without_day,
        "{number} article without a certain date is left out:",
        "{number} articles without a certain date are left out:",
    )
    return [Section("", said=(left_out, *(title_of(_, article) for article in timeline.unsure)))]
