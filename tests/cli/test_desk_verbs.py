"""The desk's own verbs in the terminal: edit, changes, audit, settings, purge."""

import pytest

from tests.cli.terminal import Terminal

PAGE = """<html lang="en"><head><title>Fictional: the lamp</title></head>
<body><article><h1>Fictional: the lamp</h1>{body}</article></body></html>"""
OLD = "".join(f"<p>The keeper of Sample Bay lit the lamp {n} times in the storm of that week.</p>" for n in range(9))
NEW = OLD.replace("lit the lamp 3 times", "lit the lamp 30 times")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """An archive with a page in two versions."""
    made = Terminal(tmp_path_factory.mktemp("filled"))
    for number, body in enumerate((OLD, NEW)):
        (made.folder / f"{number}.html").write_text(PAGE.format(body=body))
        stored = made.run("ingest", f"{number}.html", "--url", "https://example.org/lamp", "--json")
        assert stored.code == 0, stored.err
    return made


def test_an_article_is_edited_and_the_audit_tells(terminal: Terminal) -> None:
    assert "Corrected article 1" in terminal.run("edit", "1", "--outlet", "Sample Post", "--date", "3 March 2024").out
    shown = terminal.run("show", "1", "--json").json
    assert (shown["outlet"], shown["published"]) == ("Sample Post", "2024-03-03")
    assert terminal.run("edit", "1", "--clear", "outlet").code == 0
    assert terminal.run("show", "1", "--json").json["outlet"] is None
    audit = terminal.run("audit", "--article", "1", "--since", "yesterday")
    assert [line.split("  ")[2] for line in audit.out.splitlines()] == [
        "edit article 1", "edit article 1", "new version article 1", "add article 1",
    ]  # fmt: skip
    assert "Nothing that fits" in terminal.run("audit", "--article", "9").out
    for words in (["edit", "1"], ["edit", "1", "--clear", "text"], ["edit", "1", "--date", "someday"]):
        assert terminal.run(*words).code == 2


def test_what_changed_is_shown(terminal: Terminal) -> None:
    changed = terminal.run("changes", "1")
    assert changed.code == 0
    assert "- 3" in changed.out.splitlines()
    assert "+ 30" in changed.out.splitlines()
    runs = terminal.run("changes", "1", "--json").json["runs"]
    whole = "".join(words for change, words in runs if change != "gone")
    assert whole == terminal.run("show", "1", "--json").json["text"]


def test_a_servers_settings(terminal: Terminal) -> None:
    assert "time_zone=UTC" in terminal.run("settings", "42").out.splitlines()
    wanted = ("time_zone=Asia/Bangkok", "public=no", "grace_days=7", "desk_roles=5, 6", "aliases=Burma, Myanmar")
    chosen = terminal.run("settings", "42", *wanted)
    assert chosen.code == 0, chosen.err
    rows = terminal.run("settings", "42").out.splitlines()
    assert {"time_zone=Asia/Bangkok", "public=no", "grace_days=7", "desk_roles=5, 6", "aliases=Burma, Myanmar"} <= {
        *rows
    }
    assert "public=yes" in terminal.run("settings", "42", "public=").out.splitlines()
    for wrong in ("colour=red", "public=perhaps", "time_zone=Mars/Base", "time_zone"):
        refused = terminal.run("settings", "42", wrong)
        assert (refused.code, refused.out) == (2, "")


def test_a_purge_is_confirmed_first(terminal: Terminal) -> None:
    assert terminal.run("purge", "42").code == 2
    assert "0 articles of server 42" in terminal.run("purge", "42", "--confirm").out
    terminal.asked_on(43)
    assert terminal.run("archives", "join", "43", "local").code == 0
    shared = terminal.run("purge", "43", "--confirm")
    assert shared.code == 1
    assert terminal.run("show", "1").code == 0
