"""Mail is told from text by its form, and the sender's own words from those of earlier mails."""

import datetime as dt

import pytest

from bot.reading import route
from bot.records.reading import Draft, Hints, Received
from tests.reading.files import docx, packed

HINTS = Hints(dt.date(2025, 6, 1))
OWN = "The lock at Amberley reopens on Monday, the keeper of the canal told the Fictional Post this evening."
THEIRS = "Do not print before the keeper has rung me back."
HEAD = "From: Nell Quince <nell@post.example>\nTo: desk@post.example\nSubject: The lock reopens\n"
HTML = HEAD + "Content-Type: text/html; charset=utf-8\n\n<html><body><p>" + OWN + "</p>{}</body></html>"
ANSWERS = {
    "gmail": f'<div class="gmail_quote"><div class="gmail_attr">Am Mo. schrieb Olm:</div><p>{THEIRS}</p></div>',
    "apple mail": f'<blockquote type="cite"><p>{THEIRS}</p></blockquote>',
    "thunderbird": f'<div class="moz-cite-prefix">Olm wrote:</div><blockquote type="cite">{THEIRS}</blockquote>',
    "outlook": f'<div id="divRplyFwdMsg"><b>Von:</b> Olm</div><div><p>{THEIRS}</p></div>',
    "yahoo": f'<div class="yahoo_quoted"><p>{THEIRS}</p></div>',
}


def read(text: str | bytes, name: str = "story.eml") -> Draft:
    body = text if isinstance(text, bytes) else text.encode()
    return route.read(Received(body, name=name), HINTS)[0]


@pytest.mark.parametrize("program", ANSWERS)
def test_an_earlier_mail_in_html_is_left_out_and_listed(program: str) -> None:
    draft = read(HTML.format(ANSWERS[program]))
    assert OWN in draft.text
    assert THEIRS not in draft.text
    assert any(THEIRS in line for line in draft.dropped)


def test_a_mail_that_only_passes_another_on_is_kept() -> None:
    forwarded = f'<html><body><div class="gmail_quote"><p>{OWN}</p><p>{THEIRS}</p></div></body></html>'
    assert OWN in read(f"{HEAD}Content-Type: text/html\n\n{forwarded}").text


@pytest.mark.parametrize("fold", ["        ", "\t  ", " "])
def test_mail_with_headers_folded_anyhow_is_mail(fold: str) -> None:
    draft = read(f"Received: by mx.post.example\n{fold}with ESMTP id 7;\n{fold}Mon, 5 May 2025\n{HEAD}\n{OWN}\n")
    assert (draft.title.value, draft.byline.value, draft.text) == ("The lock reopens", "Nell Quince", OWN)


def test_a_newsletter_is_read_from_its_html_part() -> None:
    stub = "Content-Type: text/plain\n\nOpen in a browser.\n"
    page = f"<html><body><h1>The lock reopens</h1><p>{OWN}</p><p>{OWN[4:]}</p></body>"
    parts = f"--B\n{stub}\n--B\nContent-Type: text/html\n\n{page}\n--B--\n"
    assert OWN in read(f"{HEAD}Content-Type: multipart/alternative; boundary=B\n\n{parts}").text


SAVED = (
    "Content-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html\nContent-Location: {}\n\n{}\n--B--\n"
)
PAGE = (
    f"<html><head><title>The lock reopens</title></head><body><article><p>{OWN}</p><p>{OWN} Again.</p></article></body>"
)


@pytest.mark.parametrize("sender", ["From: <Saved by Windows Internet Explorer 8>\n", "From: nobody\n"])
def test_a_page_saved_by_an_older_browser_keeps_its_address(sender: str) -> None:
    address = "https://post.example/2025/05/05/lock"
    draft = read(f"{sender}Subject: x\nDate: Fri, 30 May 2025 10:00:00 +0000\n" + SAVED.format(address, PAGE), "x.mht")
    assert (draft.url, draft.title.value) == (address, "The lock reopens")
    assert draft.published.chosen
    assert draft.published.chosen.date == dt.date(2025, 5, 5)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RUN = "<w:r>{}<w:t>{}</w:t></w:r>"


def test_word_headings_of_any_language_and_no_hidden_or_moved_words() -> None:
    styles = f'<w:styles {W}><w:style w:styleId="Otsikko"><w:name w:val="Title"/></w:style></w:styles>'
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Otsikko"/></w:pPr>' + RUN.format("", "The lock reopens") + "</w:p>"
        f"<w:p><w:moveFrom>{RUN.format('', THEIRS)}</w:moveFrom></w:p><w:p>{RUN.format('', OWN)}"
        f"{RUN.format('<w:rPr><w:vanish/></w:rPr>', 'Nobody may see this.')}</w:p>"
        f"<w:p><w:moveTo>{RUN.format('', THEIRS)}</w:moveTo></w:p>"
    )
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    draft = read(packed({"word/document.xml": document, "word/styles.xml": styles}), "x.docx")
    assert (draft.title.value, draft.text) == ("The lock reopens", f"{OWN}\n\n{THEIRS}")


def test_the_byline_in_a_document_goes_before_its_properties() -> None:
    paragraphs = [("Title", "The lock reopens"), ("", "By Nell Quince"), ("", OWN), ("", OWN + " Again.")]
    assert read(docx(paragraphs, creator="Administrator"), "x.docx").byline.value == "Nell Quince"
