"""The desk's work, refusals, forms and rarer answers, kept as `capture.py` does: another server, invented texts."""

import json
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

from tests.chat.conftest import newsroom
from tests.discord import Answer, LocalDiscord, Member, Upload

LAMP = """Fictional sample: The lamp of Cape Orrin is lit again

The lighthouse of Cape Orrin was lit again on Saturday after eleven dark weeks.

“The lamp will burn every night from now on,” said Ines Calder, who keeps the lighthouse. “Nobody sails blind past it.”

The harbour office of Orrin paid for the repair.

Bram Teller, a fisherman of Orrin, watched from the pier. “I saw it from nine miles out,” he said."""
CHANGED = LAMP.replace("every night from now on", "every night until the autumn").replace("eleven", "twelve")
COPY = LAMP.replace("Fictional sample: The lamp of Cape Orrin is lit again", "Fictional sample: Light over Cape Orrin")
THREAD = """Fictional sample: The pier of Orrin

The pier of Orrin was closed on Monday, the harbour office said.

“Two planks are loose,” said Bram Teller."""
LONG = (
    "“" + " ".join(f"The {n}th beam of the pier was lifted, measured and laid again by hand." for n in range(55)) + "”"
)
SPEECH = (
    f"Fictional sample: A speech on the pier\n\nInes Calder spoke at Orrin.\n\n{LONG} said Ines Calder, the keeper."
)
PAGE = "https://example.org/lamp"
BOARD = "https://example.org/pier"


async def capture_desk(folder: Path) -> None:
    """Write one file of JSON for each answer."""
    with tempfile.TemporaryDirectory() as place:
        async with LocalDiscord(patience=120) as discord, newsroom(Path(place) / "desk.sqlite", discord):
            await empty(folder, discord)
            await kept_and_changed(folder, discord)
            await checked(folder, discord)
            await refused(folder, discord)
            await forms(folder, discord)
            await others(folder, discord)
            await gone(folder, discord)
            discord.forgive("")
            requests(folder, discord)


async def file(discord: LocalDiscord, name: str, text: str, url: str | None = None) -> Answer:
    """The preview of a text."""
    given = {"url": url} if url else {}
    return await discord.run("/ingest file", file=Upload(name, text.encode(), "text/plain"), **given)


async def empty(folder: Path, discord: LocalDiscord) -> None:
    """Nothing is there yet."""
    keep(folder, "empty", await discord.run("/brief", topic="Cape Orrin"))
    keep(folder, "emptywho", await discord.run("/who", name="Ines Calder"))
    keep(folder, "emptylast", await discord.run("/last", as_=discord.member("Newcomer")))
    keep(folder, "emptyaudit", await discord.run("/audit", since="2030-01-01"))


async def kept_and_changed(folder: Path, discord: LocalDiscord) -> None:
    """A preview looked at, discarded, saved; the same again; a new version and the quotes that fell."""
    keep(folder, "discarded", await discord.click(await file(discord, "lamp.txt", LAMP, PAGE), "Discard"))
    preview = await file(discord, "lamp.txt", LAMP, PAGE)
    keep(folder, "kept", await discord.click(preview, "Show what is kept"))
    await discord.click(preview, "Save")
    await discord.run("/quotes", topic="Cape Orrin")
    keep(folder, "known", await file(discord, "lamp.txt", LAMP, PAGE))
    again = await file(discord, "lamp.txt", CHANGED, PAGE)
    keep(folder, "changed", again)
    keep(folder, "versioned", await discord.click(again, "Save"))
    keep(folder, "fallen", await discord.run("/archive changes", article=1))
    bundle = BytesIO()
    with zipfile.ZipFile(bundle, "w") as packed:
        packed.writestr("light.txt", COPY)
        packed.writestr("pier.txt", THREAD)
    several = await discord.run("/ingest file", file=Upload("two.zip", bundle.getvalue(), "application/zip"))
    keep(folder, "several", several)
    keep(folder, "severalsaved", await discord.click(several, "Save"))
    await discord.click(await file(discord, "speech.txt", SPEECH), "Save")


async def checked(folder: Path, discord: LocalDiscord) -> None:
    """The other verdicts, what was seen, what is too long, a person of several names, other lengths and languages."""
    said = "I saw it from nine miles out"
    keep(folder, "misattributed", await discord.run("/verify", quote=said, speaker="Ines Calder"))
    keep(folder, "cut", await discord.run("/verify", quote="The lamp will burn … until the autumn"))
    joined = "The lamp will burn every night until the autumn. Nobody sails blind past it."
    keep(folder, "joined", await discord.run("/verify", quote=joined))
    keep(folder, "seenaddress", await discord.run("/seen", text=PAGE))
    keep(folder, "seentext", await discord.run("/seen", text=CHANGED))
    message = discord.say(discord.owner, f"{LAMP[:600]}")
    keep(folder, "seenmenu", await discord.menu("Seen before?", message))
    keep(folder, "short", await discord.run("/brief", topic="Cape Orrin", length="short"))
    keep(folder, "byspeaker", await discord.run("/quotes", speaker="Bram Teller"))
    keep(folder, "nothingquotes", await discord.run("/quotes", topic="Cape Orrin", speaker="Nobody Atall"))
    long = await discord.run("/quotes", topic="beam pier", speaker="Ines Calder")
    keep(folder, "long", long)
    keep(folder, "rest", await discord.click(long, "Read what is left out"))
    reader = discord.member("Lecteur")
    reader.person.locale = "fr"
    keep(folder, "french", await discord.run("/brief", topic="Cape Orrin", private=True, as_=reader))
    keep(folder, "readershelp", await discord.run("/help", as_=discord.member("Reader")))
    keep(folder, "frenchhelp", await discord.run("/help", as_=reader))


