"""Rich text: what a word processor shows of it, in the letters that it shows."""

import datetime as dt

import pytest

from bot.errors.reading import DamagedFile, NoTextInFile
from bot.reading import route
from bot.records.reading import Draft, Hints, Received

HINTS = Hints(dt.date(2025, 6, 1))
HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset204{\*\falt X};}"
HEAD += r"{\f2\fmodern\fcharset128 Gothic;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s1 Heading;}}"
INFO = r"{\info{\title Microsoft Word - lock.rtf}{\author Nell Quince}{\creatim\yr2025\mo5\dy5\hr9\min3}}"
TITLE, OWN = "The lock reopens", "The lock at Amberley reopens on Monday, the keeper of the canal told us this evening."


def read(body: str) -> Draft:
    (draft,) = route.read(Received(body.encode("latin-1"), name="a.txt"), HINTS)
    return draft


def test_a_document_gives_its_paragraphs_its_author_and_its_day() -> None:
    draft = read(rf"{HEAD}{INFO}{{\header\pard Page 1\par}}\pard\b {TITLE}\b0\par {OWN}\par\pard Boats wait.\par}}")
    assert (draft.title.value, draft.byline.value, draft.text) == (TITLE, "Nell Quince", f"{OWN}\n\nBoats wait.")
    assert draft.published.chosen
    assert (draft.published.chosen.date, draft.published.sure) == (dt.date(2025, 5, 5), False)


def test_the_byline_in_the_text_goes_before_the_author_of_the_file() -> None:
    assert read(rf"{HEAD}{INFO}{TITLE}\par By Ole Tarn\par {OWN}\par {OWN} Twice.\par}}").byline.value == "Ole Tarn"


LETTERS = {
    "marks by name": (r"\ldblquote No\rdblquote , she said \emdash  twice.", "“No”, she said — twice."),
    "marks by byte": (r"\'93No\'94, she\'92s here.", "“No”, she’s here."),
    "Unicode with a stand-in": (r"Caf\u233 e\u8212 -\uc0\u8220 x", "Café—“x"),
    "a stand-in of two bytes": (r"\uc2\u26085 \'93\'fa.", "日."),
    "a sign in two halves": (r"A lamp: \u-10179 ?\u-8550 ?.", "A lamp: 🚚."),
    "another font": (r"{\f1\'cf\'f0\'e8\'e2\'e5\'f2}, he said.", "Привет, he said."),
    "letters of two bytes": (r"{\f2\'93\'fa\'83e}.", "日テ."),
    "braces and a bound blank": (r"\{a\}\~\\b\_c", "{a} \\b-c"),
    "a link": (
        r"See {\field{\*\fldinst HYPERLINK \"https://p.example/\"}{\fldrslt the notice}} of the canal.",
        "See the notice of the canal.",
    ),
    "hidden and struck words": (r"Kept{\v  hidden}{\deleted  struck}\v  more\v0 , all.", "Kept, all."),
    "a picture and bytes": (r"One{\pict\wmetafile8 0102{\*\x y}}{\object\bin4 }}}}}{{\objdata 1}} two.", "One two."),
    "a note and a list's number": (r"{\listtext\'95\tab}Point one{\footnote A note.}.", "Point one."),
    "a line": (r"One\line two.", "One\ntwo."),
    "cells": (r"One\cell two\cell\row three.", "One\n\ntwo\n\nthree."),
}


@pytest.mark.parametrize("what", LETTERS)
def test_letters_are_those_that_are_shown(what: str) -> None:
    code, shown = LETTERS[what]
    assert read(rf"{HEAD}\pard\plain {TITLE}\par {OWN}\par {code}\par}}").text == f"{OWN}\n\n{shown}"


@pytest.mark.parametrize(
    "body", [r"{\rtf1}", r"{\rtf1\pard\par\par}", r"{\rtf1{\pict 00ff}}", r"{\rtf1", r"{\rtf1}}}}"]
)
def test_one_without_words_is_refused(body: str) -> None:
    with pytest.raises(NoTextInFile):
        read(body)


def test_groups_without_end_are_damage() -> None:
    with pytest.raises(DamagedFile):
        read(r"{\rtf1" + "{" * 100_000)
