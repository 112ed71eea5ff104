"""Every verb of the terminal stands in the README's table of them."""

import re

from bot.cli.main import VERBS
from tests.cli.terminal import ROOT

TABLE = (ROOT / "README.md").read_text("utf-8").partition("In the terminal the same verbs")[2].partition("\n\nEach ")[0]


def test_every_verb_is_in_the_readmes_table_of_the_terminal() -> None:
    typed = re.findall(r"`(?:copydesk )?([^`]+)`", TABLE)
    named = {name for words in typed for name in re.findall(r"\w+", words.replace("\\|", "|").split(" ")[0])}
    missing = sorted({verb.__name__ for verb in VERBS} - named)
    assert not missing, f"give it a row in README.md, under “In the terminal the same verbs …”: {missing}"
