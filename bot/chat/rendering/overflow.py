"""What was too long for an answer, whole, in pages. A page has no quote marks: it may be a part of a quote."""

from collections.abc import Sequence

from bot.chat import escape
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering.articles import pages
from bot.chat.rendering.card import Card, Omitted


def page(_: Translator, omitted: Sequence[Omitted], number: int) -> tuple[Card, int]:
    """One page, from 1, and how many there are."""
    parts = [(each, cut) for each in omitted for cut in pages(each.cut.text)]
    number = min(max(number, 1), len(parts))
    each, (start, end) = parts[number - 1]
    card = Card("quotes", _("What was left out"))
    card.add(escape.block(each.cut.text[start:end].strip("\n")))
    facts = [each.about] if each.about else []
    facts.append(_("article {id}", id=Markdown(str(each.cut.article))))
    card.add(Markdown(f"-# {' · '.join(facts)}"))
    card.footer(_("page {page} of {pages}", page=number, pages=len(parts)))
    return card, len(parts)
