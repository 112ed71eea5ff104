"""Briefs, quotes, sources and search results on a terminal."""

import datetime as dt
import re
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from bot.analysis.topics import without_everything
from bot.cli.printing.commands import set_right
from bot.cli.printing.counts import about, also_mentioned, counted, looked_through, mentions, only_from, part_of, unread
from bot.cli.printing.facts import note_of, outlet_of, speaker, tag_of
from bot.cli.printing.safe import Indented, plain, titled
from bot.records.annotations import Span
from bot.records.answers import Brief, Excerpt, QuoteExcerpt, Quotes, Searched, SearchPage, Source, Sources

QUOTED = 4
EMPTY = "This archive has no articles yet: copydesk ingest FILE or ADDRESS adds some."


def brief(console: Console, answer: Brief, *, first: bool = False) -> None:
    """The sentences with their citations, the key quotes, the numbered sources; `first`: asked with --new at first."""
    _title(console, _title_of(answer))
    _new(console, answer, first=first)
    _narrowed(console, answer.since)
    if answer.listed and answer.sources:
        _listing(console, answer)
        return
    if not answer.sentences and not answer.quotes and answer.older:
        console.print("Ask without --new to read what is there.", style="dim")
        return
    if not answer.sentences and not answer.quotes:
        nothing(
            console,
            answer.searched,
            answer.warnings,
            answer.did_you_mean,
            len(answer.mentioned),
            listed=answer.listed,
        )
        return
    numbers = numbered(answer.sources)
    articles = {article.id: article for item in answer.sources for article in (item.article, *item.copies)}
    this_year = answer.searched.until.year if answer.searched.until else None
    for sentence in answer.sentences:
        tag = tag_of(articles[sentence.article], this_year)
        line = Text.assemble(tag, _plain(sentence), " ", _citation(numbers[sentence.article]))
        console.print(Indented(line, 2, below=1))
    if answer.quotes:
        console.print(Text("Key quotes", style="bold"))
        _quotes(console, answer.quotes, numbers)
    sources(console, answer.sources)
    _warnings(console, (*answer.warnings, *_elsewhere(answer)))
    _footer(
        console,
        f"{about(answer.found, len(answer.mentioned))}{unread(answer.unread)};"
        f" searched {looked_through(answer.searched)}",
    )
    set_right(console, answer.quotes, (item.article for item in answer.sources))


def _title_of(answer: Brief | SearchPage | Sources) -> str:
    """The topic; of a list of the newest articles the filters that they are left by, where there are any."""
    if not answer.listed:
        return answer.topic
    filters = without_everything(answer.topic)
    return f"Newest: {filters}" if filters else "Newest articles"


def _listing(console: Console, answer: Brief) -> None:
    """The newest articles, where nothing but filters was asked."""
    _kept_to(console, answer.searched)
    sources(console, answer.sources)
    console.print("Only filters were given: these are the newest articles. Add a word for a summary.", style="dim")
    _footer(
        console,
        f"{len(answer.sources)} of {counted(answer.found, 'article')}; searched {looked_through(answer.searched)}",
    )


def _kept_to(console: Console, searched: Searched) -> None:
    if searched.part:
        console.print(plain(only_from(searched)), style="dim")


def _elsewhere(answer: Brief) -> list[str]:
    if not answer.namesakes:
        return []
    names = f" ({', '.join(answer.other_names)})" if answer.other_names else ""
    return [f"{counted(answer.namesakes, 'article')} left out: these words mean something else there{names}."]


def _new(console: Console, answer: Brief, *, first: bool) -> None:
    if first:
        console.print("All there is so far. Asked with --new again: what was added since now.", style="dim")
    if answer.new_since is not None:
        number = counted(answer.found, "article") if answer.found else "nothing"
        older = "" if answer.listed else f"; {answer.older:,} on it were there before"
        console.print(f"New since {answer.new_since:%Y-%m-%d %H:%M} UTC: {number}{older}.", style="dim")


def _narrowed(console: Console, first: dt.date | None, last: dt.date | None = None) -> None:
    """Which days were asked for, as they were understood."""
    words = [f"from {first}"] if first else []
    words += [f"up to {last}"] if last else []
    if words:
        console.print(f"Only {' '.join(words)}.", style="dim")


def quotes(console: Console, answer: Quotes) -> None:
    """Quotes, newest first, with their sources."""
    _title(console, " · ".join(part for part in (answer.speaker, answer.topic) if part) or "Quotes")
    _narrowed(console, answer.since, answer.until)
    if not answer.quotes and answer.pages:
        _beyond(console, answer.pages)
        return
    if not answer.quotes:
        nothing(console, answer.searched)
        return
    _quotes(console, answer.quotes, numbered(answer.sources))
    sources(console, answer.sources)
    _footer(
        console, f"{len(answer.quotes)} of {counted(answer.total, 'quote')}; searched {looked_through(answer.searched)}"
    )
    set_right(console, answer.quotes)


