"""What happens to a message body that the bot sends: read, checked, stored."""

import json
import re
from dataclasses import dataclass, field

from aiohttp import BodyPartReader, web

from tests.discord.faults import Refusal
from tests.discord.limits import attachments, messages
from tests.discord.limits.components import walk
from tests.discord.state import State
from tests.discord.world import COMPONENTS_V2, EPHEMERAL, LOADING, Channel, Json, Message, Person, Upload

KEPT_FLAGS = COMPONENTS_V2 | (1 << 2) | (1 << 12)


@dataclass
class Sent:
    """A request's JSON and the files that came with it, by their number."""

    body: Json
    files: dict[int, Upload] = field(default_factory=dict)


async def received(request: web.Request) -> Sent:
    """Read a JSON or multipart body."""
    if not request.content_type.startswith("multipart/"):
        return Sent(await request.json() if request.can_read_body else {})
    sent = Sent({})
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        body = bytes(await part.read())
        number = re.fullmatch(r"files\[(\d+)\]", part.name or "")
        if part.name == "payload_json":
            sent.body = json.loads(body)
        elif number:
            sent.files[int(number[1])] = Upload(part.filename or "", body, part.headers.get("Content-Type"))
    return sent


def _attachment_names(body: Json, sent: Sent, old: Message | None) -> set[str]:
    listed = body.get("attachments")
    kept = {f.name for f in old.files} if old else set()
    if listed is not None and old is not None:
        ids = {str(a.get("id")) for a in listed}
        kept = {f.name for f in old.files if str(f.id) in ids}
    return kept | {upload.name for upload in sent.files.values()}


def check(state: State, body: Json, sent: Sent, *, old: Message | None, where: str, limit: int) -> None:
    """Refuse what Discord would refuse, and note it as a breach; note every ping."""
    flags = int(body.get("flags") or 0) | (old.flags if old else 0)
    names = _attachment_names(body, sent, old)
    found = messages.check(body, names, flags=flags, editing=old is not None)
    uploads = {number: upload.name for number, upload in sent.files.items()}
    kept = {str(file.id) for file in old.files} if old else set()
    found += attachments.check(body, uploads, kept, v2=bool(flags & COMPONENTS_V2))
    state.counts["messages"] += 1
    for ping in messages.pings(body):
        state.breach(f"{where}: pings {ping}")
    if sum(len(upload.body) for upload in sent.files.values()) > limit:
        state.breach(f"{where}: files of more than {limit} bytes")
        raise Refusal(40005)
    if found:
        for words in found:
            state.breach(f"{where}: {words}")
        raise Refusal(50035, errors={"_errors": [{"code": "INVALID", "message": words} for words in found]})


def create(
    state: State, channel: Channel, sent: Sent, *, body: Json, only_for: Person | None = None, token: str | None = None
) -> Message:
    """Store a new message of the bot's."""
    message = state.add_message(channel, state.app, str(body.get("content") or ""))
    message.token = token
    message.only_for = only_for
    message.flags = int(body.get("flags") or 0) & KEPT_FLAGS | (EPHEMERAL if only_for else 0)
    message.components = _numbered(body.get("components") or [])
    message.embeds = list(body.get("embeds") or [])
    _keep_files(state, message, sent)
    return message


def edit(state: State, message: Message, sent: Sent, body: Json) -> None:
    """Change a message of the bot's."""
    message.flags = (message.flags | int(body.get("flags") or 0) & KEPT_FLAGS) & ~LOADING
    message.edits += 1
    if "content" in body:
        message.content = str(body["content"] or "")
    if "components" in body:
        message.components = _numbered(body["components"] or [])
    if "embeds" in body:
        message.embeds = list(body["embeds"] or [])
    if body.get("attachments") is not None:
        ids = {str(a.get("id")) for a in body["attachments"]}
        message.files = [f for f in message.files if str(f.id) in ids]
    _keep_files(state, message, sent)


def _keep_files(state: State, message: Message, sent: Sent) -> None:
    place = f"ephemeral-attachments/{state.app.id}" if message.only_for else f"attachments/{message.channel.id}"
    message.files += [state.store_file(upload, place) for upload in sent.files.values()]


def _numbered(components: list[Json]) -> list[Json]:
    """Components with the running ids that Discord gives to those that have none."""
    for number, component in enumerate(walk(components), 1):
        component.setdefault("id", number)
    return list(components)


def delete(state: State, message: Message) -> None:
    """A message is gone for everybody."""
    message.deleted = True
    state.messages.pop(message.id, None)
    message.channel.messages.pop(message.id, None)
