"""Feeds on a terminal: what was found, what is followed and how it is, what an import or a check comes to."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console

from bot.cli import runs
from bot.cli.feed_shapes import FeedsExported, reason, said
from bot.cli.printing.counts import counted
from bot.cli.printing.safe import plain
from bot.records.feeds import FeedItem
from bot.records.subscriptions import (
    Candidate,
    CheckedItem,
    EntryCounts,
    FeedAdded,
    FeedCheck,
    FeedImport,
    FeedReport,
    FeedToday,
    Found,
    ListedFeed,
    Look,
    SourceKind,
    Terms,
)

KINDS: dict[SourceKind, str] = {
    "rss": "RSS", "atom": "Atom", "json": "JSON Feed", "sitemap": "news sitemap", "page": "links of a page",
}  # fmt: skip
HOW: dict[Found, str] = {
    "itself": "the address itself", "linked": "the page names it", "known shape": "where such sites have it",
    "usual place": "where feeds often are", "robots.txt": "robots.txt names it", "links of a page": "links of the page",
}  # fmt: skip
NO_FEEDS = "Nothing is followed yet. To begin: copydesk feed add ADDRESS"
SHOWN = 3
"""Feeds or items of one kind that are named where they could be hundreds; `--json` has them all."""


def candidates(console: Console, found: Sequence[Candidate]) -> None:
    """What could be followed, numbered as `--pick` takes it, each with its newest item."""
    for number, each in enumerate(found, start=1):
        known = f"followed already, as feed {each.known}" if each.known else ""
        known = known or (f"lists the same as feed {each.like}, which is followed" if each.like else "")
        facts = (each.title or each.address, KINDS[each.kind], counted(len(each.items), "item"), HOW[each.how], known)
        console.print(plain(f"{number}  {' · '.join(filter(None, facts))}"))
        console.print(plain(f"   {each.address}"), style="dim", soft_wrap=True)
        if each.newest:
            console.print(plain(f"   newest: {_item(each.newest)}"))


def added(console: Console, done: FeedAdded) -> None:
    """The receipt of `feed add`."""
    feed = done.subscription
    if done.outcome == "changed":
        console.print(plain(f"Feed {feed.number}, {feed.title}, was followed already; it has these terms from now on."))
    else:
        console.print(plain(f"Feed {feed.number}, {feed.title}, is followed from now on, while the bot runs."))
    if done.coming:
        console.print(f"{counted(done.coming, 'item')} that stood there already will be stored.")
    for line in _terms(feed.terms):
        console.print(plain(line))


def feeds(console: Console, reports: Sequence[FeedReport]) -> None:
    """A row for each feed, those in trouble first."""
    if not reports:
        console.print(NO_FEEDS)
        return
    for each in reports:
        console.print(plain(_row(each)))
    console.print(f"{counted(len(reports), 'feed')}. One with its last looks: copydesk feed list NUMBER", style="dim")


def report(console: Console, told: FeedReport) -> None:
    """One feed: how it is and why, on what terms it is followed, its last ten looks."""
    feed = told.subscription
    console.print(plain(_row(told)))
    console.print(plain(f"   {KINDS[feed.kind]} · {feed.address}"), style="dim", soft_wrap=True)
    every = f"every {_span(told.interval_seconds)}" if told.interval_seconds else ""
    why = reason(told) or ""
    lines = [
        " · ".join(filter(None, (f"looked at {every}" if every else "", why))),
        f"added by {feed.added_by}, {_moment(feed.added_at)}",
        *_terms(feed.terms),
        *([f"only links that match {feed.pattern}"] if feed.pattern else []),
    ]
    if told.missed:
        lines.append(
            f"items may have come and gone unseen between {_moment(told.missed[0])} and {_moment(told.missed[1])}"
        )
    for line in filter(None, lines):
        console.print(plain(f"   {line}"))
    for look in told.looks:
        console.print(plain(f"   {_look(look)}"))


def checked(console: Console, told: FeedCheck) -> None:
    """A row for each item with its fate."""
    if told.error:
        console.print(plain(said(told.error) or ""))
    for each in told.items:
        console.print(plain(_fate(each)))
    if told.items:
        counts = Counter(each.verdict for each in told.items)
        fates = ", ".join(f"{number:,} {verdict}" for verdict, number in counts.items())
        console.print(f"{counted(len(told.items), 'item')}: {fates.replace('same text as', 'of the same text')}.")
        read = f" {counted(told.read, 'page')} read for this; of the others only the list." if told.read else ""
        console.print(f"A check stores nothing.{read}", style="dim")


def imported(console: Console, done: FeedImport, *, carried_out: bool) -> None:
    """What an OPML file lists, counted, and why some of it is not followed."""
    new = done.count("new")
    facts = [f"{new:,} {'added' if carried_out else 'new'}"]
    facts += [f"{number:,} {words}" for outcome, words in _OUTCOMES if (number := done.count(outcome))]
    facts += [f"{done.dropped:,} without a web address"] if done.dropped else []
    console.print(f"{counted(len(done.feeds) + done.dropped, 'feed')}: {', '.join(facts)}")
    for each in done.feeds:
        if each.error:
            console.print(plain(f"{_listed(each)}: {said(each.error)}"))
    if done.cut:
        console.print("The file lists more feeds than are read; divide it.")
    if not carried_out:
        console.print("Nothing was added: this was a dry run; without --dry-run they are.", style="dim")
    if done.added:
        console.print("They are looked at one after the other within half an hour, while the bot runs.", style="dim")
        console.print(
            f"To take it back: copydesk feed unimport {runs.written(done.added)}", style="dim", soft_wrap=True
        )


_OUTCOMES = (
    ("known", "followed already"), ("twice", "listed twice"), ("refused", "refused"), ("over the limit", "too many"),
)  # fmt: skip


def exported(console: Console, done: FeedsExported) -> None:
    """The receipt of `feed export`."""
    where = "standard output" if done.file == "-" else done.file
    console.print(plain(f"{counted(done.feeds, 'feed')} written to {where}."))
    if done.secret:
        console.print(f"Left out: {done.secret:,} whose address has a password or a token; --with-secrets has them.")
    if done.pages:
        console.print(f"Left out: {counted(done.pages, 'page')} without a feed, which other readers cannot follow.")


def today(console: Console, fed: Iterable[FeedToday]) -> None:
    """What came in since midnight UTC, a row a feed, after a line for all of them; nothing where nothing came."""
    rows = list(fed)
    if not rows:
        return
    counts = [each.counts for each in rows]
    total = EntryCounts(
        sum(each.seen for each in counts),
        sum(each.stored for each in counts),
        sum(each.refused for each in counts),
        sum(each.waiting for each in counts),
    )
    console.print(f"New today by feeds: {_counts(total)}")
    for each in rows:
        console.print(plain(f"  {each.subscription.number}  {each.subscription.title}: {_counts(each.counts)}"))


def _row(told: FeedReport) -> str:
    feed = told.subscription
    since = f" since {_moment(told.since)}" if told.since and told.health not in ("fine", "new", "paused") else ""
    facts = (
        feed.title,
        f"{told.health}{since}",
        said(told.error) if told.health not in ("fine", "new") else "",
        f"last item {_moment(told.last_new_at)}" if told.last_new_at else "",
        f"today {_counts(told.today)}" if told.today.seen else "",
        f"next look {_moment(told.due_at)}" if told.due_at else "",
    )
    return f"{feed.number}  {' · '.join(filter(None, facts))}"


def _look(look: Look) -> str:
    facts = [f"HTTP {look.status}"] if look.status else []
    if look.outcome == "items":
        facts += [counted(look.listed, "item"), f"{look.new:,} new"]
    facts += [_size(look.size)] if look.size else []
    facts += [f"{look.milliseconds:,} ms"] if look.milliseconds else []
    why = [said(look.why) or ""] if look.why else []
    return " · ".join([_moment(look.at), look.outcome, *facts, *why])


def _fate(each: CheckedItem) -> str:
    article = f" {each.article}" if each.article is not None else ""
    why = f" ({said(each.error)})" if each.error and each.verdict in ("refused", "robots", "paywall") else ""
    return f"{each.verdict}{article}: {_item(each.item)}{why}"


def _item(item: FeedItem) -> str:
    return " · ".join([item.title or item.url, *([_moment(item.published)] if item.published else [])])


def _listed(feed: ListedFeed) -> str:
    return feed.title or feed.address


def _terms(terms: Terms) -> list[str]:
    """On what terms a feed is followed, a line each for what is not as usual."""
    lines = [f"only with: {', '.join(terms.include)}"] if terms.include else []
    lines += [f"not with: {', '.join(terms.exclude)}"] if terms.exclude else []
    lines += [f"outlet: {terms.name}"] if terms.name else []
    return lines + ([f"language: {terms.language}"] if terms.language else [])


def _counts(counts: EntryCounts) -> str:
    facts = [f"{counts.seen:,} seen", f"{counts.stored:,} stored"]
    facts += [f"{counts.refused:,} refused"] if counts.refused else []
    return ", ".join(facts + ([f"{counts.waiting:,} waiting"] if counts.waiting else []))


def _moment(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC"


def _span(seconds: float) -> str:
    """For example "25 minutes" or "6 hours"."""
    minutes = max(1, round(seconds / 60))
    return counted(minutes, "minute") if minutes < 120 else counted(round(minutes / 60), "hour")


def _size(size: int) -> str:
    return f"{size:,} bytes" if size < 1_000 else f"{size / 1_000:,.0f} KB"
