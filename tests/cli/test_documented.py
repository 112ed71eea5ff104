"""Every verb of the terminal stands in the README's table, every option, key and variable on a page that it links."""

import importlib
import pkgutil
import re
from typing import Any

import pytest

import bot.cli.verbs
from bot.cli.verb_group import SHARED, VERBS, SharedOptions, every_verb, loaded, typed_name
from docs import configuration, json_schema, terminal
from tests.cli.terminal import ROOT


def has_verbs(name: str) -> bool:
    """Whether a verb is a group of others."""
    return isinstance(loaded(name), SharedOptions)


README = (ROOT / "README.md").read_text("utf-8")
TABLE = README.partition("In the terminal the same verbs")[2].partition("\n\nEach ")[0]


def test_every_module_of_verbs_is_listed() -> None:
    modules = [module.name for module in pkgutil.iter_modules(bot.cli.verbs.__path__, f"{bot.cli.verbs.__name__}.")]
    given = {name: set(importlib.import_module(name).VERBS) for name in modules}
    missing = sorted(name for name, verbs in given.items() if not verbs <= set(every_verb()))
    assert not missing, f"list in bot/cli/verbs/verbs.toml: {missing}"


def test_the_table_of_verbs_says_what_each_verb_says_of_itself() -> None:
    helped = {name: row["help"] for name, row in VERBS.items() if not has_verbs(name)}
    assert helped == {
        typed_name(verb): " ".join((verb.__doc__ or "").split("\n\n")[0].split()) for verb in every_verb()
    }, "bot/cli/verbs/verbs.toml has each verb with its module and the first sentence of its docstring"


def test_every_verb_is_in_the_readmes_table_of_the_terminal() -> None:
    typed = re.findall(r"`(?:copydesk )?([^`]+)`", TABLE)
    named = {name for words in typed for name in re.findall(r"[\w-]+", words.replace("\\|", "|").split(" ")[0])}
    missing = sorted({typed_name(verb) for verb in every_verb()} - named)
    assert not missing, f"give it a row in README.md, under “In the terminal the same verbs …”: {missing}"


@pytest.mark.parametrize("page", [terminal, configuration, json_schema], ids=["terminal", "configuration", "json"])
def test_the_pages_that_are_made_of_the_program_are_as_it_is(page: Any) -> None:
    name = page.__name__.rpartition(".")[2].removesuffix("_schema")
    text = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    assert page.document() == text, f"print it again: python -m {page.__name__} > docs/{name}.md"
    assert f"(docs/{name}.md)" in README, f"link docs/{name}.md in README.md"


def test_every_option_of_every_verb_stands_on_the_page_and_says_what_it_does() -> None:
    sections = {each.partition("\n")[0]: each for each in terminal.document().split("\n## ")}
    for name, command in terminal.commands().items():
        for option, parameter in terminal.options(command).items():
            assert parameter.help, f"copydesk {name} {option} needs its help"
            shown = f"`{option}`" if option[2:] in SHARED else f"`{option}"
            assert shown in sections[name] or f"`{option} " in sections[name], f"{name} {option}"


def test_every_key_of_the_configuration_is_in_the_example_with_its_name_in_the_environment() -> None:
    listed = {(key.table, key.name): key for key in configuration.listed()}
    assert set(listed) == configuration.known(), "config.example.toml explains each key of bot/config.py, and no other"
    assert all(key.told and key.variable in configuration.document() for key in listed.values())


def test_the_readme_names_no_verb_and_no_option_that_there_is_not() -> None:
    words = {word for name in terminal.commands() for word in name.split()} | {"VERB", "TOPIC"}
    typed = re.findall(r"`(?:\.venv/bin/)?copydesk ([^`]+)`", README)
    assert len(typed) > 20
    for command in typed:
        first = re.split(r"\\?\||, ", command.split(" ")[0])
        assert {word for word in first if not word.startswith("--")} <= words, command
    options = {each for command in terminal.commands().values() for each in terminal.options(command)}
    known = options | {"--version", "--help", "--install-completion", "--show-completion"}
    unknown = {word for row in re.findall(r"`([^`]*--[^`]*)`", TABLE) for word in re.findall(r"--[a-z-]+", row)} - known
    assert not unknown
