"""Stored articles and drafts as cards: what was understood, where each thing was read, and the text in pages."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.chat import escape, limits
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.preview_cache import Failed
from bot.chat.rendering import components
from bot.chat.rendering.card import Card, Choice
from bot.records.answers import ArticleView, Preview, Source
from bot.records.archive import Article, Receipt
from bot.records.reading import BY_HAND, Doubt, Field, PublicationDate
from bot.text.marking import N_

ORIGINS = {
    "metadata": N_("the page's own data"),
    "byline": N_("the byline"),
    "page": N_("the page"),
    "url": N_("the address"),
    "heading": N_("the heading"),
    "first line": N_("the first lines"),
    "foot of the page": N_("the foot of the page"),
    "first post": N_("the first post"),
    "file name": N_("the file's name"),
    "document properties": N_("the document's properties"),
    "largest line": N_("the largest line"),
    "subject": N_("the mail's subject"),
    "sender": N_("the mail's sender"),
    "message": N_("the day of the message"),
    "mail header": N_("the mail's header"),
    "export": N_("an export"),
    BY_HAND: N_("an editor here"),
}
"""Where a fact was read, in words; one that is not here is shown by its name."""
UNWRITTEN = ("unchanged", "in the trash")
"""Outcomes of an ingest that wrote nothing."""
OPENING_UNITS = 500
PAGE_UNITS = 2_600
"""Of a page of text before it is escaped; a page of nothing but marks that need escapes still fits the message."""


def pages(text: str, units: int = PAGE_UNITS) -> list[tuple[int, int]]:
    """Cut a text into pages at the end of a paragraph, else of a sentence or a word: offsets that leave nothing out."""
    cuts, start = [], 0
    while start < len(text):
        end = _page_end(text, start, units)
        cuts.append((start, end))
        start = end
    return cuts or [(0, 0)]


def _page_end(text: str, start: int, units: int) -> int:
    end = _units_end(text, start, units)
    if end == len(text):
        return end
    for seam in ("\n\n", "\n", ". ", " "):
        seam_at = text.rfind(seam, start + 1, end)
        if seam_at > start + (end - start) // 2:
            return seam_at + len(seam)
    return end


_COSTLY = re.compile(rf"{escape.COSTLY}|[\U00010000-\U0010ffff]")


def _units_end(text: str, start: int, units: int) -> int:
    """Where `units` of escaped text are full. Only letters that take more than one unit are looked at one by one."""
    more = 0
    for costly in _COSTLY.finditer(text, start, min(start + units, len(text))):
        at = costly.start()
        if at - start + more >= units:
            break
        more += _units(costly[0]) - 1
        if at + 1 - start + more >= units:
            return at + 1
    return min(len(text), max(start + units - more, start + 1))


@lru_cache(maxsize=4_096)
def _units(letter: str) -> int:
    return len(escape.text(letter)) + (ord(letter) > 0xFFFF)


def shown(_: Translator, whole: ArticleView, page: int) -> tuple[Card, int]:
    """One article: what is known of it, and a page of its text. Gives the number of pages too."""
    article, text = whole.article, whole.version.text
    cuts = pages(text)
    page = min(max(page, 1), len(cuts))
    card = Card("desk", components.title_of(_, article))
    if page == 1:
        if limits.size(article.title.value or "") > components.TITLE:
            card.add(escape.line(article.title.value or ""))
        for line in _facts(_, article.title, article.byline, article.published, components.published_by(article)):
            card.add(line)
    start, end = cuts[page - 1]
    card.rule()
    if not card.add(escape.text(text[start:end].strip("\n"))):
        card.add(_("This page cannot be shown in a message. Get the whole text with /archive export."))
    if page == 1:
        components.related(_, card, whole.related)
    card.buttons(*components.open_button(_, article.url))
    card.footer(
        _("article {id}", id=Markdown(str(article.id))),
        _("version {number}", number=whole.version.number),
        _.ngettext(article.words, "{number} word", "{number} words"),
        _.ngettext(len(whole.quotes), "{number} quote", "{number} quotes"),
        _("page {page} of {pages}", page=page, pages=len(cuts)),
    )
    return card, len(cuts)


def _doubted(_: Translator, doubt: Doubt) -> Markdown:
    facts = {name: _doubted(_, fact) if isinstance(fact, Doubt) else fact for name, fact in doubt.facts.items()}
    return _(doubt.template, **facts)


def preview(_: Translator, previews: tuple[Preview, ...]) -> Card:
    """What was read and would be saved, with every doubt, before anything is stored."""
    first = previews[0]
    draft = first.draft
    card = Card("desk", _("Preview: nothing is saved yet"))
    card.add(Markdown(f"**{escape.line(draft.title.value or _.gettext('Untitled'))}**"))
    named = [escape.line(draft.outlet)] if draft.outlet else []
    for line in _facts(_, draft.title, draft.byline, draft.published, named):
        card.add(line)
    counts = [
        _.ngettext(len(draft.text.split()), "{number} word kept", "{number} words kept"),
        _.ngettext(len(draft.dropped), "{number} line left out", "{number} lines left out"),
        _.ngettext(len(first.markup.quotes), "{number} quote", "{number} quotes"),
    ]
    if draft.posts:
        counts.append(_.ngettext(len(draft.posts), "{number} post", "{number} posts"))
    card.add(Markdown(" · ".join(counts)))
    card.add(escape.block(draft.text[: _opening(first)].strip()))
    if first.known is not None:
        state = N_("Already in the archive as article {id}; nothing new.") if first.unchanged else (
            N_("Already in the archive as article {id}; saving adds a new version.")
        )  # fmt: skip
        card.add(Markdown("-# " + _(state, id=Markdown(str(first.known.id)))))
    for doubt in draft.doubts:
        card.add(Markdown(f"-# {_doubted(_, doubt)}"))
    if len(previews) > 1:
        more = _.ngettext(len(previews) - 1, "{number} more article is in it.", "{number} more articles are in it.")
        card.add(Markdown(f"-# {more}"))
    return card


def _opening(given: Preview) -> int:
    """Where the first whole sentences end that a preview shows."""
    ends = [passage.end for passage in given.markup.passages if passage.end <= OPENING_UNITS]
    return max(ends) if ends else _page_end(given.draft.text, 0, OPENING_UNITS)


def many(_: Translator, previews: list[Preview], failures: list[Failed]) -> Card:
    """Several articles that would be saved together, and those that could not be read."""
    card = Card("desk", _.ngettext(len(previews), "Preview of {number} article", "Preview of {number} articles"))
    for preview in previews:
        draft = preview.draft
        day = _.day(draft.published.chosen.date) if draft.published.chosen else _("no date")
        title = escape.line(draft.title.value or _.gettext("Untitled"))
        card.add(Markdown(f"**{title}**\n-# {escape.line(draft.outlet or draft.url or '')} · {day}"))
    for link, failure in failures:
        card.add(Markdown(f"-# {escape.line(link)}: {_.error(failure)}"))
    return card


def kept(_: Translator, given: Preview, page: int) -> tuple[Card, int]:
    """What would be kept, page by page, then the lines that were left out."""
    dropped = "\n".join(given.draft.dropped)
    kept, omitted = pages(given.draft.text), pages(dropped) if dropped else []
    every = len(kept) + len(omitted)
    page = min(max(page, 1), every)
    if page <= len(kept):
        title, text, (start, end) = _("What is kept"), given.draft.text, kept[page - 1]
    else:
        title, text, (start, end) = _("What is left out"), dropped, omitted[page - len(kept) - 1]
    card = Card("desk", title)
    card.add(escape.text(text[start:end].strip("\n")) or _("Nothing"))
    card.footer(_("page {page} of {pages}", page=page, pages=every))
    return card, every


def saved(_: Translator, receipts: list[Receipt]) -> Card:
    """What an ingest did, one line for each article."""
    written = sum(receipt.outcome not in UNWRITTEN for receipt in receipts)
    told = _.ngettext(written, "Saved {number} article", "Saved {number} articles")
    card = Card("done", told if written else _("Nothing changed"))
    for receipt in receipts:
        card.add(_receipt(_, receipt))
    return card


def _receipt(_: Translator, receipt: Receipt) -> Markdown:
    sentence = {
        "added": N_("Added as article {id}: {title}"),
        "new version": N_("New version of article {id}: {title}"),
        "edited": N_("Corrected article {id}: {title}"),
        "unchanged": N_("Article {id} is there already with this very text: {title}"),
        "in the trash": N_("Article {id} lies in the trash and stays there; /archive restore brings it back: {title}"),
    }.get(receipt.outcome, N_("Article {id}: {title}"))
    return _(sentence, id=Markdown(str(receipt.article)), title=receipt.title or _.gettext("Untitled"))


def which(_: Translator, title: Markdown, rows: Sequence[Source], action: str) -> Card:
    """A menu of a page's sources, for what is done to one of them."""
    card = Card("desk", title)
    card.add(_("Choose the article."))
    options = []
    for row in rows:
        words = row.article.title.value or _.gettext("Untitled")
        options.append((f"{row.number} · {escape.plain(words)}", str(row.article.id)))
        card.add(Markdown(f"**\\[{row.number}\\]** {components.title_of(_, row.article)} · \\#{row.article.id}"))
    card.choose(Choice(_.gettext("Choose an article"), action, tuple(options)))
    return card


