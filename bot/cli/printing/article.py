"""One article whole, and what an ingest understood and did."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from bot.cli.printing.answers import EMPTY
from bot.cli.printing.counts import counted
from bot.cli.printing.facts import outlet_of, speaker
from bot.cli.printing.safe import Indented, plain, titled
from bot.records.answers import ArticleView, Preview, Reread, Tally
from bot.records.archive import Archive, Stats
from bot.records.reading import PublicationDate

READ = ("added", "new version")
"""Outcomes of which an editor is told what to check; the doubts of what is there already were told before."""


def shown(console: Console, answer: ArticleView) -> None:
    """Title, facts, the text as stored, and its quotes with their speakers."""
    _head(console, answer)
    for paragraph in answer.version.text.split("\n\n"):
        console.print(Indented(plain(paragraph), 2, below=1))
    for quote in answer.quotes:
        words = answer.version.text[quote.start : quote.end]
        console.print(Text.assemble("“", plain(words), "” — ", *speaker(quote)))
    for other in answer.related:
        day = other.day.isoformat() if other.day else "undated"
        facts = (other.title.value or "Untitled", outlet_of(other), day, f"article {other.id}")
        console.print(plain("Related: " + _joined(facts)), style="dim")


def _head(console: Console, answer: ArticleView) -> None:
    article = answer.article
    titled(console, article.title.value or "Untitled")
    facts = (
        outlet_of(article),
        article.byline.value,
        article.url,
        f"article {article.id}, version {answer.version.number}",
    )
    console.print(plain(_joined(facts)), style="dim")
    console.print(plain(dated(article.published)), style="dim")
    if article.note:
        console.print(plain(f"Note: {article.note}"), style="bold yellow")
    console.print()


def _joined(facts: Iterable[str | None]) -> str:
    """The facts that are known, in a line."""
    return " · ".join(fact for fact in facts if fact)


def dated(published: PublicationDate) -> str:
    """For example: 2025-03-20 (“20-03-25”, foot of the page); also seen: 2022-09-07 (file name)."""
    if published.chosen is None:
        return "undated"
    chosen = published.chosen
    rivals = ", ".join(f"{rival.date} ({rival.origin})" for rival in published.rivals)
    doubt = "" if published.sure else ", not sure"
    return f"{chosen.date} (“{chosen.text}”, {chosen.origin}{doubt})" + (f"; also seen: {rivals}" if rivals else "")


def tally(console: Console, done: Tally) -> None:
    """One line for each article, with what to check of it below, then the counts."""
    for _, receipt in done.receipts:
        marks = f"{counted(receipt.passages, 'sentence')}, {counted(receipt.quotes, 'quote')}"
        console.print(plain(f"{receipt.outcome}: article {receipt.article}, “{receipt.title or 'Untitled'}”, {marks}"))
        for doubt in receipt.doubts if receipt.outcome in READ else ():
            console.print(plain(f"  check: {doubt}"), style="yellow")
    if not done.receipts and len(done.failures) < 2:
        return
    skipped = f", {done.skipped} there already" if done.skipped else ""
    console.print(f"{len(done.receipts)} read{skipped}, {len(done.failures)} failed.", style="dim")


def reread(console: Console, done: Reread) -> None:
    """How many articles were indexed anew and read again, in how long, and what is other now."""
    changes = done.changes
    if done.indexed:
        console.print(f"{counted(done.indexed, 'article')} put into the search index anew.")
    if not changes.articles and not done.failures:
        console.print("Nothing to read again: this engine read every article.")
        return
    console.print(
        f"{counted(changes.articles, 'article')} read again in {done.seconds:,.1f} s, {changes.changed:,} changed: "
        f"{counted(changes.new_quotes, 'new quote')}, {changes.gone_quotes:,} gone, "
        f"{changes.other_speakers:,} with another speaker."
    )
    if done.failures:
        console.print(f"{len(done.failures):,} could not be read and stay as they are.", style="dim")


def archives(console: Console, listed: Sequence[Archive]) -> None:
    """The archives with the servers joined to each."""
    for archive in listed:
        servers = ", ".join(str(server) for server in archive.servers) or "no server joined"
        console.print(plain(f"{archive.name}: {archive.articles:,} articles; {servers}"))
    if not listed:
        console.print("There is no archive yet; begin one with: copydesk ingest FILE")


def preview(console: Console, given: Preview) -> None:
    """What was understood of something, before it is stored."""
    draft = given.draft
    titled(console, draft.title.value or "Untitled")
    byline = f"{draft.byline.value} ({draft.byline.origin})" if draft.byline.value else "no byline"
    facts = (draft.kind, draft.outlet, byline, draft.language, draft.url)
    console.print(plain(" · ".join(fact for fact in facts if fact)), style="dim")
    console.print(plain(dated(draft.published)), style="dim")
    for doubt in draft.doubts:
        console.print(plain(str(doubt)), style="yellow")
    console.print()
    for paragraph in draft.text.split("\n\n"):
        console.print(Indented(plain(paragraph), 2, below=1))
    words, quotes = len(draft.text.split()), len(given.markup.quotes)
    console.print(f"{words:,} words kept, {len(draft.dropped)} lines dropped, {quotes} quotes found; nothing stored.")
    if given.known:
        state = "with this very text" if given.unchanged else "with another text"
        console.print(f"In the archive already, {state}: article {given.known.id}.")
    for line in draft.dropped:
        console.print(plain(f"  dropped: {line}"), style="dim")


def stats(console: Console, record: Stats) -> None:
    """What an archive holds, counted."""
    counts = (
        ", ".join(
            counted(number, thing)
            for number, thing in (
                (record.articles, "article"),
                (record.versions, "version"),
                (record.quotes, "quote"),
                (record.words, "word"),
            )
        ),
        f"{record.trashed:,} in the trash; {record.received_bytes:,} bytes kept as received",
        *([f"{record.since} to {record.until}"] if record.since and record.until else []),
    )
    for line in counts:
        console.print(line)
    if record.to_reread:
        console.print(
            f"{counted(record.to_reread, 'article')} read by an older engine: read again in the background, or "
            "at once by `copydesk reread`"
        )
    if not record.articles:
        console.print(EMPTY)
    for label, most in (("outlets", record.outlets), ("languages", record.languages)):
        if most:
            console.print(plain(f"{label}: " + ", ".join(f"{name} {count:,}" for name, count in most)))
