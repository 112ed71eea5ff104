"""One surname in several articles: a Mr is never the Ms of that name, whatever comes first."""

from itertools import permutations
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

ANNA = "Fictional: harbour\n\n“We will not close the harbour now,” said Anna Holt, the harbour master, on Monday.\n"
PETER = "Fictional: road\n\n“The road will be ready by spring,” said Peter Holt, the engineer, on Friday.\n"
MR = "Fictional: strike\n\n“Nobody told us anything about the strike plans,” Mr Holt said on Tuesday.\n"
MS = "Fictional: fares\n\n“The fares must come down for everybody here,” Ms. Holt said on Wednesday.\n"
FRAU = "Erfunden: Hafen\n\n„Wir werden den Hafen jetzt nicht schließen“, sagte Frau Lenk am Montag in der Stadt.\n"
HERR = "Erfunden: Straße\n\n„Die Straße wird vor dem Frühling fertig sein“, sagte Herr Lenk am Freitag in der Stadt.\n"


def terminal_with(folder: Path, *texts: str) -> Terminal:
    """A terminal whose archive was given the texts one after the other."""
    folder.mkdir(parents=True, exist_ok=True)
    terminal = Terminal(folder)
    for text in texts:
        assert terminal.run("ingest", "-", given=text).code == 0
    return terminal


def said(terminal: Terminal, name: str) -> set[str]:
    """The first words of what the person of that name said."""
    answer = terminal.run("who", name, "--json")
    assert answer.code == 0, answer.err
    return {" ".join(quote["text"].split()[:2]) for quote in answer.json["latest"]}


@pytest.mark.parametrize("order", [*permutations((ANNA, PETER, MR, MS))][::5])
def test_nobody_is_joined_with_the_other(tmp_path: Path, order: tuple[str, ...]) -> None:
    terminal = terminal_with(tmp_path, *order)
    hers, his = {"We will", "The fares"}, {"The road", "Nobody told"}
    for name in ("Anna Holt", "Ms Holt", "Mrs. Holt"):
        assert said(terminal, name) <= hers
    for name in ("Peter Holt", "Mr Holt"):
        assert said(terminal, name) <= his


def test_a_title_joins_a_full_name_of_its_gender(tmp_path: Path) -> None:
    terminal = terminal_with(tmp_path, ANNA, PETER, MR, MS)
    assert said(terminal, "Anna Holt") == {"We will", "The fares"}
    assert said(terminal, "Peter Holt") == {"The road", "Nobody told"}


def test_only_the_other_is_nobody(tmp_path: Path) -> None:
    terminal = terminal_with(tmp_path, ANNA, MS)
    nobody = terminal.run("who", "Mr Holt")
    assert nobody.code == 1
    assert "Holt" in nobody.err


def test_titles_of_another_language(tmp_path: Path) -> None:
    terminal = terminal_with(tmp_path, FRAU, HERR)
    assert said(terminal, "Frau Lenk") == {"Wir werden"}
    assert said(terminal, "Herr Lenk") == {"Die Straße"}


def test_somebody_without_a_title_is_found_as_before(tmp_path: Path) -> None:
    plain = MR.replace("Mr Holt", "Holt")
    terminal = terminal_with(tmp_path, ANNA, plain)
    assert said(terminal, "Holt") == {"We will", "Nobody told"}
