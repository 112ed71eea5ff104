"""Every habit of the local web through the engine: how its feed ends, and what became of each thing that it offered."""

import tomllib
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import pytest
import pytest_asyncio

from tests.feeds.many_habits import FIRST, HEAVY, QUICK, Came, every_habit
from tests.web import HABITS, PATIENT

pytestmark = pytest.mark.asyncio(loop_scope="module")
EXPECTED: Mapping[str, Mapping[str, str]] = tomllib.loads(Path(__file__).with_name("every_habit.toml").read_text())
USUAL = {"stored", "new version", "older", "known"}


NAMES = tuple(HABITS)
TOGETHER = 20
"""Habits that share a newsroom."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def newsrooms(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Awaitable[Came]]:
    """What came of a habit, in a newsroom that is made when the first of its habits is asked for."""
    made: dict[str, Came] = {}

    async def came(name: str) -> Came:
        if name not in made:
            folder, limits = tmp_path_factory.mktemp("habits"), PATIENT if name in HEAVY else QUICK
            made.update(await every_habit(folder, _together(name), limits))
        return made[name]

    return came


def _together(name: str) -> Mapping[str, int]:
    """The habits that share this one's newsroom, and the seeds of their outlets: their places among those nearby."""
    first = NAMES.index(name) // TOGETHER * TOGETHER
    seeds = {near: seed for seed, near in enumerate(NAMES[first : first + TOGETHER])}
    return {near: seed for near, seed in seeds.items() if near == name or not {near, name} & set(HEAVY)}


async def test_the_table_names_habits() -> None:
    assert set(EXPECTED) <= set(HABITS)


@pytest.mark.parametrize("name", HABITS)
async def test_a_habit_ends_as_it_should(newsrooms: Callable[[str], Awaitable[Came]], name: str) -> None:
    of_habit, expected = await newsrooms(name), EXPECTED.get(name, {})
    report, refused = of_habit.report, expected.get("items")
    error = None if report.error is None else report.error.code
    assert (report.health, error) == (expected.get("health", "fine"), expected.get("error"))
    assert of_habit.doubled == []
    assert of_habit.copies == of_habit.same_texts
    assert of_habit.hurried == []
    assert set(of_habit.outcomes) <= USUAL | {refused}
    if refused is None and error is None:
        assert of_habit.missed == set()
    elif refused in of_habit.outcomes and "one" not in expected:
        assert of_habit.outcomes[str(refused)] >= len(of_habit.missed)
    assert len(of_habit.articles) >= FIRST
