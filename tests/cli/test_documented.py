"""Every verb of the terminal is one of the program's and stands in the README's table of them."""

import importlib
import pkgutil
import re

import bot.cli.verbs
from bot.cli.verb_group import VERBS, every_verb
from tests.cli.terminal import ROOT

TABLE = (ROOT / "README.md").read_text("utf-8").partition("In the terminal the same verbs")[2].partition("\n\nEach ")[0]


def test_every_module_of_verbs_is_listed() -> None:
    modules = [module.name for module in pkgutil.iter_modules(bot.cli.verbs.__path__, f"{bot.cli.verbs.__name__}.")]
    given = {name: set(importlib.import_module(name).VERBS) for name in modules}
    missing = sorted(name for name, verbs in given.items() if not verbs <= set(every_verb()))
    assert not missing, f"list in bot/cli/verbs/verbs.toml: {missing}"


def test_the_table_of_verbs_says_what_each_verb_says_of_itself() -> None:
    helped = {name: row["help"] for name, row in VERBS.items() if name != "archives"}
    assert helped == {
        verb.__name__: " ".join((verb.__doc__ or "").split("\n\n")[0].split()) for verb in every_verb()
    }, "bot/cli/verbs/verbs.toml has each verb with its module and the first sentence of its docstring"


def test_every_verb_is_in_the_readmes_table_of_the_terminal() -> None:
    typed = re.findall(r"`(?:copydesk )?([^`]+)`", TABLE)
    named = {name for words in typed for name in re.findall(r"\w+", words.replace("\\|", "|").split(" ")[0])}
    missing = sorted({verb.__name__ for verb in every_verb()} - named)
    assert not missing, f"give it a row in README.md, under “In the terminal the same verbs …”: {missing}"
