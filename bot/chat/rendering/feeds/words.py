"""What the answers on feeds share: their names, how they are, how often they are looked at, moments.

A moment is Discord's own (`<t:…>`): each reader sees it in their own language and time zone.
"""

import datetime as dt
from collections.abc import Mapping

from bot.chat import escape, limits
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.errors.tree import CopydeskError
from bot.records.subscriptions import EntryCounts, FeedReport, Health, SourceKind, Subscription, Terms
from bot.text.marking import N_
from bot.text.outlets import host_of

TITLE, SITE = 80, 60
"""How long a feed's title and its site may be beside others."""
KINDS: Mapping[SourceKind, str] = {
    "rss": N_("RSS"),
    "atom": N_("Atom"),
    "json": N_("JSON Feed"),
    "sitemap": N_("news sitemap"),
    "page": N_("links of a page"),
}
HEALTHS: Mapping[Health, str] = {
    "new": N_("not looked at yet"),
    "fine": N_("fine"),
    "trouble": N_("trouble"),
    "down": N_("**down**"),
    "silent": N_("**silent**, for much longer than is usual for it"),
    "gone": N_("**gone for good**, says its site"),
    "asks to wait": N_("its site asks to wait"),
    "lets no program in": N_("**its site lets no program in**"),
    "paused": N_("paused"),
}
SINCE: frozenset[Health] = frozenset({"trouble", "down", "silent", "gone", "lets no program in"})
"""How a feed is that has been so since a moment which is worth telling."""
STEADY: frozenset[Health] = frozenset({"new", "fine", "silent"})
"""How a feed is that is looked at in its usual interval."""
MINUTES_MOST, HOURS_MOST = 100, 48
"""From how many minutes on an interval is told in hours, and from how many hours on in days."""
LATEST = 253_402_300_799
"""The last second that Discord shows: the end of the year 9999."""


def ago(moment: dt.datetime) -> Markdown:
    """How long ago, or in how long: "2 hours ago"."""
    return Markdown(f"<t:{_stamp(moment)}:R>")


def at(moment: dt.datetime) -> Markdown:
    """A day and a time of day."""
    return Markdown(f"<t:{_stamp(moment)}:f>")


def _stamp(moment: dt.datetime) -> int:
    return max(0, min(int(moment.timestamp()), LATEST))


def title_of(subscription: Subscription) -> Markdown:
    """A feed's title, for the desk."""
    return escape.line(limits.shorten(subscription.title, TITLE))


def public_title(_: Translator, subscription: Subscription) -> Markdown:
    """A feed's title for anybody: an address in its place may carry a token, and is not shown."""
    if subscription.secret and (subscription.title in subscription.address or "://" in subscription.title):
        return _("Feed {number}", number=Markdown(str(subscription.number)))
    return title_of(subscription)


def site_of(subscription: Subscription) -> list[Markdown]:
    """The host of a feed's site, else of its own address: no path, which may carry a token."""
    host = host_of(subscription.site) or host_of(subscription.address)
    return [escape.line(limits.shorten(host, SITE))] if host else []


def number_of(subscription: Subscription) -> Markdown:
    """The number that names a feed."""
    return Markdown(str(subscription.number))


def plain_name(subscription: Subscription) -> str:
    """A feed in a menu or a choice, at most CHOICE_NAME units: "The Ledger · news.example · 3"."""
    host = host_of(subscription.site) or host_of(subscription.address)
    facts = [limits.shorten(host, SITE // 2)] if host else []
    tail = "".join(f" · {escape.plain(fact)}" for fact in (*facts, str(subscription.number)))
    title = escape.plain(subscription.title) or str(subscription.number)
    return limits.shorten(title, limits.CHOICE_NAME - limits.size(tail)) + tail


def health_of(_: Translator, report: FeedReport) -> Markdown:
    """How a feed is, and since when."""
    said = _(HEALTHS[report.health])
    if report.since is None or report.health not in SINCE:
        return said
    return _("{health} since {since}", health=said, since=at(report.since))


def reason_of(_: Translator, report: FeedReport) -> list[Markdown]:
    """What went wrong at the last look, as a quiet line; nothing where that names an address which is secret."""
    error = report.error
    if error is None or report.health in ("fine", "new"):
        return []
    return [] if report.subscription.secret and _is_addressed(error) else [Markdown(f"-# {_.error(error)}")]


def newest_of(_: Translator, report: FeedReport) -> Markdown:
    """When the last new item was seen."""
    return _("last item {when}", when=ago(report.last_new_at)) if report.last_new_at else _("no item yet")


def every(_: Translator, seconds: float) -> Markdown:
    """How often: "every 30 minutes"."""
    minutes = max(1, round(seconds / 60))
    if minutes <= MINUTES_MOST:
        return _.ngettext(minutes, "every {number} minute", "every {number} minutes")
    hours = round(minutes / 60)
    if hours <= HOURS_MOST:
        return _.ngettext(hours, "every {number} hour", "every {number} hours")
    return _.ngettext(round(hours / 24), "every {number} day", "every {number} days")


def pace_of(_: Translator, report: FeedReport) -> list[Markdown]:
    """How often a feed is looked at, and why so; when the next look is, where it is in trouble."""
    if report.subscription.paused:
        return []
    if report.health not in STEADY:
        return [next_look(_, report.due_at)] if report.due_at else []
    if report.interval_seconds is None:
        return []
    often = every(_, report.interval_seconds)
    if report.reason is None:
        return [often]
    return [_("{often}: {reason}", often=often, reason=_(report.reason, **report.reason_facts))]


def counted(_: Translator, counts: EntryCounts) -> Markdown:
    """What became of items: "12 seen, 5 stored, 1 refused"."""
    said = [
        _.ngettext(counts.seen, "{number} item seen", "{number} items seen"),
        _.ngettext(counts.stored, "{number} stored", "{number} stored"),
    ]
    if counts.refused:
        said.append(_.ngettext(counts.refused, "{number} refused", "{number} refused"))
    if counts.waiting:
        said.append(_.ngettext(counts.waiting, "{number} waiting", "{number} waiting"))
    return Markdown(", ".join(said))


def and_more(_: Translator, more: int) -> Markdown:
    """How many are not named."""
    return Markdown("-# " + _.ngettext(more, "and {number} more", "and {number} more"))


def next_look(_: Translator, due_at: dt.datetime) -> Markdown:
    """When a feed is looked at next."""
    return _("next look {when}", when=ago(due_at))


def terms_of(_: Translator, terms: Terms) -> list[Markdown]:
    """On what terms a feed is followed, as quiet lines; nothing where there are none."""
    lines = []
    if terms.name:
        lines.append(_("Outlet: {name}", name=limits.shorten(terms.name, TITLE)))
    if terms.language:
        lines.append(_("Language: {language}", language=_.language_name(terms.language)))
    if terms.include:
        lines.append(_("Only with: {words}", words=limits.shorten(", ".join(terms.include), 2 * TITLE)))
    if terms.exclude:
        lines.append(_("Never with: {words}", words=limits.shorten(", ".join(terms.exclude), 2 * TITLE)))
    return [Markdown(f"-# {line}") for line in lines]


def unaddressed(_: Translator, error: CopydeskError) -> Markdown:
    """An error's sentence for a channel that many read: other words where it would name an address."""
    return _("The list of feeds has the reason.") if _is_addressed(error) else _.error(error)


def _is_addressed(error: CopydeskError) -> bool:
    return any("://" in str(fact) for fact in error.facts.values())
