"""The first hour in the terminal, from the demo to an archive that was exported and begun anew elsewhere."""

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.first_hour import PASTED, PIER, QUOTE, InProcesses, InThisProcess, Runs, laid_out, named_command, site
from tests.cli.terminal import Printed


def test_the_first_hour(tmp_path: Path) -> None:
    with site():
        hour(InThisProcess(tmp_path))


@pytest.mark.slow
def test_the_first_hour_in_processes_of_its_own(tmp_path: Path) -> None:
    with site() as port:
        hour(InProcesses(tmp_path, port))


def hour(user: Runs) -> None:
    """Type it all, and look at each answer."""
    laid_out(user.folder)
    before = {path.name for path in user.folder.iterdir()}
    said(user.run("demo"), "Zachary Abuza", "copydesk ingest FILE or ADDRESS", "copydesk run")
    said(user.run("read", "saved.html"), "the ferry of Sample Bay sails again", "2026-03-05", "nothing stored")
    assert {path.name for path in user.folder.iterdir()} == before, "who only looks leaves nothing"
    filled(user)
    asked(user)
    set_right(user)
    kept(user)
    begun_anew(user)


def filled(user: Runs) -> None:
    """An article by each way; what is doubtful and what failed is told."""
    said(user.run("last"), "There is no database", code=1)
    said(user.run("ingest", PIER), "added: article 1", "the pier of Sample Bay closes")
    said(user.run("last"), "You have asked nothing here yet", code=1)
    said(user.run("ingest", "saved.html"), "added: article 2")
    said(user.run("ingest", "texts/"), "2 read, 0 failed", "1 of 2")
    pasted = ("ingest", "-", "--outlet", "Pilots' Own (fictional)", "--date", "2026-03-08")
    said(user.run(*pasted, given=PASTED), "added: article 5")
    listed = user.run("ingest", "links.txt")
    said(listed, "a new lamp for the pier", "1 read, 1 failed", "http://harbour.example/gone: ", code=1)
    said(user.run("ingest", "more.zip"), "added: article 7", "check: crane.png was left out: That is a picture")
    said(user.run("ingest", PIER), "unchanged: article 1")


def asked(user: Runs) -> None:
    """Answers with their sources, also to what is not there."""
    said(user.run("brief", "pier"), "[1]", QUOTE, "Anna Holt", "Harbour Gazette (fictional)", PIER)
    said(user.run("timeline", "pier", "Sample", "Bay"), "2026-03-02", "2026-03-07")
    said(user.run("who", "Ben", "Orrin"), "We stay on the pier until the last day")
    said(user.run("verify", "The pier is safe in a storm"), "Altered", "Anna Holt")
    said(user.run("verify", QUOTE, "--speaker", "Anna Holt"), "Verbatim")
    said(user.run("seen", f"Have you seen {PIER}?"), "Same address", "article 1")
    said(user.run("seen", "http://harbour.example/never"), "New: not in this archive")
    said(user.run("brief", "zeppelin"), "0 of 7 articles")
    said(user.run("brief", ""), "Give a topic", code=2)
    said(user.run("last"), "copydesk brief zeppelin", "0 of 7 articles")


def set_right(user: Runs) -> None:
    """A wrong speaker is set right by the command that the answer names, and taken back by it."""
    told = user.run("quotes", "storm", FORCE_COLOR="1", NO_COLOR="1").out
    command = named_command(told, "Another speaker")
    assert command.startswith("correct 1 ")
    words = shlex.split(command.replace("NAME", "'Ben Orrin'"))
    said(user.run(*words), "Before: Anna Holt. Now: Ben Orrin.", "Kept for later versions")
    said(user.run("quotes", "storm"), "Ben Orrin")
    said(user.run(*words[:3], "--undo"), "Now: Anna Holt")
    again = json.loads(user.run("last", "--json").out)
    assert (again["command"], again["answer"]["quotes"][0]["speaker"]) == ("copydesk quotes storm", "Anna Holt")


def kept(user: Runs) -> None:
    """What the desk does with its archive, and for a server of Discord."""
    said(user.run("edit", "5", "--title", "The pilots stay"), "Corrected article 5")
    said(user.run("remove", "3"), "in the trash", "copydesk restore 3")
    said(user.run("restore", "3"), "is back")
    said(user.run("audit", "--article", "3"), "remove", "restore")
    said(user.run("settings", "42", "time_zone=Europe/Paris"), "time_zone=Europe/Paris")
    said(user.run("forget", "7"), "Kept: 0 askings")
    said(user.run("purge", "42"), "add --confirm", code=2)
    said(user.run("purge", "42", "--confirm"), "Deleted for good: 0 articles of server 42")
    said(user.run("stats"), "7 articles")


def begun_anew(user: Runs) -> None:
    """The export, read into another archive, gives the same answers."""
    said(user.run("export", "all.jsonl"), "7 articles written to all.jsonl")
    said(user.run("export", "all.jsonl"), "--force", code=1)
    elsewhere = ("--database", "second.sqlite")
    said(user.run(*elsewhere, "ingest", "all.jsonl"), "7 read, 0 failed", "A new archive was begun in second.sqlite")
    first, second = (json.loads(user.run(*words, "brief", "pier", "--json").out) for words in ((), elsewhere))
    assert [cut["text"] for cut in first["sentences"]] == [cut["text"] for cut in second["sentences"]] != []
    assert [source["url"] for source in first["sources"]] == [source["url"] for source in second["sources"]]


def said(printed: Printed, *words: str, code: int = 0) -> None:
    """The command ended so, and said these words on one of its outputs."""
    told = " ".join((printed.out + printed.err).split())
    assert printed.code == code, told
    missing = [each for each in words if each not in told]
    assert not missing, told
