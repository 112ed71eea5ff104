"""Verdicts on quotes, what was seen before, people, and timelines on a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from bot.cli.printing.answers import EMPTY, nothing, numbered, sources
from bot.cli.printing.commands import set_right
from bot.cli.printing.counts import counted, looked_through, only_from, part_of
from bot.cli.printing.facts import note_of, outlet_of, speaker
from bot.cli.printing.safe import Indented, plain, titled
from bot.records.answers import Timeline
from bot.records.archive import Article, RelationKind
from bot.records.charts import Chart
from bot.records.people import Who
from bot.records.verification import DiffPart, Seen, Verdict, Verification

VERDICTS: dict[Verdict, str] = {
    "verbatim": "Verbatim",
    "elided": "Cut (marked)",
    "joined": "Joined fragments",
    "altered": "Altered",
    "misattributed": "Another speaker",
    "denied": "Denied",
    "disputed": "Disputed",
    "supposed": "Only supposed",
    "reported": "Reported, not quoted: the article says so in its own words",
    "not_found": "Not in this archive",
}
RELATIONS: dict[RelationKind, str] = {
    "corrects": "Article {0} corrects article {1}.",
    "clarifies": "Article {0} clarifies article {1}.",
    "retracts": "Article {0} retracts article {1}.",
    "updates": "Article {0} is an update of article {1}.",
    "not a copy": "Article {0} is not a copy of article {1}.",
}
INDENT = 4


def verified(console: Console, answer: Verification) -> None:
    """The verdict first, then the sentence in its source, what differs, and who else carried it."""
    console.print(VERDICTS[answer.verdict], style="bold green" if answer.verdict == "verbatim" else "bold yellow")
    if answer.article is None:
        looked = part_of(answer.searched.part) if answer.searched.part else looked_through(answer.searched)
        console.print(plain(f"Searched {looked}. That says nothing of whether it was said."))
        if not answer.searched.articles:
            console.print(EMPTY)
        return
    if answer.context:
        console.print(Indented(plain(answer.context.text), INDENT, below=1))
    if answer.said:
        doubted = "" if answer.speaker_sure or not answer.said.sure else " (the speaker is not sure)"
        console.print(Text.assemble("— ", *speaker(answer.said), doubted))
    if answer.diff:
        console.print(Text.assemble("Difference: ", *_diff(answer.diff)))
    console.print(_line("In", answer.article))
    if answer.first and answer.first != answer.article:
        console.print(_line("First", answer.first))
    for article in answer.also:
        console.print(_line("Also", article))
    for drift in answer.drift:
        console.print(_line(VERDICTS[drift.verdict], drift.article))
        console.print(Indented(Text.assemble(*_diff(drift.diff)), INDENT, below=1))


def seen(console: Console, answer: Seen) -> None:
    """Whether the archive has it already, and where; of a message with several parts, each."""
    told = _parts(console, answer) if len(answer.parts) > 1 else set()
    if answer.kind == "new" and answer.searched.part:
        console.print(plain(f"Not among {part_of(answer.searched.part)}."))
        return
    if answer.kind == "new":
        console.print(f"New: not in this archive ({looked_through(answer.searched)}).")
        return
    kind = answer.kind if answer.update_of is None else f"an update of article {answer.update_of}"
    console.print(kind[:1].upper() + kind[1:], style="bold")
    for article in answer.articles:
        if article.id not in told:
            console.print(_line("", article))
    for relation in answer.relations:
        console.print(RELATIONS[relation.kind].format(relation.article, relation.other))
    for article in answer.related:
        console.print(_line("Related:", article))


def _parts(console: Console, answer: Seen) -> set[int]:
    """A line for each link, quote and passage, and under it the articles that have it; gives these."""
    for part in answer.parts:
        kind = part.kind if part.update_of is None else f"an update of article {part.update_of}"
        console.print(plain(f"{part.what}: {' '.join(part.text.split())}: {kind}"))
        for article in part.articles:
            console.print(_line("", article))
    return {article.id for part in answer.parts for article in part.articles}


def who(console: Console, answer: Who) -> None:
    """A person's first full mention, other descriptions, counts and latest quotes."""
    titled(console, answer.person.name)
    if answer.searched.part:
        console.print(plain(only_from(answer.searched)), style="dim")
    if answer.mention:
        console.print(Indented(plain(answer.mention.text), INDENT, below=1))
    for described in answer.described:
        console.print(plain(f"  {described.day or 'undated'}: {described.words}  (article {described.article})"))
    span = f", {answer.first} to {answer.last}" if answer.first and answer.last else ""
    console.print(f"{counted(answer.quotes, 'quote')} in {counted(answer.articles, 'article')}{span}", style="dim")
    numbers = numbered(answer.sources)
    for quote in answer.latest:
        number = numbers.get(quote.cut.article, "?")
        console.print(
            Indented(
                Text.assemble("“", plain(quote.cut.text), f"” [{number}]{'' if quote.sure else ' (not sure)'}"),
                INDENT,
                below=1,
            )
        )
    sources(console, answer.sources)
    for other in answer.others:
        console.print(plain(f"Another of that name: {other.name} (#{other.id})"), style="dim")
    for other in answer.near:
        console.print(plain(f"Of nearly the same name: {other.name} (#{other.id})"), style="dim")
    for other in (*answer.near, *answer.others)[:1] if console.is_terminal else ():
        same = f"The same person? copydesk merge '#{other.id}' '#{answer.person.id}'"
        console.print(plain(same), style="dim", soft_wrap=True)
    if answer.left_out:
        console.print(f"And {answer.left_out:,} more of that name.", style="dim")
    set_right(console, answer.latest)


def timeline(console: Console, answer: Timeline, chart: Chart | None) -> None:
    """Bars of the coverage, one sentence for each sure day, oldest first; the unsure are counted and listed apart."""
    titled(console, answer.topic)
    if not answer.days and not answer.without_day:
        nothing(console, answer.searched, did_you_mean=answer.did_you_mean, mentioned=len(answer.mentioned))
    if chart is not None:
        newest = "the newest " if answer.more else ""
        console.print(f"Articles by {chart.unit}, {newest}{counted(chart.total, 'article')}", style="bold")
        console.print(Indented(plain(chart.text), INDENT, below=1))
    numbers = numbered(answer.sources)
    for dated in answer.days:
        told = [
            Text.assemble(plain(" ".join(cut.text.split())), f" [{numbers.get(cut.article, '?')}]")
            for cut in (dated.sentence, *dated.beside)
        ]
        line = Text.assemble((f"{dated.day}  ", "bold"), Text("\n").join(told))
        console.print(Indented(line, 2, below=1))
    if answer.sources:
        sources(console, answer.sources)
    if answer.without_day:
        number = f"{answer.without_day:,} more" if answer.days else counted(answer.without_day, "article")
        console.print(f"{number} without a sure date:", style="dim")
    for article in answer.unsure:
        console.print(_line("", article), style="dim")


def _diff(parts: Sequence[DiffPart]) -> list[Text]:
    styles = {"both": "", "source": "strike red", "quote": "bold green"}
    made = []
    for part in parts:
        words = plain(part.text)
        words.stylize(styles[part.side])
        made += [words, Text(" ")]
    return made


def _line(label: str, article: Article) -> Text:
    day = article.day.isoformat() if article.day else "undated"
    facts = (article.title.value or "Untitled", outlet_of(article), day, article.url, f"article {article.id}")
    return Text.assemble(plain(f"  {label} " + " · ".join(fact for fact in facts if fact)), note_of(article))