def hits(console: Console, answer: SearchPage) -> None:
    """A page of articles with their best passages."""
    _title(console, _title_of(answer))
    if not answer.hits and answer.pages:
        _beyond(console, answer.pages)
        return
    if not answer.hits:
        nothing(console, answer.searched, did_you_mean=answer.did_you_mean, listed=answer.listed)
        return
    _kept_to(console, answer.searched)
    for hit in answer.hits:
        console.print(_source(hit.source))
        if not hit.about:
            console.print("      only mentions it", style="dim")
        for passage, marks in zip(hit.passages, hit.marks, strict=True):
            console.print(Indented(_marked(passage.text, marks), QUOTED))
        console.print()
    _footer(
        console, f"{len(answer.hits)} of {counted(answer.total, 'article')}; searched {looked_through(answer.searched)}"
    )


def listed(console: Console, answer: Sources) -> None:
    """The answer to `copydesk sources`."""
    _title(console, _title_of(answer))
    if not answer.sources:
        nothing(
            console,
            answer.searched,
            did_you_mean=answer.did_you_mean,
            mentioned=len(answer.mentioned),
            listed=answer.listed,
        )
        return
    _kept_to(console, answer.searched)
    sources(console, answer.sources)
    _footer(
        console,
        f"{len(answer.sources)} of {counted(answer.total, 'article')}{also_mentioned(len(answer.mentioned))}"
        f"{unread(answer.unread)}; searched {looked_through(answer.searched)}",
    )
    set_right(console, (), (item.article for item in answer.sources))


def sources(console: Console, items: Iterable[Source]) -> None:
    """The numbered sources, with the copies folded into each."""
    console.print(Text("Sources", style="bold"))
    for item in items:
        console.print(_source(item))
        if item.copies:
            also = ", ".join(outlet_of(copy) or copy.title.value or str(copy.id) for copy in item.copies)
            console.print(plain(f"      also in {also}"), style="dim")
        if item.update_of is not None:
            console.print(f"      an update of article {item.update_of}", style="dim", markup=False)
        if item.story:
            console.print(
                f"      same story as {', '.join(f'[{number}]' for number in item.story)}", style="dim", markup=False
            )
    console.print()


def nothing(
    console: Console,
    searched: Searched,
    warnings: Iterable[str] = (),
    did_you_mean: str | None = None,
    mentioned: int = 0,
    *,
    listed: bool = False,
) -> None:
    """An empty answer says what was searched, how many articles only mention it, and what to try."""
    if not searched.articles:
        console.print(EMPTY)
        return
    console.print(plain(f"0 of {part_of(searched.part) if searched.part else looked_through(searched)}."))
    if mentioned:
        console.print(f"No article is about it; {mentions(mentioned)}: copydesk search shows where.")
        return
    if did_you_mean:
        console.print(plain(f"Did you mean: {did_you_mean}"))
    _warnings(console, warnings)
    if listed:
        console.print("No article is left by these filters. Take one away, or name an earlier day.", style="dim")
        return
    console.print("Try fewer or other words, or see what is there with: copydesk search WORD", style="dim")


def _beyond(console: Console, pages: int) -> None:
    console.print(f"There {'is' if pages == 1 else 'are'} {counted(pages, 'page')}: ask with a smaller --page.")


def numbered(items: Iterable[Source]) -> dict[int, int]:
    """From an article's id, or a copy's, to the number its sentences cite."""
    return {article.id: item.number for item in items for article in (item.article, *item.copies)}


def _quotes(console: Console, said: Iterable[QuoteExcerpt], numbers: dict[int, int]) -> None:
    for quote in said:
        console.print(Indented(Text.assemble("“", _plain(quote.cut), "”"), QUOTED))
        console.print(
            Indented(Text.assemble("— ", *speaker(quote), " ", _citation(numbers[quote.cut.article])), QUOTED, below=1)
        )


def _source(item: Source) -> Text:
    article = item.article
    day = article.day.isoformat() if article.day else "undated"
    facts = [article.genre, outlet_of(article), article.byline.value, day, article.url]
    title = plain(article.title.value or "Untitled")
    title.stylize("bold")
    details = plain("\n      " + " · ".join([*filter(None, facts), f"article {article.id}"]))
    details.stylize("dim")
    return Text.assemble((f" [{item.number}] ", "cyan"), title, details, note_of(article))


def _title(console: Console, words: str) -> None:
    console.print()
    titled(console, words)


def _shown(console: Console, shown: int, total: str, searched: Searched) -> None:
    _footer(console, f"{shown:,} of {total}; searched {looked_through(searched)}")


def _footer(console: Console, words: str) -> None:
    console.print(Text(words, style="dim"))


def _warnings(console: Console, warnings: Iterable[str]) -> None:
    for warning in warnings:
        console.print(Text(warning, style="yellow"))


def _citation(number: int) -> Text:
    return Text(f"[{number}]", style="cyan")


def _marked(words: str, marks: Iterable[Span]) -> Text:
    """A passage with the topic's words in bold."""
    shown, at = Text(), 0
    for span in marks:
        shown.append_text(_spaced(words[at : span.start])).append_text(_spaced(words[span.start : span.end], "bold"))
        at = span.end
    return shown.append_text(_spaced(words[at:]))


def _spaced(words: str, style: str = "") -> Text:
    piece = plain(re.sub(r"\s+", " ", words))
    piece.stylize(style)
    return piece


def _plain(cut: Excerpt) -> Text:
    return plain(" ".join(cut.text.split()))
