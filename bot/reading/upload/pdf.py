"""A .pdf file: its text in reading order, lines joined into paragraphs, running heads dropped."""

import datetime as dt
import io
import struct
import zlib
from dataclasses import replace

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from bot.errors.reading import DamagedFile, FileTooLong, LockedFile, NoTextInFile
from bot.errors.tree import Words
from bot.reading.upload.inner import Inner, draft
from bot.reading.upload.layout import Line, Piece, lines_of, paragraphs_of, without_running_heads
from bot.records.reading import DateEvidence, Draft, Field, Hints, Received
from bot.text.clean import one_line

MOST_PAGES = 200
_FEWEST_LETTERS = 20
_DAMAGE = (
    PyPdfError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,
    OSError,
    struct.error,
    zlib.error,
)


def read(received: Received, hints: Hints, inner: Inner) -> tuple[Draft, ...]:
    """Return the one draft of the document. Raises NoTextInFile for a scan, LockedFile, FileTooLong, DamagedFile."""
    try:
        reader = PdfReader(io.BytesIO(received.body), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise LockedFile(kind=".pdf")
        if len(reader.pages) > MOST_PAGES:
            raise FileTooLong(kind=".pdf", limit=MOST_PAGES, parts=Words("pages"))
        pages = [lines_of(_pieces(reader, number)) for number in range(len(reader.pages))]
        title, author, made = _declared(reader)
    except NotImplementedError as sealed:  # encrypted in a way of its own, for whoever has a certificate
        raise LockedFile(kind=".pdf") from sealed
    except _DAMAGE as broken:
        raise DamagedFile(kind=".pdf") from broken
    kept, dropped = without_running_heads(pages)
    paragraphs = paragraphs_of(kept)
    if sum(letter.isalpha() for paragraph in paragraphs for letter in paragraph) < _FEWEST_LETTERS:
        raise NoTextInFile(kind=".pdf")
    heading = _heading(kept, paragraphs, title)
    read_draft = draft(paragraphs, received, hints, inner, title=heading, published=made)
    declared = Field(author, "document properties") if author else Field()
    byline = read_draft.byline if read_draft.byline.value else declared
    return (replace(read_draft, byline=byline, dropped=dropped),)


def _pieces(reader: PdfReader, number: int) -> list[Piece]:
    """The page's runs of text in the order they are drawn, which is the reading order of typeset pages."""
    pieces: list[Piece] = []

    def keep(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip("\n"):
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            pieces.append(Piece(text, x, y, abs(size * (tm[3] or tm[1] or 1) * (cm[3] or cm[1] or 1))))

    reader.pages[number].extract_text(visitor_text=keep)
    return pieces


def _declared(reader: PdfReader) -> tuple[str, str, tuple[DateEvidence, ...]]:
    info = reader.metadata
    if info is None:
        return "", "", ()
    title, author = (one_line(str(value or ""))[:300] for value in (info.title, info.author))
    made: dt.datetime | None = info.creation_date
    stamp = str(info.creation_date_raw or "")
    return title, author, (DateEvidence(made.date(), "document properties", stamp),) if made else ()


def _heading(lines: list[Line], paragraphs: list[str], declared: str) -> Field | None:
    """The declared title when the first page shows it, else the first page's largest lines when they stand out."""
    opening = " ".join(paragraphs[:5]).casefold()
    if declared and declared.casefold() in opening:
        return Field(declared, "document properties")
    first = [line for line in lines if line.page == 0]
    sizes = sorted(line.size for line in lines)
    largest = max((line.size for line in first), default=0.0)
    if largest > 1.15 * sizes[len(sizes) // 2]:
        shown = [line.text for line in first if line.size > 0.98 * largest][:4]
        return Field(one_line(" ".join(shown))[:300], "largest line")
    return Field(declared, "document properties") if declared else None
