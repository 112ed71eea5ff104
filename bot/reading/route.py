"""Which reader reads what was received: the bytes decide, never the claimed type."""

import re
from dataclasses import replace

from lxml import etree

from bot.errors.fetching import NoArticle
from bot.errors.reading import TextTooLong, UnknownFile
from bot.errors.tree import Words
from bot.reading import evidence, fields, page, pasted, refusals, saved_from, sizes, thread, upload
from bot.reading.html_tree import decode, parse
from bot.reading.upload import markdown
from bot.records.reading import Draft, Hints, Received
from bot.text.clean import clean

_HTML = re.compile(r"(?i)<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|</(?:p|div|article|span|title|h1)>")
_SNIFFED = 4096


def read(received: Received, hints: Hints) -> tuple[Draft, ...]:
    """The drafts that the received bytes hold, mostly one; raises a Refused where there is nothing to keep."""
    packed = upload.read(received, hints, read)
    if packed is not None:
        return tuple(part for draft in packed for part in sizes.in_parts(fields.cleaned(draft)))
    text = decode(received)
    if upload.garbled(text):
        raise UnknownFile(kind=Words("not text"))
    draft = _page_or_text(text, received, hints)
    if not any(map(str.isalnum, draft.text)):
        raise NoArticle
    return sizes.in_parts(fields.cleaned(draft))


def _page_or_text(text: str, received: Received, hints: Hints) -> Draft:
    if _HTML.search(text, 0, _SNIFFED):
        return read_html(text, received, hints)
    if text.lstrip()[:6].lower() == "<?xml ":
        raise UnknownFile(kind=Words("an XML file"))
    front, text = markdown.front_matter(text)
    if markdown.is_markdown(received.name, received.media_type):
        text = markdown.plain(text)
    text = clean(text)
    if len(text) > sizes.MOST_READ:
        raise TextTooLong(length=len(text), limit=sizes.MOST_READ)
    return pasted.with_front_matter(pasted.read(text, received, hints), front, hints)


def read_html(text: str, received: Received, hints: Hints) -> Draft:
    """The article or thread of one HTML page; a saved one is read as if it came from where it was saved."""
    tree = parse(text)
    url = received.url or saved_from.address(text, tree)
    return replace(_read_tree(text, tree, replace(received, url=url), hints), received=received)


def _read_tree(text: str, tree: etree._Element, received: Received, hints: Hints) -> Draft:
    known = thread.read(tree, text, received, hints)
    if known is not None:
        return known
    article = _article(tree, received, hints)
    draft = thread.read_unknown(tree, article, received, hints) or article
    refused = refusals.judge(tree, draft, received.url)
    if refused is not None:
        raise refused
    if draft is None:
        raise NoArticle
    return evidence.doubted(tree, draft)


def _article(tree: etree._Element, received: Received, hints: Hints) -> Draft | None:
    try:
        return page.read(tree, received, hints)
    except NoArticle:
        return None
