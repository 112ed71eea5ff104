"""`copydesk demo`: a throwaway archive filled from `seeds/` answers a topic, and more where somebody sits there."""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from bot.archive.store import file_of
from bot.cli import shell
from bot.cli.as_json import Answers
from bot.cli.asked_days import topic_of
from bot.cli.options import LOCAL, AsJson, answer, configured, terminal_actor
from bot.cli.printing.safe import console, plain
from bot.cli.question import Where, ask
from bot.cli.verbs.ask import BriefAsked
from bot.config import data_folder
from bot.desk import ingest
from bot.desk.resources import Desk
from bot.records.answers import Brief
from bot.records.ids import ArchiveId
from bot.records.reading import Received

FIRST = ("Myanmar", "Russia")
TOPICS = ("ferry fire", "Dario Venn", "Myanmar Russia")
MORE = "Ask the samples more: {program} demo ferry fire, {program} demo Dario Venn"
MORE_HERE = "Ask more: ferry fire, timeline ferry fire, who Dario Venn, or help; quit or Ctrl-D leaves."
OWN = "Begin an archive of your own, kept in {place}: {program} ingest FILE or ADDRESS, then {program} brief TOPIC"
NEXT = "Connect it to Discord: put your bot's token into DISCORD_TOKEN or config.toml, then: {program} run"


def demo(
    ctx: typer.Context,
    topic: Annotated[list[str] | None, typer.Argument(metavar="[TOPIC]")] = None,
    json: AsJson = False,
) -> None:
    """Answer a topic ("Myanmar Russia") from the sample articles, in an archive that is thrown away."""
    words = topic_of(topic or FIRST)
    with tempfile.TemporaryDirectory(prefix="copydesk-") as folder:
        database = str(Path(folder) / "demo.sqlite")
        answer(None, database, LOCAL, _fill, begins=True)
        ask(BriefAsked(words), Where(json, LOCAL, database, None))
        if json:
            return
        if shell.may_ask():
            console().print(MORE_HERE, style="green")
            shell.stay(ctx.find_root().command, database, TOPICS)
        else:
            _say(MORE)
    _say(OWN)
    _say(NEXT)


async def _fill(desk: Desk, archive_id: ArchiveId) -> None:
    for path in sorted(path for path in data_folder("seeds").rglob("*") if path.is_file()):
        received = Received(body=path.read_bytes(), name=path.name)
        for preview in await ingest.from_received(desk, archive_id, received):
            await ingest.save(desk, archive_id, preview, terminal_actor())


def _say(line: str) -> None:
    file = file_of(configured(None, None).database)
    place = file.name if file and not file.is_absolute() else file or "the configured database"
    console().print(plain(line.format(program=_program(), place=place)), style="green", soft_wrap=True)


def _program() -> str:
    """What to type for this program here: in a fresh environment it is on no PATH yet."""
    here = Path(sys.argv[0])
    if here.name != "copydesk" or shutil.which("copydesk"):
        return "copydesk"
    return os.path.relpath(here)


VERBS: Answers = {demo: Brief}
