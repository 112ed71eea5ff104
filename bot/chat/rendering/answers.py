"""Brief, quotes, sources and search results as cards."""

from bot.chat import escape
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering import components, kept_to
from bot.chat.rendering.card import Card
from bot.records.answers import Brief, Excerpt, Hit, Quotes, SearchPage, Source, Sources

BRIEF_QUOTES = 3
BRIEF_SOURCES = 5
LISTED = 8
"""Articles of a list of the newest."""
SOURCE_PARTS = 3
"""Components of a source with its button: the section, its text, the button."""


def brief(_: Translator, answer: Brief, *, first: bool = False) -> Card:
    """Sentences with citations, key quotes, the sources they come from, and what was searched.

    `first`: somebody asked what is new, and had not before.
    """
    if answer.listed and answer.sources:
        return _listing(_, answer, first=first)
    if not answer.sentences and not answer.quotes:
        empty = components.nothing(
            _, answer.topic, answer.searched, answer.did_you_mean, len(answer.mentioned), listed=answer.listed
        )
        empty.add(*kept_to.narrowed(_, answer.since))
        return nothing_new(_, answer) if answer.new_since and answer.older else empty
    card = Card("answer", escape.line(answer.topic))
    card.add(*_new(_, answer, first=first), *kept_to.narrowed(_, answer.since))
    sources = components.by_article(answer.sources)
    year = answer.searched.until.year if answer.searched.until else None
    sentences_added = [_sentence(_, card, cut, sources.get(cut.article), year) for cut in answer.sentences]
    _key_quotes(_, card, answer, sources)
    if answer.sources:
        card.rule()
        _brief_sources(_, card, answer)
    notes = [_(warning) for warning in answer.warnings]
    notes += _elsewhere(_, answer)
    for note in notes:
        card.add(Markdown(f"-# {note}"))
    card.footer(*_brief_footer(_, answer, sentences_added.count(True)))
    return card


def _listing(_: Translator, answer: Brief, *, first: bool) -> Card:
    """The newest articles, where nothing but filters was asked: their headlines, and nothing chosen from them."""
    card = Card("sources", kept_to.title_of_listing(_, answer.topic))
    card.add(*kept_to.only_from(_, answer.searched))
    card.add(*_new(_, answer, first=first), *kept_to.narrowed(_, answer.since))
    for source in answer.sources[:LISTED]:
        components.source(_, card, source)
    card.add(kept_to.listing_note(_))
    counted = _.ngettext(answer.found, "{number} article", "{number} articles")
    card.footer(counted, components.searched(_, answer.searched))
    return card


def _elsewhere(_: Translator, answer: Brief) -> list[Markdown]:
    """How many articles have the topic's words in another sense, and of which names."""
    if not answer.namesakes:
        return []
    if not answer.other_names:
        return [
            _.ngettext(
                answer.namesakes,
                "{number} article left out: these words mean something else there.",
                "{number} articles left out: these words mean something else there.",
            )
        ]
    return [
        _.ngettext(
            answer.namesakes,
            "{number} article left out: these words mean something else there ({names}).",
            "{number} articles left out: these words mean something else there ({names}).",
            names=", ".join(answer.other_names),
        )
    ]


def _new(_: Translator, answer: Brief | Sources, *, first: bool = False) -> list[Markdown]:
    if first:
        return [Markdown("-# " + _("All there is so far. Asked with **new** again: what was added since now."))]
    if answer.new_since is None:
        return []
    found = answer.found if isinstance(answer, Brief) else answer.total
    if not answer.older or answer.listed:
        facts = {"moment": answer.new_since}
        note = _.ngettext(
            found, "New since {moment}: {number} article.", "New since {moment}: {number} articles.", **facts
        )
        return [Markdown(f"-# {note}")]
    note = _.ngettext(
        found,
        "New since {moment}: {number} article; {older} on it were there before.",
        "New since {moment}: {number} articles; {older} on it were there before.",
        moment=answer.new_since,
        older=answer.older,
    )
    return [Markdown(f"-# {note}")]


def nothing_new(_: Translator, answer: Brief | Sources) -> Card:
    """The answer where articles on the topic are there, and none was added since: since when, and what to try."""
    card = Card("warning", _("Nothing new") if answer.listed else _("Nothing new on “{topic}”", topic=answer.topic))
    card.empty = True
    card.add(
        _.ngettext(
            answer.older,
            "Nothing was added since {moment}; {number} article was there before.",
            "Nothing was added since {moment}; {number} articles were there before.",
            moment=answer.new_since,
        )
        if answer.listed
        else _.ngettext(
            answer.older,
            "Nothing was added since {moment}; {number} article on it was there before.",
            "Nothing was added since {moment}; {number} articles on it were there before.",
            moment=answer.new_since,
        ),
        _("Ask without **new** to read what is there, or try other words."),
    )
    card.footer(components.searched(_, answer.searched))
    return card


