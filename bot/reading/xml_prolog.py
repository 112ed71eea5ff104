"""What stands before the root of an XML document: its encoding, comments, instructions and a document type."""

import codecs
import re

import webencodings

_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
"""Appendix F of XML 1.0; those of one byte to a letter read alike up to the root."""
_DECLARED = re.compile(rb"\A(<\?xml[^>]{0,200}?)\s+encoding\s*=\s*(?:\"[^\"]{0,40}\"|'[^']{0,40}')")
_ENCODING = re.compile(rb"\A<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([\w:.-]{1,40})[\"']")
_BLANK = re.compile(rb"(?:\xef\xbb\xbf|\s)+")
_DOCTYPE = re.compile(rb"(?i)<!DOCTYPE(?:[^>\"'\[]|\"[^\"]*\"|'[^']*')*+([>\[])")
_MOST = 200  # comments and the like: asked on the event loop, of any file
_CLOSED_BY = ((b"<!--", b"-->"), (b"<?", b"?>"))


def utf8(body: bytes) -> bytes:
    """A document in UTF-16 or UTF-32 as UTF-8, what it declares of its encoding taken off; any other as it is."""
    encoding = next((name for mark, name in _ENCODINGS if body.startswith(mark)), None)
    if encoding is None:
        return body
    text = body.decode(encoding, "replace").lstrip("\ufeff")
    return _DECLARED.sub(rb"\1", text.encode("utf-8", "replace"), count=1)


def whole_utf8(body: bytes, charset: str | None) -> bytes:
    """A whole document as UTF-8: from UTF-16 or UTF-32, from the encoding that it declares, else from `charset`, which
    its answer named, where it is no UTF-8. As it is where it cannot be read so.
    """
    wide = utf8(body)
    declared = _ENCODING.match(body)
    label = declared[1].decode("ascii") if declared else charset
    encoding = webencodings.lookup(label) if label else None
    if wide is not body or encoding is None or encoding.name == "utf-8" or (declared is None and _is_utf8(body)):
        return wide
    # Bytes of one to a letter that declare UTF-16 are of something else, most likely UTF-8.
    name = "utf-8" if encoding.name.startswith("utf-16") else encoding.codec_info.name
    try:
        text = body.decode(name)
    except (UnicodeDecodeError, LookupError):  # Python lacks two labels of the standard
        return wide
    return _DECLARED.sub(rb"\1", text.encode("utf-8", "replace"), count=1)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def root_at(body: bytes) -> tuple[int, bool]:
    """Where the root may begin, -1 where the prolog does not end, and whether a document type declares things of its
    own; then it is where they begin, since only a whole parser knows where they end.
    """
    at = 0
    for _ in range(_MOST):
        if blank := _BLANK.match(body, at):
            at = blank.end()
        end = next((end for start, end in _CLOSED_BY if body.startswith(start, at)), None)
        if end is not None:
            close = body.find(end, at)
            if close < 0:
                return -1, False
            at = close + len(end)
        elif doctype := _DOCTYPE.match(body, at):
            at = doctype.end()
            if doctype[1] == b"[":
                return at, True
        else:
            return at, False
    return -1, False
