"""Pages as browsers and word processors save them: the article inside, with the address that it was saved from."""

import datetime as dt
import plistlib

import pytest

from bot.errors.reading import DamagedFile, NoTextInFile, UnknownFile
from bot.errors.tree import Refused
from bot.reading import route
from bot.records.reading import Draft, Hints, Received
from tests.reading.files import packed, pdf

HINTS = Hints(dt.date(2025, 6, 1))
ADDRESS = "https://gazette.example/lock"
OWN = "The lock at Amberley reopens on Monday, the keeper of the canal told the Fictional Post this evening."
MORE = "Boats have waited below it since April, and two of them have been sold where they lay – their owners said so."
PAGE = f"<html><head><title>The lock reopens</title></head><body><h1>The lock reopens</h1><p>{OWN}</p><p>{MORE}</p>"


def read(body: bytes) -> Draft:
    (draft,) = route.read(Received(body, name="saved"), HINTS)
    return draft


def web_archive(page: bytes, form: plistlib.PlistFormat = plistlib.FMT_BINARY, **more: object) -> bytes:
    main = {"WebResourceData": page, "WebResourceURL": ADDRESS, "WebResourceMIMEType": "text/html", **more}
    picture = {"WebResourceData": b"\x89PNG", "WebResourceURL": "https://gazette.example/a.png"}
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": [picture]}, fmt=form)


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_a_web_archive_is_its_page(form: plistlib.PlistFormat, charset: str) -> None:
    draft = read(web_archive(PAGE.encode(charset), form, WebResourceTextEncodingName=charset))
    assert (draft.title.value, draft.text) == ("The lock reopens", f"{OWN}\n\n{MORE}")
    assert (draft.url, draft.key) == (ADDRESS, "gazette.example/lock")


NOTED = f"<!-- saved from url=(0028){ADDRESS} -->"
SINGLE_FILE = f"<html><!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Mon Jun 02 2025\n-->"
NAMED = {
    "the browser's note": PAGE.replace("<html>", f"{NOTED}<html>"),
    "another browser's": PAGE.replace("<html>", SINGLE_FILE),
    "the note before the page's word": PAGE.replace(
        "<html><head>", f'{NOTED}<html><head><link rel="canonical" href="https://other.example/x">'
    ),
    "a canonical address": PAGE.replace("<head>", f'<head><link rel="Canonical" href="{ADDRESS}">'),
    "Open Graph": PAGE.replace("<head>", f'<head><meta property="og:url" content="{ADDRESS}">'),
    "the front page, then its own": PAGE.replace(
        "<head>", f'<head><link rel="canonical" href="/"><meta property="og:url" content="{ADDRESS}">'
    ),
}


@pytest.mark.parametrize("place", NAMED)
def test_a_saved_page_keeps_the_address_that_it_names(place: str) -> None:
    draft = read(NAMED[place].encode())
    assert (draft.url, draft.key, draft.outlet) == (ADDRESS, "gazette.example/lock", "gazette.example")
    assert draft.received.url is None


@pytest.mark.parametrize("place", ["https://gazette.example/", "lock.html", "file:///C:/lock.html", "hard::x", ""])
def test_a_saved_page_that_names_no_page_has_no_address(place: str) -> None:
    draft = read(PAGE.replace("<head>", f'<head><link rel="canonical" href="{place}">').encode())
    assert (draft.title.value, draft.url) == ("The lock reopens", None)


def test_a_page_from_an_address_keeps_that_one() -> None:
    page = PAGE.replace("<head>", f'<head><link rel="canonical" href="{ADDRESS}">')
    (draft,) = route.read(Received(page.encode(), url="https://mirror.example/a"), HINTS)
    assert draft.url == "https://mirror.example/a"


LAUGHS = "<!DOCTYPE plist [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>"
REFUSED: dict[str, tuple[bytes, type[Refused]]] = {
    "a page that is none": (web_archive(b" "), NoTextInFile),
    "a page inside a page": (web_archive(web_archive(PAGE.encode())), NoTextInFile),
    "a zip inside": (web_archive(packed({"a.html": PAGE})), NoTextInFile),
    "no page": (plistlib.dumps({"x": "WebMainResource"}, fmt=plistlib.FMT_BINARY), DamagedFile),
    "a page of another type": (plistlib.dumps({"WebMainResource": [1]}, fmt=plistlib.FMT_BINARY), NoTextInFile),
    "half of one": (web_archive(PAGE.encode())[:-40], DamagedFile),
    "entities": (
        f"<?xml version='1.0'?>{LAUGHS}<plist><dict><key>WebMainResource</key><data>&b;</data></dict></plist>".encode(),
        DamagedFile,
    ),
    "settings of a program": (plistlib.dumps({"Window": [1, 2], "Name": OWN}, fmt=plistlib.FMT_BINARY), UnknownFile),
    "the same as XML": (plistlib.dumps({"Window": [1, 2], "Name": OWN}), UnknownFile),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_holds_no_page_is_refused_by_name(what: str) -> None:
    body, outcome = REFUSED[what]
    with pytest.raises(outcome):
        read(body)


def test_a_web_archive_of_a_pdf_is_the_pdf() -> None:
    draft = read(web_archive(pdf([[(60, 700, 11, OWN)]]), WebResourceMIMEType="application/pdf"))
    assert (draft.text, draft.url) == (OWN, ADDRESS)


PART = 'Content-Type: text/html; charset="{charset}"\nContent-Transfer-Encoding: {how}\nContent-Location: {place}\n\n'
DATE = "Date: Mon, 2 Jun 2014 10:00:00 +0200"
HEADS = {
    "Internet Explorer 6": f"From: <Saved by Microsoft Internet Explorer 6>\nSubject: The lock\n{DATE}",
    "Internet Explorer 11": f'From: "Saved by Internet Explorer 11"\nSubject: The lock\n{DATE}',
    "Firefox": "From: <Saved by UnMHT>\nSubject: The lock",
    "Opera": DATE,
    "a word processor": "X-Made-By: a fictional program",
}


@pytest.mark.parametrize("program", HEADS)
def test_a_page_saved_by_an_older_program_keeps_its_address(program: str) -> None:
    place = "file:///C:/lock.htm" if program == "a word processor" else ADDRESS
    head = (
        f'{HEADS[program]}\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html"; boundary="b"\n\n'
    )
    part = PART.format(charset="utf-8", how="8bit", place=place)
    draft = read(f"{head}This is a page.\n\n--b\n{part}{PAGE}\n--b--\n".replace("\n", "\r\n").encode())
    assert (draft.title.value, draft.text) == ("The lock reopens", f"{OWN}\n\n{MORE}")
    assert draft.url == (ADDRESS if place == ADDRESS else None)


def test_a_letter_with_pictures_is_a_letter() -> None:
    head = "From: mara@quill.example\nSubject: The lock\nContent-Type: multipart/related; boundary=b\n\n"
    part = PART.format(charset="utf-8", how="8bit", place="cid:1")
    draft = read(f"{head}--b\n{part}{PAGE}\n--b--\n".encode())
    assert (draft.byline.value, draft.url) == ("mara@quill.example", None)
