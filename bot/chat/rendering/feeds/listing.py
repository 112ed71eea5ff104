"""What is followed: the desk's list by trouble, one feed with its looks, and the list for anybody."""

import math
from collections.abc import Sequence

from bot.chat import escape, limits
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering import components
from bot.chat.rendering.card import Card, Choice
from bot.chat.rendering.feeds import buttons, words
from bot.records.subscriptions import EntryCounts, FeedReport, FeedToday, Look
from bot.text import urls
from bot.text.marking import N_

PAGE, PUBLIC_PAGE = 8, 15
"""Feeds on a page of the desk's list, and of the one for anybody."""
NEW_MOST = 8
"""Feeds that are named of those that brought something today."""
ALARMING = frozenset({"down", "gone", "silent", "lets no program in"})
CALM = frozenset({"new", "fine", "paused"})
"""How a feed is that nobody needs to see to."""
DONE = {
    "due": N_("It is looked at in a moment."),
    "paused": N_("**Paused.** It is not looked at until it is resumed."),
    "resumed": N_("**Resumed.** It is looked at again."),
}
"""What was just done to the feed that is shown."""


def listed(_: Translator, reports: Sequence[FeedReport], page: int, action: str) -> tuple[Card, int]:
    """A page of feeds, those in trouble first, and a menu that opens one; gives the number of pages too."""
    pages = max(1, math.ceil(len(reports) / PAGE))
    page = min(page, pages)
    shown = reports[(page - 1) * PAGE : page * PAGE]
    card = Card("warning" if any(report.health in ALARMING for report in shown) else "desk", _("Feeds"))
    if not reports:
        return _none(_, card), 1
    for place, report in enumerate(shown):
        whole = _row(_, report)
        room = card.left // (len(shown) - place)
        card.add(whole if limits.size(whole) <= room else _short_row(_, report))
    options = tuple((words.plain_name(report.subscription), str(report.subscription.number)) for report in shown)
    card.choose(Choice(_.gettext("Open a feed"), action, options))
    card.footer(*_counts(_, reports), _("page {page} of {pages}", page=page, pages=pages))
    return card, pages


def followed(_: Translator, reports: Sequence[FeedReport], page: int) -> tuple[Card, int]:
    """A page of what is followed, for anybody: titles, sites and when the last item came; no address, no error."""
    pages = max(1, math.ceil(len(reports) / PUBLIC_PAGE))
    page = min(page, pages)
    card = Card("desk", _("What this archive follows"))
    if not reports:
        return _none(_, card), 1
    by_title = sorted(reports, key=lambda report: report.subscription.title.casefold())
    for report in by_title[(page - 1) * PUBLIC_PAGE : page * PUBLIC_PAGE]:
        subscription = report.subscription
        name = Markdown(f"**{words.public_title(_, subscription)}**")
        state = _("paused") if subscription.paused else words.newest_of(_, report)
        card.add(Markdown(" · ".join((name, *words.site_of(subscription), state))))
    card.footer(
        _.ngettext(len(reports), "{number} feed", "{number} feeds"), _("page {page} of {pages}", page=page, pages=pages)
    )
    return card, pages


def _none(_: Translator, card: Card) -> Card:
    card.empty = True
    card.add(_("No feed is followed yet. Someone who may manage messages can add one with /feed add."))
    return card


def _counts(_: Translator, reports: Sequence[FeedReport]) -> list[Markdown]:
    said = [_.ngettext(len(reports), "{number} feed", "{number} feeds")]
    alarming = sum(report.health not in CALM for report in reports)
    paused = sum(report.health == "paused" for report in reports)
    said += [_.ngettext(alarming, "{number} in trouble", "{number} in trouble")] if alarming else []
    said += [_.ngettext(paused, "{number} paused", "{number} paused")] if paused else []
    return said


def _row(_: Translator, report: FeedReport) -> Markdown:
    facts = [words.newest_of(_, report), *words.pace_of(_, report)]
    if report.health in CALM:
        lines, facts = [_titled(report)], [words.health_of(_, report), *facts]
    else:
        lines = [_short_row(_, report), *words.reason_of(_, report)]
    lines.append(Markdown(f"-# {' · '.join(facts)}"))
    return Markdown("\n".join(lines))


def _short_row(_: Translator, report: FeedReport) -> Markdown:
    return Markdown(f"{_titled(report)}\n{words.health_of(_, report)}")


def _titled(report: FeedReport) -> Markdown:
    subscription = report.subscription
    name = Markdown(f"**{words.number_of(subscription)} · {words.title_of(subscription)}**")
    return Markdown(" · ".join((name, *words.site_of(subscription))))


