"""A person as a document."""

from bot.pages import items
from bot.pages.document import Document, Section
from bot.pages.sources import numbers_of, searched, source_lines
from bot.pages.words import Words
from bot.records.pages import PageFacts
from bot.records.people import Who


def document(_: Words, answer: Who, facts: PageFacts) -> Document:
    """The first full mention, what the person was called, the latest quotes."""
    sources = numbers_of(answer.sources)
    mention = (items.sentence(_, answer.mention, sources, facts),) if answer.mention else ()
    called = tuple(f"{each.words}{f' · {_.day(each.day)}' if each.day else ''}" for each in answer.described)
    latest = tuple(items.quote(_, quote, sources, facts) for quote in answer.latest)
    sections = (Section("", mention), Section(_("Called"), said=called), Section(_("Latest quotes"), latest))
    counted = _.ngettext(answer.quotes, "{number} quote", "{number} quotes")
    among = _.ngettext(answer.articles, "in {number} article", "in {number} articles")
    return Document(
        kind=_("Who"),
        title=answer.person.name,
        made_at=facts.made_at,
        sections=tuple(section for section in sections if section.items or section.said),
        sources=source_lines(_, answer.sources, facts),
        notes=(f"{counted} {among}", *_others(_, answer), searched(_, answer.searched)),
    )


def _others(_: Words, answer: Who) -> list[str]:
    names = ", ".join(person.name for person in answer.others)
    return [f"{_('Others of that name')}: {names}"] if names else []
