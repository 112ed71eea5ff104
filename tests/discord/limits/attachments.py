"""Files of a message: each upload described once, each description of a file that is there, none that nobody sees."""

from collections.abc import Collection, Mapping

from tests.discord.limits.components import walk
from tests.discord.limits.form import Form
from tests.discord.world import Json

KEYS = ("id", "filename", "description", "title", "duration_secs", "waveform", "is_remix", "is_spoiler")


def check(body: Json, uploads: Mapping[int, str], kept: Collection[str], *, v2: bool) -> list[str]:
    """Every breach. `uploads` are the names of the files that come along by number; `kept` the ids of old ones."""
    breaches: list[str] = []
    form = Form(body, "message", breaches)

    def one(attachment: Form) -> None:
        attachment.only(*KEYS)
        attachment.text("description", 0, 1024)
        attachment.text("filename", 1, 1024)
        number = str(attachment.body.get("id"))
        name = attachment.body.get("filename")
        if number not in {str(each) for each in uploads} and number not in kept:
            attachment.breach(f"no such file: {number}")
        elif number not in kept and name is not None and name != uploads[int(number)]:
            attachment.breach(f"{name} is sent as {uploads[int(number)]}")

    listed = {str(each.body.get("id")) for each in form.each("attachments", 0, 10, one)}
    if body.get("attachments") is not None and {str(each) for each in uploads} - listed:
        form.breach("an upload that attachments does not list")
    form.unique(list(uploads.values()), "a file's name")
    shown = {address for component in walk(body.get("components") or []) for address in _addresses(component)}
    for name in uploads.values() if v2 else ():
        if f"attachment://{name}" not in shown:
            form.breach(f"{name} is sent along, and no component shows it")
    return breaches


def _addresses(component: Json) -> list[str]:
    media = [component.get("file"), component.get("media")]
    media += [item.get("media") for item in component.get("items") or [] if isinstance(item, dict)]
    return [str(each.get("url")) for each in media if isinstance(each, dict)]
