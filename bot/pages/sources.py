"""Sources and what every kind of page says alike of an article: its title, its facts, its copies."""

from collections.abc import Iterable, Mapping

from bot.pages.document import SourceLine
from bot.pages.words import Words
from bot.records.answers import Searched, Source
from bot.records.archive import Article
from bot.records.pages import Fact, PageFacts
from bot.records.reading import Genre
from bot.text import urls
from bot.text.outlets import host_of

LONGEST_TITLE, LONGEST_NAME, COPIES = 256, 80, 12
"""Characters of a title and of a name that are shown, and outlets of copies that are named: as on Discord."""
OMITTED = "…"


def shortened(text: str, limit: int) -> str:
    """A title or a name on one line, an ellipsis for what goes beyond `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + OMITTED


def title_of(_: Words, article: Article) -> str:
    """The title, or words for one that has none."""
    title = article.title.value
    return shortened(title, LONGEST_TITLE) if title else _("Untitled ({article})", article=article.id)


def outlet_of(article: Article) -> str | None:
    """Who published it: the outlet's name, else the host of the address."""
    return shortened(article.outlet, LONGEST_NAME) if article.outlet else host_of(article.url)


def published_by(article: Article) -> str | None:
    """The outlet with the label that the desk gave it: "The Quill (state media)"."""
    outlet = outlet_of(article)
    return f"{outlet} ({article.outlet_label})" if outlet and article.outlet_label else outlet


def day_of(_: Words, article: Article) -> str:
    """The day of publication, whether it is sure."""
    if article.day is None:
        return _("no date")
    day = _.day(article.day)
    return day if article.published.sure else _("{day} (not sure)", day=day)


def genre_of(_: Words, genre: Genre) -> str:
    """The word for what is no report."""
    return {"opinion": _("Opinion"), "satire": _("Satire")}[genre]


def tag_of(_: Words, article: Article) -> str:
    """What stands before a sentence: its day, its article's genre, its language where the page's is another."""
    tags = [day_of(_, article)]
    if article.genre:
        tags.append(genre_of(_, article.genre))
    if article.outlet_label:
        tags.append(published_by(article) or article.outlet_label)
    if article.language and article.language != _.language:
        tags.append(_.language_name(article.language))
    return " · ".join(tags)


def source_lines(_: Words, sources: Iterable[Source], facts: PageFacts) -> tuple[SourceLine, ...]:
    """The sources in their order."""
    return tuple(_line(_, source, facts) for source in sources)


def numbers_of(sources: Iterable[Source]) -> Mapping[int, Source]:
    """The sources by their articles' ids and their copies'."""
    return {article.id: source for source in sources for article in (source.article, *source.copies)}


def searched(_: Words, looked: Searched) -> str:
    """What was looked through."""
    if looked.since and looked.until:
        return _.ngettext(
            looked.articles,
            "searched {number} article, {since} to {until}",
            "searched {number} articles, {since} to {until}",
            since=looked.since,
            until=looked.until,
        )
    return _.ngettext(looked.articles, "searched {number} article", "searched {number} articles")


def _line(_: Words, source: Source, facts: PageFacts) -> SourceLine:
    article = source.article
    return SourceLine(
        source=source,
        title=title_of(_, article),
        facts=tuple(_facts(_, article)),
        notes=tuple(_notes(_, source)),
        link=urls.web(article.url),
        sha256=facts.hashes.get(article.version),
    )


def _facts(_: Words, article: Article) -> Iterable[tuple[Fact, str, str]]:
    """Outlet, byline and day, as they are shown and as the archive has them."""
    outlet = published_by(article)
    if outlet:
        yield "outlet", outlet, outlet
    if article.byline.value:
        byline = shortened(article.byline.value, LONGEST_NAME)
        yield "byline", byline, byline
    yield "day", day_of(_, article), article.day.isoformat() if article.day else ""


def _notes(_: Words, source: Source) -> Iterable[str]:
    """What else is known of a source, in words of our own."""
    article = source.article
    if article.genre:
        yield genre_of(_, article.genre)
    if article.note:
        yield _("Note: {note}", note=shortened(article.note, LONGEST_TITLE))
    if source.copies:
        outlets = list(dict.fromkeys(outlet_of(copy) or f"#{copy.id}" for copy in source.copies))
        more = [OMITTED] if len(outlets) > COPIES else []
        yield _("Also in: {outlets}", outlets=", ".join([*outlets[:COPIES], *more]))
    if source.update_of is not None:
        yield _("An update of article {id}", id=str(source.update_of))
    if source.story:
        yield _("Same story as {numbers}", numbers=", ".join(f"[{number}]" for number in source.story))
