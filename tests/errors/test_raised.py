"""Where errors are made: with the facts that their sentences need, and never in a function inside a function."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

from bot.errors.tree import CopydeskError
from tests.errors.examples import EXAMPLES

FILES = sorted(Path("bot").rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_whoever_raises_an_error_gives_the_facts_of_its_example() -> None:
    raised = [(where, kind, facts) for path in FILES for where, kind, facts in _made(path)]
    assert len({kind for _, kind, _ in raised}) > 120
    for where, kind, facts in raised:
        assert facts == EXAMPLES.get(kind.code, {}).keys(), f"{where} makes {kind.code} with {sorted(facts)}"


def test_no_error_is_raised_in_a_closure_to_travel_out_of_it() -> None:
    nested = [where for path in FILES for where in _raised_inside(path)]
    assert not nested, "give what was found back, or make it a function of the module"


def _made(path: Path) -> Iterator[tuple[str, type[CopydeskError], set[str]]]:
    """Every place in a file where an error is made: with which facts. `**facts` and what is passed on are left out."""
    module = importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        where = f"{path}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Call) and (kind := _kind(module, node.func)) is not None:
            if all(word.arg for word in node.keywords):
                yield where, kind, {word.arg for word in node.keywords if word.arg}
        elif isinstance(node, ast.Raise) and node.exc is not None and (kind := _kind(module, node.exc)) is not None:
            yield where, kind, set()


def _kind(module: object, name: ast.expr) -> type[CopydeskError] | None:
    if isinstance(name, ast.Attribute) and isinstance(name.value, ast.Name):
        found = getattr(getattr(module, name.value.id, None), name.attr, None)
    else:
        found = getattr(module, name.id, None) if isinstance(name, ast.Name) else None
    return found if isinstance(found, type) and issubclass(found, CopydeskError) else None


def _raised_inside(path: Path) -> Iterator[str]:
    """Every place where a function inside another raises an error of the tree."""
    module = importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
    outer = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, Function)]
    inner = {node for each in outer for node in ast.walk(each) if isinstance(node, Function) and node is not each}
    for node in (node for each in inner for node in ast.walk(each) if isinstance(node, ast.Raise) and node.exc):
        made = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        if made is not None and _kind(module, made) is not None:
            yield f"{path}:{node.lineno}"
