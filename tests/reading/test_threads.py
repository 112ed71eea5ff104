"""Threads of every engine, in the pages of `forums`."""

import datetime as dt
import json
import re
from html import escape
from pathlib import Path

import pytest
from lxml import html

from bot.reading import route
from bot.reading.html_tree import anything, finder
from bot.reading.thread.engines import ENGINES, Engine
from bot.reading.thread.posts import recognise
from bot.records.reading import Doubt, Draft, Hints, Received
from tests.reading.forums import FIRST, PAGES, POSTS, QUOTED, SECOND

HINTS = Hints(dt.date(2026, 1, 1))


def _read(body: str, url: str = "https://forum.example/topic/1") -> Draft:
    return route.read(Received(_whole(body).encode(), "text/html", "utf-8", url), HINTS)[0]


def _whole(body: str) -> str:
    return f"<html><head><title>Ferry cancelled - Fernleigh Forum</title></head><body>{body}</body></html>"


each_engine = pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)


@each_engine
def test_a_page_of_an_engine_is_known_as_its_own(engine: Engine) -> None:
    assert engine.name in PAGES, f"write a page of {engine.name} into tests/reading/forums.py"
    source = _whole(PAGES[engine.name])
    tree = html.fromstring(source)
    named = f" {' '.join(part for each in tree.iter() for part in (each.get('class'), each.get('id')) if part)} "
    posts = finder(engine.posts)(tree)
    assert any(mark in source for mark in engine.marks), "none of its `marks` stands in its page's source"
    assert not engine.traces or any(trace in named for trace in engine.traces), "none of its `traces` in its page"
    assert len(posts) == len(POSTS), "its `posts` find others than the page's two"
    for part in ("author", "stamp", "body"):
        xpaths = [anything(xpath) for xpath in getattr(engine, part)]
        assert all(any(xpath(post) for xpath in xpaths) for post in posts), f"its `{part}` is not in each post"
    known = recognise(tree, source)
    assert known is not None
    assert known[0] is engine, f"{known[0].name} stands before it in ENGINES and takes its page"


def test_each_engine_is_named_where_readers_look() -> None:
    told = Path("docs/ingest.md").read_text("utf-8").partition("## Threads")[2].partition("## ")[0]
    missing = [engine.name for engine in ENGINES if engine.name not in " ".join(told.split())]
    assert not missing, f"name it in docs/ingest.md, under Threads: {missing}"


@each_engine
def test_posts_with_author_day_and_their_own_words_only(engine: Engine) -> None:
    draft = _read(PAGES[engine.name])
    assert (draft.kind, draft.doubts) == ("thread", ())
    assert draft.title.value == "Ferry cancelled"
    assert draft.byline.value == "harbourwatch"
    assert draft.published.chosen is not None
    assert draft.published.chosen.date == dt.date(2025, 3, 20)
    assert [(post.author, post.published, draft.text[post.span.start : post.span.end]) for post in draft.posts] == [
        ("harbourwatch", dt.date(2025, 3, 20), FIRST),
        ("old salt", dt.date(2025, 3, 21), SECOND),
    ]
    quoted = [(block.whom, QUOTED in block.text) for block in draft.posts[1].quoted]
    assert quoted == ([("gull", True)] if QUOTED in PAGES[engine.name] else [])


def test_an_unknown_engine_is_read_by_its_repeated_blocks_and_says_so() -> None:
    post = """<div class="boardmsg" id="m{0}"><a href="/user/{1}" class="user">{1}</a>
<time datetime="2025-03-2{0}">x</time>
<div class="msgbody"><p>{2}</p></div></div>"""
    draft = _read(
        "<h1>Ferry cancelled</h1>" + post.format(0, "harbourwatch", FIRST) + post.format(1, "oldsalt", SECOND)
    )
    assert [post.author for post in draft.posts] == ["harbourwatch", "oldsalt"]
    assert draft.doubts == (Doubt("Unknown forum engine: check the posts."),)


