"""/timeline: a topic day by day."""

from dataclasses import dataclass
from typing import Annotated

from bot.chat.actions import did_you_mean
from bot.chat.actions.pages import beyond, turns
from bot.chat.buttons import beside
from bot.chat.feature import Action, Feature, HelpLine, command_of
from bot.chat.options import TOPIC
from bot.chat.rendering import timeline
from bot.chat.rendering.card import Card
from bot.chat.verb import Invocation, Verb, page_of
from bot.desk import timeline as timeline_desk
from bot.records.charts import ChartedTimeline


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page of a topic's days."""

    topic: Annotated[str, TOPIC]
    page: int = 1


async def show(ctx: Invocation, args: Timeline) -> Card:
    """A page of days."""
    page = page_of(args.page)
    coverage = await timeline_desk.timeline(ctx.desk, ctx.archive, args.topic, own=ctx.settings.aliases)
    pages = -(-len(coverage.days) // timeline.PAGE)
    if page > pages > 0:
        return beyond(ctx, coverage.topic, pages, coverage.searched)
    chart = await timeline_desk.chart(ctx.desk, coverage) if page == 1 else None
    card = timeline.timeline(ctx._, coverage, page, chart)
    did_you_mean.offer(ctx, card, coverage.did_you_mean)
    turns(ctx, card, page, more=page < pages)
    return card


async def answer_to(ctx: Invocation, args: Timeline) -> ChartedTimeline:
    """All days of it, with the chart."""
    coverage = await timeline_desk.timeline(ctx.desk, ctx.archive, args.topic, own=ctx.settings.aliases)
    return ChartedTimeline(coverage, await timeline_desk.chart(ctx.desk, coverage))


TIMELINE = Verb("timeline", Timeline, show, public=True, excerpts=True, paged=answer_to)
FEATURE = Feature(
    verbs=(TIMELINE,),
    commands=(
        command_of(TIMELINE, "A topic day by day, one sentence for each.", where="anywhere", private_option=True),
    ),
    actions={"timeline": Action(beside(TIMELINE, page=1))},
    help=(HelpLine("/timeline", "a topic day by day", example="topic: Myanmar Russia"),),
)  # fmt: skip
