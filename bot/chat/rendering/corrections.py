"""Quotes in their context, the choice of one whose speaker is wrong, and what came of it."""

from bot.chat import escape
from bot.chat.catalogue import Words
from bot.chat.escape import Markdown
from bot.chat.rendering import parts
from bot.chat.rendering.card import Button, Card, Choice
from bot.chat.rendering.notices import said
from bot.records.answers import InContext, Quotes
from bot.records.people import Correction


def context(words: Words, found: Quotes, rows: tuple[InContext, ...]) -> Card:
    """Each quote's sentences, whole, with who speaks and where it stands."""
    card = Card("quotes", words("In context"))
    sources = parts.by_article(found.sources)
    for row in rows:
        source = sources.get(row.quote.cut.article)
        facts = [words("speaker: {name}", name=row.quote.speaker or words("*unattributed*"))]
        if source:
            facts.append(Markdown(f"{parts.title_of(words, source.article)}{parts.GAP}{parts.citation(source)}"))
        line = Markdown(f"{escape.block(row.around.text)}\n-# {' · '.join(facts)}")
        card.add(line, cuts=(row.around,), about=facts[0])
    if not rows:
        card.add(words("These quotes have changed meanwhile. Ask for the quotes again."))
    card.footer(words.count(len(card.shown), "{number} quote", "{number} quotes"))
    return card


def choose(words: Words, found: Quotes, action: str) -> Card:
    """The quotes of a page, numbered, and a menu of them."""
    card = Card("quotes", words("Wrong speaker?"))
    card.add(words("Choose the quote, then say who said it."))
    sources = parts.by_article(found.sources)
    options = []
    for number, quote in enumerate(found.quotes, 1):
        cut = quote.cut
        line = parts.said_by(words, quote, sources)
        if card.add(Markdown(f"**{number}**\n{parts.block_of(quote)}\n{line}"), cuts=(cut,), about=line):
            label = f"{number} · {quote.speaker or words.plain('unattributed')}"
            options.append((label, f"{cut.article}:{cut.version}:{cut.start}:{cut.end}"))
    card.choose(Choice(words.plain("Choose a quote"), action, tuple(options)))
    return card


def corrected(words: Words, change: Correction) -> Card:
    """The desk set a speaker."""
    return said(words("Speaker set"), _quote(change), _change(words, change))


def noted(words: Words, change: Correction) -> Card:
    """Somebody else asked for it."""
    line = words("Thank you. The desk was told; the answer stays as it is until somebody there agrees.")
    return said(words("Noted for the desk"), _quote(change), _proposal(words, change), line)


def reported(words: Words, change: Correction, action: str) -> Card:
    """The report in the log channel, with a button that does it."""
    card = Card("desk", words("Wrong speaker?"))
    card.add(_quote(change), cuts=(change.quote.cut,))
    card.add(_proposal(words, change))
    card.add(words("Article {id}. Whoever may use /speaker can set it.", id=Markdown(str(change.quote.cut.article))))
    card.buttons(Button(words.plain("Set this speaker"), action=action))
    return card


def _quote(change: Correction) -> Markdown:
    return escape.block("“" + change.quote.cut.text + "”")


def _proposal(words: Words, change: Correction) -> Markdown:
    nobody = words("nobody")
    return words("Now: {before}. Proposed: {after}.", before=change.before or nobody, after=change.after or nobody)


def _change(words: Words, change: Correction) -> Markdown:
    nobody = words("nobody")
    return words("Before: {before}. Now: {after}.", before=change.before or nobody, after=change.after or nobody)
