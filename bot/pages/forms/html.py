"""A document as one HTML file: no script, nothing loaded, each checkable line with its place and seal."""

import base64
import hashlib
import re
from functools import lru_cache, partial
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.pages.document import Document
from bot.pages.forms.bars import bars_of
from bot.pages.sources import LONGEST_TITLE, shortened
from bot.pages.words import Words
from bot.records.answers import Excerpt
from bot.records.pages import Surroundings

UNSEALED = "0" * 64
SEAL = re.compile(r'(<meta name="copydesk-seal" content=")([0-9a-f]{64})(">)')
LINE_SEAL = 16
"""Hexadecimal digits of a line's own seal: 64 bits tell an accident; the whole file has all 256."""


def page(document: Document, _: Words) -> str:
    """The whole file. Every foreign word in it is text: escaped by the template, in an element of its own direction."""
    style = _template_text("page.css")
    html = (
        _environment()
        .get_template("page.html")
        .render(
            document=document,
            _=_,
            style=Markup(style),  # our own file
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            bars=bars_of(document.chart),
            unsealed=UNSEALED,
        )
    )
    return sealed(html)


def sealed(html: str) -> str:
    """The file with the sha256 of itself in its head, taken with the seal's own digits as zeros."""
    return SEAL.sub(lambda seal: f"{seal[1]}{_digest(html)}{seal[3]}", html, count=1)


def is_untouched(html: str) -> bool:
    """Whether a file is, letter for letter, as `page` made it."""
    seal = SEAL.search(html)
    return seal is not None and seal[2] == _digest(html)


def seal_of(line: str) -> str:
    """The seal of one line's words."""
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:LINE_SEAL]


def _digest(html: str) -> str:
    bare = SEAL.sub(lambda seal: f"{seal[1]}{UNSEALED}{seal[3]}", html, count=1)
    return hashlib.sha256(bare.encode("utf-8", "surrogatepass")).hexdigest()


def _exact(words: str) -> Markup:
    """Foreign words of which a browser changes no letter: a carriage return in the file would become a line feed."""
    return Markup(str(escape(words)).replace("\r", "&#13;"))


def _place(cut: Excerpt) -> str:
    return f"{cut.article}:{cut.version}:{cut.start}:{cut.end}"


def _stretch(around: Surroundings, cut: Excerpt) -> str:
    return f"{cut.article}:{cut.version}:{around.start}:{around.end}"


def _template_text(name: str) -> str:
    return files("bot.pages.forms").joinpath("templates", name).read_text("utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        autoescape=True, loader=FunctionLoader(_template_text), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {
        "exact": _exact,
        "place": _place,
        "seal": seal_of,
        "shortened": partial(shortened, limit=LONGEST_TITLE),
    }
    environment.globals |= {"stretch": _stretch}
    return environment
