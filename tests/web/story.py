"""An article's page, before and after it is HTML."""

import datetime as dt
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Story:
    """What a page says. `extra_head` and `after` are markup of a habit's own."""

    site: str
    address: str
    title: str
    byline: str
    published: dt.datetime
    updated: dt.datetime | None
    paragraphs: tuple[str, ...]
    language: str = "en"
    extra_head: str = ""
    after: str = ""


def html(story: Story) -> bytes:
    """Print a page as news sites do: metadata, navigation, headline, byline, date, paragraphs, footer."""
    updated = f'<meta property="article:modified_time" content="{story.updated:%Y-%m-%dT%H:%M:%SZ}">\n' if (
        story.updated) else ""  # fmt: skip
    text = "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in story.paragraphs)
    return f"""<!doctype html>
<html lang="{story.language}"><head><meta charset="utf-8"><title>{escape(story.title)} | {escape(story.site)}</title>
<link rel="canonical" href="{escape(story.address)}">
<meta property="og:type" content="article"><meta property="og:site_name" content="{escape(story.site)}">
<meta property="og:title" content="{escape(story.title)}"><meta name="author" content="{escape(story.byline)}">
<meta property="article:published_time" content="{story.published:%Y-%m-%dT%H:%M:%SZ}">
{updated}{story.extra_head}</head>
<body><header><nav><a href="/">Home</a> <a href="/about">About</a> <a href="/contact">Contact</a></nav></header>
<main><article><h1>{escape(story.title)}</h1>
<p class="byline">By {escape(story.byline)}</p>
<time datetime="{story.published:%Y-%m-%dT%H:%M:%SZ}">{story.published:%d %B %Y, %H:%M}</time>
{text}
</article>{story.after}</main>
<footer>{escape(story.site)} is fictional. <a href="/imprint">Imprint</a></footer></body></html>
""".encode()
