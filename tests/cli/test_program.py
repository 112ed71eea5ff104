"""The program's module, which every reading child imports again."""

import subprocess
import sys
from importlib.metadata import entry_points

HEAVY = ("discord", "sqlalchemy", "aiohttp", "typer", "bot.cli")


def test_importing_the_program_loads_none_of_it() -> None:
    asked = f"import sys, bot.__main__; print([name for name in {HEAVY} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout.strip() == "[]"


def test_the_script_is_the_same_program() -> None:
    (script,) = entry_points(group="console_scripts", name="copydesk")
    assert script.value == "bot.__main__:main"
