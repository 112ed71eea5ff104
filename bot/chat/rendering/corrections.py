"""Quotes in their context, the choice of one whose speaker is wrong, and what came of it."""

from bot.chat import escape
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering import components, standings
from bot.chat.rendering.card import Button, Card, Choice
from bot.chat.rendering.notices import said
from bot.records.answers import InContext, Quotes
from bot.records.people import TAKES_BACK, Correction, Ruling
from bot.text.marking import N_

CHOICES: dict[Ruling, str] = {
    "speaker": N_("Another speaker: the name above"),
    "nobody": N_("Nobody is known to have said it"),
    "not a quote": N_("These words are not a quote"),
    "said": N_("It was said"),
    "denied": N_("Denied: it was never said"),
    "disputed": N_("Disputed: it is called false"),
    "supposed": N_("Supposed: it is only imagined"),
    "told": N_("Told by others, at second hand"),
    "as read": N_("As the bot read it"),
}
"""What the desk can say of a quote, in the order of the menu."""
KEPT: dict[Ruling, str] = {"as read": N_("As the bot read it."), "as before": N_("As it was before that.")}
"""What holds once something is taken back."""


def context(_: Translator, answer: Quotes, rows: tuple[InContext, ...]) -> Card:
    """The quotes' sentences, whole, with who speaks and where they stand."""
    card = Card("quotes", _("In context"))
    sources = components.by_article(answer.sources)
    shown = 0
    for row in rows:
        source = sources.get(row.around.article)
        speakers = dict.fromkeys(standings.who_said(_, quote) for quote in row.quotes)
        facts = [_("speaker: {name}", name=name) for name in speakers]
        if source:
            facts += components.if_labelled(source.article)
            facts.append(
                Markdown(f"{components.title_of(_, source.article)}{components.GAP}{components.citation(source)}")
            )
        line = Markdown(f"{escape.block(row.around.text)}\n-# {' · '.join(facts)}")
        shown += len(row.quotes) * card.add(line, cuts=(row.around,), about=facts[0])
    if not rows:
        card.add(_("These quotes have changed meanwhile. Ask for the quotes again."))
    card.footer(_.ngettext(shown, "{number} quote", "{number} quotes"))
    return card


def choose(_: Translator, answer: Quotes, action: str) -> Card:
    """The quotes of a page, numbered, and a menu of them."""
    card = Card("quotes", _("Wrong speaker?"))
    card.add(_("Choose the quote, then say who said it."))
    sources = components.by_article(answer.sources)
    options = []
    for number, quote in enumerate(answer.quotes, 1):
        cut = quote.cut
        line = components.said_by(_, quote, sources)
        if card.add(Markdown(f"**{number}**\n{components.block_of(quote)}\n{line}"), cuts=(cut,), about=line):
            label = f"{number} · {standings.label(_, quote)}"
            options.append((label, f"{cut.article}:{cut.version}:{cut.start}:{cut.end}"))
    card.choose(Choice(_.gettext("Choose a quote"), action, tuple(options)))
    return card


def corrected(_: Translator, change: Correction, action: str | None) -> Card:
    """The desk set a quote right: how many quotes changed, and that it is kept; `action` takes it back."""
    number = _.ngettext(
        change.changed, "{number} quote of this chain changed.", "{number} quotes of this chain changed."
    )
    kept = _(KEPT.get(change.ruling, N_("Kept for later versions.")))
    card = said(_title(_, change), _quote(change), _change(_, change), Markdown(f"{number} {kept}"))
    if action is not None:
        card.buttons(Button(_.gettext("Take it back"), action=action))
    return card


def _title(_: Translator, change: Correction) -> Markdown:
    if change.ruling in TAKES_BACK:
        return _("Taken back")
    return _("Speaker set") if change.ruling in {"speaker", "nobody"} else _("Quote set right")


def noted(_: Translator, change: Correction) -> Card:
    """Somebody else asked for it."""
    line = _("Thank you. The desk was told; the answer stays as it is until somebody there agrees.")
    return said(_("Noted for the desk"), _quote(change), _proposal(_, change), line)


def reported(_: Translator, change: Correction, action: str) -> Card:
    """The report in the log channel, with a button that does it."""
    card = Card("desk", _("Wrong speaker?"))
    card.add(_quote(change), cuts=(change.quote.cut,))
    card.add(_proposal(_, change))
    card.add(_("Article {id}. Whoever may use /speaker can set it.", id=Markdown(str(change.quote.cut.article))))
    card.buttons(Button(_.gettext("Set this speaker"), action=action))
    return card


def _quote(change: Correction) -> Markdown:
    return escape.block("“" + change.quote.cut.text + "”")


def _proposal(_: Translator, change: Correction) -> Markdown:
    nobody = _("nobody")
    if change.ruling not in {"speaker", "nobody"}:
        return _("Proposed: {what}.", what=_(CHOICES[change.ruling]))
    return _("Now: {before}. Proposed: {after}.", before=change.before or nobody, after=change.after or nobody)


def _change(_: Translator, change: Correction) -> Markdown:
    nobody = _("nobody")
    if change.gone:
        return _("Now: {what}.", what=_(CHOICES["not a quote"]))
    if change.ruling not in {"speaker", "nobody", *TAKES_BACK}:
        return _("Now: {what}.", what=_(CHOICES[change.ruling]))
    return _("Before: {before}. Now: {after}.", before=change.before or nobody, after=change.after or nobody)
