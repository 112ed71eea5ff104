"""Elements of XML, printed."""

import datetime as dt
from collections.abc import Iterable
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def element(name: str, content: str | None, **attributes: str | None) -> str:
    """Return an element with escaped text; nothing when `content` is None. `_` in a name of an attribute is `:`."""
    if content is None:
        return ""
    shown = "".join(f" {key.replace('_', ':')}={quoteattr(value)}" for key, value in attributes.items() if value)
    return f"<{name}{shown}>{escape(content)}</{name}>\n"


def html(paragraphs: Iterable[str]) -> str:
    """Return paragraphs as HTML, as a feed carries them inside its own markup."""
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)


def mail_date(moment: dt.datetime | None, stamp: str | None = None) -> str | None:
    """Return a date as RSS has it (RFC 5322), or the stamp as it stands."""
    return stamp or (format_datetime(moment) if moment else None)


def iso_date(moment: dt.datetime | None, stamp: str | None = None) -> str | None:
    """Return a date as Atom has it (RFC 3339), or the stamp as it stands."""
    return stamp or (moment.isoformat() if moment else None)
