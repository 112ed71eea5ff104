"""Lists of feeds: what importing one would do, what it did, and the question before one is written out."""

from collections.abc import Callable, Sequence

import discord

from bot.chat import escape, limits
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering import notices
from bot.chat.rendering.card import Attached, Button, Card
from bot.chat.rendering.feeds import adding, buttons, words
from bot.records.subscriptions import FeedImport, FeedReport, ListedFeed, Subscription
from bot.text import urls
from bot.text.outlets import host_of

NAMED = 10
"""Feeds that are named of the new ones, and of those that are not taken."""
FILE = "feeds.opml"
NOT_TAKEN = frozenset({"refused", "over the limit"})


def plan(_: Translator, planned: FeedImport, first: int, action: Callable[[str], str]) -> Card:
    """What importing would do, before it is done. `first`: how many of each feed's newest items would be stored."""
    card = Card("desk", _("Preview: nothing is followed yet"))
    card.add(*_counts(_, planned))
    new = planned.count("new")
    if new:
        card.add(*_named(_, [feed for feed in planned.feeds if feed.outcome == "new"]))
    _refusals(_, card, planned)
    if new:
        card.menu(_("Of what stands there already, store of each:"), adding.first_of(_, first, action("feedlistfirst")))
        label = _.ngettext(new, "Import {number} feed", "Import {number} feeds")
        card.buttons(Button(label, action=action("feedimport"), style=discord.ButtonStyle.success))
    card.buttons(Button(_.gettext("Cancel"), action=action("feedcancel")))
    return card


def imported(_: Translator, done: FeedImport) -> Card:
    """The receipt of an import."""
    new = done.count("new")
    card = notices.said(
        _.ngettext(new, "{number} feed is followed now", "{number} feeds are followed now"),
        *_counts(_, done),
        _("They are looked at for the first time one after the other, within half an hour."),
    )
    _refusals(_, card, done)
    card.buttons(buttons.to_list(_))
    return card


def taken_back(_: Translator, gone: Sequence[Subscription]) -> Card:
    """The receipt of an import that was taken back."""
    title = _.ngettext(len(gone), "{number} feed is followed no more", "{number} feeds are followed no more")
    card = notices.said(title, _("What is stored of them stays. Import the list again to follow them again."))
    card.buttons(buttons.to_list(_))
    return card


def _counts(_: Translator, planned: FeedImport) -> list[Markdown]:
    """How many feeds there are of each outcome."""
    total, new, known = len(planned.feeds) + planned.dropped, planned.count("new"), planned.count("known")
    twice, refused, over = planned.count("twice"), planned.count("refused"), planned.count("over the limit")
    said = [_.ngettext(new, "**{number}** new", "**{number}** new")]
    said += [_.ngettext(known, "{number} followed already", "{number} followed already")] if known else []
    said += [_.ngettext(twice, "{number} twice in the file", "{number} twice in the file")] if twice else []
    said += [_.ngettext(refused, "{number} refused", "{number} refused")] if refused else []
    said += [_.ngettext(over, "{number} over the limit", "{number} over the limit")] if over else []
    dropped = planned.dropped
    said += [_.ngettext(dropped, "{number} without a web address", "{number} without a web address")] if dropped else []
    head = _.ngettext(total, "{number} feed in the file:", "{number} feeds in the file:")
    lines = [Markdown(f"{head} {' · '.join(said)}")]
    return [*lines, _("The file lists more feeds than are read at once.")] if planned.cut else lines


def _refusals(_: Translator, card: Card, planned: FeedImport) -> None:
    """Those that are not taken, each with its reason, as many as there is room for."""
    refused = [(feed, feed.error) for feed in planned.feeds if feed.error is not None and feed.outcome in NOT_TAKEN]
    if refused:
        card.add(_("**Not taken**"))
    for feed, error in refused[:NAMED]:
        card.add(Markdown(f"-# {_title(feed)}: {_.error(error)}"))
    if len(refused) > NAMED:
        card.add(words.and_more(_, len(refused) - NAMED))


def _named(_: Translator, feeds: Sequence[ListedFeed]) -> list[Markdown]:
    lines = [Markdown(f"-# {_name(feed)}") for feed in feeds[:NAMED]]
    more = len(feeds) - NAMED
    return [*lines, words.and_more(_, more)] if more > 0 else lines


def _name(feed: ListedFeed) -> Markdown:
    """A feed of the file: its title and host, no path, which may carry a token."""
    host, shown = host_of(feed.address), _title(feed)
    beside = escape.line(limits.shorten(host, words.SITE)) if host and feed.title not in (None, host) else None
    return Markdown(f"{shown} · {beside}") if beside else shown


def _title(feed: ListedFeed) -> Markdown:
    """A feed of the file by its title alone, beside a reason that names the host."""
    title = feed.title or host_of(feed.address) or urls.shown(feed.address)
    return escape.line(limits.shorten(title, words.TITLE))


def ask_secrets(_: Translator, secret: int, action: Callable[[str, int], str]) -> Card:
    """The question before addresses that carry tokens are written into a file."""
    card = Card("warning", _("Export of the feeds"))
    card.add(
        _.ngettext(
            secret,
            "{number} address carries a password or a token. Whoever has it can read that feed as you do.",
            "{number} addresses carry a password or a token. Whoever has them can read those feeds as you do.",
        )
    )
    card.buttons(
        Button(_.gettext("Without them"), action=action("feedexport", 0)),
        Button(_.gettext("With them"), action=action("feedexport", 1), style=discord.ButtonStyle.danger),
    )
    return card


def exported(_: Translator, reports: Sequence[FeedReport], body: bytes) -> Card:
    """The file, as readers of feeds take it: pages whose links are followed are none of theirs."""
    pages = sum(report.subscription.kind == "page" for report in reports)
    feeds = len(reports) - pages
    card = Card("desk", _("Export of the feeds"))
    card.add(_.ngettext(feeds, "{number} feed.", "{number} feeds."))
    if pages:
        left_out = _.ngettext(
            pages,
            "{number} page whose links are followed is left out: other readers cannot.",
            "{number} pages whose links are followed are left out: other readers cannot.",
        )
        card.add(Markdown(f"-# {left_out}"))
    card.attach(Attached(FILE, body, _.gettext("The list of feeds")))
    return card
