"""Files that cannot be read: encrypted, harmed, empty, too many at once; each is refused with its reason."""

import datetime as dt
import io
import zipfile

import pytest

from bot.errors.reading import (
    DamagedFile,
    EmptyFile,
    FileTooLong,
    LockedFile,
    NoTextInFile,
    UnknownFile,
    UnsafeZip,
    ZipInside,
    ZipTooBig,
)
from bot.errors.tree import Refused
from bot.reading import route
from bot.records.reading import Draft, Hints, Received
from tests.reading.files import docx, locked, packed, pdf
from tests.reading.test_upload import two_columns

HINTS = Hints(dt.date(2025, 3, 20))


def read(body: bytes, name: str | None = None) -> tuple[Draft, ...]:
    return route.read(Received(body, name=name), HINTS)


def one_member(name: str, body: bytes = b"words", *, flags: int = 0, mode: int = 0) -> bytes:
    info = zipfile.ZipInfo("name.txt")
    info.external_attr = mode << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(info, body)
    whole = out.getvalue().replace(b"name.txt", name.encode().ljust(8, b"_")[:8])
    if flags:
        at = whole.index(b"PK\1\2") + 8
        whole = whole[:at] + bytes([flags]) + whole[at + 1 :]
        whole = whole[:6] + bytes([flags]) + whole[7:]
    return whole


def harmed_lzma() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", "words of a fictional note " * 99)
    whole = bytearray(out.getvalue())
    whole[50:60] = bytes(10)
    return bytes(whole)


SCAN = pdf([[]])
LOCKED_PDF = pdf([[(60, 700, 11, "words")]]).replace(
    b"/Root 1 0 R",
    b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(" + b"a" * 32 + b")/U(" + b"b" * 32 + b")>>/ID[(a)(a)]/Root 1 0 R",
)
REFUSED: dict[str, tuple[bytes, type[Refused]]] = {
    "nothing": (b"", EmptyFile),
    "blanks": (b" \n\t ", EmptyFile),
    "a picture named .txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, UnknownFile),
    "a film": (b"\0\0\0\x18ftypmp42" + b"\0" * 50, UnknownFile),
    "a program": (b"\x7fELF\2\1\1" + b"\0" * 50, UnknownFile),
    "gzip": (b"\x1f\x8b\x08" + b"\0" * 50, UnknownFile),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, UnknownFile),
    "XML of a program": (b"<?xml version='1.0'?><settings><window>some words</window></settings>", UnknownFile),
    "noise": (bytes(range(256)) * 10, UnknownFile),
    "a scan": (SCAN, NoTextInFile),
    "a locked PDF": (LOCKED_PDF, LockedFile),
    "a PDF locked with AES": (locked(SCAN, "harbour"), LockedFile),
    "a PDF locked for a certificate": (LOCKED_PDF.replace(b"/Filter/Standard", b"/Filter/Certified"), LockedFile),
    "half a PDF": (two_columns(by_rows=False)[:400], DamagedFile),
    "a PDF that is none": (b"%PDF-1.7\nno objects here", DamagedFile),
    "a PDF of 201 pages": (pdf([[(60, 700, 11, "words")]] * 201), FileTooLong),
    "an empty Word document": (docx([]), NoTextInFile),
    "broken XML in Word": (packed({"word/document.xml": "<w:document><w:p>"}), DamagedFile),
    "half a zip": (packed({"a.txt": "words " * 500})[:60], DamagedFile),
    "a zip of LZMA, harmed": (harmed_lzma(), DamagedFile),
    "an empty zip": (packed({}), NoTextInFile),
    "a spreadsheet": (packed({"[Content_Types].xml": b"\0\1\2", "xl/workbook.bin": b"\0\1"}), UnknownFile),
    "a path upward": (one_member("../a.txt"), UnsafeZip),
    "an absolute path": (one_member("/etc/pwd"), UnsafeZip),
    "a drive": (one_member("C:/a.txt"), UnsafeZip),
    "a path upward, the other way": (one_member("..\\a.txt"), UnsafeZip),
    "a link": (one_member("a.txt", b"/etc/passwd", mode=0o120777), UnsafeZip),
    "a locked zip": (one_member("a.txt", flags=1), LockedFile),
    "a zip in a zip": (packed({"inner.txt": packed({"a.txt": "words"})}), ZipInside),
    "a zip of 101 files": (packed({f"{n}.txt": "words" for n in range(101)}), FileTooLong),
    "a zip bomb": (packed({"a.txt": b"a" * 21_000_000}), ZipTooBig),
    "a zip bomb in parts": (packed({f"{n}.txt": b"a" * 1_000_000 for n in range(25)}), ZipTooBig),
    "a Word bomb": (packed({"word/document.xml": b" " * 31_000_000}), ZipTooBig),
    "a mail of nothing": (b"From: a@b.example\nTo: c@d.example\nSubject: x\n\n", NoTextInFile),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(what: str) -> None:
    body, outcome = REFUSED[what]
    with pytest.raises(outcome) as refused:
        read(body, "story.txt")
    assert type(refused.value) is outcome
    assert "{" not in refused.value.sentence
