"""A brief as a document."""

from bot.pages import items
from bot.pages.document import Document, Section
from bot.pages.sources import numbers_of, searched, source_lines
from bot.pages.words import Words
from bot.records.answers import Brief
from bot.records.pages import PageFacts


def document(_: Words, answer: Brief, facts: PageFacts) -> Document:
    """The sentences, the key quotes, the sources, and what the answer says of itself."""
    sources = numbers_of(answer.sources)
    told = tuple(items.sentence(_, cut, sources, facts) for cut in answer.sentences)
    said = tuple(items.quote(_, quote, sources, facts) for quote in answer.quotes)
    return Document(
        kind=_("Brief"),
        title=answer.topic,
        made_at=facts.made_at,
        sections=(Section("", told), *([Section(_("Key quotes"), said)] if said else ())),
        sources=source_lines(_, answer.sources, facts),
        notes=(
            *_days(_, answer),
            *map(_, answer.warnings),
            *_namesakes(_, answer),
            searched(_, answer.searched),
        ),
        mentioned=facts.titled,
    )


def _days(_: Words, answer: Brief) -> list[str]:
    """Which days were asked for."""
    said = [_("From {first} on.", first=answer.since)] if answer.since else []
    if answer.new_since is not None:
        said.append(_("Only what was added since {moment}.", moment=answer.new_since))
    return said


def _namesakes(_: Words, answer: Brief) -> list[str]:
    """How many articles have the topic's words in another sense."""
    if not answer.namesakes:
        return []
    return [
        _.ngettext(
            answer.namesakes,
            "{number} article left out: these words mean something else there.",
            "{number} articles left out: these words mean something else there.",
        )
    ]
