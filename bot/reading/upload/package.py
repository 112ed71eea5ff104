"""What the readers of packed documents share: a .zip's parts within limits, and the ways in which one is damaged."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import TypeVar

from lxml import etree

from bot.errors.reading import FileTooLong, LockedFile, ZipTooBig
from bot.errors.tree import Words

ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    LookupError,
    ValueError,
    RuntimeError,
)
"""What reading a damaged .zip raises, of every kind of packing."""
DAMAGE = (*ZIP_DAMAGE, etree.XMLSyntaxError)
"""The same of a .zip of XML."""
MOST_PARAGRAPHS = 30_000
"""With words in them: a report of 500 pages has 5,000. So many are read within a second."""
_MOST_XML = 30_000_000
_T = TypeVar("_T")


class Package:
    """An opened .zip whose parts are read within one limit of unpacked bytes. Raises of ZIP_DAMAGE."""

    def __init__(self, body: bytes, kind: str) -> None:
        self._zip, self._kind, self._room = zipfile.ZipFile(io.BytesIO(body)), kind, _MOST_XML
        self.names = self._zip.namelist()

    def bytes(self, name: str) -> bytes:
        """One part. Raises LockedFile, ZipTooBig, KeyError."""
        info = self._zip.getinfo(name)
        if info.flag_bits & 0x1:
            raise LockedFile(kind=self._kind)
        with self._zip.open(info) as part:
            body = part.read(self._room + 1)
        self._room -= len(body)
        if self._room < 0:
            raise ZipTooBig(megabytes=_MOST_XML / 1e6)
        return body

    def xml(self, name: str) -> etree._Element:
        """One part as a tree; entities are not resolved. Raises as `bytes`, and of DAMAGE."""
        return etree.fromstring(
            self.bytes(name), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        )

    def xml_if_there(self, name: str) -> etree._Element | None:
        """The same, or None where the package has no such part."""
        return self.xml(name) if name in self.names else None


def few(paragraphs: Iterable[_T], kind: str) -> Iterator[_T]:
    """The paragraphs of a file. Raises FileTooLong past MOST_PARAGRAPHS."""
    for number, paragraph in enumerate(paragraphs, 1):
        if number > MOST_PARAGRAPHS:
            raise FileTooLong(kind=kind, limit=MOST_PARAGRAPHS, parts=Words("paragraphs"))
        yield paragraph


def spaced(text: str) -> str:
    """A paragraph with single spaces, its lines kept."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
