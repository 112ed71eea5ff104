"""What is asked at the terminal, kept so that `copydesk last` asks it again, as `/last` does on Discord."""

import logging
import shlex
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, ClassVar, Generic, Self, TypeVar

from rich.console import Console

from bot.cli import as_json
from bot.cli.handing_on import Form
from bot.cli.options import answer, terminal_actor
from bot.cli.printing.safe import console
from bot.desk import requests
from bot.desk.resources import Desk
from bot.errors.tree import StoreError
from bot.records import arguments as codec
from bot.records.ids import ArchiveId

log = logging.getLogger(__name__)
T = TypeVar("T")


class Question(ABC, Generic[T]):
    """A verb with its arguments, as a frozen dataclass: the first field is typed as it is, the others are options.

    A field with repr=False is none that somebody types.
    """

    verb: ClassVar[str]

    async def settled(self, desk: Desk, archive_id: ArchiveId) -> Self:
        """What is decided at the first time alone, so that the answer is the same when it is asked again."""
        return self

    @abstractmethod
    async def answer(self, desk: Desk, archive_id: ArchiveId) -> T:
        """The answer, a record that `--json` prints. Raises what the desk's verb raises."""

    @abstractmethod
    def show(self, console: Console, answer: T) -> None:
        """Print the answer for a person."""


@dataclass(frozen=True, slots=True)
class Where:
    """How an answer is wanted, and from where: the options that every verb shares."""

    json: bool
    archive: str
    database: str | None
    config: Path | None


def ask(question: Question[T], where: Where, form: Form | None = None) -> T:
    """Answer a question, print it, and keep it as this user's last in the archive once it has an answer.

    With a `form` it is handed on in that instead; only an answer of which a page can be made takes one.
    """

    async def work(desk: Desk, archive_id: ArchiveId) -> tuple[Question[T], T, str | None]:
        asked = await question.settled(desk, archive_id)
        found: Any = await asked.answer(desk, archive_id)
        await _keep(desk, archive_id, asked)
        return asked, found, await form.text(desk, archive_id, found) if form else None

    asked, found, text = answer(where.config, where.database, where.archive, work)
    if form is not None and text is not None:
        form.put(text)
    else:
        as_json.write(found) if where.json else asked.show(console(), found)
    return found


async def _keep(desk: Desk, archive_id: ArchiveId, asked: Question[Any]) -> None:
    """Whoever asks has the answer: that the file may only be read, is full or busy is no reason to withhold it."""
    try:
        await requests.note_typed(desk, archive_id, terminal_actor().id, asked.verb, codec.dump(asked))
    except StoreError as fault:
        log.info("what was asked is not kept: %s", fault)


def typed(question: Question[Any]) -> str:
    """The command that asks the question."""
    return shlex.join(["copydesk", question.verb, *_words(question)])


def _words(question: Any) -> Iterator[str]:
    for place, field in enumerate(fields(question)):
        value = getattr(question, field.name)
        if not field.repr or value == field.default:
            continue
        if place:
            yield f"--{field.name}"
        if value is not True:
            yield str(value)
