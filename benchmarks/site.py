"""Fictional articles as a news site serves them: menus, scripts, teasers, comments and a footer around each.

Real article pages weigh 230 kB in the mean, of which the article is a twentieth; these are much like them.
"""

import html
import json
import random

from benchmarks.articles import Articles
from benchmarks.asking import Row
from benchmarks.words import PLACES, SUBJECTS

_STORIES = 4  # texts of the generator that make one article, of 600 to 1,600 words
_SECTIONS, _LINKS = 12, 14
_SCRIPTS, _ENTRIES = 40, 90
_TEASERS, _COMMENTS = 60, 40


def rows(many: int, seed: int = 1) -> list[Row]:
    """Pages as rows with html, body, title and date, the same for the same seed."""
    source = Articles(seed)
    return [_row(source, random.Random(seed * 65_537 + number), number) for number in range(many)]


def _row(source: Articles, chance: random.Random, number: int) -> Row:
    drafts = [source.make(number * _STORIES + part)[0] for part in range(_STORIES)]
    title, text = str(drafts[0].title.value), "\n\n".join(draft.text for draft in drafts)
    chosen = drafts[0].published.chosen
    assert chosen is not None
    head = _head(title, str(drafts[0].byline.value), chosen.text, chance)
    main = f"<main>{_article(title, text, chance)}{_beside(source, chance)}</main>{_comments(source, chance)}"
    body = f"{_menu(chance)}{main}{_scripts(chance)}<footer>{_menu(chance)}</footer>"
    page = f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"
    return {"html": page, "body": text, "title": title, "date": chosen.text}


def _head(title: str, byline: str, day: str, chance: random.Random) -> str:
    declared = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": f"{day}T08:00:00Z",
        "author": {"@type": "Person", "name": byline},
    }
    metas = "".join(
        f"<meta property='sample:{chance.randrange(10**6)}' content='{chance.random()}'>" for _ in range(30)
    )
    styles = "".join(f".c{number}{{margin:{chance.randrange(40)}px}}" for number in range(400))
    return (
        f"<title>{html.escape(title)} | The Sample</title>{metas}<style>{styles}</style>"
        f"<script type='application/ld+json'>{json.dumps(declared)}</script>"
    )


def _menu(chance: random.Random) -> str:
    lists = (
        "".join(f"<li class='menu-item c{n}'><a href='/s/{n}'>{chance.choice(PLACES)}</a></li>" for n in range(_LINKS))
        for _ in range(_SECTIONS)
    )
    return "<nav class='main-menu'>" + "".join(f"<ul class='menu'>{one}</ul>" for one in lists) + "</nav>"


def _article(title: str, text: str, chance: random.Random) -> str:
    parts = [f"<p class='c{chance.randrange(400)}'>{html.escape(part)}</p>" for part in text.split("\n\n")]
    for place in range(len(parts) - 1, 0, -6):
        parts.insert(place, "<div class='ad-slot'><span>Advertisement</span></div>")
    return (
        f"<article class='story'><h1>{html.escape(title)}</h1><div class='story-body'>{''.join(parts)}</div></article>"
    )


def _beside(source: Articles, chance: random.Random) -> str:
    made = (source.make(chance.randrange(5_000))[0] for _ in range(_TEASERS))
    cards = (
        f"<div class='teaser c{n}'><a href='/a/{n}'><h3>{html.escape(str(draft.title.value))}</h3></a>"
        f"<p>{html.escape(draft.text[:140])}…</p><time datetime='2020-01-01'>1 January 2020</time></div>"
        for n, draft in enumerate(made)
    )
    return f"<aside class='related'>{''.join(cards)}</aside>"


def _comments(source: Articles, chance: random.Random) -> str:
    said = (source.make(chance.randrange(5_000))[0].text[:200] for _ in range(_COMMENTS))
    each = (f"<li class='comment'><b>reader{n}</b><p>{html.escape(text)}</p></li>" for n, text in enumerate(said))
    return f"<section id='comments'><ul>{''.join(each)}</ul></section>"


def _scripts(chance: random.Random) -> str:
    def one() -> str:
        entries = [{"id": chance.randrange(10**9), "slug": chance.choice(SUBJECTS)} for _ in range(_ENTRIES)]
        return f"<script>window.state=Object.assign(window.state||{{}},{json.dumps(entries)})</script>"

    return "".join(one() for _ in range(_SCRIPTS))
