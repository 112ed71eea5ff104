"""Outlets: what the archive holds of each, one of them by itself, and what came of a label or a block."""

from bot.chat import escape, limits
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering import components
from bot.chat.rendering.card import Card, Choice
from bot.chat.rendering.notices import said
from bot.records.outlets import Outlet, OutletChange, OutletPage
from bot.text.marking import NN_

SITES = 3
"""Sites that are named beside an outlet in a list; its own page has them all."""
STORED = NN_("{number} stored article stays.", "{number} stored articles stay.")


def listed(_: Translator, page: OutletPage, action: str) -> Card:
    """A page of outlets, and a menu that opens one of them."""
    card = Card("desk", _("Outlets"))
    if not page.total:
        card.empty = True
        card.add(components.nothing_yet(_))
        return card
    shown = []
    for outlet in page.outlets:
        if card.add(Markdown(f"**{_name(outlet)}**{_marks(_, outlet)}\n-# {_held(_, outlet, SITES)}")):
            shown.append(outlet)
    names = [
        outlet.name for outlet in shown if escape.plain(outlet.name) and limits.size(outlet.name) <= limits.CHOICE_VALUE
    ]
    card.choose(Choice(_.gettext("Open an outlet"), action, tuple((escape.plain(name), name) for name in names)))
    card.footer(
        _.ngettext(page.total, "{number} outlet", "{number} outlets"),
        _("page {page} of {pages}", page=page.page, pages=page.pages),
    )
    return card


def one(_: Translator, outlet: Outlet) -> Card:
    """One outlet: its label, its block, what is held of it."""
    card = Card("desk", _name(outlet))
    if outlet.label:
        card.add(_("Label: **{label}**. It stands beside the name in every answer.", label=outlet.label))
    if outlet.blocked:
        card.add(_("**Blocked**: its pages are not taken in. What is stored stays."))
    card.add(Markdown(f"-# {_held(_, outlet, len(outlet.sites))}"))
    return card


def changed(_: Translator, change: OutletChange) -> Card:
    """A label was put or taken away, or a block."""
    outlet = change.outlet
    if outlet.label != change.label_before:
        if outlet.label is None:
            return said(_("Label"), _("{outlet} has no label any more.", outlet=outlet.name))
        beside = components.labelled(outlet.name, outlet.label)
        return said(_("Label"), _("Wherever {outlet} is named stands now: {beside}", outlet=outlet.name, beside=beside))
    if outlet.blocked == change.blocked_before:
        return said(_("Nothing changed"), _("{outlet} is as it was.", outlet=outlet.name))
    if not outlet.blocked:
        return said(_("Unblocked"), _("Pages of {outlet} are taken in again.", outlet=outlet.name))
    card = said(_("Blocked"), _("Pages of {outlet} are not taken in from now on.", outlet=outlet.name))
    if outlet.sites:
        card.add(_("Known by its name, and by its sites: {sites}", sites=", ".join(outlet.sites)))
    else:
        card.add(_("Known by its name alone. To block a site, block it by its address, such as example.org."))
    card.add(_.ngettext(outlet.articles, *STORED))
    return card


def _name(outlet: Outlet) -> Markdown:
    return escape.line(limits.shorten(outlet.name, components.NAME))


def _marks(_: Translator, outlet: Outlet) -> str:
    label = f" (**{escape.line(outlet.label)}**)" if outlet.label else ""
    return f"{label} · {_('**blocked**')}" if outlet.blocked else label


def _held(_: Translator, outlet: Outlet, sites: int) -> Markdown:
    facts = [_.ngettext(outlet.articles, "{number} article", "{number} articles")]
    if outlet.copies:
        facts.append(_.ngettext(outlet.copies, "{number} copy", "{number} copies"))
    facts.append(_.ngettext(outlet.quotes, "{number} quote", "{number} quotes"))
    if outlet.first and outlet.first == outlet.last:
        facts.append(Markdown(_.day(outlet.first)))
    elif outlet.first and outlet.last:
        facts.append(_("{since} to {until}", since=outlet.first, until=outlet.last))
    facts += [escape.line(limits.shorten(site, components.NAME)) for site in outlet.sites[:sites]]
    return Markdown(" · ".join(facts))
