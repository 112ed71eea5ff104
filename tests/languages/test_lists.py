"""Languages are listed in their folders alone: no other module holds a list of their codes, nor words of several."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.languages import languages

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "bot").rglob("*.py"))
FEWEST = 3  # codes of a list
NO_LANGUAGES = {("td", "th", "tr")}  # of HTML


def lists_of(source: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The collections of strings that are written out, a dict by its keys and by its values, and texts of words."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield from _strings(node.lineno, node.elts)
        elif isinstance(node, ast.Dict):
            yield from _strings(node.lineno, [key for key in node.keys if key])
            yield from _strings(node.lineno, node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, tuple(node.value.replace(",", " ").replace("|", " ").split())


def _strings(line: int, nodes: list[ast.expr]) -> Iterator[tuple[int, tuple[str, ...]]]:
    values = tuple(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    if len(values) == len(nodes):
        yield line, values


def of_languages(source: str) -> list[tuple[int, tuple[str, ...]]]:
    """The lists among them that hold nothing but codes of languages."""
    codes = {each.code for each in languages()}
    return [
        (line, values)
        for line, values in lists_of(source)
        if len(set(values)) >= FEWEST and set(values) <= codes and tuple(sorted(set(values))) not in NO_LANGUAGES
    ]


@pytest.mark.parametrize(
    "source",
    ['KNOWN = ("en", "fr", "de")', 'NAMES = {"en": "English", "fr": "French", "th": "Thai"}', 'A = "en fr de".split()'],
)
def test_a_list_of_languages_is_seen(source: str) -> None:
    assert of_languages(source)


def test_no_module_lists_languages() -> None:
    found = {str(path.relative_to(ROOT)): of_languages(path.read_text("utf-8")) for path in SOURCES}
    assert {name: lists for name, lists in found.items() if lists} == {}


def test_data_by_language_is_in_the_languages_folders() -> None:
    """A file or a table of a file that is named as a language is."""
    codes = {each.code for each in languages()}
    others = [path for path in (ROOT / "bot").rglob("*.toml") if path.parent.parent != ROOT / "bot" / "languages"]
    named = [path for path in others if path.stem in codes]
    tables = [path for path in others if {line.strip("[] \n") for line in path.open(encoding="utf-8")} & codes]
    assert named == tables == []
