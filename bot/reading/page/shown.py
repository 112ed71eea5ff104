"""A page as readers see it: nothing that is hidden from them, and every word within a sentence."""

import re
from collections.abc import Iterator
from copy import copy

from lxml import etree, html

from bot.reading.html_tree import finder

# What the HTML standard (the hidden attribute) and CSS hide, the usual classes of what only screen readers say, and the
# readings above ruby, which would be mixed into the words.
# By way of the attributes: two and a half times as fast as asking each element for them.
_MAY_BE_HIDDEN = finder(
    "//@hidden/..|//@style[contains(.,'none') or contains(.,'hidden')]/.."
    "|//@class[contains(.,'sr-only') or contains(.,'hidden') or contains(.,'screen-reader')]/..|//rt|//rp"
)
_STYLE = re.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_CLASSES = frozenset(("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only"))
_STREAMED = re.compile(r"[SBP]:[0-9a-f]+$")  # React sends blocks hidden under such ids and moves them into view
_MOST = 0.3  # of a page's letters: what holds more is shown by a script
_CONTROLS = ("time", "button", "label")
_PROSE = ("p", "li", "blockquote", "td")
_BESIDE = 12  # characters of the sentence right beside the word: a label or a byline's day has fewer


def shown(tree: html.HtmlElement) -> html.HtmlElement:
    """The tree itself where it hides nothing and puts no control within a sentence, else such a copy."""
    hidden = set(filter(_is_hidden, _MAY_BE_HIDDEN(tree)))
    if not hidden and next(_words(tree), None) is None:
        return tree
    seen = copy(tree)
    most = _MOST * sum(map(len, seen.itertext()))
    for element in [twin for original, twin in zip(tree.iter(), seen.iter(), strict=True) if original in hidden]:
        if element.getparent() is not None and sum(map(len, element.itertext())) <= most:
            _drop(element)
    for control in list(_words(seen)):
        if isinstance(control, html.HtmlElement):
            control.drop_tag()
    return seen


def _drop(element: etree._Element) -> None:
    if isinstance(element, html.HtmlElement):
        element.drop_tree()


def _is_hidden(element: etree._Element) -> bool:
    if element.tag in ("html", "body", "head", "script", "meta"):
        return False
    if element.tag in ("rt", "rp"):
        return True
    if (hidden := element.get("hidden")) is not None:
        return hidden != "until-found" and not _STREAMED.match(element.get("id") or "")
    styled = _STYLE.search(element.get("style") or "") is not None
    return styled or not _CLASSES.isdisjoint((element.get("class") or "").lower().split())


def _words(tree: etree._Element) -> Iterator[etree._Element]:
    """The times, buttons and labels that are words of a sentence: text goes on at one side of them at least."""
    for control in tree.iter(*_CONTROLS):
        prose = next(control.iterancestors(*_PROSE), None)
        if prose is None or next(control.iter("p", "div", "ul", "input", "svg"), None) is not None:
            continue
        if control.tag == "label" and prose.tag != "p":
            continue
        previous, parent = control.getprevious(), control.getparent()
        before = (previous.tail if previous is not None else parent.text if parent is not None else None) or ""
        if len((before + (control.tail or "")).strip()) >= _BESIDE:
            yield control
