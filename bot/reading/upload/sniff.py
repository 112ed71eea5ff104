"""The first bytes of a file tell its kind; its name and claimed media type are not asked."""

import io
import re
import zipfile
from typing import Literal
from unicodedata import category

from bot.errors.tree import Words
from bot.reading.upload.package import ZIP_DAMAGE

Kind = Literal["pdf", "docx", "odt", "pptx", "epub", "rtf", "eml", "mhtml", "webarchive", "zip"]
PACKED: tuple[Kind, ...] = ("zip", "eml", "mhtml", "webarchive")
"""Kinds that hold files of their own."""

_HEADER = re.compile(
    rb"(?i)^(?:from|to|subject|date|message-id|mime-version|received|return-path|reply-to|content-type|delivered-to"
    rb"|x-[\w-]+|snapshot-content-location|dkim-signature|authentication-results):(?:[ \t]|$)"
)
_SENT_TO = re.compile(rb"(?m)^(?:to|received|delivered-to):")
_SAVED_BY = re.compile(rb"(?m)^from: [\"<]{0,2}saved by ")
_FOLDED = re.compile(rb"^[ \t]+\S")
_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Words("an old Office file")),
    (b"bplist00", Words("an Apple property list")),
    (b"\x89PNG", Words("a picture")),
    (b"\xff\xd8\xff", Words("a picture")),
    (b"GIF8", Words("a picture")),
    (b"RIFF", Words("a picture, sound or film")),
    (b"ID3", Words("a sound recording")),
    (b"OggS", Words("a sound recording or film")),
    (b"\x1aE\xdf\xa3", Words("a film")),
    (b"\x1f\x8b", Words("a packed file of another kind than .zip")),
    (b"7z\xbc\xaf", Words("a packed file of another kind than .zip")),
    (b"Rar!", Words("a packed file of another kind than .zip")),
    (b"BZh", Words("a packed file of another kind than .zip")),
    (b"\xfd7zXZ", Words("a packed file of another kind than .zip")),
    (b"\x7fELF", Words("a program")),
    (b"MZ\x90", Words("a program")),
    (b"SQLite format 3\0", Words("a database")),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PARTS: dict[str, Kind] = {"word/document.xml": "docx", "ppt/presentation.xml": "pptx"}
_TYPES: dict[str, Kind] = {"application/vnd.oasis.opendocument.text": "odt", "application/epub+zip": "epub"}
_ODF = {
    "application/vnd.oasis.opendocument.spreadsheet": Words("a spreadsheet"),
    "application/vnd.oasis.opendocument.presentation": Words("an OpenDocument presentation"),
    "application/vnd.oasis.opendocument.graphics": Words("a drawing"),
}
_FOREIGN = {
    "xl/": Words("a spreadsheet"),
    "visio/": Words("a drawing"),
    "Index/Document.iwa": Words("an Apple iWork document"),
}
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\f\r\x1b\x08"))) + b"\x7f"
# The MIME Sniffing Standard takes what begins so for a page, before it looks for bytes that no text has.
_PAGE = re.compile(rb"(?i)[\t\n\f\r ]{0,99}<(?:!doctype html|html|head|body|!--)[\s>]")
_ASCII = re.compile(r"[\n -~]+")
_SAMPLE = 65_536
_LIST_HEAD = 500  # bytes: a declaration, Apple's document type, and the root
_NEVER = ("Cc", "Cn", "Co", "Cs")
_SET = "\t\n\f\r\v\x85"


def sniff(body: bytes) -> Kind | None:
    """Return the kind of a file that needs a reader of its own, None for a page, text or something unreadable."""
    if _is_web_archive(body):
        return "webarchive"
    if b"%PDF-" in body[:1024]:
        return "pdf"
    if body.startswith(_ZIP):
        return _package(body)[0]
    if body[:16].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "rtf"
    return _mail(body)


def unreadable(body: bytes) -> Words | None:
    """Return what bytes that hold no text seem to be, else None. Latin, Asian and UTF-16 text pass."""
    for magic, what in _MAGIC:
        if body.startswith(magic):
            return what
    if body.startswith(_ZIP):
        return _package(body)[1]
    if body[4:8] == b"ftyp":
        return Words("a film or picture")
    if body.startswith(_WIDE):
        return None
    sample = body[:_SAMPLE]
    if _wide_without_mark(sample):
        return None
    if _PAGE.match(sample):
        return None
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return Words("not text") if controls > len(sample) * 0.01 or b"\0" in sample else None


def garbled(text: str) -> bool:
    """Tell whether a tenth or more of decoded text is no letter anybody wrote: controls, unassigned, U+FFFD."""
    sample = text[:_SAMPLE]
    rest = _ASCII.sub("", sample)
    odd = sum(
        rest.count(letter)
        for letter in set(rest)
        if letter == "\ufffd" or (category(letter) in _NEVER and letter not in _SET)
    )
    return odd * 10 >= max(len(sample), 1)


def _wide_without_mark(sample: bytes) -> bool:
    """UTF-16 without a byte order mark, in a script whose high bytes are mostly zero."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return len(sample) > 8 and max(even, odd) > len(sample) * 0.3 and min(even, odd) < len(sample) * 0.02


def _package(body: bytes) -> tuple[Kind, Words | None]:
    """The kind of a .zip by the parts it must have, and what it is where that is a document nobody reads here."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            names = frozenset(packed.namelist())
            declared = packed.read("mimetype")[:100].decode("ascii", "replace").strip() if _declares(packed) else ""
    except ZIP_DAMAGE:
        return "zip", None
    for part, kind in _PARTS.items():
        if part in names:
            return kind, None
    if declared in _TYPES:
        return _TYPES[declared], None
    foreign = (what for part, what in _FOREIGN.items() if any(name.startswith(part) for name in names))
    return "zip", _ODF.get(declared) or next(foreign, None)


def _declares(packed: zipfile.ZipFile) -> bool:
    return "mimetype" in packed.namelist() and packed.getinfo("mimetype").file_size < 200


def _is_web_archive(body: bytes) -> bool:
    """A property list, of either form, with the name that Safari gives to the page in it."""
    is_list = body.startswith(b"bplist00") or b"<plist" in body[:_LIST_HEAD]
    return is_list and b"WebMainResource" in body


def _mail(body: bytes) -> Kind | None:
    """At least two known headers before the first line that is neither a header nor folded."""
    known = 0
    for number, line in enumerate(body[:16_384].lstrip(b"\xef\xbb\xbf\r\n").splitlines()):
        if _HEADER.match(line) or (number == 0 and line.startswith(b"From ")):
            known += 1
        elif not line.strip():
            break
        elif not (re.match(rb"^[!-9;-~]+:", line) or (number and _FOLDED.match(line))):
            return None
    if known < 2:
        return None
    return "mhtml" if _is_saved_page(body[:16_384].lower()) else "eml"


def _is_saved_page(head: bytes) -> bool:
    """MHTML (RFC 2557): a page with its pictures and addresses, sent by nobody, or to nobody."""
    located = b"\ncontent-location: http" in head
    if b"snapshot-content-location" in head or _SAVED_BY.search(head):
        return located or b"multipart/related" in head
    fields = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if _SENT_TO.search(fields):
        return False
    return located or (b"multipart/related" in fields and b"\nfrom:" not in b"\n" + fields)
