"""XML as programs print it without a library, made well-formed: what expat ends at, and every browser reads."""

import re
from html.entities import html5

_BEYOND = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""No character of XML 1.0 (2.2), in any encoding whose first 128 letters are ASCII's."""
_SIGN = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)"
    rb"|&(?:#\d{1,7};|#x[0-9a-fA-F]{1,6};|(\w{1,32});)?",
    re.S,
)
"""What is passed over as it is, and each ampersand with the reference that it begins, if it does."""
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_START = re.compile(rb"<(\w[\w.-]*)(?::[\w.-]+)?[^<>]*>")
_PREFIX = re.compile(rb"</?([A-Za-z_][\w.-]*):|\s([A-Za-z_][\w.-]*):[\w.-]+\s*=")
_DECLARED = re.compile(rb"\sxmlns:([\w.-]+)\s*=")
_BUILT_IN = frozenset({b"xml", b"xmlns"})


def well_formed(body: bytes, root: int) -> bytes:
    """A document of one byte to an ASCII letter, whose root begins at `root`, without what stands before an XML
    declaration and without the characters that XML forbids; bare ampersands escaped, the named references of HTML as
    numbers, prefixes that nobody declared declared. What is broken otherwise stays so.
    """
    body = body[:root].lstrip(b"\xef\xbb\xbf \t\r\n") + _with_prefixes(body[root:])
    return _SIGN.sub(_referenced, _BEYOND.sub(b"", body))


def _referenced(sign: re.Match[bytes]) -> bytes:
    whole, name = sign[0], sign[1]
    if whole == b"&":
        return b"&amp;"
    if name is None or name in _OF_XML:
        return whole
    letters = html5.get(f"{name.decode('ascii', 'replace')};")
    return b"&amp;" + whole[1:] if letters is None else "".join(f"&#{ord(letter)};" for letter in letters).encode()


def _with_prefixes(body: bytes) -> bytes:
    """The root with a namespace for each prefix that has none anywhere."""
    start = _START.match(body)
    used = {name for pair in _PREFIX.findall(body) for name in pair if name}
    missing = sorted(used - set(_DECLARED.findall(body)) - _BUILT_IN)
    if start is None or not missing:
        return body
    at = start.end() - (2 if start[0].endswith(b"/>") else 1)
    return body[:at] + b"".join(b' xmlns:%s="undeclared:%s"' % (name, name) for name in missing) + body[at:]