CARD = "The old quay was closed in the year of the great flood, its keeper told a visitor."
PREVIEWS = {
    "Discourse": f'<aside class="onebox allowlistedgeneric"><h3>The old quay</h3><p>{CARD}</p></aside>',
    "XenForo": f'<div class="bbCodeBlock bbCodeBlock--unfurl js-unfurl"><h3>The old quay</h3>{CARD}</div>',
    "NodeBB": f'<div class="card link-preview"><h5>The old quay</h5><p>{CARD}</p></div>',
    "Invision": f'<div class="ipsEmbeddedOther ipsEmbed_finalData"><p>{CARD}</p></div>',
}


@pytest.mark.parametrize("engine", PREVIEWS)
def test_what_is_shown_of_a_linked_page_is_not_the_poster_s_word(engine: str) -> None:
    draft = _read(PAGES[engine].replace(FIRST, f"{FIRST}{PREVIEWS[engine]}"))
    first = draft.posts[0]
    assert draft.text[first.span.start : first.span.end] == FIRST
    assert [(block.whom, CARD in block.text) for block in first.quoted] == [(None, True)]
    assert CARD in draft.text


NODE = """<li><div class="comment" id="c{n}"><a href="/~{name}">{name}</a> <span class="age" title="2025-03-2{n}T09:00">
a year ago</span><div class="comment_text"><p>{text}</p></div></div></li>"""
THREE = (("gull", FIRST), ("tern", SECOND), ("skua", "I saw the engine on the quay, and it looked quite new to me."))


def _talk(people: tuple[tuple[str, str], ...], above: str = "") -> Draft:
    nodes = "".join(NODE.format(n=n, name=name, text=text) for n, (name, text) in enumerate(people))
    return _read(f"<h1>Ferry cancelled</h1>{above}<ol>{nodes}</ol>", "https://news.example/item?id=1")


def test_a_page_of_nothing_but_posts_is_a_thread_whatever_its_address() -> None:
    draft = _talk(THREE)
    own = [(post.author, draft.text[post.span.start : post.span.end]) for post in draft.posts]
    assert (draft.kind, own) == ("thread", list(THREE))
    assert [post.published for post in draft.posts] == [dt.date(2025, 3, 20 + n) for n in range(3)]


def test_an_article_above_three_comments_stays_an_article() -> None:
    story = f"<article><p>{FIRST} {SECOND}</p><p>{SECOND} {FIRST}</p><p>{FIRST} It was the third time.</p></article>"
    assert _talk(THREE, story * 2).kind == "page"


def test_entries_of_one_person_are_no_thread() -> None:
    assert _talk(tuple(("gull", text) for _, text in THREE)).kind == "page"


def test_a_linked_page_is_not_the_poster_s_word_where_the_engine_is_unknown() -> None:
    post = """<div class="boardmsg" id="m{0}"><a href="/user/{1}" class="user">{1}</a>
<time datetime="2025-03-2{0}">x</time><div class="msgbody"><p>{2}</p>{3}</div></div>"""
    card = f'<blockquote class="wp-embedded-content">{CARD}</blockquote>'
    draft = _read(post.format(0, "harbourwatch", FIRST, card) + post.format(1, "oldsalt", SECOND, ""))
    assert [draft.text[post.span.start : post.span.end] for post in draft.posts] == [FIRST, SECOND]
    assert [block.text for block in draft.posts[0].quoted] == [CARD]


def test_a_linked_page_is_not_the_poster_s_word_in_preloaded_data() -> None:
    cooked = f'<p>{FIRST}</p><aside class="onebox"><p>{CARD}</p></aside>'
    posts = [{"username": "gull", "created_at": "2025-03-20T09:00:00Z", "cooked": cooked}]
    topic = json.dumps({"topic_1": json.dumps({"post_stream": {"posts": posts}})})
    (first,) = (draft := _read(f'<div id="data-preloaded" data-preloaded="{escape(topic)}"></div>')).posts
    assert draft.text[first.span.start : first.span.end] == FIRST
    assert [block.text for block in first.quoted] == [CARD]


@pytest.mark.parametrize("engine", [each for each in ENGINES if each.traces], ids=lambda each: each.name)
def test_every_way_in_which_an_engine_marks_its_posts_leaves_a_trace(engine: Engine) -> None:
    for way in re.split(r"\|(?=//)", engine.posts):
        assert any(trace.strip() in way for trace in engine.traces), way
