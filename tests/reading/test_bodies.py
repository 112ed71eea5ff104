"""The words of an article on pages that most readers lose: put together from whole pages, or with little markup."""

import datetime as dt
import json

import pytest

from bot.reading import route
from bot.reading.page import UNSURE
from bot.records.reading import Draft, Hints, Received

WORDS = "The sample council of Port Larkin met once more and moved the harbour wall a little further out, as planned."
BODY = "".join(f"<p>{WORDS} It was the meeting number {number} of that long and rainy year.</p>" for number in range(9))
HEAD = "<html><head><title>Harbour wall moves</title></head><body><h1>Harbour wall moves</h1>"


def _draft(page: str) -> Draft:
    received = Received(page.encode(), "text/html", "utf-8", "https://gazette.example/wall")
    (draft,) = route.read(received, Hints(today=dt.date(2024, 6, 1)))
    return draft


def _text(page: str) -> str:
    return _draft(page).text


def test_a_page_that_ends_twice_is_read_to_its_last_end() -> None:
    menu = "<html><body><ul><li><a href='/a'>Home</a></li></ul></body></html>"
    assert _text(f"{menu}{HEAD}<div>{BODY}</div></body></html>").count("meeting number") == 9


def test_teasers_longer_than_nothing_do_not_hide_the_article() -> None:
    teasers = "".join(
        f"<article><h3>Another story {number}</h3><p>It began long ago…</p></article>" for number in (1, 2)
    )
    assert _text(f"{HEAD}{teasers}<div class='x'>{BODY}</div></body></html>").count("meeting number") == 9


def test_what_stands_beside_or_within_the_article_as_boilerplate_is_not_read() -> None:
    beside = "<div><p>Sample readers of this page also read what the harbour pilots said about the tides.</p></div>"
    within = "<aside><p>A sample of the week: every Monday morning the harbour news by post, for nothing.</p></aside>"
    text = _text(f"{HEAD}{beside}<article>{BODY[:400]}{within}{BODY[400:]}</article>{beside}</body></html>")
    assert text.count("meeting number") == 9
    assert "also read" not in text
    assert "by post" not in text


def test_a_standfirst_outside_the_article_element_comes_first() -> None:
    lead = "The sample council wants the wall of Port Larkin to stand further out before the winter storms arrive."
    head = HEAD.replace("<title>", f"<meta name='description' content='{lead}'><title>")
    text = _text(f"{head}<header><p>{lead}</p></header><article>{BODY}</article></body></html>")
    assert text.startswith(lead)


@pytest.mark.parametrize("tag", ["nav", "aside", "button", "time", "fieldset"])
def test_boilerplate_that_is_never_closed_does_not_take_the_article_along(tag: str) -> None:
    text = _text(f"{HEAD}<{tag}><a href='/a'>Home</a><div class='x'>{BODY}</div></body></html>")
    assert text.count("meeting number") == 9


def test_boilerplate_never_closed_amid_the_article_does_not_take_the_rest_along() -> None:
    opening = f"<p>{WORDS} So much for the opening.</p>"
    assert _text(f"{HEAD}<article>{opening}<aside>{BODY}</article></body></html>").count("meeting number") == 9


@pytest.mark.parametrize(
    ("marked", "read"),
    [
        ("It opened at <time>7.15</time> and shut again at <time>9.40</time> that evening.", "at 7.15 and shut"),
        ("Pilots feared that <button>silting</button> had raised the harbour floor.", "that silting had raised"),
        (
            "The plan is <a href='/p'>public<span class='sr-only'> (new tab)</span></a> and has been so all year.",
            "is public and",
        ),
        ("The <ruby>港<rt>みなと</rt></ruby> of the sample harbour is older than its wall.", "The 港 of"),
    ],
)
def test_a_sentence_keeps_its_words_and_none_that_is_hidden(marked: str, read: str) -> None:
    assert read in _text(f"{HEAD}<article>{BODY[:1200]}<p>{marked}</p>{BODY[1200:]}</article></body></html>")


@pytest.mark.parametrize("how", ["hidden", "style='display: none'", "style='color:red;visibility:hidden'"])
def test_a_hidden_paragraph_is_not_read(how: str) -> None:
    page = (
        f"{HEAD}<article>{BODY}<p {how}>A sample that the gazette took down before anybody saw it.</p>{BODY}</article>"
    )
    assert "took down" not in _text(page)


def test_what_a_script_streams_or_reveals_is_read() -> None:
    assert _text(f"{HEAD}<div hidden id='S:0'>{BODY}</div></body></html>").count("meeting number") == 9
    assert _text(f"{HEAD}<div style='display:none'>{BODY}</div></body></html>").count("meeting number") == 9


def test_a_declared_body_with_markup_is_read_as_its_paragraphs() -> None:
    told = "".join(f"&lt;p&gt;{WORDS} It was meeting number {number}.&lt;/p&gt;" for number in range(5))
    script = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{told}"}}</script>'
    page = f"<html><head><title>Harbour wall moves</title>{script}</head><body><div id='root'></div></body></html>"
    text = _text(page.replace("&lt;", "<").replace("&gt;", ">").replace("once more", "&ldquo;once more&rdquo;"))
    assert text.count("\n\n") == 4
    assert "met “once more”" in text


