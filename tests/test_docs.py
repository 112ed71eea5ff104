"""The documents tell the truth about files: each that is named exists, and each link leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NAMED = re.compile(r"`([^`]+)`")
FILE = re.compile(r"(?:[\w.-]+/)*[\w-]+(?:/|\.(?:py|toml|po|md|sqlite|yaml))$")
OF_AN_OPERATOR = {"config.toml", "copydesk.sqlite"}
PLACEHOLDER = re.compile(r"(?<![A-Z])(?:CODE|NAME|PATH|FOLDER|FILE)(?![A-Z])|(?:^|/)xx/")


def names(document: Path) -> Iterator[str]:
    """Files and folders of the project that a document names, in backticks; NAME stands for one that may be written."""
    for words in NAMED.findall(re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.S)):
        for name in words.split():
            if FILE.fullmatch(name) and name not in OF_AN_OPERATOR and not PLACEHOLDER.search(name):
                yield name


def exists(name: str, beside: Path) -> bool:
    """Whether a name leads to a file from the top, `bot/` or beside the document; one without a folder, anywhere."""
    if any((place / name).exists() for place in (ROOT, ROOT / "bot", ROOT / "bot" / "chat", beside)):
        return True
    return "/" not in name and any(True for room in ("bot", "tests", "docs") for _ in (ROOT / room).rglob(name))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_are_named_exist(document: Path) -> None:
    assert [name for name in names(document) if not exists(name, document.parent)] == []


def test_the_documents_name_many_files() -> None:
    assert sum(len(list(names(document))) for document in DOCUMENTS) > 120


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    for address in re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf-8")):
        if address.startswith("http"):
            continue
        name, _, heading = address.partition("#")
        target = document.parent / name if name else document
        assert target.exists(), address
        assert not heading or heading in anchors(target), address


def anchors(document: Path) -> set[str]:
    """The headings' names in links, as the usual hosts make them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_hooks_run_nothing_but_what_is_here() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert re.findall(r"repo: (\S+)", hooks) == ["local"]
    assert set(re.findall(r"entry: (\S+)", hooks)) == {".venv/bin/ruff", ".venv/bin/lint-imports", ".venv/bin/mypy"}


def test_the_names_that_contributing_tells_are_the_makefiles() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    told = (ROOT / "docs" / "contributing.md").read_text("utf-8")
    assert {"help", "play", "one", "test", "lint", "types", "bench", "pictures"} <= targets
    assert {name for words in re.findall(r"`make ([a-z ]+?)[` ]", told) for name in words.split()} <= targets


def test_the_changelog_keeps_its_form() -> None:
    written = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = re.findall(r"^## (.+)$", written, re.M)
    assert versions[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\](?: - \d{4}-\d\d-\d\d)?", version) for version in versions[1:])
    order = ["Added", "Changed", "Fixed", "Removed", "Security"]
    for release in re.split(r"^## .+$", written, flags=re.M)[1:]:
        kinds = re.findall(r"^### (.+)$", release, re.M)
        assert kinds == [kind for kind in order if kind in kinds]
