"""`copydesk demo`: a throwaway archive filled from `seeds/` answers a topic."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.asked_days import topic_of
from bot.cli.options import LOCAL, AsJson, answer, terminal_actor
from bot.cli.printing import answers
from bot.cli.printing.safe import console
from bot.config import data_folder
from bot.desk import brief as brief_desk
from bot.desk import ingest
from bot.desk.resources import Desk
from bot.records.answers import Brief
from bot.records.ids import ArchiveId
from bot.records.reading import Received

MORE = 'Ask the samples more: copydesk demo "Dario Venn", copydesk demo "ferry fire"'
NEXT = "Connect it to Discord: put your bot's token into DISCORD_TOKEN or config.toml, then: copydesk run"


def demo(topic: Annotated[list[str] | None, typer.Argument(metavar="[TOPIC]")] = None, json: AsJson = False) -> None:
    """Answer a topic ("Myanmar Russia") from the sample articles, in an archive that is thrown away."""
    words = topic_of(topic or ["Myanmar", "Russia"])

    async def work(desk: Desk, archive_id: ArchiveId) -> Brief:
        for path in sorted(path for path in data_folder("seeds").rglob("*") if path.is_file()):
            received = Received(body=path.read_bytes(), name=path.name)
            for preview in await ingest.from_received(desk, archive_id, received):
                await ingest.save(desk, archive_id, preview, terminal_actor())
        return await brief_desk.brief(desk, archive_id, words)

    with tempfile.TemporaryDirectory(prefix="copydesk-") as folder:
        result = answer(None, str(Path(folder) / "demo.sqlite"), LOCAL, work, begins=True)
    if json:
        as_json.write(result)
        return
    answers.brief(console(), result)
    console().print(MORE, style="green")
    console().print(NEXT, style="green")


VERBS: Answers = {demo: Brief}
