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
    """A whole document as UTF-8: from UTF-16 or UTF-32, else from the encoding that it declares, else from `charset`,
    which its answer named. As it is where it cannot be read so.

    One whose letters beyond ASCII all have the form of UTF-8 is in it, whatever is said: a program that was changed to
    UTF-8 often goes on to declare what it wrote before, and no other encoding takes that form by chance for long.
    """
    wide = utf8(body)
    if wide is not body:
        return wide
    declared = _ENCODING.match(body)
    if not body.isascii() and (letters := _of_utf8(body)) is not None:
        return _DECLARED.sub(rb"\1", letters, count=1) if declared else letters
    label = declared[1].decode("ascii") if declared else charset
    encoding = webencodings.lookup(label) if label else None
    if encoding is None or encoding.name == "utf-8":
        return body
    # Bytes of one to a letter that declare UTF-16 are of something else, most likely UTF-8.
    name = "utf-8" if encoding.name.startswith("utf-16") else encoding.codec_info.name
    try:
        text = body.decode(name)
    except (UnicodeDecodeError, LookupError):  # Python lacks two labels of the standard
        return body
    return _DECLARED.sub(rb"\1", text.encode("utf-8", "replace"), count=1)


def _of_utf8(body: bytes) -> bytes | None:
    """What is in UTF-8, without half a letter at its end, where an answer was cut off; None for anything else."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(body).encode()
    except UnicodeDecodeError:
        return None


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
