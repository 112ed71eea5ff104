"""The reader of Discord's Markdown: what is on the screen, and what acts."""

import pytest

from tests.discord.markdown import read

ON_SCREEN = {
    "plain": ("plain", set()),
    r"2 \* 3 \_ \\ \| \~ \` \> \#": (r"2 * 3 _ \ | ~ ` > #", set()),
    r"a\b \1 C:\dir": (r"a\b \1 C:\dir", set()),
    "**bold** ~~gone~~ *so* __under__ ||hidden||": ("bold gone so under hidden", {"italic", "underline", "spoiler"}),
    "> quoted **and\n> bold**\nafter": ("quoted and\nbold\nafter", set()),
    ">>> all\nof it": ("all\nof it", set()),
    "# Heading\n-# small": ("Heading\nsmall", set()),
    "#no heading": ("#no heading", set()),
    "`code *x*` ``a`b``": ("code *x* a`b", {"code"}),
    "```py\nprint(1)\n``` after": ("print(1) after", {"code"}),
    "[click](https://example.org/a_(b)) now": ("click now", {"link"}),
    r"\[no](https\://example.org)": ("[no](https://example.org)", set()),
    "see https://example.org/x": ("see https://example.org/x", {"bare link"}),
    "[no](javascript:alert(1))": ("[no](javascript:alert(1))", set()),
    "<@123> <@&5> <#7> @everyone": ("<@123> <@&5> <#7> @everyone", {"mention"}),
    r"\<@123> \@everyone": ("<@123> @everyone", set()),
    "<t:1700000000:R> </cmd sub:12> <a:x:1>": (
        "<t:1700000000:R> /cmd sub <a:x:1>",
        {"time", "command", "emoji"},
    ),
    "- item\n1. one\n1\\. not": ("- item\n1. one\n1. not", {"list"}),
    "snake_case_name 2*3*4": ("snake_case_name 234", {"italic"}),
}


@pytest.mark.parametrize("source", ON_SCREEN)
def test_what_is_on_the_screen(source: str) -> None:
    reading = read(source)
    assert (reading.text, reading.acts) == ON_SCREEN[source]


def test_verbatim_means_every_letter_and_nothing_that_acts() -> None:
    assert read("> \u2068say **5 \\* 3**\u2069, he said").shows("say 5 * 3, he")
    assert not read("5 * 3 * 2").shows("5  3  2")
    assert not read("_so_").shows("_so_")
    assert not read("a [b](https://example.org)").shows("a b")
