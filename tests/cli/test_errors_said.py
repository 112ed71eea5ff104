"""What is refused, as the terminal says it: to people with its own verbs, to scripts with a code and facts."""

import json
import logging

import pytest

from bot.cli.as_json import SCHEMA
from bot.errors.starting import SweepTooLarge
from bot.errors.tree import Words
from tests.cli.terminal import Printed, Terminal

FERRY = "Fictional: the ferry\n\nThe ferry of Sample Bay sails on Monday, said Anna Holt.\n"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal with one article, in the trash."""
    made = Terminal(tmp_path_factory.mktemp("filled"))
    assert made.run("ingest", "-", given=FERRY).code == 0
    assert made.run("remove", "1").code == 0
    return made


def said(printed: Printed) -> str:
    """The line on standard error, however it was wrapped."""
    return " ".join(printed.err.split())


def test_a_person_is_told_which_verb_helps(terminal: Terminal) -> None:
    assert said(terminal.run("show", "1")).endswith("bring it back first. copydesk restore 1 does that.")
    assert said(terminal.run("brief", "ferry", "--archive", "x")).endswith("copydesk archives lists them.")
    assert said(terminal.run("who", "nobody")).endswith("copydesk ingest FILE or ADDRESS adds some.")
    assert terminal.run("restore", "1").code == 0
    assert terminal.run("ingest", "-", given=FERRY.replace("Monday", "Friday")).code == 0
    assert said(terminal.run("unlink", "2", "1")).endswith("copydesk link 2 1 does that.")
    nobody = said(terminal.run("who", "O'Hara; rm"))
    assert nobody.endswith("""copydesk search 'O'"'"'Hara; rm' finds articles that only mention them.""")


def test_with_json_a_script_is_told_the_code_and_the_facts(terminal: Terminal) -> None:
    for words in (["show", "1", "--json"], ["--json", "show", "1"]):
        printed = terminal.run(*words)
        assert printed.code == 1
        assert printed.json == {
            "schema": SCHEMA,
            "error": "InTrash",
            "facts": {"article": 1},
            "sentence": "Article 1 lies in the trash; bring it back first.",
            "hint": "copydesk restore 1 does that.",
        }
        assert said(printed) == f"{printed.json['sentence']} {printed.json['hint']}"
    wrong = terminal.run("brief", " ", "--json")
    assert (wrong.code, wrong.json["error"], wrong.json["hint"]) == (2, "EmptyTopic", None)
    unset = terminal.run("brief", "x", "--json", "--config", "nowhere.toml")
    assert (unset.code, unset.json["error"], unset.json["facts"]) == (2, "NoConfigFile", {"path": "nowhere.toml"})


def test_what_fails_after_its_answer_leaves_the_one_object(terminal: Terminal) -> None:
    printed = terminal.run("timeline", "ferry", "--json", "--chart", "ferry.png")
    assert (printed.code, printed.json["days"]) == (1, [])
    assert "give a wider topic" in said(printed)


def test_what_could_not_be_ingested_has_its_code_beside_the_sentence(terminal: Terminal) -> None:
    terminal.folder.joinpath("picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (row,) = terminal.run("ingest", "picture.png", "--json").json["failed"]
    assert (row["given"], row["error"]) == ("picture.png", "UnknownFile")
    assert row["why"].startswith("That is a picture; give it as")


def test_a_pipe_answers_with_code_and_facts(terminal: Terminal) -> None:
    printed = terminal.run("pipe", "desk", given='{"op":"new"}\n{"op":"show","article":7}\n{"id":1,"op":"sing"}\n')
    missing, odd = (json.loads(line) for line in printed.out.splitlines()[1:])
    assert (missing["error"], missing["facts"], missing["hint"]) == ("NoSuchArticle", {"article": 7}, None)
    assert (odd["id"], odd["error"], odd["facts"]["op"]) == (1, "UnknownOperation", "sing")


def test_the_log_of_a_terminal_names_its_verbs(terminal: Terminal) -> None:
    assert terminal.run("stats", COPYDESK_LOG_LEVEL="DEBUG").code == 0
    handler = logging.getLogger().handlers[-1]
    error = SweepTooLarge(rows=30, of=40, kind=Words("articles"))
    record = logging.LogRecord("bot.jobs.clock", logging.ERROR, __file__, 1, "upkeep: %s", (error,), None)
    assert handler.filter(record)
    assert "copydesk sweep --confirm takes it." in record.getMessage()
