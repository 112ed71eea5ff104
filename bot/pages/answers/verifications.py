"""A verdict on a quote as a document. It speaks of this archive only, never of the truth."""

from collections.abc import Sequence
from typing import Literal

from bot.pages import items
from bot.pages.document import Change, Document, Item, Section
from bot.pages.phrases import VERDICTS
from bot.pages.sources import numbers_of, searched, source_lines
from bot.pages.words import Words
from bot.records.answers import Excerpt, Source
from bot.records.archive import Article
from bot.records.pages import PageFacts
from bot.records.verification import DiffPart, Side, Verification

SIDES: dict[Side, Literal["both", "gone", "new"]] = {"both": "both", "source": "gone", "quote": "new"}


def shown(answer: Verification) -> Excerpt | None:
    """The words of the archive that stand beside the quote that was asked about."""
    return answer.context or (answer.cuts[0] if answer.cuts else None)


def document(_: Words, answer: Verification, facts: PageFacts) -> Document:
    """What was asked, what stands in the source and who said it there, the difference, who else carries it."""
    sources = carriers(answer)
    asked = (f"“{answer.quote}”", *([f"— {answer.speaker}"] if answer.speaker else []))
    sections = [
        Section(_("Asked"), said=asked),
        Section(_("In the source"), _in_source(_, answer, sources, facts)),
    ]
    if answer.diff:
        legend = _("Struck: only in the source. Underlined: only in the quote.")
        sections.append(Section(_("Difference"), said=(legend,), changes=changes(answer.diff)))
    sections += [
        Section(
            f"{_(VERDICTS[drift.verdict])}: {drift.article.title.value or drift.article.id}",
            changes=changes(drift.diff),
        )
        for drift in answer.drift
        if drift.diff
    ]
    return Document(
        kind=_("Verdict"),
        title=_(VERDICTS[answer.verdict]),
        made_at=facts.made_at,
        sections=tuple(section for section in sections if section.items or section.said or section.changes),
        sources=source_lines(_, sources, facts),
        notes=(*_doubts(_, answer), searched(_, answer.searched)),
    )


def carriers(answer: Verification) -> tuple[Source, ...]:
    """The articles of a verdict as numbered sources, each once: the one that is compared, the first, the others."""
    named: list[Article] = [article for article in (answer.article, answer.first, *answer.also) if article]
    named += [drift.article for drift in answer.drift]
    apart = {article.id: article for article in named}
    return tuple(Source(number, article) for number, article in enumerate(apart.values(), 1))


def changes(diff: Sequence[DiffPart]) -> tuple[Change, ...]:
    """A difference word for word, its parts a space apart."""
    parts = [part for part in diff if part.text]
    spaced = [Change(SIDES[part.side], part.text) for part in parts]
    return tuple(piece for change in spaced for piece in (change, Change("both", " ")))[:-1]


def _in_source(_: Words, answer: Verification, sources: Sequence[Source], facts: PageFacts) -> tuple[Item, ...]:
    """The sentence of the source, with who spoke there."""
    cut = shown(answer)
    if cut is None:
        return ()
    item = items.sentence(_, cut, numbers_of(sources), facts)
    said = answer.said
    if answer.verdict == "reported" or said is None:
        return (item,)
    beside = ", ".join(part for part in (items.who_said(_, said), said.role) if part)
    return (items.spoken(item, said, beside),)


def _doubts(_: Words, answer: Verification) -> list[str]:
    said = []
    if answer.verdict == "reported":
        said.append(_("The article says so in its own words; nobody is quoted."))
    if answer.verdict == "not_found":
        said.append(_("That this archive does not have it says nothing about whether it was said."))
    if not answer.speaker_sure:
        said.append(_("The speaker is not sure: see who it is in the source."))
    return said
