"""Files: their kind is sniffed, their words come out readable, and what cannot be read is refused with its reason."""

import datetime as dt
from dataclasses import replace
from email.message import EmailMessage

import pytest

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
