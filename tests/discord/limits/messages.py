"""Messages: content, embeds, attachments, flags, mentions, and their components."""

import re

from tests.discord.limits import components
from tests.discord.limits.form import Form
from tests.discord.world import COMPONENTS_V2, Json

KEYS = (
    "content", "tts", "embeds", "allowed_mentions", "components", "attachments", "flags", "nonce", "enforce_nonce",
    "message_reference", "sticker_ids", "poll", "thread_name", "username", "avatar_url",
)  # fmt: skip
OLD_ONLY = ("content", "embeds", "poll", "sticker_ids")
PING = re.compile(r"@everyone|@here|<@[!&]?\d+>")


def check(body: Json, files: set[str], *, flags: int, editing: bool) -> list[str]:
    """Every breach of a message as it would stand. `files`: names of its attachments; `flags`: the message's in all."""
    breaches: list[str] = []
    form = Form(body, "message", breaches)
    form.only(*KEYS)
    v2 = bool(flags & COMPONENTS_V2)
    form.text("content", 0, 2000)
    form.items("attachments", 0, 10)
    if len(files) > 10:
        form.breach(f"{len(files)} attachments, allowed are 10")
    if v2:
        for key in OLD_ONLY:
            if body.get(key):
                form.breach(f"{key} beside Components V2")
    else:
        _embeds(form)
    components.check(body.get("components") or [], files, v2=v2, breaches=breaches)
    if not editing and not any(body.get(key) for key in ("content", "embeds", "components", "poll")) and not files:
        form.breach("an empty message")
    return breaches


def _embeds(form: Form) -> None:
    letters = 0
    for embed in form.each("embeds", 0, 10, _embed):
        fields = [part for part in embed.body.get("fields") or [] if isinstance(part, dict)]
        parts = [embed.body.get("title"), embed.body.get("description")]
        parts += [(embed.body.get(key) or {}).get(name) for key, name in (("footer", "text"), ("author", "name"))]
        parts += [part.get(key) for part in fields for key in ("name", "value")]
        letters += sum(len(part) for part in parts if isinstance(part, str))
    if letters > 6000:
        form.breach(f"{letters} characters in embeds, allowed are 6000")


def _embed(form: Form) -> None:
    form.text("title", 0, 256)
    form.text("description", 0, 4096)

    def field(inner: Form) -> None:
        inner.text("name", 1, 256, needed=True)
        inner.text("value", 1, 1024, needed=True)

    form.each("fields", 0, 25, field)
    if form.body.get("footer"):
        form.inner("footer").text("text", 1, 2048)


def texts(body: Json) -> list[str]:
    """Every text of a message that Discord reads for mentions."""
    found = [str(c["content"]) for c in components.walk(body.get("components") or []) if "content" in c]
    return [*found, str(body.get("content") or "")]


def pings(body: Json) -> list[str]:
    """What a message would ping: mentions in its texts, unless allowed_mentions forbids all of them."""
    allowed = body.get("allowed_mentions")
    if allowed is not None and not any(allowed.get(key) for key in ("parse", "users", "roles", "replied_user")):
        return []
    return [match for text in texts(body) for match in PING.findall(text)]
