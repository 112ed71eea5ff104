"""What a log channel is told of how feeds are: one message for all of a server's, never with an address."""

from collections.abc import Mapping, Sequence

from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering.card import Card, Kind
from bot.chat.rendering.feeds import buttons, words
from bot.records.notices import FeedNews, FeedTold
from bot.text.marking import N_

TITLES: Mapping[FeedNews, str] = {
    "down": N_("A feed is down"),
    "back": N_("A feed is back"),
    "silent": N_("A feed is silent"),
    "moved": N_("A feed has moved"),
    "gone": N_("A feed is gone"),
    "asks to wait": N_("A feed's site asks to wait"),
    "lets no program in": N_("A feed's site lets no program in"),
    "missed": N_("Items of a feed may have been missed"),
}
SENTENCES: Mapping[FeedNews, tuple[str, str]] = {
    "down": (N_("It could not be read since {since}."), N_("It cannot be read.")),
    "back": (N_("It is read again; it was down since {since}."), N_("It is read again.")),
    "silent": (N_("Nothing new since {since}, much longer than is usual for it."), N_("Nothing new for long.")),
    "moved": (N_("Its site moved it for good; the new address is followed since {since}."),
              N_("Its site moved it for good; the new address is followed.")),
    "gone": (N_("Its site says since {since} that it is gone for good; it is not looked at any more."),
             N_("Its site says that it is gone for good; it is not looked at any more.")),
    "asks to wait": (N_("Its site asks since {since} not to be asked so often; it is looked at less."),
                     N_("Its site asks not to be asked so often; it is looked at less.")),
    "lets no program in": (N_("Its site turns programs away since {since}. Add its articles by hand, or ask the "
                              "publisher."),
                           N_("Its site turns programs away. Add its articles by hand, or ask the publisher.")),
    "missed": (N_("All it lists was new at the look after {since}: what came and went before was not seen."),
               N_("All it lists was new at one look: what came and went before was not seen.")),
}  # fmt: skip
"""What is said of one feed: with the moment it began, and without."""
CALM = frozenset({"back", "moved"})
STEERED = frozenset({"down", "silent", "gone", "asks to wait", "lets no program in"})
"""News after which a feed may want to be tried, paused or removed."""
WITH_REASON = frozenset({"down", "asks to wait"})
SEVERAL = 12
"""Feeds that are named in one message."""


def told(_: Translator, news: Sequence[FeedTold]) -> Card:
    """One message for all that is new of a server's feeds, with the tools of a single feed or the way to the list."""
    kind: Kind = "done" if all(each.what in CALM for each in news) else "warning"
    if len(news) == 1:
        return _one(_, news[0], kind)
    card = Card(kind, _.ngettext(len(news), "News of {number} feed", "News of {number} feeds"))
    for each in news[:SEVERAL]:
        if not card.add(*_lines(_, each)):
            card.add(_name(_, each))
    if len(news) > SEVERAL:
        card.add(words.and_more(_, len(news) - SEVERAL))
    card.buttons(buttons.to_list(_))
    return card


def _one(_: Translator, news: FeedTold, kind: Kind) -> Card:
    card = Card(kind, _(TITLES[news.what]))
    card.add(*_lines(_, news))
    subscription = news.subscription
    steered = news.what in STEERED
    card.buttons(*(buttons.tools(_, subscription) if steered else (buttons.opening(_, subscription),)))
    return card


def _name(_: Translator, news: FeedTold) -> Markdown:
    """A feed by title, site and number, and what is new of it in a word."""
    subscription = news.subscription
    number = _("feed {number}", number=words.number_of(subscription))
    name = Markdown(f"**{words.public_title(_, subscription)}**")
    return Markdown(" · ".join((name, *words.site_of(subscription), number)))


def _lines(_: Translator, news: FeedTold) -> list[Markdown]:
    since, plain = SENTENCES[news.what]
    said = _(since, since=words.at(news.since)) if news.since is not None else _(plain)
    lines = [_name(_, news), said]
    if news.error is not None and news.what in WITH_REASON:
        lines.append(Markdown(f"-# {words.unaddressed(_, news.error)}"))
    return lines
