"""Files: their kind is sniffed, their words come out readable, and what cannot be read is refused with its reason."""

import datetime as dt
import io
import zipfile
from dataclasses import replace
from email.message import EmailMessage

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
from tests.reading.files import Placed, docx, locked, packed, pdf

HINTS = Hints(dt.date(2025, 3, 20))
LEFT = [
    "The harbour wardens of Quillhaven met on Tues-",
    "day to settle the matter of the ferry, which had",
    "not come for nine days.",
    "They agreed that the lamp should burn all night",
    "and that a boat should be sent to look for it in",
    "the well-known shallows to the north.",
]
RIGHT = [
    "A second column begins here and tells of what the",
    "keeper of the lighthouse said about the lost boat",
    "when she was asked by the wardens.",
    "Nobody had seen it since the storm, she told them,",
    "and nobody had heard the bell that it carries, al-",
    "though the night was still.",
]


def read(body: bytes, name: str | None = None) -> tuple[Draft, ...]:
    return route.read(Received(body, name=name), HINTS)


def column(lines: list[str], x: float) -> list[Placed]:
    return [(x, 700 - 14 * n - (10 if n > 2 else 0), 11, line) for n, line in enumerate(lines)]


def two_columns(*, by_rows: bool) -> bytes:
    left, right = column(LEFT, 60), column(RIGHT, 320)
    body = [piece for row in zip(left, right, strict=True) for piece in row] if by_rows else left + right
    pages: list[list[Placed]] = [
        [(60, 770, 9, "THE FICTIONAL LEDGER   1"), (60, 735, 22, "The Ferry Did Not Come"), *body],
        [(60, 770, 9, "THE FICTIONAL LEDGER   2"), (60, 700, 11, "A second page."), (60, 670, 11, "It is short.")],
        [(60, 770, 9, "THE FICTIONAL LEDGER   3"), (60, 700, 11, "A third page."), (60, 670, 11, "It is the last.")],
    ]
    return pdf(pages, "/Author(Mara Fenn)/CreationDate(D:20250318090000Z)")


@pytest.mark.parametrize("by_rows", [False, True], ids=["column by column", "row by row"])
def test_a_pdf_of_two_columns_reads_column_by_column_without_hyphens_or_running_heads(by_rows: bool) -> None:
    (draft,) = read(two_columns(by_rows=by_rows))
    assert draft.title.value == "The Ferry Did Not Come"
    assert draft.byline.value == "Mara Fenn"
    assert draft.published.chosen
    assert (draft.published.chosen.date, draft.published.sure) == (dt.date(2025, 3, 18), False)
    paragraphs = draft.text.split("\n\n")
    assert paragraphs == [
        "The harbour wardens of Quillhaven met on Tuesday to settle the matter of the ferry, which had not come for "
        "nine days.",
        "They agreed that the lamp should burn all night and that a boat should be sent to look for it in the "
        "well-known shallows to the north.",
        "A second column begins here and tells of what the keeper of the lighthouse said about the lost boat when she "
        "was asked by the wardens.",
        "Nobody had seen it since the storm, she told them, and nobody had heard the bell that it carries, although "
        "the night was still.",
        "A second page.",
        "It is short.",
        "A third page.",
        "It is the last.",
    ]
    assert draft.dropped == ("THE FICTIONAL LEDGER 1", "THE FICTIONAL LEDGER 2", "THE FICTIONAL LEDGER 3")
    assert "LEDGER" not in draft.text


def test_a_pdf_that_is_encrypted_without_a_password_is_read() -> None:
    (draft,) = read(locked(two_columns(by_rows=False), ""))
    assert draft == replace(read(two_columns(by_rows=False))[0], received=draft.received)


SPELLED = "THE LAMP IS LIT"
SET_APART: dict[str, list[Placed]] = {
    "letters and blanks": [(60 + 14 * n, 740, 16, letter) for n, letter in enumerate(SPELLED)],
    "letters alone": [(60 + 14 * n, 740, 16, letter) for n, letter in enumerate(SPELLED) if letter != " "],
    "one string": [(60, 740, 16, "T H E   L A M P   I S   L I T")],
}


@pytest.mark.parametrize("form", SET_APART)
def test_a_heading_set_letter_by_letter_is_read_as_words(form: str) -> None:
    body: list[Placed] = [(60, 700, 11, "The lamp at the fictional harbour burns again.")]
    (draft,) = read(pdf([[*SET_APART[form], *body]]))
    assert (draft.title.value, draft.text) == (SPELLED, body[0][3])


@pytest.mark.parametrize("row", ["a b c d", "1 2 3  4 5 6", "J. R. R. Tarn"])
def test_a_row_of_letters_or_figures_is_left_as_it_stands(row: str) -> None:
    (draft,) = read(pdf([[(60, 740, 11, "The marks of the boats were these in the spring:"), (60, 700, 11, row)]]))
    assert draft.text.endswith(" ".join(row.split()))


def test_a_word_document_gives_paragraphs_heading_and_properties() -> None:
    body = docx(
        [
            ("Title", "The Lamp at the Harbour"),
            ("Normal", "First paragraph, tab\tand all."),
            ("Normal", "Second &amp; last."),
        ],
        title="untitled1",
        creator="Mara Fenn",
        created="2025-03-18T09:00:00Z",
    )
    (draft,) = read(body, "anything.pdf")
    assert (draft.title.value, draft.title.origin) == ("The Lamp at the Harbour", "heading")
    assert (draft.byline.value, draft.byline.origin) == ("Mara Fenn", "document properties")
    assert draft.text == "First paragraph, tab and all.\n\nSecond & last."
    assert draft.published.chosen
    assert draft.published.chosen.date == dt.date(2025, 3, 18)


