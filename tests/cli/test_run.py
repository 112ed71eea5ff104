"""What `copydesk run` prints: the invitation in one piece, and no chatter of a library before it."""

import json
import logging

import pytest

from bot import logs
from bot.cli.verbs.run import told, told_as_json

LINK = "https://discord.com/oauth2/authorize?client_id=1&scope=bot+applications.commands&permissions=" + "1" * 60


def test_the_invitation_is_never_broken(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    told(f"Invite the bot with this link: {LINK}")
    assert capsys.readouterr().out.splitlines() == [f"Invite the bot with this link: {LINK}"]


def test_what_happens_is_a_line_of_json_each(capsys: pytest.CaptureFixture[str]) -> None:
    told_as_json("Discord cannot be reached.")
    told_as_json(f"Invite the bot with this link: {LINK}")
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["invitation"] for row in rows] == [None, LINK]
    assert [row["state"] for row in rows] == ["told", "told"]


def test_nothing_is_said_of_speech(capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.getLogger().handlers[:]
    try:
        logs.set_up()
        logging.getLogger("discord.client").warning("PyNaCl is not installed, voice will NOT be supported")
        logging.getLogger("discord.client").warning("Attempting a reconnect")
        assert [line.split(": ")[1] for line in capsys.readouterr().err.splitlines()] == ["Attempting a reconnect"]
    finally:
        logging.getLogger().handlers[:] = before
