"""`copydesk last`: what was asked last, asked again."""

from typing import Any

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, InArchive, answer, terminal_actor
from bot.cli.printing.safe import console, plain
from bot.cli.question import Question, typed
from bot.cli.receipts import AskedAgain
from bot.cli.verbs import ask, check
from bot.desk import requests
from bot.desk.resources import Desk
from bot.errors.asking import BadArgument
from bot.errors.missing import NothingAskedYet
from bot.records import arguments as codec
from bot.records.ids import ArchiveId
from bot.records.settings import StoredRequest

QUESTIONS: dict[str, type[Question[Any]]] = {kind.verb: kind for kind in (*ask.QUESTIONS, *check.QUESTIONS)}


def last(
    json: AsJson = False, archive: InArchive = LOCAL, database: Database = None, config: ConfigFile = None
) -> None:
    """Your last answer again: what this account asked last of the archive, answered from what is there now."""

    async def work(desk: Desk, archive_id: ArchiveId) -> tuple[Question[Any], Any]:
        question = _question(await requests.last_typed(desk, archive_id, terminal_actor().id))
        return question, await question.answer(desk, archive_id)

    question, found = answer(config, database, archive, work)
    if json:
        as_json.write(AskedAgain(question.verb, typed(question), found))
        return
    console().print(plain(typed(question)), style="dim", soft_wrap=True)
    question.show(console(), found)


def _question(asked: StoredRequest) -> Question[Any]:
    """The question that a row keeps. Raises NothingAskedYet for one of another version of this program."""
    try:
        return codec.load(QUESTIONS[asked.verb], asked.args)
    except (KeyError, BadArgument):
        raise NothingAskedYet() from None


VERBS: Answers = {last: AskedAgain}
