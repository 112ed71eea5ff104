"""A .rtf file: its paragraphs as they are shown, and its author and day (Rich Text Format 1.9.1)."""

import codecs
import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib.resources import files

from bot.errors.reading import DamagedFile, NoTextInFile
from bot.reading.upload.inner import Inner, draft
from bot.reading.upload.package import few, spaced
from bot.records.reading import DateEvidence, Draft, Field, Hints, Received
from bot.text.clean import one_line

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])"
    r"|(?P<brace>[{}])|(?P<end>[\r\n\0]+)|(?P<text>[^\\{}\r\n\0]+)|\\"
)
_DATA = tomllib.loads(files(__package__).joinpath("rtf.toml").read_text("utf-8"))
_SILENT, _BREAKS = frozenset(_DATA["silent"]), frozenset(_DATA["breaks"])
_LETTERS: dict[str, str] = _DATA["letters"]
_PAGES: dict[str, str] = _DATA["charsets"]
_ENCODINGS: dict[str, str] = _DATA["encodings"]
_SIGNS = {"~": "\xa0", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\n\n", "\r": "\n\n"}
_DEEPEST = 500  # groups; Word nests a dozen
_DECLARED = ("author", "creatim")
_KEPT = ("text", "author")


@dataclass(slots=True)
class _Group:
    """What a group inherits from the one around it. `place`: "text", one of _DECLARED, "fonttbl" or "silent"."""

    place: str = "text"
    hidden: bool = False
    after_unicode: int = 1
    encoding: str = "cp1252"


@dataclass(slots=True)
class _Reading:
    """Where the reading stands: the groups around, the letters so far by place, the fonts' encodings."""

    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    letters: dict[str, list[str]] = field(default_factory=dict)
    waiting: bytearray = field(default_factory=bytearray)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    first_font: int = 0
    usual: str = "cp1252"
    skip: int = 0
    starred: bool = False
    made: dict[str, int] = field(default_factory=dict)

    def put(self, letters: str) -> None:
        """Letters of this place; those of bytes that wait for their encoding come first."""
        self.flush()
        self._keep(letters)

    def put_bytes(self, raw: bytes) -> None:
        """Bytes in the font's encoding: two of them may be one letter."""
        left_out = min(self.skip, len(raw))
        self.skip -= left_out
        self.waiting += raw[left_out:]

    def flush(self) -> None:
        """Decode what waits."""
        if self.waiting:
            letters = self.waiting.decode(self.groups[-1].encoding, "replace")
            self.waiting.clear()
            self._keep(letters)

    def _keep(self, letters: str) -> None:
        group = self.groups[-1]
        if not group.hidden and group.place in _KEPT:
            self.letters.setdefault(group.place, []).append(letters)


def read(received: Received, hints: Hints, inner: Inner) -> tuple[Draft, ...]:
    """Return the one draft of the document. Raises NoTextInFile, DamagedFile or FileTooLong."""
    reading = _Reading()
    _run(reading, received.body.decode("latin-1"))
    shown = _whole(reading, "text")
    paragraphs = list(few(filter(None, map(spaced, shown.split("\n\n"))), ".rtf"))
    if not paragraphs:
        raise NoTextInFile(kind=".rtf")
    whole = draft(paragraphs, received, hints, inner, published=tuple(_dates(reading.made)))
    author = one_line(_whole(reading, "author"))[:300]
    if whole.byline.value or not author:
        return (whole,)
    return (replace(whole, byline=Field(author, "document properties")),)


def _whole(reading: _Reading, place: str) -> str:
    """The letters of a place; signs outside the first plane came as two halves."""
    letters = "".join(reading.letters.get(place, ()))
    return letters.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _run(reading: _Reading, text: str) -> None:
    at = len(text) - len(text.lstrip("\ufeff\xef\xbb\xbf \t\r\n"))
    while match := _TOKEN.match(text, at):
        at = match.end()
        if (raw := _bytes_of(match)) is not None:
            reading.put_bytes(raw)
        elif match["brace"] is not None:
            reading.flush()
            if not _group(reading, match["brace"]):
                break
        elif match["sign"] is not None:
            _sign(reading, match["sign"])
        elif match["word"] is not None:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == "bin":
                at += max(number or 0, 0)
            _word(reading, match["word"], number)
    reading.flush()


def _bytes_of(match: re.Match[str]) -> bytes | None:
    if match["hex"] is not None:
        return bytes.fromhex(match["hex"])
    return None if match["text"] is None else match["text"].encode("latin-1")


def _group(reading: _Reading, brace: str) -> bool:
    """Whether the document goes on."""
    reading.skip, reading.starred = 0, False
    if brace == "{":
        if len(reading.groups) > _DEEPEST:
            raise DamagedFile(kind=".rtf")
        reading.groups.append(replace(reading.groups[-1]))
        return True
    reading.groups.pop()
    return len(reading.groups) > 1


def _sign(reading: _Reading, sign: str) -> None:
    if sign == "*":
        reading.starred = True
    elif sign in _SIGNS:
        if reading.skip:
            reading.skip -= 1
        else:
            reading.put(_SIGNS[sign])


def _word(reading: _Reading, word: str, number: int | None) -> None:
    """Obey one control word; unknown ones show nothing, and the group that a star opens before one neither."""
    if word == "u" and number is not None:
        reading.put(chr(number % 0x10000))
        reading.skip = reading.groups[-1].after_unicode
        return
    reading.flush()
    reading.skip = 0
    group = reading.groups[-1]
    if word in _SILENT or (reading.starred and word not in _DECLARED):
        group.place = "silent"
    elif word in _DECLARED or word == "fonttbl":
        group.place = word
    elif word in _LETTERS:
        reading.put(_LETTERS[word])
    elif word in _BREAKS:
        reading.put("\n\n")
    else:
        _set(reading, group, word, number)
    reading.starred = False


def _set(reading: _Reading, group: _Group, word: str, number: int | None) -> None:
    if word in ("v", "deleted"):
        group.hidden = number != 0
    elif word == "plain":
        group.hidden, group.encoding = False, reading.fonts.get(reading.first_font, reading.usual)
    elif word == "uc":
        group.after_unicode = min(max(number or 0, 0), 100)
    elif word in _ENCODINGS:
        group.encoding = reading.usual = _encoding(_ENCODINGS[word])
    elif word == "ansicpg":
        group.encoding = reading.usual = _encoding(f"cp{number}")
    elif number is not None:
        _set_number(reading, group, word, number)


def _set_number(reading: _Reading, group: _Group, word: str, number: int) -> None:
    if group.place == "creatim":
        reading.made[word] = number
    elif word == "deff":
        reading.first_font = number
    elif word == "f":
        reading.font = number
        group.encoding = reading.fonts.get(number, reading.usual)
    elif group.place == "fonttbl" and word == "fcharset":
        reading.fonts[reading.font] = _encoding(_PAGES.get(str(number), reading.usual))
    elif group.place == "fonttbl" and word == "cpg":
        reading.fonts[reading.font] = _encoding(f"cp{number}")


def _encoding(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _dates(made: dict[str, int]) -> Iterator[DateEvidence]:
    """The day the file was made: a witness, though not of publication, so never sure."""
    try:
        day = dt.date(made["yr"], made["mo"], made["dy"])
    except (KeyError, ValueError, OverflowError):
        return
    yield DateEvidence(day, "document properties", day.isoformat())
