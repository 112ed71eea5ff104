"""Bytes become the letters that a browser would show, whatever the page says of its encoding. Fictional throughout."""

import datetime as dt

import pytest

from bot.reading import route
from bot.records.reading import Hints, Received

TEXT = "<p>The sample council of Port Larkin met once more and moved the harbour wall a little further out.</p>" * 9


@pytest.mark.parametrize("charset", ["iso-8859-1", "latin1", "us-ascii", "x-user-defined", "iso-2022-kr"])
def test_a_quotation_mark_outlives_the_name_of_its_encoding(charset: str) -> None:
    page = f"<html><body><h1>Wall moves</h1><p>“No,” she said.</p>{TEXT}</body></html>"
    received = Received(page.encode("cp1252"), "text/html", charset, "https://gazette.example/wall")
    (draft,) = route.read(received, Hints(today=dt.date(2024, 6, 1)))
    assert "“No,” she said." in draft.text


def test_one_bad_byte_does_not_turn_a_page() -> None:
    page = f"<html><body><h1>Wall moves</h1><p>“Nein”, für Grün.</p>{TEXT * 2}</body></html>".encode() + b"\xe4"
    received = Received(page, "text/html", "utf-8", "https://gazette.example/wall")
    (draft,) = route.read(received, Hints(today=dt.date(2024, 6, 1)))
    assert "“Nein”, für Grün." in draft.text