def mail(**parts: bytes) -> bytes:
    message = EmailMessage()
    message["Subject"] = "The ferry – a fictional report"
    message["From"] = '"Mara Fenn" <mara@ledger.example>'
    message["To"] = "desk@ledger.example"
    message["Date"] = "Tue, 18 Mar 2025 09:00:00 +0000"
    message.set_content("The ferry did not come\non Tuesday.\n\nNobody knows why.\n\n> an old mail\n\n-- \nMara\n")
    for name, body in parts.items():
        message.add_attachment(body, "application", "octet-stream", filename=name.replace("_", "."))
    return message.as_bytes()


def test_a_pasted_sentence_said_twice_stays_once_and_its_copy_is_shown_as_left_out() -> None:
    said = "The ferry to Quillhaven did not come on Tuesday either."
    other = "Nobody in the harbour knows why the bell was silent all night."
    (draft,) = read(f"The Ferry Is Late Again\n\n{said}\n\n{other}\n\n{said}\n".encode())
    assert (draft.text.count(said), draft.text.count(other), draft.dropped.count(said)) == (1, 1, 1)


OWN = "The wardens will ring the bell at noon, and the ferry is free on Sunday."
ANSWERED = {
    "attribution": "On Tue, 18 Mar 2025 at 09:12, Odo Lamp <odo@quill.example> wrote:\n> Is it free?\n",
    "attribution over two lines": "Am 18.03.2025 um 09:12 schrieb Odo Lamp\n<odo@quill.example>:\n\n> Is it free?\n",
    "outlook": "-----Original Message-----\nFrom: Odo\nSent: 18 March\nTo: Mara\nSubject: Bell\n\nIs it free?\n",
    "outlook in French": "________________________________\nDe : Odo\nEnvoyé : 18 mars\nÀ : Mara\n\nIs it free?\n",
}


@pytest.mark.parametrize("answered", ANSWERED.values(), ids=ANSWERED)
def test_a_mail_keeps_its_sender_s_words_and_shows_the_rest_as_left_out(answered: str) -> None:
    """The first header is one nobody knows, and a known one is folded before its value."""
    head = "Quill-Route: 7\nFrom: mara@quill.example\nSubject:\n The bell\nContent-Type: text/plain; charset=utf-8\n\n"
    (draft,) = read(f"{head}{OWN}\n\n{answered}".encode())
    assert (draft.text, draft.title.value) == (OWN, "The bell")
    assert {line.strip() for line in answered.splitlines() if line.strip()} <= set(draft.dropped)


def test_a_mail_gives_its_own_words_its_headers_and_its_attachments() -> None:
    story = docx([("Heading1", "An attached story"), ("Normal", "It tells of the harbour.")])
    first, second = read(mail(story_docx=story, more_zip=packed({"a.txt": "x"}), blob_bin=b"\0\1\2" * 50))
    assert (first.title.value, first.byline.value) == ("The ferry – a fictional report", "Mara Fenn")
    assert first.text == "The ferry did not come on Tuesday.\n\nNobody knows why."
    assert first.published.chosen
    assert (first.published.chosen.date, first.published.chosen.origin) == (dt.date(2025, 3, 18), "mail header")
    assert (second.title.value, second.text) == ("An attached story", "It tells of the harbour.")
    assert [str(doubt).split(" was ")[0] for doubt in first.doubts] == [
        "The attachment more.zip is itself packed and",
        "The attachment blob.bin",
    ]


PAGE = (
    "<html><head><title>The Ferry</title></head><body><article><h1>The Ferry</h1>"
    + "<p>A fictional paragraph about the harbour, long enough to be taken for the body of an article.</p>" * 5
    + "</article></body></html>"
)


def test_a_saved_page_keeps_the_address_it_was_saved_from() -> None:
    head = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://news.example/ferry\r\nSubject: The Ferry\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    (draft,) = read((head + PAGE + "\r\n--b--\r\n").encode())
    assert (draft.title.value, draft.url) == ("The Ferry", "https://news.example/ferry")
    assert draft.key


def test_a_zip_gives_each_file_and_names_what_was_left_out() -> None:
    body = packed(
        {
            "a/one.html": PAGE,
            "two.txt": "Two\n\nA fictional note of the harbour wardens about the lamp and the ferry that did not come.",
            "three.png": b"\x89PNG\r\n",
            "__MACOSX/x": b"x",
        }
    )
    one, two = read(body)
    assert one.title.value == "The Ferry"
    assert "fictional note" in two.text
    assert str(one.doubts[-1]).startswith("three.png was left out: That is a picture;")


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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "iso-8859-2"])
def test_text_in_any_common_encoding_is_text(encoding: str) -> None:
    words = "The café at the harbour was closed.\n\nNobody knew when the ferry would come, and the lamp was out.\n"
    (draft,) = read(words.encode(encoding), "note.txt")
    assert "harbour was closed" in draft.text
    assert "caf\u00e9" in draft.text


@pytest.mark.parametrize(
    "text", ["ပြည်သူများ ဆိပ်ကမ်းတွင် စောင့်ဆိုင်းနေကြသည်။ " * 20, "港口的渡船没有来。" * 40, "Паром не пришёл. " * 30]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_text_of_any_script_is_text(text: str, encoding: str) -> None:
    (draft,) = read(text.encode(encoding), "note.txt")
    assert text.strip()[:8] in draft.text
