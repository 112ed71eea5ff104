"""What proves that a page carries an article, and what says that it carries only a part of one."""

import re
from dataclasses import replace
from itertools import islice

from lxml import etree

from bot.reading.html_tree import finder, label
from bot.reading.page import declared
from bot.reading.page.leaves import SENTENCE
from bot.records.reading import Doubt, Draft
from bot.text import urls

_ENOUGH = 2  # paragraphs: one alone is what a paywall leaves
_DATED = re.compile(r"/(?:19|20)\d\d[/-]?(?:0[1-9]|1[0-2])(?:[/-]?(?:0[1-9]|[12]\d|3[01]))?(?:/|-|$)")
_KIND = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting)$")  # of https://schema.org/CreativeWork
_OWN_TIME = finder("//article//time[@datetime]")
_PAGERS = finder("//*[contains(@class,'page') or contains(@class,'pagi')]")
_PAGER = re.compile(r"pagina|pager|page-nav|page-link|multipage")
_COUNTED = re.compile(r"\D{0,12}(\d{1,3})\D{1,8}(\d{1,3})\D{0,12}")  # "Page 1 of 3", "Seite 1/3", "第1頁，共3頁"
_MOST = 100  # elements looked at for it, which keeps hostile pages cheap
_CELLS = 9  # elements: what holds so many is no count
_LABEL = 30  # characters of such a count
_WHOLE = 0.9  # of the words that the page itself declares

PAGED = Doubt(
    "This is page {page} of {pages}: the rest of the article is missing. Paste the whole text to keep all of it."
)
CUT = Doubt("The site says that this article is only for subscribers: the text may be cut. Check how it ends.")


def is_article(tree: etree._Element, facts: declared.Declared, url: str | None, lines: list[str]) -> bool:
    """Whether the page declares or dates an article and two paragraphs of it were read.

    Such evidence is a schema.org article, https://ogp.me's type or time, a time within an article element, or an
    address with the day in it. `lines` are those read, without the ones that keep readers out.
    """
    if sum(len(line) >= SENTENCE for line in lines) < _ENOUGH and _paragraphs(tree, " ".join(lines)) < _ENOUGH:
        return False
    return bool(
        any(_KIND.search(kind) for node in facts.nodes for kind in declared.kinds(node))
        or facts.first("article:published_time", "datepublished")
        or facts.first("og:type") == "article"
        or _DATED.search(urls.split(url).path if url else "")
        or _OWN_TIME(tree)
    )


def _paragraphs(tree: etree._Element, text: str) -> int:
    """How many of the page's paragraphs were read: of a small page, several may have become one line."""
    return sum(len(words := label(paragraph)) >= SENTENCE and words in text for paragraph in tree.iter("p"))


def doubted(tree: etree._Element, draft: Draft) -> Draft:
    """The draft, with a doubt where its page says that the article goes on elsewhere; threads are left as they are."""
    if draft.posts:
        return draft
    doubts = [doubt for doubt in (_paged(tree), _cut(tree, draft.text)) if doubt]
    return replace(draft, doubts=(*draft.doubts, *doubts)) if doubts else draft


def _paged(tree: etree._Element) -> Doubt | None:
    """What a pager's own count says; a list of page numbers alone may belong to comments or teasers."""
    for pager in _PAGERS(tree)[:_MOST]:
        if pager.tag in ("html", "body") or not _PAGER.search(pager.get("class") or ""):
            continue
        for part in islice(pager.iter(), _MOST):
            if sum(1 for _ in islice(part.iter(), _CELLS)) == _CELLS:
                continue
            text = label(part)
            count = _COUNTED.fullmatch(text) if len(text) <= _LABEL else None
            if count and 1 <= int(count[1]) <= int(count[2]) and int(count[2]) > 1 and any(map(str.isalpha, text)):
                return replace(PAGED, facts={"page": int(count[1]), "pages": int(count[2])})
    return None


def _cut(tree: etree._Element, text: str) -> Doubt | None:
    """isAccessibleForFree is what search engines ask of pages with a wall; wordCount may say that all is there."""
    facts = declared.gather(tree)
    if not any(str(node.get("isAccessibleForFree")).lower() == "false" for node in facts.articles()):
        return None
    return None if len(text.split()) >= _WHOLE * facts.words() > 0 else CUT
