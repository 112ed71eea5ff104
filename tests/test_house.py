"""The house keeps its shape: downward imports, small files, small functions, a docstring in each."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.conftest import LONGEST_FIRST

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "bot").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
FILE_CEILING = 300
FUNCTION_CEILING = 50
NOT_IMPORTED = {
    "aiosqlite": "SQLAlchemy loads it by the database's address",
    "lxml-html-clean": "readability-lxml needs it and names it in a way that pip 23.2 fails on",
    "tzdata": "zoneinfo reads it where the machine has no time zones of its own",
}


def test_imports_point_downward() -> None:
    # In a process of its own: the linter sets up logging anew, which silences every logger that exists by then.
    linter = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    ended = subprocess.run([sys.executable, "-c", linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_file_is_small_and_says_what_it_is(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert ast.get_docstring(tree), "no docstring"
    assert source.count("\n") <= FILE_CEILING
    assert [name for name, size in _functions(tree) if size > FUNCTION_CEILING] == []


def test_the_files_of_the_tests_are_small() -> None:
    long = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in TESTS}
    assert {path: lines for path, lines in long.items() if lines > FILE_CEILING} == {}


def test_the_long_files_are_there() -> None:
    assert [name for name in LONGEST_FIRST if not (ROOT / name).is_file()] == []


def test_no_room_is_called_utils() -> None:
    assert [path for path in SOURCES if path.stem in {"utils", "util", "helpers", "misc", "common"}] == []


def test_each_dependency_is_imported() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    imported = {name for path in SOURCES for name in _imports(ast.parse(path.read_text(encoding="utf-8")))}
    owners = packages_distributions()
    used = {_distribution(owner) for name in imported for owner in owners.get(name, ())}
    names = {_distribution(re.split(r"[\[<>=]", requirement)[0]) for requirement in declared}
    assert names - used == set(NOT_IMPORTED)


def _distribution(name: str) -> str:
    return name.lower().replace("_", "-")


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def _functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno
