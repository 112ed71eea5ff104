"""What was too long for an answer, whole, in pages. A page has no quote marks: it may be a part of a quote."""

from collections.abc import Sequence

from bot.chat import escape
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering.articles import pages
from bot.chat.rendering.card import Card, Omitted


def page(_: Translator, omitted: Sequence[Omitted], number: int) -> tuple[Card, int]:
    """One page, from 1, and how many there are."""
    parts = [(omitted_part, cut) for omitted_part in omitted for cut in pages(omitted_part.cut.text)]
    number = min(max(number, 1), len(parts))
    omitted_part, (start, end) = parts[number - 1]
    card = Card("quotes", _("What was left out"))
    card.add(escape.block(omitted_part.cut.text[start:end].strip("\n")))
    facts = [omitted_part.about] if omitted_part.about else []
    facts.append(_("article {id}", id=Markdown(str(omitted_part.cut.article))))
    card.add(Markdown(f"-# {' · '.join(facts)}"))
    card.footer(_("page {page} of {pages}", page=number, pages=len(parts)))
    return card, len(parts)