def removed(_: Translator, article: Article, days: int) -> Card:
    """The receipt of a removal, which says how to undo it."""
    card = Card("done", _("In the trash"))
    card.add(components.title_of(_, article))
    card.add(
        _.ngettext(
            days,
            "/archive restore article: {id} brings it back for {number} day.",
            "/archive restore article: {id} brings it back for {number} days.",
            id=Markdown(str(article.id)),
        )
    )
    return card


def _facts(
    _: Translator, title: Field, byline: Field, published: PublicationDate, outlet: list[Markdown]
) -> list[Markdown]:
    lines = []
    lines += [_("**Outlet** {outlet}", outlet=name) for name in outlet]
    if byline.value:
        lines.append(_("**Byline** {byline} ({origin})", byline=byline.value, origin=_origin(_, byline.origin)))
    lines.append(_date(_, published))
    if title.value and title.origin not in ("none", "metadata"):
        lines.append(_("**Title** read from: {origin}", origin=_origin(_, title.origin)))
    return [Markdown(f"-# {line}") for line in lines]


def _origin(_: Translator, origin: str) -> Markdown:
    return _(ORIGINS[origin]) if origin in ORIGINS else escape.line(origin)


def _date(_: Translator, published: PublicationDate) -> Markdown:
    chosen = published.chosen
    if chosen is None:
        return _("**Date** none found")
    origin = _origin(_, chosen.origin)
    line = _("**Date** {day} ({origin}: {text})", day=chosen.date, origin=origin, text=chosen.text)
    if not published.sure:
        line = Markdown(f"{line} {_('not sure')}")
    rivals = [_("{day} ({origin})", day=rival.date, origin=_origin(_, rival.origin)) for rival in published.rivals[:4]]
    return Markdown(f"{line}; {_('also found')}: {', '.join(rivals)}") if rivals else line
