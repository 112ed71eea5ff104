"""What would be followed, before anything is saved, and the receipts of what was done to a feed."""

from collections.abc import Callable, Sequence

import discord

from bot.chat import escape, limits
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering import components, notices
from bot.chat.rendering.card import Button, Card, Choice
from bot.chat.rendering.feeds import buttons, words
from bot.records.feeds import FeedItem
from bot.records.subscriptions import Candidate, FeedAdded, Found, Subscription, Terms
from bot.text import urls
from bot.text.marking import N_
from bot.text.outlets import host_of

ALL = 500
"""As many items as a feed is read to have: all that it lists."""
FIRSTS = (0, 5, 10, 20, ALL)
"""How many of the newest items there are to choose from."""
PATH = 30
"""How long the path of a candidate may be in the menu."""
SHOWN = 5
"""Links of a page without a feed that are shown of those that match."""
HOW: dict[Found, str] = {
    "linked": N_("the page names it"),
    "known shape": N_("known from sites of this kind"),
    "usual place": N_("it lies where feeds usually do"),
    "robots.txt": N_("robots.txt names it"),
    "links of a page": N_("the page has no feed: the links on it are looked at"),
}
"""How a candidate was found; one that was given itself needs no word."""
Act = Callable[[str], str]


def preview(_: Translator, candidates: Sequence[Candidate], chosen: int, terms: Terms, action: Act) -> Card:
    """The candidates of an address, one of them chosen, with what would be stored of it. `action` makes the ids."""
    candidate = candidates[chosen]
    card = Card("desk", _("Preview: nothing is followed yet"))
    card.add(*_told(_, candidate))
    if candidate.kind == "page":
        card.add(*_links(_, candidate.items))
    card.add(*words.terms_of(_, terms))
    if len(candidates) > 1:
        names = tuple((_option(_, each), str(place)) for place, each in enumerate(candidates[: limits.SELECT_OPTIONS]))
        words_of = Choice(_.gettext("Which feed"), action("feedpick"), names, chosen=(str(chosen),))
        card.menu(_.ngettext(len(candidates), "{number} feed was found.", "{number} feeds were found."), words_of)
    if candidate.items:
        card.menu(_("Of what stands there already, store:"), first_of(_, terms.first, action("feedfirst")))
    card.buttons(
        Button(_.gettext("Follow"), action=action("feedfollow"), style=discord.ButtonStyle.success),
        Button(_.gettext("Cancel"), action=action("feedcancel")),
        *components.open_button(_, candidate.site if _is_public(candidate.site) else None, "Open the site"),
    )
    return card


def _is_public(address: str | None) -> bool:
    return bool(address) and not urls.is_secret(address or "")


def first_of(_: Translator, first: int, action: str) -> Choice:
    """The menu of how many of the newest items are stored."""
    options = tuple((_first(_, many), str(many)) for many in FIRSTS)
    return Choice(_.gettext("How many of the newest"), action, options, chosen=(str(first),))


def _first(_: Translator, many: int) -> str:
    if many == 0:
        return _.gettext("none, only what comes from now on")
    return _.gettext("all of it") if many == ALL else _("the newest {number}", number=many)


def _title(candidate: Candidate) -> str:
    return candidate.title or host_of(candidate.site) or host_of(candidate.address) or candidate.address


def _option(_: Translator, candidate: Candidate) -> str:
    """A candidate in the menu: its title, its path where that is no secret, its kind, the day of its newest item."""
    path = "" if candidate.secret else "/" + candidate.address.partition("://")[2].partition("/")[2]
    facts = [escape.plain(limits.shorten(path, PATH))] if len(path) > 1 else []
    facts.append(_.gettext(words.KINDS[candidate.kind]))
    newest = candidate.newest
    facts += [_.day(newest.day)] if newest is not None and newest.day is not None else []
    tail = "".join(f" · {fact}" for fact in facts)
    return limits.shorten(escape.plain(_title(candidate)) or "-", limits.OPTION_LABEL - limits.size(tail)) + tail


def _told(_: Translator, candidate: Candidate) -> list[Markdown]:
    """What a candidate is, and its newest item."""
    lines = [Markdown(f"**{escape.line(limits.shorten(_title(candidate), words.TITLE))}**")]
    host = host_of(candidate.site) or host_of(candidate.address)
    facts = [escape.line(limits.shorten(host, words.SITE))] if host else []
    facts += [_(words.KINDS[candidate.kind]), _.ngettext(len(candidate.items), "{number} item", "{number} items")]
    facts += [_(HOW[candidate.how])] if candidate.how in HOW else []
    lines.append(Markdown(f"-# {' · '.join(facts)}"))
    newest = candidate.newest
    if newest is not None and candidate.kind != "page":
        lines.append(_("Newest: {item}", item=_item(_, newest)))
    if not candidate.items:
        lines.append(_("It lists nothing just now."))
    if candidate.secret:
        lines.append(_("Its address carries a password or a token: only the desk sees it."))
    if candidate.known is not None:
        number = Markdown(str(candidate.known))
        lines.append(_("Followed already as feed {number}: *Follow* sets its name, language and words.", number=number))
    if candidate.like is not None:
        number = Markdown(str(candidate.like))
        lines.append(
            _("It lists the same as feed {number}, which is followed already. No text is stored twice.", number=number)
        )
    return lines


def _links(_: Translator, items: Sequence[FeedItem]) -> list[Markdown]:
    """The first links of a page that match its pattern."""
    head = _.ngettext(len(items), "{number} link matches:", "{number} links match:")
    lines = [head, *(Markdown(f"-# {_item(_, item)}") for item in items[:SHOWN])]
    more = len(items) - SHOWN
    return [*lines, words.and_more(_, more)] if more > 0 else lines


def _item(_: Translator, item: FeedItem) -> Markdown:
    """An item's title, else its address without what might be secret, and when it came."""
    title = item.title or urls.shown(item.url)
    shown = escape.line(limits.shorten(title, words.TITLE))
    return Markdown(f"{shown} · {words.ago(item.published)}") if item.published else shown


def added(_: Translator, done: FeedAdded) -> Card:
    """The receipt: its number, and what comes."""
    subscription, number = done.subscription, words.number_of(done.subscription)
    title = words.title_of(subscription)
    if done.outcome == "changed":
        card = notices.said(_("Changed"), _("Feed {number}: {title}", number=number, title=title))
        card.add(*(words.terms_of(_, subscription.terms) or [_("It is followed on no special terms.")]))
    else:
        card = notices.said(_("Followed"), _("Feed {number}: {title}", number=number, title=title))
        card.add(_coming(_, done.coming))
    card.buttons(buttons.opening(_, subscription))
    return card


def _coming(_: Translator, coming: int) -> Markdown:
    if not coming:
        return _("What it lists from now on is read and stored as it comes.")
    return _.ngettext(
        coming,
        "{number} item is read and stored now, and then what comes.",
        "{number} items are read and stored now, one after the other, and then what comes.",
    )


def removed(_: Translator, subscription: Subscription, again: Button) -> Card:
    """The receipt of *Remove*, with `again`, which leads to the preview of following it again."""
    card = notices.said(
        _("Removed"),
        _("{title} is followed no more; what is stored of it stays.", title=words.title_of(subscription)),
        _("To take this back, follow it again: what the archive has is not stored twice."),
    )
    card.buttons(again)
    return card


def cancelled(_: Translator) -> Card:
    """*Cancel*: nothing is followed."""
    return notices.said(_("Cancelled"), _("Nothing was saved."))
