"""A dry run of a look: one line an item, with what would become of it and why."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from bot.chat import escape, limits
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering.card import Card
from bot.chat.rendering.feeds import words
from bot.records.subscriptions import CheckedItem, CheckVerdict, FeedCheck
from bot.text import urls
from bot.text.marking import N_

PAGE = 10
VERDICTS: Mapping[CheckVerdict, str] = {
    "would be stored": N_("would be stored"),
    "stored": N_("stored"),
    "known": N_("known"),
    "in the trash": N_("in the trash"),
    "same text as": N_("same text as article {id}"),
    "does not match": N_("does not match the words"),
    "older": N_("older than what was asked for"),
    "robots": N_("its site asks programs to keep out (robots.txt)"),
    "paywall": N_("behind a paywall"),
    "refused": N_("refused"),
    "waiting": N_("waiting"),
}


def checked(_: Translator, check: FeedCheck, page: int) -> tuple[Card, int]:
    """A page of a check, and how many there are."""
    pages = max(1, math.ceil(len(check.items) / PAGE))
    page = min(page, pages)
    title = words.title_of(check.report.subscription)
    card = Card("desk" if check.error is None else "warning", _("Check of {title}", title=title))
    if check.error is not None:
        card.add(_.error(check.error))
    elif not check.items:
        card.add(_("It lists nothing just now."))
    if check.items:
        card.add(_summary(_, check))
    card.add(*_lines(_, check.items[(page - 1) * PAGE : page * PAGE], card.left))
    if check.read:
        card.add(Markdown(f"-# {_pages_read(_, check.read)}"))
    card.footer(_("A check stores nothing."), _("page {page} of {pages}", page=page, pages=pages))
    return card, pages


def _pages_read(_: Translator, read: int) -> Markdown:
    return _.ngettext(
        read,
        "{number} page was read for this; of the others only the list was.",
        "{number} pages were read for this; of the others only the list was.",
    )


def _lines(_: Translator, shown: Sequence[CheckedItem], room: int) -> list[Markdown]:
    """A line for each item, with its reason where `room` (units) lasts for those that follow too."""
    lines: list[Markdown] = []
    for place, item in enumerate(shown):
        share = (room - limits.size("\n".join(lines))) // (len(shown) - place) - 1
        whole = _line(_, item, reason=True)
        lines.append(whole if limits.size(whole) <= share else _line(_, item, reason=False))
    return lines


def _summary(_: Translator, check: FeedCheck) -> Markdown:
    """How many items there are of each verdict, in the order of VERDICTS."""
    counts = Counter(item.verdict for item in check.items)
    words_of = {**VERDICTS, "same text as": N_("same text as another")}
    said = [
        _("{verdict}: {number}", verdict=_(word), number=Markdown(_.number(counts[verdict])))
        for verdict, word in words_of.items()
        if counts[verdict]
    ]
    return Markdown(" · ".join(said))


def _line(_: Translator, checked_item: CheckedItem, *, reason: bool) -> Markdown:
    item = checked_item.item
    title = limits.shorten(item.title or urls.shown(item.url), words.TITLE)
    number = Markdown(str(checked_item.article))
    verdict = _(VERDICTS[checked_item.verdict], id=number)
    if checked_item.article is not None and checked_item.verdict != "same text as":
        verdict = _("{verdict} (article {id})", verdict=verdict, id=number)
    when = [words.ago(item.published)] if item.published else []
    line = Markdown(" · ".join((f"**{verdict}**", escape.line(title), *when)))
    if reason and checked_item.error is not None:
        line = Markdown(f"{line}\n-# {_.error(checked_item.error)}")
    return line
