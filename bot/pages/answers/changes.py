"""The comparison of two versions of an article as a document: what changed, with a little of what stands round it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.analysis.differences import Run
from bot.desk.changes import Changes
from bot.pages.document import Change, Document, Section
from bot.pages.sources import source_lines, title_of
from bot.pages.words import Words
from bot.records.answers import Source
from bot.records.archive import Article
from bot.records.pages import PageFacts

CONTEXT = 160
"""Characters of unchanged text on each side of a change: enough to know the place, never the article."""


@dataclass(frozen=True, slots=True)
class ArticleChanges:
    """The comparison of an article's two newest versions."""

    article: Article
    changes: Changes


def document(_: Words, answer: ArticleChanges, facts: PageFacts) -> Document:
    """What went and what came, and which posted words no longer stand."""
    changes = answer.changes
    heading = _("There is one version; nothing has changed since it was stored.")
    if changes.before is not None:
        heading = _("From version {old} to version {new}", old=changes.before.number, new=changes.after.number)
    fallen = tuple(f"“{posted.text}”" for posted in changes.posted if not posted.stands)
    posted = [Section(_("Posted, and no longer in the article"), said=fallen)] if fallen else []
    coarse = _("Too much changed to show all of it word by word: whole paragraphs stand as gone and new.")
    return Document(
        kind=_("Changes"),
        title=title_of(_, answer.article),
        made_at=facts.made_at,
        sections=(Section(heading, changes=tuple(_stretches(changes.runs))), *posted),
        sources=source_lines(_, (Source(1, answer.article),), facts),
        notes=(coarse,) if changes.coarse else (),
    )


def _stretches(runs: Sequence[Run]) -> Iterator[Change]:
    """Each change with CONTEXT round it; what is left out between two of them is an ellipsis on a line of its own."""
    last = len(runs) - 1
    for place, (kind, text) in enumerate(runs):
        if kind != "same":
            yield Change("gone" if kind == "gone" else "new", text)
        elif last and len(text) > 2 * CONTEXT:
            head = text[:CONTEXT].rpartition(" ")[0] if place else ""
            tail = text[-CONTEXT:].partition(" ")[2] if place < last else ""
            yield Change("both", f"{head}\n…\n{tail}".strip("\n") if head or tail else "")
        else:
            yield Change("both", text)
