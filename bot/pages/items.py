"""Lines of a page from excerpts and quotes: the words, the day before them, who said them, the number they cite."""

from collections.abc import Mapping
from dataclasses import replace

from bot.pages.document import Item
from bot.pages.phrases import LAID_TO, NOBODYS
from bot.pages.sources import day_of, tag_of
from bot.pages.words import Words
from bot.records.answers import Excerpt, QuoteExcerpt, Source
from bot.records.pages import PageFacts, Place


def sentence(_: Words, cut: Excerpt, sources: Mapping[int, Source], facts: PageFacts, *, answers: bool = False) -> Item:
    """A sentence of an article; with `answers` one that corrects or denies the line above."""
    source = sources.get(cut.article)
    return Item(
        words=cut,
        tag=tag_of(_, source.article) if source else "",
        source=source.number if source else None,
        around=facts.around.get(Place.of(cut)),
        answers=answers,
    )


def quote(_: Words, said: QuoteExcerpt, sources: Mapping[int, Source], facts: PageFacts) -> Item:
    """A quotation with who said it and its day."""
    source = sources.get(said.cut.article)
    beside = [who_said(_, said), said.role or "", day_of(_, source.article) if source else ""]
    return Item(
        words=said.cut,
        quotation=True,
        speaker=said.ascribed_to or said.speaker,
        beside=", ".join(part for part in beside if part),
        source=source.number if source else None,
        around=facts.around.get(Place.of(said.cut)),
    )


def who_said(_: Words, said: QuoteExcerpt) -> str:
    """The speaker flatly where that is sure, else what the article says of the words: as on Discord."""
    name = said.ascribed_to or said.speaker
    if said.standing != "said":
        words = _(LAID_TO[said.standing], name=name) if name else _(NOBODYS[said.standing])
        return words if said.standing != "told" or said.sure else f"{words} ({_('not sure')})"
    if name is None:
        return _("unattributed")
    return name if said.sure else _("not sure: the article may mean {name}", name=name)


def spoken(item: Item, said: QuoteExcerpt, beside: str) -> Item:
    """A sentence whose words somebody is given, with what is said of that."""
    return replace(item, speaker=said.ascribed_to or said.speaker, beside=beside)