def _sentence(_: Translator, card: Card, cut: Excerpt, source: Source | None, this_year: int | None) -> bool:
    tag = f"*{components.tag_of(_, source.article, this_year)}* · " if source else ""
    return card.add(Markdown(f"{tag}{escape.text(cut.text)}{components.GAP}{components.citation(source)}"), cuts=(cut,))


def _key_quotes(_: Translator, card: Card, answer: Brief, sources: dict[int, Source]) -> None:
    if not answer.quotes:
        return
    card.rule()
    card.add(_("**Key quotes**"))
    for quote in answer.quotes[:BRIEF_QUOTES]:
        components.add_quote(_, card, quote, sources)


def _brief_sources(_: Translator, card: Card, answer: Brief) -> None:
    """The first sources with their buttons; after them, without, those whose number is shown, itself a link."""
    cited = {cut.article for cut in answer.sentences} | {quote.cut.article for quote in answer.quotes[:BRIEF_QUOTES]}
    listed = [each for place, each in enumerate(answer.sources) if place < BRIEF_SOURCES or each.article.id in cited]
    whole = len(listed) <= BRIEF_SOURCES and SOURCE_PARTS * len(listed) <= card.parts_left
    opened = BRIEF_SOURCES if whole else min(BRIEF_SOURCES, (card.parts_left - 1) // SOURCE_PARTS)
    for source in listed[:opened]:
        components.source(_, card, source)
    rest = [components.told(_, source, opens=True) for source in listed[opened:]]
    while rest and not card.add(*rest):
        rest.pop()


def _brief_footer(_: Translator, answer: Brief, sentences: int) -> list[Markdown]:
    copies = sum(len(source.copies) for source in answer.sources)
    footer = [
        _.ngettext(sentences, "{number} sentence", "{number} sentences"),
        _.ngettext(len(answer.sources), "from {number} article", "from {number} articles"),
    ]
    if copies:
        footer.append(_.ngettext(copies, "{number} copy folded", "{number} copies folded"))
    if answer.mentioned:
        footer += [components.about(_, answer.found), components.mention(_, len(answer.mentioned))]
    return [*footer, *components.unread(_, answer.unread), components.searched(_, answer.searched)]


def quotes(_: Translator, answer: Quotes) -> Card:
    """Quotes newest first, each with its speaker and source."""
    if not answer.quotes:
        empty = components.nothing(_, quotes_of(answer), answer.searched)
        empty.add(*kept_to.narrowed(_, answer.since, answer.until))
        return empty
    card = Card("quotes", _quotes_title(_, answer))
    card.add(*kept_to.narrowed(_, answer.since, answer.until))
    sources = components.by_article(answer.sources)
    for quote in answer.quotes:
        components.add_quote(_, card, quote, sources)
    card.footer(_.ngettext(answer.total, "{number} quote", "{number} quotes"), components.searched(_, answer.searched))
    return card


def quotes_of(answer: Quotes) -> str:
    """The topic and the speaker that were asked for."""
    return " · ".join(each for each in (answer.topic, answer.speaker) if each)


def _quotes_title(_: Translator, answer: Quotes) -> Markdown:
    if answer.topic and answer.speaker:
        return _("Quotes: {topic}, by {speaker}", topic=answer.topic, speaker=answer.speaker)
    return _("Quotes: {topic}", topic=answer.topic or answer.speaker or "")


def sources(_: Translator, answer: Sources, rows: tuple[Source, ...]) -> Card:
    """Numbered sources with their link buttons."""
    title = _("Sources: {topic}", topic=answer.topic)
    card = Card("sources", kept_to.title_of_listing(_, answer.topic) if answer.listed else title)
    card.add(*kept_to.only_from(_, answer.searched), *_new(_, answer), *kept_to.narrowed(_, answer.since))
    for source in rows:
        components.source(_, card, source)
    counted = [_.ngettext(answer.total, "{number} article", "{number} articles")]
    if answer.mentioned:
        counted = [components.about(_, answer.total), components.mention(_, len(answer.mentioned))]
    card.footer(*counted, *components.unread(_, answer.unread), components.searched(_, answer.searched))
    return card


def search(_: Translator, answer: SearchPage) -> Card:
    """Articles with their best passages."""
    if not answer.hits:
        return components.nothing(_, answer.topic, answer.searched, answer.did_you_mean, listed=answer.listed)
    title = _("Search: {topic}", topic=answer.topic)
    card = Card("sources", kept_to.title_of_listing(_, answer.topic) if answer.listed else title)
    card.add(*kept_to.only_from(_, answer.searched))
    for hit in answer.hits:
        _hit(_, card, hit)
    card.footer(
        _.ngettext(answer.total, "{number} article", "{number} articles"), components.searched(_, answer.searched)
    )
    return card


def _hit(_: Translator, card: Card, hit: Hit) -> None:
    if not components.source(_, card, hit.source):
        return
    if not hit.about:
        card.add(Markdown("-# " + _("only mentions it")))
    for cut, marks in list(zip(hit.passages, hit.marks or ((),) * len(hit.passages), strict=True))[:1]:
        card.add(escape.highlighted(cut.text, marks), cuts=(cut,))