async def refused(folder: Path, discord: LocalDiscord) -> None:
    """Every kind of refusal."""
    for name, command, options in (
        ("noaddress", "/ingest url", {"url": "not an address"}),
        ("private", "/ingest url", {"url": "http://127.0.0.1/story"}),
        ("wrongfile", "/ingest file", {"file": Upload("a.exe", b"MZ\x90\x00" * 99, "application/octet-stream")}),
        ("topic", "/brief", {"topic": "???"}),
        ("nocode", "/settings", {"join": "a-code-nobody-gave"}),
        ("onealias", "/settings", {"alias": "Burma"}),
        ("timezone", "/settings", {"time_zone": "Orrin"}),
        ("nochange", "/speaker undo", {"change": 99}),
        ("noedit", "/archive edit", {"article": 1}),
        ("wrongsince", "/brief", {"topic": "Cape Orrin", "since": "someday"}),
        ("nameless", "/speaker split", {"person": "Ines Calder", "articles": "none"}),
    ):
        keep(folder, name, await discord.run(command, **options))
    said = discord.say(discord.owner, "No link here.")
    keep(folder, "nolinks", await discord.menu("Archive links", said))
    preview = await file(discord, "pier2.txt", THREAD.replace("Two", "Three"))
    again = {"component_type": 2, "custom_id": preview.button("Save").custom_id}
    await discord.click(preview, "Save")
    keep(folder, "savedalready", await discord.press(preview, again))
    help_ = await discord.run("/help")
    keep(folder, "gonebutton", await discord.press(help_, {"component_type": 2, "custom_id": f"cd:{'x' * 16}:page:1"}))
    elder = await discord.run("/speaker split", person="Bram Teller", articles="1", name="Bram the Elder")
    keep(folder, "split", elder)


async def forms(folder: Path, discord: LocalDiscord) -> None:
    """What opens to be filled in."""
    text = await discord.run("/ingest text")
    keep_form(folder, "formtext", text)
    preview = await discord.submit(text, {"Title": "Fictional sample: A note", "Text": "The pier of Orrin is open."})
    keep_form(folder, "formedit", await discord.click(preview, "Edit fields"))
    wrong = await discord.click(await discord.run("/quotes", topic="Cape Orrin"), "Wrong speaker?")
    keep_form(folder, "formspeaker", await discord.select(wrong, next(iter(wrong.selects[0].options))))
    keep(folder, "nothinggiven", await discord.submit(await discord.run("/ingest text"), {}))
    keep(folder, "formgone", await discord.submit(text, {"Text": "The pier of Orrin is open."}))


async def others(folder: Path, discord: LocalDiscord) -> None:
    """Settings that were changed, an archive for two servers, somebody from outside."""
    role = discord.state.add_role(discord.server, "desk")
    given = {"language": "fr", "alias": "Orrin, Cape Orrin", "personal": True, "desk_role": role}
    keep(folder, "changedsettings", await discord.run("/settings", **given))
    await discord.run("/settings", language="any")
    second = await discord.invite("Second newsroom")
    other: Member = second.members[second.owner.id]
    code = (await discord.run("/settings", share=True)).text.split("\n")[1]
    keep(folder, "answersfrom", await discord.run("/settings", join=code, as_=other))
    keep(folder, "shared", await discord.run("/settings", purge=True))
    await discord.run("/settings", join="own", as_=other)
    visitor = discord.person("Visitor")
    keep(folder, "outsider", await discord.run("/brief", topic="Cape Orrin", as_=visitor))
    discord.member("Reader", person=visitor)
    keep(folder, "elsewhere", await discord.run("/sources", topic="Cape Orrin", as_=visitor))


async def gone(folder: Path, discord: LocalDiscord) -> None:
    """The archive is deleted; Discord does not take an answer."""
    discord.faults.add("PATCH .*@original", "50013", 1)
    keep(folder, "noaccess", await discord.run("/help"))
    discord.faults.waiting.clear()
    keep(folder, "purged", await discord.click(await discord.run("/settings", purge=True), "Delete everything"))


def keep(folder: Path, name: str, answer: Answer) -> None:
    """One answer's payload, as it was sent."""
    (folder / f"{name}.json").write_text(json.dumps({"components": answer.message.components}), "utf-8")


def keep_form(folder: Path, name: str, answer: Answer) -> None:
    """A form's payload, as it was sent."""
    (folder / f"{name}.json").write_text(json.dumps({"modal": answer.modal.data}), "utf-8")


def requests(folder: Path, discord: LocalDiscord) -> None:
    """Add every request that had a body to FOLDER/requests.jsonl, for `tests.discord.described`."""
    with (folder / "requests.jsonl").open("a", encoding="utf-8") as out:
        for one in discord.state.captured:
            if one.status < 300:
                out.write(json.dumps({"method": one.method, "path": one.path, "body": one.body}) + "\n")