def one(_: Translator, report: FeedReport, done: str | None, *, with_secrets: bool) -> Card:
    """One feed: how it is, its last looks, what came in today, its terms. `done` is what was just done to it.

    `with_secrets`: whoever reads may see an address that carries a token.
    """
    subscription = report.subscription
    card = Card("warning" if report.health in ALARMING else "desk", words.title_of(subscription))
    if done in DONE:
        card.add(_(DONE[done]))
    card.add(*_state(_, report))
    card.add(*_source(_, report, with_secrets=with_secrets), *words.terms_of(_, subscription.terms))
    card.add(_("Today: {counts}", counts=words.counted(_, report.today)))
    if report.looks:
        card.add(_("**The last looks**"), *(_look(_, look) for look in report.looks[:10]))
    card.buttons(*buttons.tools(_, subscription), buttons.check(_, subscription))
    if subscription.site and not urls.is_secret(subscription.site):
        card.buttons(*components.open_button(_, subscription.site, "Open the site"))
    card.footer(
        _("feed {number}", number=words.number_of(subscription)),
        _("added by {name}", name=limits.shorten(subscription.added_by, words.SITE)),
        Markdown(_.day(subscription.added_at.date())),
    )
    return card


def _state(_: Translator, report: FeedReport) -> list[Markdown]:
    lines = [words.health_of(_, report)]
    lines += words.reason_of(_, report)
    facts = [words.newest_of(_, report), *words.pace_of(_, report)]
    if report.last_ok_at is not None and report.health not in ("fine", "silent"):
        facts.append(_("last read {when}", when=words.ago(report.last_ok_at)))
    if report.due_at is not None and report.health in words.STEADY and not report.subscription.paused:
        facts.append(words.next_look(_, report.due_at))
    lines.append(Markdown(f"-# {' · '.join(facts)}"))
    if report.missed is not None:
        first, last = map(words.at, report.missed)
        lines.append(_("Items may have come and gone unseen between {first} and {last}.", first=first, last=last))
    return lines


def _source(_: Translator, report: FeedReport, *, with_secrets: bool) -> list[Markdown]:
    """What is looked at: its kind, its site, its address where that is nobody's secret."""
    subscription = report.subscription
    facts = [_(words.KINDS[subscription.kind]), *words.site_of(subscription)]
    if subscription.pattern:
        facts.append(escape.line(limits.shorten(subscription.pattern, words.SITE)))
    lines = [Markdown(" · ".join(facts))]
    if subscription.secret:
        lines.append(_("Its address carries a password or a token: only the desk sees it."))
    if with_secrets or not subscription.secret:
        lines.append(escape.line(limits.shorten(subscription.address, components.CITED_URL)))
    return [Markdown(f"-# {line}") for line in lines]


def _look(_: Translator, look: Look) -> Markdown:
    """One look on one line."""
    if look.outcome == "items":
        many = _.ngettext(look.listed, "{number} item", "{number} items")
        said = _("{items}, {new} new", items=many, new=look.new)
    elif look.outcome == "unchanged":
        said = _("unchanged")
    else:
        said = _("failed") if look.outcome == "failed" else _("put off")
    tail = [str(look.status)] if look.status else []
    tail += [f"`{look.error}`"] if look.error and look.error.isidentifier() and not tail else []
    took = [_("{number} ms", number=look.milliseconds)] if look.milliseconds else []
    return Markdown("-# " + " · ".join((words.ago(look.at), said, *tail, *took)))


def new_today(_: Translator, today: Sequence[FeedToday]) -> list[Markdown]:
    """What came in by feeds since midnight: all of them together, then those that brought the most."""
    names = ("seen", "stored", "refused", "waiting")
    total = EntryCounts(*(sum(getattr(each.counts, name) for each in today) for name in names))
    lines = [_("**New today** by {feeds}: {counts}", feeds=_feeds(_, len(today)), counts=words.counted(_, total))]
    active = sorted((each for each in today if each.counts.seen), key=lambda each: -each.counts.seen)
    for each in active[:NEW_MOST]:
        lines.append(Markdown(f"-# {words.title_of(each.subscription)}: {words.counted(_, each.counts)}"))
    more = len(active) - NEW_MOST
    return [*lines, words.and_more(_, more)] if more > 0 else lines


def _feeds(_: Translator, many: int) -> Markdown:
    return _.ngettext(many, "{number} feed", "{number} feeds")
