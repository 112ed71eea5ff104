"""Links to the exact sentence on the publisher's page: text fragments (https://wicg.github.io/scroll-to-text-fragment/).

`#:~:text=[prefix-,]start[,end][,-suffix]`: the browser marks the first place that matches, on word boundaries and
without regard to case, so a form is used only where it matches nothing else in the text as we stored it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import quote

from bot.records.annotations import Span

LONGEST_LINK = 512  # Discord's limit for the address of a link button
MOST_WORDS = 8  # of a start, an end, a prefix or a suffix
FEWEST_START, FEWEST_END = 3, 2  # words; the page holds more than the article, so fewer are hardly ever unique there
LONGEST_EXACT = 300
MOST_PLACES = 500  # of a form's words on the page: what comes more often names nothing there
_SPACES = re.compile(r"[^\S ]\s*| \s+")  # of a page of 500,000 characters hardly any; each single space took 100 ms


class Form(NamedTuple):
    """One way to name the place, in words of the text; an empty part is left out."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    @property
    def directive(self) -> str:
        """The form as it stands in the link."""
        parts = (_encoded(self.prefix) + "-" if self.prefix else "", _encoded(self.start))
        rest = (_encoded(self.end) if self.end else "", "-" + _encoded(self.suffix) if self.suffix else "")
        return "text=" + ",".join(part for part in (*parts, *rest) if part)


def link(url: str, text: str, span: Span, limit: int = LONGEST_LINK) -> str | None:
    """`url` with the shortest fragment that names `text[span.start:span.end]` and nothing else in `text`.

    None where no form is unique or the link would be longer than `limit` characters.
    """
    target = _folded(text[span.start : span.end]).strip()
    first = span.end - len(text[span.start : span.end].lstrip())
    before = _folded(text[:first])
    page, start = before + _folded(text[first:]), len(before)
    unique = [form for form in _forms(text, span) if _names(form, page, start, start + len(target))]
    if not unique or not target:
        return None
    base = url.split(":~:", 1)[0]
    made = f"{base}{'' if '#' in base else '#'}:~:{min(unique, key=_length).directive}"
    return made if len(made) <= limit else None


def _length(form: Form) -> tuple[bool, int, str]:
    """The shortest first; what stands before and after is named only where it must be."""
    return bool(form.prefix or form.suffix), len(form.directive), form.directive


def _forms(text: str, span: Span) -> Iterator[Form]:
    whole = text[span.start : span.end]
    opening, closing = whole.split("\n")[0].split(), whole.rsplit("\n")[-1].split()
    before = text[: span.start].rsplit("\n", 1)[-1].split()
    after = text[span.end :].split("\n", 1)[0].split()
    exact = "\n" not in whole.strip() and len(whole) <= LONGEST_EXACT
    starts = [Form(" ".join(whole.split()))] if exact else []
    starts += [
        Form(" ".join(opening[:first]), " ".join(closing[-last:]))
        for first in range(min(FEWEST_START, len(opening)), min(MOST_WORDS, len(opening)) + 1)
        for last in range(min(FEWEST_END, len(closing)), min(MOST_WORDS, len(closing)) + 1)
        if not exact or first + last < len(whole.split())
    ]
    yield from starts
    for size in range(1, MOST_WORDS + 1):
        for form in starts[:1] + starts[-1:]:
            yield form._replace(prefix=" ".join(before[-size:]))
            yield form._replace(suffix=" ".join(after[:size]))
            yield form._replace(prefix=" ".join(before[-size:]), suffix=" ".join(after[:size]))


def _names(form: Form, page: str, start: int, end: int) -> bool:
    """Whether a browser's first match of `form` in `page` is the target, and there is no second."""
    if any(part and not any(map(str.isalnum, part)) for part in form):
        return False
    words = _folded(form.start)
    if sum(1 for _ in islice(_places(words, page), MOST_PLACES)) == MOST_PLACES:
        return False
    found = _matches(form, page)
    return next(found, None) == (start, end) and next(found, None) is None


def _matches(form: Form, page: str) -> Iterator[tuple[int, int]]:
    first, last, prefix, suffix = (_folded(part) for part in (form.start, form.end, form.prefix, form.suffix))
    for start in _places(first, page):
        if prefix and not page.endswith(prefix, 0, start - (page[start - 1 : start] == " ")):
            continue
        after = start + len(first)
        lasts = islice(_places(last, page, after), MOST_PLACES) if last else ()
        ends: Iterable[int] = (place + len(last) for place in lasts) if last else (after,)
        for end in ends:
            if not suffix or page.startswith(suffix, end + (page[end : end + 1] == " ")):
                yield start, end
                break


def _places(words: str, page: str, after: int = 0) -> Iterator[int]:
    at = page.find(words, after)
    while at >= 0:
        end = at + len(words)
        if not (_inside(page, at) or _inside(page, end)):
            yield at
        at = page.find(words, at + 1)


def _inside(page: str, at: int) -> bool:
    return 0 < at < len(page) and page[at - 1].isalnum() and page[at].isalnum()


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text).casefold()


def _encoded(words: str) -> str:
    """Percent-encoded; the dash, comma and ampersand are the directive's own marks."""
    return quote(words, safe="").replace("-", "%2D")
