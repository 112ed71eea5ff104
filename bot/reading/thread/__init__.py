"""A forum thread: its title, its posts with who wrote them and when, and what they quote kept apart."""

import re
from dataclasses import replace

from lxml import etree

from bot.reading.html_tree import article_text, finder
from bot.reading.page import declared, published, title
from bot.reading.page.declared import Declared, kinds, names, strings
from bot.reading.phrases import any_of
from bot.reading.thread import general, preloaded
from bot.reading.thread.engines import DISCOURSE as PRELOADED
from bot.reading.thread.engines import Engine
from bot.reading.thread.posts import RawPost, day_of, order_of, raw, recognise
from bot.records.annotations import Span
from bot.records.reading import DateEvidence, DateOrder, Doubt, Draft, Field, Hints, Post, PublicationDate, Received
from bot.text import urls

UNKNOWN_ENGINE = Doubt("Unknown forum engine: check the posts.")
ONE_OF_SEVERAL = Doubt("Page {page} of {pages}: the other pages are not in this text.")
_THREAD_KINDS = {"DiscussionForumPosting", "QAPage", "Question"}
_ADDRESS = re.compile(
    r"(?i)//(?:[^/]*\.)?(?:forums?|boards?|community|talk|discuss)\.|/t/\d|/(?:forums?|threads?|topics?"
    r"|discussions?|boards?|talk|viewtopic|showthread)[/.?-]"
)
_THIN, _LITTLE, _MANY, _CROWD = 2000, 200, 5, 12
_SEVERAL, _NOTHING_BUT = 3, 0.8
_PAGES = re.compile(
    rf"(?i)\b(?:{any_of('thread', 'page')})\s+(\d{{1,5}})\s+(?:/|{any_of('thread', 'page_of')})\s+(\d{{1,5}})\b"
)
_PAGER = finder("(//*[contains(@class,'pag') or contains(@class,'Pag')])[position()<=12]")


def read(tree: etree._Element, source: str, received: Received, hints: Hints) -> Draft | None:
    """The thread on a page as a draft, or None where the page is no thread. An unknown engine leaves a doubt."""
    facts = declared.gather(tree)
    if known := recognise(tree, source):
        engine, elements = known
        raw_posts = [post for post in (raw(element, engine) for element in elements) if post.blocks or post.quoted]
        return (
            _draft(tree, facts, engine, raw_posts, received, hints) if any(post.blocks for post in raw_posts) else None
        )
    if posts := preloaded.read(tree):
        return _draft(tree, facts, PRELOADED, posts, received, hints)
    return None


def read_unknown(tree: etree._Element, article: Draft | None, received: Received, hints: Hints) -> Draft | None:
    """The thread of an engine nobody knows, given what the page's reader made of it; None where there is none.

    A page that says it is a thread needs posts with half the words of the article read from it; any other needs five
    posts by named people with a time, or a dozen by named people, with three times the words of an article that is
    thin; that article is the first post, unless the posts hold it. Where the article is nothing but words of posts,
    three are enough, by several people, each with a time.
    """
    facts = declared.gather(tree)
    length = len(article.text) if article else 0
    is_thread = _is_thread(facts, received.url)
    if not is_thread and length >= _THIN:
        return None
    posts = general.read(tree)
    total = sum(len(block) for post in posts for block in post.blocks)
    if posts and is_thread and total >= 0.5 * length:
        return _draft(tree, facts, None, posts, received, hints)
    if _is_made_of(article, posts):
        return _draft(tree, facts, None, posts, received, hints)
    if _is_crowd(posts) and total >= 3 * max(length, _LITTLE):
        return _draft(tree, facts, None, [*_opening(article, posts), *posts], received, hints)
    return None


def _is_crowd(posts: list[RawPost]) -> bool:
    named = sum(post.author is not None for post in posts)
    stamped = sum(post.author is not None and post.stamp is not None for post in posts)
    return stamped >= _MANY or named >= _CROWD


def _is_made_of(article: Draft | None, posts: list[RawPost]) -> bool:
    """Whether the article is nothing but words of several people's posts."""
    if article is None or _held(article, posts) < _NOTHING_BUT * len(article.text):
        return False
    whole = all(post.author is not None and post.stamp is not None for post in posts)
    return whole and len(posts) >= _SEVERAL and len({post.author for post in posts}) > 1


