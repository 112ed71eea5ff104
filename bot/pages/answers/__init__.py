"""Each kind of answer as a document, and the excerpts of it whose surroundings a page shows."""

from bot.pages.answers import briefs, changes, people, timelines, verifications
from bot.pages.answers.changes import ArticleChanges
from bot.pages.document import Document
from bot.pages.words import Words
from bot.records.answers import Brief, Excerpt
from bot.records.charts import ChartedTimeline
from bot.records.pages import PageFacts
from bot.records.people import Who
from bot.records.verification import Verification

__all__ = ["ArticleChanges", "Paged", "document_of", "excerpts_of", "mentioned_in"]

Paged = Brief | ChartedTimeline | Who | Verification | ArticleChanges
"""What can be made a page."""


def document_of(_: Words, answer: Paged, facts: PageFacts) -> Document:
    """What stands on the page of an answer, in the language of `_`."""
    match answer:
        case Brief():
            return briefs.document(_, answer, facts)
        case ChartedTimeline():
            return timelines.document(_, answer, facts)
        case Who():
            return people.document(_, answer, facts)
        case Verification():
            return verifications.document(_, answer, facts)
        case ArticleChanges():
            return changes.document(_, answer, facts)


def excerpts_of(answer: Paged) -> tuple[Excerpt, ...]:
    """The excerpts that an answer shows, in their order."""
    match answer:
        case Brief():
            return (*answer.sentences, *(quote.cut for quote in answer.quotes))
        case ChartedTimeline():
            return tuple(cut for day in answer.timeline.days for cut in (day.sentence, *day.beside))
        case Who():
            return (*([answer.mention] if answer.mention else ()), *(quote.cut for quote in answer.latest))
        case Verification():
            shown = verifications.shown(answer)
            return (shown,) if shown else ()
        case ArticleChanges():
            return ()


def mentioned_in(answer: Paged) -> tuple[int, ...]:
    """The ids of the articles that an answer names as only mentioning its topic."""
    match answer:
        case Brief():
            return answer.mentioned
        case ChartedTimeline():
            return answer.timeline.mentioned
        case _:
            return ()
