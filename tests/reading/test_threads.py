"""Threads of several engines, in pages of our own: fictional people, fictional town, the engines' own markup."""

import datetime as dt
import re

import pytest

from bot.reading import route
from bot.reading.thread.engines import ENGINES, Engine
from bot.records.reading import Draft, Hints, Received

HINTS = Hints(dt.date(2026, 1, 1))
FIRST = "The ferry to the fictional island of Fernleigh was cancelled again this morning."
SECOND = "It will sail again on Friday, they said at the harbour."
QUOTED = "an older word of somebody else about the ferry"

PAGES = {
    "xenforo": f"""<h1 class="p-title-value">Ferry cancelled</h1>
<article class="message message--post" data-author="harbourwatch">
<time class="u-dt" datetime="2025-03-20T09:00:00+0000">x</time>
<div class="message-body"><div class="bbWrapper">{FIRST}</div></div></article>
<article class="message message--post" data-author="old salt">
<time class="u-dt" datetime="2025-03-21T09:00:00+0000">x</time>
<div class="message-body"><div class="bbWrapper">
<blockquote class="bbCodeBlock bbCodeBlock--quote" data-quote="gull">{QUOTED}
</blockquote>{SECOND}</div></div></article>""",
    "phpbb": f"""<div id="phpbb"><h2 class="topic-title"><a>Ferry cancelled</a></h2>
<div id="p1" class="post bg2"><p class="author">by <a class="username">harbourwatch</a> » Thu Mar 20, 2025 9:14 am</p>
<div class="content">{FIRST}</div></div>
<div id="p2" class="post bg1"><p class="author">by <a class="username">old salt</a> » Fri Mar 21, 2025 7:02 pm</p>
<div class="content"><blockquote><div><cite>gull wrote:</cite>{QUOTED}</div></blockquote>{SECOND}</div></div></div>""",
    "discourse": f"""<meta name="generator" content="Discourse 3.4"><h1>Ferry cancelled</h1>
<div class="topic-body crawler-post"><span itemprop="author"><span itemprop="name">harbourwatch</span></span>
<time datetime="2025-03-20T09:00:00Z">x</time><div class="post" itemprop="text"><p>{FIRST}</p></div></div>
<div class="topic-body crawler-post"><span itemprop="author"><span itemprop="name">old salt</span></span>
<time datetime="2025-03-21T09:00:00Z">x</time><div class="post" itemprop="text">
<aside class="quote" data-username="gull">
<blockquote>{QUOTED}</blockquote></aside><p>{SECOND}</p></div></div>""",
    "invision": f"""<h1 class="ipsType_pageTitle">Ferry cancelled</h1>
<article class="ipsComment" id="elComment_1"><h3 class="cAuthorPane_author">harbourwatch</h3>
<time datetime="2025-03-20T09:00:00Z">x
</time><div data-role="commentContent"><p>{FIRST}</p></div></article>
<article class="ipsComment" id="elComment_2"><h3 class="cAuthorPane_author">old salt</h3>
<time datetime="2025-03-21T09:00:00Z">x
</time><div data-role="commentContent"><blockquote class="ipsQuote" data-ipsquote-username="gull">{QUOTED}</blockquote>
<p>{SECOND}</p></div></article>""",
}


def _read(body: str, url: str = "https://forum.example/topic/1") -> Draft:
    html = f"<html><head><title>Ferry cancelled - Fernleigh Forum</title></head><body>{body}</body></html>"
    return route.read(Received(html.encode(), "text/html", "utf-8", url), HINTS)[0]


@pytest.mark.parametrize("engine", PAGES)
def test_posts_with_author_day_and_their_own_words_only(engine: str) -> None:
    draft = _read(PAGES[engine])
    assert draft.kind == "thread"
    assert draft.title.value == "Ferry cancelled"
    assert draft.byline.value == "harbourwatch"
    assert draft.published.chosen is not None
    assert draft.published.chosen.date == dt.date(2025, 3, 20)
    assert [(post.author, post.published, draft.text[post.span.start : post.span.end]) for post in draft.posts] == [
        ("harbourwatch", dt.date(2025, 3, 20), FIRST),
        ("old salt", dt.date(2025, 3, 21), SECOND),
    ]
    (quoted,) = draft.posts[1].quoted
    assert quoted.whom == "gull"
    assert QUOTED in quoted.text


def test_an_unknown_engine_is_read_by_its_repeated_blocks_and_says_so() -> None:
    post = """<div class="boardmsg" id="m{0}"><a href="/user/{1}" class="user">{1}</a>
<time datetime="2025-03-2{0}">x</time>
<div class="msgbody"><p>{2}</p></div></div>"""
    draft = _read(
        "<h1>Ferry cancelled</h1>" + post.format(0, "harbourwatch", FIRST) + post.format(1, "oldsalt", SECOND)
    )
    assert [post.author for post in draft.posts] == ["harbourwatch", "oldsalt"]
    assert draft.doubts == ("Unknown forum engine: check the posts.",)


@pytest.mark.parametrize("engine", [each for each in ENGINES if each.traces], ids=lambda each: each.name)
def test_every_way_in_which_an_engine_marks_its_posts_leaves_a_trace(engine: Engine) -> None:
    for way in re.split(r"\|(?=//)", engine.posts):
        assert any(trace.strip() in way for trace in engine.traces), way
