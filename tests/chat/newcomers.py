"""A server that is new to the bot, the three people on it, and what they look for on the screen."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from tests.discord import Answer, LocalDiscord, Member, Server
from tests.discord.seen import Seen

PIER, FERRY, LAMP = (f"https://news.example{path}" for path in ("/pier", "/ferry", "/lamp"))
TOPIC = "pier Sample Bay"

Told = AsyncIterator[tuple[str, Seen]]


@dataclass(frozen=True, slots=True)
class Hour:
    """A new server, and the three people on it."""

    discord: LocalDiscord
    server: Server
    manager: Member
    moderator: Member
    reader: Member
    hello: Seen

    async def asked(self, who: Member, command: str, **options: object) -> Answer:
        """What that member sees of a command."""
        return await self.discord.run(command, as_=who, **options)

    async def saved(self, preview: Answer) -> Answer:
        """The moderator saves what a preview shows."""
        says(preview, "nothing is saved yet" if "Preview:" in preview.text else "Preview of")
        return await self.discord.click(preview, "Save", as_=self.moderator)


def says(seen: Seen, *words: str) -> None:
    """These words stand on the screen."""
    missing = [each for each in words if each not in seen.text]
    assert not missing, f"{missing} {seen.shown}"


async def named(here: Hour, answer: Answer, who: Member) -> Answer:
    """That member says under an answer that Ben Orrin said what Anna Holt did."""
    wrong = await here.discord.click(answer, "Wrong speaker?", as_=who)
    quote = next(label for label in wrong.selects[0].options if "Anna Holt" in label)
    form = await here.discord.select(wrong, quote, as_=who)
    return await here.discord.submit(form, {"Who said it?": "Ben Orrin"}, as_=who)
