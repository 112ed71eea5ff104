"""A web page with one article on it."""

from lxml import etree, html

from bot.errors.fetching import NoArticle
from bot.reading.html_tree import article_text
from bot.reading.page import body, byline, declared, genre, published, recover_paragraphs, title
from bot.reading.page.left_out import left_out
from bot.reading.page.shown import shown
from bot.reading.page.strip_boilerplate import strip_boilerplate
from bot.records.reading import Doubt, Draft, Hints, Received
from bot.text import language, urls

OPENING = Doubt("Only the opening stands in the page, a script loads the rest: check it, or paste the text.")
UNSURE = Doubt("Several parts of this page may be its article: check that this is the right one.")
_OPENING = 250  # characters; descriptions written for search engines end at about 160


def read(tree: html.HtmlElement, received: Received, hints: Hints) -> Draft:
    """The page's article as a draft; raises NoArticle where the page has no text."""
    facts = declared.gather(tree)
    head = title.read(tree, facts)
    seen = shown(tree)
    bare = strip_boilerplate(seen)
    blocks, sure = body.read(seen, bare, facts, head.value)
    if blocks:
        blocks = recover_paragraphs.complete(bare, blocks, head.value, facts.first("og:description", "description"))
    doubts: tuple[Doubt, ...] = () if sure else (UNSURE,)
    if not blocks:
        blocks, doubts = _described(facts)
    text = article_text(blocks)
    return Draft(
        kind="page",
        title=head,
        byline=byline.read(tree, facts, received.url),
        published=published.read(tree, facts, received.url, hints),
        text=text,
        received=received,
        url=received.url,
        key=urls.key(received.url) if received.url else None,
        outlet=facts.first("og:site_name")
        or _publisher(facts)
        or (urls.outlet(received.url) if received.url else None),
        language=_language(tree, facts, text),
        image=facts.first("og:image", "twitter:image"),
        genre=genre.read(tree, facts, received.url),
        dropped=left_out(seen, [head.value or "", *blocks]),
        doubts=doubts,
    )


def _described(facts: declared.Declared) -> tuple[list[str], tuple[Doubt, ...]]:
    """The page's own description where it is long enough to be the text's opening; raises NoArticle where not."""
    description = facts.first("og:description", "description") or ""
    if len(description) < _OPENING:
        raise NoArticle
    return [description], (OPENING,)


def _publisher(facts: declared.Declared) -> str | None:
    publishers = (name for node in facts.articles() for name in declared.names(node.get("publisher"), facts.nodes))
    return next((name for name in publishers if urls.web(name) is None), None)


def _language(tree: etree._Element, facts: declared.Declared, text: str) -> str | None:
    """The language that is declared, unless the text plainly is in another: many sites leave their system's "en"."""
    claimed = tree.get("lang") or facts.first("og:locale", "content-language") or ""
    code = claimed.replace("_", "-").split("-")[0].strip().lower()
    return language.written(code, text) if 2 <= len(code) <= 3 and code.isalpha() else None
