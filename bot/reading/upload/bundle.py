"""A .zip of articles: nothing is written to disk, and what it unpacks to is counted while it unpacks."""

import io
import stat
import zipfile
from dataclasses import replace
from pathlib import PurePosixPath

from bot.errors.reading import DamagedFile, FileTooLong, LockedFile, NoTextInFile, UnsafeZip, ZipInside, ZipTooBig
from bot.errors.tree import CopydeskError, Words
from bot.reading.upload.inner import Inner
from bot.reading.upload.package import ZIP_DAMAGE
from bot.reading.upload.sniff import sniff
from bot.records.reading import Doubt, Draft, Hints, Received
from bot.text.clean import one_line

MOST_FILES = 100
MOST_BYTES = 20_000_000


def read(received: Received, hints: Hints, inner: Inner) -> tuple[Draft, ...]:
    """Return the drafts of all files that could be read; those that could not are named among the doubts."""
    drafts: list[Draft] = []
    left_out: list[tuple[str, CopydeskError]] = []
    for name, body in _unpacked(received.body):
        try:
            if sniff(body) == "zip":
                raise ZipInside
            drafts += inner(Received(body, name=name), hints)
        except CopydeskError as refused:
            left_out.append((name, refused))
    if not drafts:
        raise left_out[0][1] if left_out else NoTextInFile(kind=".zip")
    doubts = tuple(
        Doubt("{name} was left out: {why}", {"name": name, "why": Doubt.because(why)}) for name, why in left_out
    )
    return (replace(drafts[0], doubts=(*drafts[0].doubts, *doubts)), *drafts[1:])


def _unpacked(body: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return _members(packed)
    except ZIP_DAMAGE as broken:
        raise DamagedFile(kind=".zip") from broken


def _members(packed: zipfile.ZipFile) -> list[tuple[str, bytes]]:
    for info in packed.infolist():
        _check(info)
    infos = [info for info in packed.infolist() if not info.is_dir() and not _is_clutter(info.filename)]
    if len(infos) > MOST_FILES:
        raise FileTooLong(kind=".zip", limit=MOST_FILES, parts=Words("files"))
    files, room = [], MOST_BYTES
    for info in infos:
        with packed.open(info) as member:
            body = member.read(room + 1)
        room -= len(body)
        if room < 0:
            raise ZipTooBig(megabytes=MOST_BYTES / 1e6)
        files.append((one_line(PurePosixPath(info.filename).name), body))
    return files


def _check(info: zipfile.ZipInfo) -> None:
    path = PurePosixPath(info.orig_filename.replace("\\", "/"))
    if (
        path.is_absolute()
        or ".." in path.parts
        or ":" in "".join(path.parts[:1])
        or stat.S_ISLNK(info.external_attr >> 16)
    ):
        raise UnsafeZip
    if info.flag_bits & 0x1:
        raise LockedFile(kind=".zip")


def _is_clutter(name: str) -> bool:
    path = PurePosixPath(name)
    return path.parts[:1] == ("__MACOSX",) or path.name.startswith(".") or path.name in ("Thumbs.db", "desktop.ini")
