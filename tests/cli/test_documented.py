"""Every verb of the terminal is one of the program's and stands in the README's table of them."""

import importlib
import pkgutil
import re

import bot.cli.verbs
from bot.cli.main import VERBS
from tests.cli.terminal import ROOT

TABLE = (ROOT / "README.md").read_text("utf-8").partition("In the terminal the same verbs")[2].partition("\n\nEach ")[0]


def test_every_module_of_verbs_is_listed() -> None:
    modules = [module.name for module in pkgutil.iter_modules(bot.cli.verbs.__path__, f"{bot.cli.verbs.__name__}.")]
    given = {name: set(importlib.import_module(name).VERBS) for name in modules}
    missing = sorted(name for name, verbs in given.items() if not verbs <= set(VERBS))
    assert not missing, f"list in VERBS of bot/cli/main.py: {missing}"


def test_every_verb_is_in_the_readmes_table_of_the_terminal() -> None:
    typed = re.findall(r"`(?:copydesk )?([^`]+)`", TABLE)
    named = {name for words in typed for name in re.findall(r"\w+", words.replace("\\|", "|").split(" ")[0])}
    missing = sorted({verb.__name__ for verb in VERBS} - named)
    assert not missing, f"give it a row in README.md, under “In the terminal the same verbs …”: {missing}"