def _held(article: Draft, posts: list[RawPost]) -> int:
    """How many letters of the article are paragraphs of posts."""
    held = {block for post in posts for block in post.blocks}
    return sum(len(block) for block in article.text.split("\n\n") if block in held)


def _opening(article: Draft | None, posts: list[RawPost]) -> list[RawPost]:
    """What the comments are about, as the first post; [] where it is one of them, or there is none."""
    if article is None:
        return []
    blocks = tuple(article.text.split("\n\n"))
    if _held(article, posts) * 2 >= len(article.text):
        return []
    day = article.published.chosen
    return [RawPost(article.byline.value, day.date.isoformat() if day else None, blocks, ())]


def _is_thread(facts: Declared, url: str | None) -> bool:
    typed = any(set(kinds(node)) & _THREAD_KINDS for node in facts.nodes)
    return typed or _ADDRESS.search(url or "") is not None


def _draft(
    tree: etree._Element,
    facts: Declared,
    engine: Engine | None,
    raw_posts: list[RawPost],
    received: Received,
    hints: Hints,
) -> Draft:
    order = order_of([post.stamp for post in raw_posts if post.stamp], hints)
    text, posts = _placed(raw_posts, order, hints)
    return Draft(
        kind="thread",
        title=_title(tree, facts, engine),
        byline=_byline(facts, raw_posts),
        published=_published(tree, facts, raw_posts, order, received, hints),
        text=text,
        received=received,
        url=received.url,
        key=urls.key(received.url) if received.url else None,
        outlet=facts.first("og:site_name") or (urls.outlet(received.url) if received.url else None),
        image=facts.first("og:image"),
        posts=posts,
        doubts=tuple(_doubts(tree, engine)),
    )


def _placed(raw_posts: list[RawPost], order: DateOrder, hints: Hints) -> tuple[str, tuple[Post, ...]]:
    """The thread's text, each post's quoted blocks before its own words, and the posts with their place in it."""
    posts: list[Post] = []
    pieces: list[str] = []
    start = 0
    for number, post in enumerate(raw_posts, 1):
        for quoted in filter(None, (article_text([block.text]) for block in post.quoted)):
            pieces.append(quoted)
            start += len(quoted) + 2
        text = article_text(list(post.blocks))
        day = day_of(post.stamp, order, hints)
        posts.append(Post(number, post.author, day[0] if day else None, Span(start, start + len(text)), post.quoted))
        if text:
            pieces.append(text)
            start += len(text) + 2
    return "\n\n".join(pieces), tuple(posts)


def _title(tree: etree._Element, facts: Declared, engine: Engine | None) -> Field:
    headings = title.headings(tree, engine.title) if engine else []
    heading = title.chosen(headings, tree, facts)
    if heading.origin == "page title" and headings and len(headings[0].split()) >= 3:
        return Field(headings[0], "heading")
    return heading


def _byline(facts: Declared, raw_posts: list[RawPost]) -> Field:
    if raw_posts and raw_posts[0].author:
        return Field(raw_posts[0].author, "first post")
    for node in facts.nodes:
        if set(kinds(node)) & _THREAD_KINDS and (people := names(node.get("author"), facts.nodes)):
            return Field(people[0], "metadata")
    return Field()


def _published(
    tree: etree._Element, facts: Declared, raw_posts: list[RawPost], order: DateOrder, received: Received, hints: Hints
) -> PublicationDate:
    witnesses = []
    if raw_posts and (day := day_of(raw_posts[0].stamp, order, hints)):
        witnesses.append(DateEvidence(day[0], "first post", day[1]))
    for node in facts.nodes:
        if set(kinds(node)) & _THREAD_KINDS:
            for text in strings(node.get("datePublished"))[:1] + strings(node.get("dateCreated"))[:1]:
                if day := day_of(text, order, hints):
                    witnesses.append(DateEvidence(day[0], "metadata", day[1]))
    return published.choose(witnesses) if witnesses else published.read(tree, facts, received.url, hints)


def _doubts(tree: etree._Element, engine: Engine | None) -> list[Doubt]:
    doubts = [] if engine else [UNKNOWN_ENGINE]
    for element in _PAGER(tree):
        text = " ".join(cell for cell in element.itertext() if isinstance(cell, str))[:400]
        if match := _PAGES.search(text):
            return [*doubts, replace(ONE_OF_SEVERAL, facts={"page": int(match[1]), "pages": int(match[2])})]
    return doubts
