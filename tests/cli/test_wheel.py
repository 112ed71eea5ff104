"""The built wheel, installed elsewhere, carries its migrations and samples and answers as the checkout does."""

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.archive.store import engine, upgrade
from tests.archive.conftest import SHORT
from tests.cli.terminal import ROOT

SECONDS = 120


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the installed wheel and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder / "dist"), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, timeout=SECONDS)
    (wheel,) = (folder / "dist").glob("*.whl")
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(folder / "site"), str(wheel)]
    subprocess.run(install, check=True, capture_output=True, timeout=SECONDS)
    return folder / "site"


async def _older(place: Path) -> None:
    older = engine.writer(engine.address(str(place)), SHORT)
    async with older.begin() as conn:
        await conn.run_sync(upgrade.to_head, "0001")
        await conn.execute(text("INSERT INTO archives (name, created_at) VALUES ('kept', '2024-01-01 00:00:00')"))
    await older.dispose()


def test_the_installed_program_upgrades_an_older_database(installed: Path, tmp_path: Path) -> None:
    place = tmp_path / "older.sqlite"
    asyncio.run(_older(place))
    done = subprocess.run(
        [sys.executable, "-m", "bot", "archives", "--json", "--database", str(place)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        timeout=SECONDS,
        check=True,
    )
    assert "kept" in done.stdout.decode()
    with closing(sqlite3.connect(place)) as newer:
        assert newer.execute("SELECT version_num FROM alembic_version").fetchone()[0] > "0001"


def test_the_installed_program_answers_from_its_own_samples(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--json"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        timeout=SECONDS,
        check=True,
    )
    assert len(json.loads(done.stdout)["sentences"]) >= 3
    where = [sys.executable, "-c", "import bot, sys; sys.stdout.write(bot.__file__)"]
    at = subprocess.run(where, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(installed)}, capture_output=True)
    assert at.stdout.decode().startswith(str(installed))
