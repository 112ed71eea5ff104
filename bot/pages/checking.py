"""A page's lines beside the archive: which stand, which were altered, which the archive has otherwise by now."""

from bot.pages.forms.html import seal_of
from bot.pages.sources import LONGEST_NAME, LONGEST_TITLE, published_by, shortened
from bot.records.annotations import Quote
from bot.records.archive import AnnotatedArticle
from bot.records.pages import CheckedLine, PageCheck, PageFile, PageLine, StoredForPage


def check(page: PageFile, stored: StoredForPage) -> PageCheck:
    """Each line of a page and what the archive says of it.

    Words are compared letter for letter with the version that they were cut from; that a newer version has them no
    more, or that the desk has set a title, day, outlet, byline or speaker otherwise, is a change since.
    """
    return PageCheck(page.made_at, page.untouched, tuple(_checked(line, stored) for line in page.lines))


def _checked(line: PageLine, stored: StoredForPage) -> CheckedLine:
    article = stored.articles.get(line.place.article)
    if article is None:
        return CheckedLine(line, "gone")
    if line.kind == "words":
        return _words(line, article, stored)
    if seal_of(line.text) != line.seal:
        return CheckedLine(line, "altered", _fact(line, article))
    if line.kind == "speaker":
        return _speaker(line, article)
    now = _fact(line, article)
    return CheckedLine(line, "stands") if now == line.value else CheckedLine(line, "changed since", now)


def _words(line: PageLine, article: AnnotatedArticle, stored: StoredForPage) -> CheckedLine:
    """Words against their version's text, then against the newest."""
    text = stored.texts.get(line.place.version)
    if text is None:
        return CheckedLine(line, "gone")
    there = text[line.place.start : line.place.end]
    if there != line.text:
        return CheckedLine(line, "altered", there or None)
    stands = article.version.id == line.place.version or there in article.version.text
    return CheckedLine(line, "stands" if stands else "changed since")


def _speaker(line: PageLine, article: AnnotatedArticle) -> CheckedLine:
    """Whether the archive gives the words to the same person as when the page was made."""
    if article.version.id != line.place.version:
        return CheckedLine(line, "stands")
    names = [_named(quote) for quote in article.quotes if _touches(quote, line)]
    if (line.value or None) in names:
        return CheckedLine(line, "stands")
    return CheckedLine(line, "changed since", next((name for name in names if name), None))


def _touches(quote: Quote, line: PageLine) -> bool:
    return quote.start < line.place.end and line.place.start < quote.end


def _named(quote: Quote) -> str | None:
    return quote.ascribed_to or quote.speaker


def _fact(line: PageLine, marked: AnnotatedArticle) -> str | None:
    """What the archive has now of a fact, in the form in which the page holds it."""
    article = marked.article
    match line.kind:
        case "title":
            return shortened(article.title.value, LONGEST_TITLE) if article.title.value else line.value
        case "outlet":
            return published_by(article)
        case "byline":
            return shortened(article.byline.value, LONGEST_NAME) if article.byline.value else None
        case "day":
            return article.day.isoformat() if article.day else line.text
        case _:
            return None
