"""What stands beside a text on a terminal: who said it, who published it, when, and what the desk says of it."""

from rich.text import Text

from bot.cli.printing.safe import plain
from bot.records.annotations import Quote, Standing
from bot.records.answers import QuoteExcerpt
from bot.records.archive import Article
from bot.text.outlets import site_of

STANDINGS: dict[Standing, tuple[str, str, str]] = {
    "said": ("", "unattributed", ""),
    "denied": ("denied: the article says ", "denied: the article says it was never said", " never said it"),
    "disputed": (
        "disputed: the article calls it false that ", "disputed: the article calls it false", " said it",
    ),
    "supposed": ("supposed: the article imagines ", "supposed: the article only imagines it", " saying it"),
    "told": ("told by others: ", "told by others", ""),
}  # fmt: skip
"""Before the name of whom the words are laid to, in the place of one, and after it."""


def speaker(quote: QuoteExcerpt | Quote) -> list[Text]:
    """The speaker in bold and the role, with what the article says of the words and whether the speaker is sure."""
    before, nobody, after = STANDINGS[quote.standing]
    name = quote.ascribed_to or quote.speaker
    if name is None:
        return [Text(nobody, style="italic")]
    unsure = quote.standing in {"said", "told"} and not quote.sure
    named = plain(name)
    named.stylize("bold")
    role = [plain(f", {quote.role}")] if quote.role else []
    return [plain(before or ("not sure: the article may mean " if unsure else "")), named, *role, plain(after)]


def outlet_of(article: Article) -> str | None:
    """Who published it, with what the desk says of them beside the name."""
    if article.outlet_label is None:
        return article.outlet
    return f"{article.outlet or site_of(article.url)} ({article.outlet_label})"


def tag_of(article: Article, this_year: int | None) -> Text:
    """The day, an article's genre and its language where it is not English: what stands before its sentence."""
    day = article.day
    said = [f"{day:%a} {day.day} {day:%b}{'' if day.year == this_year else f' {day.year}'}"] if day else ["no date"]
    if day and not article.published.sure:
        said.append("day not sure")
    said += [article.genre] if article.genre else []
    said += [outlet_of(article) or ""] if article.outlet_label else []
    said += [article.language] if article.language not in (None, "en") else []
    tag = plain(" · ".join(said) + "  ")
    tag.stylize("dim")
    return tag


def note_of(article: Article) -> Text:
    """What the desk says of an article, in a line of its own; nothing where it says nothing."""
    note = plain(f"\n      Note: {article.note}" if article.note else "")
    note.stylize("bold yellow")
    return note
