"""A flipped bit anywhere in the database: nothing altered is shown, by any verb, and each row is named once."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from bot.archive.store import integrity
from bot.records.settings import ServerSettings
from bot.records.verification import Verdict
from tests.archive.damaged import asked, filled, leaves

WARNINGS = (
    "This rests on a single article.",
    "All of these articles carry one text: this is a single source.",
    "No article has all of these words; this is from articles with some of them.",
)
LETTERS = {
    "versions": ("text", "sha256", "title", "posts", "passages"),
    "articles": ("title", "byline", "title_origin", "day", "dates", "outlet", "url", "language", "key", "kind"),
    "quotes": ("speaker", "role", "how"),
    "people": ("name", "key", "surname"),
    "received": ("body", "media_type", "url"),
    "audit": ("actor", "actor_name", "action", "detail", "at"),
    "answer_cuts": ("text", "sha256"),
    "settings": ("name", "value"),
    "askings": ("verb", "args"),
    "archives": ("name",),
    "attributions": ("day",),
}


def everywhere(raw: bytearray, content: bytes) -> list[int]:
    """Where in a file a value stands, also where it overlaps itself."""
    at = [raw.find(content)]
    while at[-1] >= 0:
        at.append(raw.find(content, at[-1] + 1))
    return at[:-1]


def a_bit(place: Path, table: str, column: str, dice: random.Random) -> bool:
    """Flip a bit of one value of a column in the file itself; False where the value is not to be found there."""
    with closing(sqlite3.connect(place)) as database:
        rows = database.execute(f"SELECT {column} FROM {table} WHERE length({column}) > 3").fetchall()
    if not rows:
        return False
    value = dice.choice(rows)[0]
    content = value if isinstance(value, bytes) else str(value).encode()
    raw = bytearray(place.read_bytes())
    at = everywhere(raw, content)
    if not at:
        return False
    raw[dice.choice(at) + dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    place.write_bytes(raw)
    return True


async def rounds(tmp_path: Path, many: int, caplog: pytest.LogCaptureFixture, flip: Callable[[Path, int], bool]) -> int:
    """Flip a bit in a fresh copy so many times; each time nothing that was never stored is shown. Gives how many."""
    whole = tmp_path / "whole.sqlite"
    await filled(whole)
    true, _ = await asked(whole)
    known = "\n".join([*true, *WARNINGS, *get_args(Verdict), *leaves(ServerSettings())])
    known += "\n" + "\n".join(f" {word}" for word in known.casefold().split())
    done = 0
    for number in range(many):
        place = tmp_path / f"{number}.sqlite"
        shutil.copy(whole, place)
        if not flip(place, number):
            continue
        caplog.clear()
        shown, refused = await asked(place)
        altered = [leaf for leaf in shown if leaf not in known]
        assert altered == [], (number, refused)
        assert all("\n" not in sentence and "Something went wrong" not in sentence for sentence in refused)
        lines = [record.getMessage() for record in caplog.records if record.name == integrity.__name__]
        assert len(lines) == len(set(lines)), number
        assert not any(record.exc_info for record in caplog.records), number
        done += 1
        place.unlink()
    return done


@pytest.mark.parametrize(
    ("first", "many", "at_once"),
    [(0, 10, 4), *(pytest.param(n, 30, 1, marks=pytest.mark.slow) for n in range(0, 330, 30))],
)
async def test_no_flipped_bit_of_words_names_days_or_originals_is_shown(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, first: int, many: int, at_once: int
) -> None:
    """Every column has its turn; four of them at a time, but one at full size."""
    pairs = [(table, column) for table, columns in LETTERS.items() for column in columns]
    dice = random.Random(first + 30)

    def flip(place: Path, number: int) -> bool:
        turns = (pairs[(first + number * at_once + more) % len(pairs)] for more in range(at_once))
        return sum(a_bit(place, *pair, dice) for pair in turns) > 0

    assert await rounds(tmp_path, many, caplog, flip) > many / 2


@pytest.mark.parametrize(
    ("seed", "many", "at_once"), [(0, 5, 3), *(pytest.param(n, 30, 1, marks=pytest.mark.slow) for n in range(11))]
)
async def test_no_flipped_bit_anywhere_shows_an_altered_letter(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, seed: int, many: int, at_once: int
) -> None:
    dice = random.Random(seed + 16)

    def flip(place: Path, number: int) -> bool:
        raw = bytearray(place.read_bytes())
        for _ in range(at_once):
            raw[dice.randrange(100, len(raw))] ^= 1 << dice.randrange(8)
        place.write_bytes(raw)
        return True

    assert await rounds(tmp_path, many, caplog, flip) == many
