"""One interaction from the click to the last edit, with Discord's rules on answering it."""

import asyncio
from dataclasses import dataclass, field

from tests.discord.world import EPHEMERAL, Channel, Json, Member, Message, Person

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
PONG, MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 1, 4, 5, 6, 7, 8, 9
ALLOWED_ANSWERS = {
    COMMAND: {MESSAGE, DEFERRED, MODAL},
    COMPONENT: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL},
    AUTOCOMPLETE: {CHOICES},
    MODAL_SUBMIT: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE},
}

SECONDS_TO_ANSWER = 3.0
SECONDS_OF_TOKEN = 15 * 60.0
FOLLOWUPS_WHEN_ONLY_USER_INSTALLED = 5


@dataclass(eq=False)
class Interaction:
    """What a person did, what the bot answered, and what came of it.

    `answer_type` is the type of the first answer; `original` the message that @original names; `shown` counts what
    the person has seen change, so that a test can wait for the next change.
    """

    id: int
    token: str
    kind: int
    person: Person
    member: Member | None
    channel: Channel
    created: float
    source: Message | None = None
    user_installed: bool = False
    answer_type: int | None = None
    answered_after: float | None = None
    finished_after: float | None = None
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    modal: Json | None = None
    choices: list[Json] | None = None
    shown: int = 0
    refusals: list[str] = field(default_factory=list)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    @property
    def waiting(self) -> bool:
        """The person still looks at "thinking…", or at nothing."""
        return self.shown == 0

    async def show(self, after: float) -> None:
        """Something the person can see has come."""
        async with self.changed:
            self.shown += 1
            if self.finished_after is None:
                self.finished_after = after
            self.changed.notify_all()

    async def wait(self, seconds: float, *, past: int = 0) -> bool:
        """Wait for the next thing to see; False when it did not come in time."""
        try:
            async with asyncio.timeout(seconds), self.changed:
                await self.changed.wait_for(lambda: self.shown > past)
        except TimeoutError:
            return False
        return True

    def sees(self, data: Json) -> Person | None:
        """The only person who will see a message with these flags, None for everybody."""
        return self.person if int(data.get("flags") or 0) & EPHEMERAL else None
