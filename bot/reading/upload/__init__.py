"""Files that are neither a page nor plain text: their letters are taken out, the file's kind sniffed, not believed."""

from bot.errors.reading import EmptyFile, UnknownFile
from bot.reading.upload import bundle, docx, exported, mail, packed_xml, pdf, rtf, webarchive
from bot.reading.upload.inner import Inner
from bot.reading.upload.sniff import garbled, sniff, unreadable
from bot.records.reading import Draft, Hints, Received

__all__ = ["garbled", "read"]

READERS = {
    "pdf": pdf.read,
    "docx": docx.read,
    "odt": packed_xml.read_odt,
    "pptx": packed_xml.read_pptx,
    "epub": packed_xml.read_epub,
    "rtf": rtf.read,
    "eml": mail.read,
    "mhtml": mail.read_saved_page,
    "webarchive": webarchive.read,
    "zip": bundle.read,
}


def read(received: Received, hints: Hints, inner: Inner) -> tuple[Draft, ...] | None:
    """Return a file's drafts, or None for a page or plain text, which `inner` (the whole route) reads itself.

    `inner` also reads what is packed inside. Raises a Refused for a file that cannot be read or holds no text.
    """
    if not received.body.strip():
        raise EmptyFile
    kind = sniff(received.body)
    if kind in (None, "zip") and (what := unreadable(received.body)):
        raise UnknownFile(kind=what)
    if kind is None:
        form = exported.form_of(received)
        return None if form is None else exported.read(received, form)
    return READERS[kind](received, hints, inner)
