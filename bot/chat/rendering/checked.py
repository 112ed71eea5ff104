"""Verdicts on quotes, copies, and people as cards. A verdict speaks of this archive only, never of the truth."""

from collections.abc import Sequence

from bot.chat import escape
from bot.chat.catalogue import Words
from bot.chat.escape import Markdown
from bot.chat.rendering import parts
from bot.chat.rendering.card import Card, Kind
from bot.errors import TooRepetitive
from bot.records.archive import Article
from bot.records.people import Who
from bot.records.verification import Checked, DiffPart, Seen, Verdict, Verification

TITLES: dict[Verdict, str] = {
    "verbatim": "Verbatim",
    "elided": "Cut (marked)",
    "joined": "Joined fragments",
    "altered": "Altered",
    "misattributed": "Another speaker",
    "not_found": "Not in this archive",
}
KINDS: dict[Verdict, Kind] = {"verbatim": "checked", "not_found": "warning"}
MOST_LISTED = 5


def verified(words: Words, answer: Verification) -> Card:
    """The verdict, the sentence in the source, what differs, and who carried it first."""
    card = Card(KINDS.get(answer.verdict, "warning"), words(TITLES[answer.verdict]))
    _asked(words, card, answer)
    if answer.article is None:
        _nowhere(words, card, answer)
        return card
    _where(words, card, answer)
    if answer.diff:
        card.add(words("**Difference** (struck: only in the source; bold: only in the quote)"))
        card.add(Markdown("> " + _diff(answer.diff)))
    _carriers(words, card, answer)
    card.buttons(*parts.open_button(words, answer.link or answer.article.url, "Read it in the source"))
    card.footer(parts.searched(words, answer.searched))
    return card


def _asked(words: Words, card: Card, answer: Verification) -> None:
    asked = escape.block(answer.quote)
    if answer.speaker:
        asked = Markdown(f"{asked}\n— {escape.line(answer.speaker)}")
    if not card.add(words("**Asked**"), asked):
        card.add(words("The quote that was asked for is too long to be shown again."))


def _nowhere(words: Words, card: Card, answer: Verification) -> None:
    card.add(
        words.count(
            answer.searched.articles,
            "None of the {number} article here carries these words. That says nothing about whether they were said.",
            "None of the {number} articles here carries these words. That says nothing about whether they were said.",
        ),
        words("Try a longer piece of the quote, or add the article with /ingest first."),
    )
    card.footer(parts.searched(words, answer.searched))


def _where(words: Words, card: Card, answer: Verification) -> None:
    article, context = answer.article, answer.context
    if article is None:
        return
    shown = context or (answer.cuts[0] if answer.cuts else None)
    card.add(words("**In the source**"))
    if shown is not None:
        card.add(escape.block(shown.text), cuts=(shown,))
    said = answer.said
    who = Markdown(f"**{escape.line(said.speaker)}**") if said and said.speaker else words("*unattributed*")
    role = f", {escape.line(said.role)}" if said and said.role else ""
    card.add(Markdown(f"— {who}{role}\n{_titled(words, article)}"))


def _carriers(words: Words, card: Card, answer: Verification) -> None:
    if answer.first is not None:
        card.add(Markdown(f"**{words('First')}** {_titled(words, answer.first)}"))
    if answer.also:
        card.add(words("**Also in**"), *(_titled(words, each) for each in answer.also[:MOST_LISTED]))
    for drift in answer.drift[:3]:
        line = Markdown(f"**{words(TITLES[drift.verdict])}**: {_titled(words, drift.article)}")
        card.add(line, *([Markdown("> " + _diff(drift.diff))] if drift.diff else []))


def _titled(words: Words, article: Article) -> Markdown:
    url = escape.address(article.url)
    title = parts.title_of(words, article)
    linked = escape.link(title, url) if url and len(url) <= parts.CITED_URL else title
    return Markdown(f"{linked} · {parts.facts_of(words, article)}")


def _diff(diff: Sequence[DiffPart]) -> str:
    marks = {"both": "", "source": "~~", "quote": "**"}
    shown = []
    for part in diff:
        mark, text = marks[part.side], escape.line(part.text)
        shown.append(f"{mark}{text}{mark}" if text else "")
    return " ".join(filter(None, shown))


def checked(words: Words, answer: Checked) -> Card:
    """One verdict for each quote of a message."""
    card = Card("checked", words("Quotes of this message"))
    for each in answer.verifications:
        line = Markdown(f"**{words(TITLES[each.verdict])}**")
        if each.article is not None:
            line = Markdown(f"{line}: {_titled(words, each.article)}")
        card.add(escape.block(each.quote), line)
        if each.diff:
            card.add(Markdown("> " + _diff(each.diff)))
    for repetitive in answer.too_repetitive:
        card.add(escape.block(repetitive), words.error(TooRepetitive()))
    if answer.too_short:
        card.add(words("Too short to check without a speaker: use /verify with **speaker** for these."))
        for short in answer.too_short:
            card.add(escape.block(short))
    if answer.verifications:
        card.footer(parts.searched(words, answer.verifications[0].searched))
    return card


def seen(words: Words, answer: Seen) -> Card:
    """Whether it is there already."""
    titles = {
        "same address": "Yes: this address is in the archive",
        "same text": "Yes: this text is in the archive",
        "same story": "The same story is in the archive",
        "new": "New to this archive",
    }
    card = Card("checked" if answer.kind != "new" else "desk", words(titles[answer.kind]))
    for article in answer.articles:
        card.add(_titled(words, article), words("-# article {id}", id=Markdown(str(article.id))))
    if not answer.articles:
        card.add(words("Nothing like it is stored. /ingest can add it."))
    parts.related(words, card, answer.related)
    card.footer(parts.searched(words, answer.searched))
    return card


def who(words: Words, answer: Who) -> Card:
    """A person as this archive knows them."""
    card = Card("quotes", escape.line(answer.person.name))
    sources = parts.by_article(answer.sources)
    if answer.mention is not None:
        cited = parts.citation(sources.get(answer.mention.article))
        card.add(Markdown(f"{escape.block(answer.mention.text)} {cited}"), cuts=(answer.mention,))
    if answer.described:
        lines = [
            Markdown(f"{escape.line(each.words)}{f' · {words.day(each.day)}' if each.day else ''}")
            for each in answer.described
        ]
        card.add(words("**Called**"), *lines)
    if answer.latest:
        card.add(words("**Latest quotes**"))
        for quote in answer.latest:
            parts.add_quote(words, card, quote, sources)
    if answer.others:
        names = ", ".join(f"{escape.line(each.name)} (\\#{each.id})" for each in answer.others[:MOST_LISTED])
        more = len(answer.others) - MOST_LISTED + answer.left_out
        rest = words.count(more, "{number} more.", "{number} more.") if more > 0 else ""
        card.add(Markdown(f"-# {words('Others of that name')}: {names}{'; ' if rest else ''}{rest}"))
    card.footer(
        words.count(answer.quotes, "{number} quote", "{number} quotes"),
        words.count(answer.articles, "in {number} article", "in {number} articles"),
        parts.searched(words, answer.searched),
    )
    return card
