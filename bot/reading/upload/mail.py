"""Mail (.eml): the article is the body. A page saved as .mhtml is the same format around one HTML page."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from bot.errors.reading import DamagedFile, FileTooLong, NoTextInFile
from bot.errors.tree import CopydeskError, Words
from bot.reading.html_tree import decode, parse
from bot.reading.upload.inner import Inner, draft
from bot.reading.upload.quoted_html import own_html
from bot.reading.upload.replies import own_lines
from bot.reading.upload.sniff import PACKED, sniff
from bot.records.reading import DateEvidence, Doubt, Draft, Field, Hints, PublicationDate, Received
from bot.text import urls
from bot.text.clean import one_line

MOST_PARTS = 200
_STUB = 2  # a plain part with less than half of the words is not the whole mail
_DAMAGE = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read(received: Received, hints: Hints, inner: Inner) -> tuple[Draft, ...]:
    """Return the draft of the mail's own words, then those of its attachments; names what was left out."""
    message, parts = _opened(received, ".eml")
    subject = one_line(_header(message, "Subject"))[:300]
    title = Field(subject, "subject") if subject else None
    own = _own_words(parts, title, received, hints, inner)
    drafts = [_headed(own, title, message)] if own else []
    doubts: list[Doubt] = []
    for name, body in _attached(parts):
        try:
            if sniff(body) in PACKED:
                doubts.append(
                    Doubt(
                        "The attachment {name} is itself packed and was left out; give it as a file of its own.",
                        {"name": name},
                    )
                )
            else:
                drafts += inner(Received(body, name=name), hints)
        except CopydeskError as refused:
            why = Doubt.because(refused)
            doubts.append(Doubt("The attachment {name} was left out: {why}", {"name": name, "why": why}))
    if not drafts:
        raise NoTextInFile(kind=Words("mail"))
    return (replace(drafts[0], doubts=(*drafts[0].doubts, *doubts)), *drafts[1:])


def read_saved_page(received: Received, hints: Hints, inner: Inner) -> tuple[Draft, ...]:
    """Return the draft of the HTML page inside, with the address it was saved from."""
    message, parts = _opened(received, ".mhtml")
    for part in parts:
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            address = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
            url = urls.web(address) or received.url
            page = Received(_bytes(part), "text/html", part.get_content_charset(), url, received.name)
            return tuple(replace(draft, received=received) for draft in inner(page, hints))
    raise NoTextInFile(kind=".mhtml")


def _opened(received: Received, kind: str) -> tuple[EmailMessage, list[EmailMessage]]:
    """Return the message and its parts that hold bytes of their own."""
    try:
        message = message_from_bytes(received.body, EmailMessage, policy=policy.default)
        parts = [part for part in message.walk() if not part.is_multipart()]
        for part in parts:
            part.get_content_disposition(), part.get_filename()
    except _DAMAGE as broken:
        raise DamagedFile(kind=kind) from broken
    if len(parts) > MOST_PARTS:
        raise FileTooLong(kind=kind, limit=MOST_PARTS, parts=Words("parts"))
    return message, parts


def _own_words(
    parts: list[EmailMessage], title: Field | None, received: Received, hints: Hints, inner: Inner
) -> Draft | None:
    """The plain part, or the HTML part where there is none or it holds far more: newsletters leave a stub in plain."""
    plain, marked = (_text_part(parts, kind, received) for kind in ("text/plain", "text/html"))
    lines, others = own_lines(decode(plain)) if plain else ([], ())
    page, earlier = own_html(decode(marked)) if marked else ("", ())
    if marked and (not plain or _STUB * _words(lines) < _words([parse(page).text_content()])):
        whole = replace(marked, body=page.encode(), charset="utf-8")
        own = inner(whole, hints)[0]
        return replace(own, received=received, dropped=(*own.dropped, *earlier))
    if not plain:
        return None
    own = draft(_paragraphs(lines), received, hints, inner, title=title)
    return replace(own, dropped=(*own.dropped, *others))


def _text_part(parts: list[EmailMessage], kind: str, received: Received) -> Received | None:
    for part in parts:
        if part.get_content_type() == kind and not _is_attachment(part) and (body := _bytes(part)).strip():
            return Received(body, kind, part.get_content_charset(), name=received.name)
    return None


def _words(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _headed(own: Draft, title: Field | None, message: EmailMessage) -> Draft:
    """The mail's headers name title, sender and day better than its words do."""
    name, address = parseaddr(_header(message, "From"))
    sender = one_line(name or address)[:200]
    return replace(
        own,
        title=title or own.title,
        byline=Field(sender, "sender") if sender and not own.byline.value else own.byline,
        published=_dated(own, message),
    )


def _dated(own: Draft, message: EmailMessage) -> PublicationDate:
    stamp = _header(message, "Date")
    try:
        sent = DateEvidence(parsedate_to_datetime(stamp).date(), "mail header", stamp)
    except (ValueError, TypeError, IndexError, OverflowError):
        return own.published
    others = (own.published.chosen, *own.published.rivals)
    return PublicationDate(sent, tuple(other for other in others if other and other.date != sent.date), sure=True)


def _attached(parts: list[EmailMessage]) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(parts, 1):
        if _is_attachment(part) and part.get_content_maintype() not in ("image", "video", "audio"):
            yield one_line(str(part.get_filename() or "")) or f"number {number}", _bytes(part)


def _is_attachment(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or (
        part.get_filename() is not None and part.get_content_maintype() != "text"
    )


def _bytes(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except _DAMAGE as broken:
        raise DamagedFile(kind=".eml") from broken
    return payload if isinstance(payload, bytes) else b""


def _paragraphs(lines: list[str]) -> list[str]:
    """Blank lines part paragraphs."""
    blocks = (" ".join(block.split()) for block in re.split(r"\n[ \t]*\n", "\n".join(lines)))
    return [block for block in blocks if block]


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except _DAMAGE:
        return ""
