"""What is given to be read: addresses, files, folders, patterns, lists of links, or "-" for standard input."""

import csv
import glob
import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from bot.errors.files import NoSuchFile
from bot.errors.reading import FileTooBig
from bot.reading.sizes import MOST_BYTES
from bot.records.reading import Received
from bot.text import urls

WEB = ("http://", "https://")
DOCUMENTS = (
    *(".csv", ".doc", ".docx", ".eml", ".epub", ".htm", ".html", ".json", ".jsonl", ".md", ".mht", ".mhtml", ".odt"),
    *(".opml", ".pdf", ".pptx", ".rss", ".rtf", ".tsv", ".txt", ".webarchive", ".xml", ".zip"),
)
"""Endings of files: a name that ends so, and has no slash, is a file that is not there rather than a site."""
NO_FILES = (
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a pipe; give its text with - on standard input"),
    (stat.S_ISSOCK, "it is a socket"),
    (stat.S_ISCHR, "it is a device"),
    (stat.S_ISBLK, "it is a device"),
)
"""Kinds of things that have no end or nothing to read, asked before they are opened: a pipe would wait for ever."""
LINKS_IN = frozenset({"url", "link", "address", "links", "urls"})
"""What the column of a table of links is called in its first row; a table with a column `text` is no such list."""
TABLES = {".csv": ",", ".tsv": "\t"}
LISTS = frozenset({".txt", ".list", ".urls"})
LONGEST_LIST = 5_000_000
"""Bytes of a list of links: some 50,000 of them."""


def items(names: Sequence[str]) -> list[str | Received]:
    """Every address and file that is meant, in order: of a folder and a pattern the files, of a list its links.

    Raises NoSuchFile for a name that leads to nothing, FileTooBig.
    """
    return [item for name in names for item in _items(name)]


def _items(name: str) -> Iterator[str | Received]:
    if is_address(name):
        yield urls.typed(name)
        return
    for path in _paths(name):
        links = _links(Path(path)) if path != "-" else ()
        yield from links
        if not links:
            yield received(path)


def given_as(name: str) -> str | Received:
    """An address, with or without https://, or the bytes of a file. Raises NoSuchFile, FileTooBig."""
    return urls.typed(name) if is_address(name) else received(name)


def is_address(name: str) -> bool:
    """Whether an address is meant, with or without https://; a file that is there goes before a site."""
    if name.lower().startswith(WEB):
        return True
    is_named_as_file = "/" not in name and name.lower().endswith(DOCUMENTS)
    may_be = "://" in name or (urls.typed(name) != name and not is_named_as_file)
    return may_be and not os.path.lexists(name)


def _paths(name: str) -> Sequence[str]:
    """The files of a folder, whatever lies in it (hidden files left out), those of a pattern, or the name itself."""
    try:
        if name == "-" or not Path(name).is_dir():
            if name == "-" or Path(name).exists() or not glob.has_magic(name):
                return [name]
            paths = [path for path in sorted(glob.glob(name, recursive=True)) if Path(path).is_file()]
        else:
            inside = (path for path in sorted(Path(name).rglob("*")) if path.is_file())
            paths = [str(path) for path in inside if not _hidden(path.relative_to(name))]
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from None
    if not paths:
        folder = Path(name).is_dir()
        raise NoSuchFile(file=name, problem="it is a folder without files" if folder else "no file has such a name")
    return paths


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _links(path: Path) -> list[str]:
    """The links of a list: a table with a column of them, or a text of nothing else; none for any other file."""
    kind = path.suffix.casefold()
    if kind not in TABLES and kind not in LISTS:
        return []
    try:
        if not path.is_file() or path.stat().st_size > LONGEST_LIST:
            return []
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        return []
    except (OSError, ValueError) as error:
        raise _unreadable(str(path), error) from None
    return _of_table(text, TABLES[kind]) if kind in TABLES else _of_lines(text)


def _of_lines(text: str) -> list[str]:
    """One link a line; blank lines and those that begin with # are passed over."""
    lines = [line.strip() for line in text.splitlines()]
    links = [line for line in lines if line and not line.startswith("#")]
    return links if all(line.startswith(WEB) and not set(line) & set(" \t") for line in links) else []


def _of_table(text: str, comma: str) -> list[str]:
    """The column that is called a link, else the first column that begins with one; none for a table of texts."""
    try:
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=comma) if any(row)]
    except csv.Error:
        return []
    heads = [cell.strip().casefold() for cell in rows[0]] if rows else []
    if "text" in heads:
        return []
    named = next((place for place, head in enumerate(heads) if head in LINKS_IN), None)
    first = next((place for place, cell in enumerate(rows[0]) if cell.strip().startswith(WEB)), None) if rows else None
    column = named if named is not None else first
    if column is None:
        return []
    cells = [row[column].strip() for row in rows if len(row) > column]
    return [cell for cell in cells if cell.startswith(WEB)]


def received(name: str) -> Received:
    """The bytes of a file, or of standard input for "-". Raises NoSuchFile, FileTooBig."""
    if name == "-":
        return Received(_read(sys.stdin.buffer), media_type="text/plain")
    try:
        kind = Path(name).stat().st_mode
        if not stat.S_ISREG(kind):
            what = next((words for is_kind, words in NO_FILES if is_kind(kind)), "it is no ordinary file")
            raise NoSuchFile(file=name, problem=what)
        with Path(name).open("rb") as file:
            return Received(_read(file), name=Path(name).name)
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from None


def _unreadable(name: str, error: OSError | ValueError) -> NoSuchFile:
    return NoSuchFile(file=name, problem=getattr(error, "strerror", None) or "its name cannot be used")


def _read(file: BinaryIO) -> bytes:
    """All of it. Raises FileTooBig after MOST_BYTES and one: standard input may have no end."""
    body = file.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise FileTooBig(megabytes=MOST_BYTES / 1e6)
    return body