def test_a_list_of_other_stories_is_not_the_article() -> None:
    rows = "".join(
        f"<div><a href='/{n}'><span>Sample boats come in says pilot {n}</span></a> {n} votes</div>" for n in range(60)
    )
    assert _text(f"{HEAD}<div>{rows}</div><div><div>{BODY}</div></div></body></html>").count("meeting number") == 9


BROKEN = "".join(f"{WORDS} The harbour wall moves by {number} metres.<br><br>" for number in range(1, 12))
REMARKS = "".join(
    f"<div class='comment'><p>Number {number}: I have lived in this town for years and never saw a thing so odd, "
    f"said my uncle {number} times, and he should know since he sold fish here.</p></div>"
    for number in range(30)
)
ABOUT = (
    "<div class='author-bio'><p>Ilse Sample has written about harbours and walls for twenty years and lives by the sea "
    "with two dogs, a boat that leaks and a large collection of old tide tables.</p></div>"
)
DECLARED = json.dumps(
    {"@type": "NewsArticle", "articleBody": "\n".join(f"{WORDS} Declared was metre {number}." for number in range(9))}
)


@pytest.mark.parametrize(
    ("page", "kept", "left_out"),
    [
        (f"<div class='story'>{BROKEN}</div><div id='comments'>{REMARKS}</div>", "moves by 11 metres", "my uncle"),
        (f"<div class='story'>{BROKEN}</div>{ABOUT}", "moves by 11 metres", "two dogs"),
        (f"<script type='application/ld+json'>{DECLARED}</script>{REMARKS}", "was metre 8", "my uncle"),
    ],
    ids=["comments in paragraphs", "a bio in a paragraph", "a declared body beside comments"],
)
def test_the_body_is_chosen_by_evidence_not_by_its_paragraphs(page: str, kept: str, left_out: str) -> None:
    text = _text(f"{HEAD}{page}</body></html>")
    assert kept in text
    assert left_out not in text


def test_a_choice_between_two_equal_parts_is_told() -> None:
    other = "".join(
        f"<p>Quite another tale is told here of the old lighthouse and its keeper number {number}, long after dark.</p>"
        for number in range(9)
    )
    draft = _draft(f"<html><body><script type='application/ld+json'>{DECLARED}</script><h1>T</h1>{other}</body></html>")
    assert draft.doubts == (UNSURE,)
    assert _draft(f"{HEAD}{BODY}</body></html>").doubts == ()


def test_what_a_page_leaves_out_is_kept_beside_its_text() -> None:
    menu = "<nav><a href='/a'>Sample tides</a></nav>"
    foot = "<footer><p>Printed by the Sample Press.</p></footer><script>hidden()</script>"
    draft = _draft(f"{HEAD}{menu}<article>{BODY}</article>{foot}</body></html>")
    assert draft.dropped == ("Sample tides", "Printed by the Sample Press.")


VARIANTS = "".join(f"<section><div class='width-{width}'>{BODY}</div></section>" for width in ("wide", "narrow"))
VERSE = "<p>Row, sample pilots, row until the harbour wall stands out at sea.</p>"
OFFERS = (
    "<div class='row'><div class='col'><h3>From the sample kitchen</h3><p>A soup of nine small fish and one lemon, as "
    "the keepers of the lighthouse have cooked it every winter, is ready in an hour.</p></div></div>"
)
WIDGETS = [f"<div class='elementor-widget-text'>{part}</p></div>" for part in BODY.split("</p>")[:9]]
LOST = (
    "<div class='elementor-widget-text'><dl><dt>Length of the wall</dt><dd>About 400 metres of stone.</dd></dl></div>"
)


@pytest.mark.parametrize(
    ("page", "line", "count"),
    [
        (f"<main>{VARIANTS}</main>", "meeting number 4", 1),
        (f"<div class='story'>{BODY}{VERSE}{VERSE}</div>", "Row, sample pilots", 2),
        (f"<article><div class='story'>{BODY}</div>{OFFERS}</article>", "nine small fish", 0),
        (f"<div class='story'>{OFFERS}</div><div class='story'>{BODY}</div>", "meeting number 8", 1),
        (f"<div class='page'>{''.join([*WIDGETS[:4], LOST, *WIDGETS[4:]])}</div>", "About 400 metres", 1),
    ],
    ids=[
        "one print a width of screen",
        "a line told twice",
        "offers after it",
        "offers before it",
        "page-builder parts",
    ],
)
def test_the_article_stands_once_and_ends_where_its_element_does(page: str, line: str, count: int) -> None:
    text = _text(f"{HEAD}{page}</body></html>")
    assert text.count(line) == count
    assert text.count("meeting number") == 9


@pytest.mark.parametrize("strays", ["\0", "\x01\x02" * 40], ids=["a NUL", "control characters"])
def test_a_page_with_bytes_that_no_text_has_is_a_page(strays: str) -> None:
    page = f"<!DOCTYPE html>{HEAD}<article>{BODY}</article>{strays}</body></html>"
    assert _text(page).count("meeting number") == 9
