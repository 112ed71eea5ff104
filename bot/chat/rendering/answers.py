"""Brief, quotes, sources and search results as cards."""

from bot.chat import escape
from bot.chat.catalogue import Words
from bot.chat.escape import Markdown
from bot.chat.rendering import parts
from bot.chat.rendering.card import Card
from bot.records.answers import Brief, Cut, Hit, Hits, Quotes, Source, Sources

BRIEF_QUOTES = 3
BRIEF_SOURCES = 5


def brief(words: Words, answer: Brief, *, first: bool = False) -> Card:
    """Sentences with citations, key quotes, the sources they come from, and what was searched.

    `first`: somebody asked what is new, and had not before.
    """
    if not answer.sentences and not answer.quotes:
        return _nothing_new(words, answer) or parts.nothing(words, answer.topic, answer.searched, answer.did_you_mean)
    card = Card("answer", escape.line(answer.topic))
    card.add(*_new(words, answer, first=first))
    sources = parts.by_article(answer.sources)
    said = [_sentence(words, card, cut, sources.get(cut.article)) for cut in answer.sentences]
    _key_quotes(words, card, answer, sources)
    if answer.sources:
        card.rule()
        for source in answer.sources[:BRIEF_SOURCES]:
            parts.source(words, card, source)
    notes = [words(each) for each in answer.warnings]
    for note in notes:
        card.add(Markdown(f"-# {note}"))
    card.footer(*_brief_footer(words, answer, said.count(True)))
    return card


def _new(words: Words, answer: Brief, *, first: bool) -> list[Markdown]:
    if first:
        return [Markdown("-# " + words("All there is so far. Asked with **new** again: what was added since now."))]
    if answer.new_since is None:
        return []
    said = words.count(
        answer.found,
        "New since {moment}: {number} article; {older} on it were there before.",
        "New since {moment}: {number} articles; {older} on it were there before.",
        moment=answer.new_since,
        older=answer.older,
    )
    return [Markdown(f"-# {said}")]


def _nothing_new(words: Words, answer: Brief) -> Card | None:
    """The answer where articles on the topic are there, and none was added since: since when, and what to try."""
    if answer.new_since is None or not answer.older:
        return None
    card = Card("warning", words("Nothing new on “{topic}”", topic=answer.topic))
    card.empty = True
    card.add(
        words.count(
            answer.older,
            "Nothing was added since {moment}; {number} article on it was there before.",
            "Nothing was added since {moment}; {number} articles on it were there before.",
            moment=answer.new_since,
        ),
        words("Ask without **new** to read what is there, or try other words."),
    )
    card.footer(parts.searched(words, answer.searched))
    return card


def _sentence(words: Words, card: Card, cut: Cut, source: Source | None) -> bool:
    return card.add(Markdown(f"{escape.text(cut.text)}{parts.GAP}{parts.citation(source)}"), cuts=(cut,))


def _key_quotes(words: Words, card: Card, answer: Brief, sources: dict[int, Source]) -> None:
    if not answer.quotes:
        return
    card.rule()
    card.add(words("**Key quotes**"))
    for quote in answer.quotes[:BRIEF_QUOTES]:
        parts.add_quote(words, card, quote, sources)


def _brief_footer(words: Words, answer: Brief, sentences: int) -> list[Markdown]:
    copies = sum(len(source.copies) for source in answer.sources)
    footer = [
        words.count(sentences, "{number} sentence", "{number} sentences"),
        words.count(len(answer.sources), "from {number} article", "from {number} articles"),
    ]
    if copies:
        footer.append(words.count(copies, "{number} copy folded", "{number} copies folded"))
    return [*footer, parts.searched(words, answer.searched)]


def quotes(words: Words, answer: Quotes) -> Card:
    """Quotes newest first, each with its speaker and source."""
    if not answer.quotes:
        asked = " · ".join(each for each in (answer.topic, answer.speaker) if each)
        return parts.nothing(words, asked, answer.searched)
    card = Card("quotes", _quotes_title(words, answer))
    sources = parts.by_article(answer.sources)
    for quote in answer.quotes:
        parts.add_quote(words, card, quote, sources)
    card.footer(words.count(answer.total, "{number} quote", "{number} quotes"), parts.searched(words, answer.searched))
    return card


def _quotes_title(words: Words, answer: Quotes) -> Markdown:
    if answer.topic and answer.speaker:
        return words("Quotes: {topic}, by {speaker}", topic=answer.topic, speaker=answer.speaker)
    return words("Quotes: {topic}", topic=answer.topic or answer.speaker or "")


def sources(words: Words, answer: Sources, rows: tuple[Source, ...]) -> Card:
    """Numbered sources with their link buttons."""
    card = Card("sources", words("Sources: {topic}", topic=answer.topic))
    for source in rows:
        parts.source(words, card, source)
    card.footer(
        words.count(answer.total, "{number} article", "{number} articles"), parts.searched(words, answer.searched)
    )
    return card


def search(words: Words, answer: Hits) -> Card:
    """Articles with their best passages."""
    if not answer.hits:
        return parts.nothing(words, answer.topic, answer.searched, answer.did_you_mean)
    card = Card("sources", words("Search: {topic}", topic=answer.topic))
    for hit in answer.hits:
        _hit(words, card, hit)
    card.footer(
        words.count(answer.total, "{number} article", "{number} articles"), parts.searched(words, answer.searched)
    )
    return card


def _hit(words: Words, card: Card, hit: Hit) -> None:
    if not parts.source(words, card, hit.source):
        return
    for cut, marks in list(zip(hit.passages, hit.marks or ((),) * len(hit.passages), strict=True))[:1]:
        card.add(escape.highlighted(cut.text, marks), cuts=(cut,))
