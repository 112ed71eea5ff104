"""Every limit of Discord that the project knows, and where it is proved that the local Discord checks it."""

from collections.abc import Mapping

import aiohttp
import pytest

from tests.discord import LocalDiscord, test_limits
from tests.discord.interactions import COMMAND, Interaction
from tests.discord.world import Json, Person

PROVED: Mapping[str, tuple[Mapping[str, object], str]] = {
    "40 components counted nested": (test_limits.COMPONENTS, "40 nested"),
    "4,000 characters in one text": (test_limits.COMPONENTS, "4,000 characters in one"),
    "4,000 characters in all": (test_limits.COMPONENTS, "4,000 characters in all"),
    "letters counted the strictest way": (test_limits.COMPONENTS, "4,000 UTF-16 units"),
    "section of 1 to 3 texts: most": (test_limits.COMPONENTS, "section texts"),
    "section of 1 to 3 texts: least": (test_limits.COMPONENTS, "a section without text"),
    "row of 5 buttons": (test_limits.COMPONENTS, "row buttons"),
    "button label 80": (test_limits.COMPONENTS, "button label"),
    "button address 512": (test_limits.COMPONENTS, "button address"),
    "address of a known scheme": (test_limits.COMPONENTS, "scheme"),
    "custom_id 100": (test_limits.COMPONENTS, "custom_id"),
    "custom_id unique": (test_limits.COMPONENTS, "custom_id twice"),
    "select of 25": (test_limits.COMPONENTS, "select options"),
    "select option label 100": (test_limits.COMPONENTS, "option label"),
    "select option value 100": (test_limits.COMPONENTS, "option value"),
    "placeholder 150": (test_limits.COMPONENTS, "placeholder"),
    "alt text 1,024": (test_limits.COMPONENTS, "alt text"),
    "gallery of 10": (test_limits.COMPONENTS, "gallery"),
    "unknown keys": (test_limits.COMPONENTS, "an unknown key"),
    "attachments that are there": (test_limits.COMPONENTS, "an attachment that is not there"),
    "modal title 45": (test_limits.MODALS, "title"),
    "modal of 5 components": (test_limits.MODALS, "five parts"),
    "modal label 45": (test_limits.MODALS, "label"),
    "modal description 100": (test_limits.MODALS, "description"),
    "modal input 4,000": (test_limits.MODALS, "input"),
    "modal custom_id unique": (test_limits.MODALS, "custom_id twice"),
    "command name 32": (test_limits.COMMANDS, "name"),
    "option name 32": (test_limits.COMMANDS, "option name"),
    "command description 100": (test_limits.COMMANDS, "description"),
    "option description 100": (test_limits.COMMANDS, "option description"),
    "choice name 100": (test_limits.COMMANDS, "choice name"),
    "choice value 100": (test_limits.COMMANDS, "choice value"),
    "25 options": (test_limits.COMMANDS, "options"),
    "25 choices": (test_limits.COMMANDS, "choices"),
    "8,000 in all": (test_limits.COMMANDS, "8,000 in all"),
    "embeds 6,000": (test_limits.OLD, "6,000 in embeds"),
    "content 2,000": (test_limits.OLD, "content"),
}
"""The limit, and the pair of bodies (one inside it, one just over) that `test_limits` tries; the rest comes below."""


@pytest.mark.parametrize("limit", PROVED)
def test_a_body_over_the_limit_is_tried(limit: str) -> None:
    table, name = PROVED[limit]
    assert name in table


async def post(local: LocalDiscord, path: str, body: Json, *, method: str = "POST") -> int:
    url = f"https://discord.com/api/v10{path}"
    headers = {"Authorization": f"Bot {local.token}"}
    async with (
        aiohttp.ClientSession(connector=local.connector(), headers=headers) as session,
        session.request(method, url, json=body) as response,
    ):
        return response.status


def said(words: str = "x", **more: object) -> Json:
    return {"content": words, "allowed_mentions": {"parse": []}, **more}


async def asked(local: LocalDiscord, who: Person | None = None) -> Interaction:
    """An interaction that nobody has answered."""
    return await local.doing.send(COMMAND, who or local.owner, {"id": "1", "name": "x", "type": 1, "options": []})


async def first(local: LocalDiscord, one: Interaction, body: Json | None = None) -> int:
    return await post(local, f"/interactions/{one.id}/{one.token}/callback", {"type": 4, "data": body or said()})


async def test_the_first_answer_comes_within_three_seconds_and_once() -> None:
    async with LocalDiscord() as local:
        late, good = await asked(local), await asked(local)
        assert await first(local, good) == 204
        assert await first(local, good) == 400
        local.pass_time(3.1)
        assert await first(local, late) == 404
        assert late.refusals == ["answered too late"]
        assert good.refusals == ["answered twice"]


async def test_a_token_lives_fifteen_minutes() -> None:
    async with LocalDiscord() as local:
        one = await asked(local)
        assert await first(local, one) == 204
        path = f"/webhooks/{local.state.app.id}/{one.token}/messages/@original"
        local.pass_time(14 * 60)
        assert await post(local, path, {"content": "y"}, method="PATCH") == 200
        local.pass_time(2 * 60)
        assert await post(local, path, {"content": "z"}, method="PATCH") == 401


async def test_five_follow_ups_when_only_a_person_installed() -> None:
    async with LocalDiscord() as local:
        one = await asked(local, local.person("Visitor"))
        elsewhere = local.add_server("Without the bot", has_bot=False)
        here = local.member("Visitor there", server=elsewhere, person=local.person("Another"))
        one = await local.doing.send(COMMAND, here, {"id": "1", "name": "x", "type": 1, "options": []})
        assert await first(local, one) == 204
        statuses = [await post(local, f"/webhooks/{local.state.app.id}/{one.token}", said()) for _ in range(6)]
        assert statuses == [200] * 5 + [400]
        assert local.forgive("five follow-ups")


async def test_no_message_pings() -> None:
    async with LocalDiscord() as local:
        for words, mentions in (("<@&1>", None), ("@everyone", {"parse": ["everyone"]})):
            body = {"content": words} if mentions is None else {"content": words, "allowed_mentions": mentions}
            assert await first(local, await asked(local), body) in (204, 400)
            assert local.forgive("ping"), words
        assert await first(local, await asked(local), said("<@&1> @everyone")) == 204
        local.judge()


async def test_ten_attachments_and_ten_megabytes() -> None:
    async with LocalDiscord() as local:
        for count, size, taken in ((10, 10, True), (11, 10, False), (1, 10 * 1024 * 1024 + 1, False)):
            one = await asked(local)
            assert (await _with_files(local, one, count, size) == 200) is taken, (count, size)
        assert local.forgive("11 attachments")
        assert local.forgive("bytes")


async def _with_files(local: LocalDiscord, one: Interaction, count: int, size: int) -> int:
    form = aiohttp.FormData()
    attachments = [{"id": n, "filename": f"{n}.txt"} for n in range(count)]
    form.add_field("payload_json", aiohttp.JsonPayload({"type": 4, "data": said(attachments=attachments)}))
    for n in range(count):
        form.add_field(f"files[{n}]", b"x" * size, filename=f"{n}.txt")
    url = f"https://discord.com/api/v10/interactions/{one.id}/{one.token}/callback?with_response=1"
    async with (
        aiohttp.ClientSession(connector=local.connector()) as session,
        session.post(url, data=form) as response,
    ):
        return response.status
