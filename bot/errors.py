"""One tree of errors; each carries, as its template, the one sentence a person is shown.

A template is also the key of that sentence in the catalogue of translations, so facts are filled in late:
`NoSuchArticle(article=7).sentence == "There is no article 7 in this archive."`
"""

from typing import ClassVar


class CopydeskError(Exception):
    """Anything we refuse or fail at. Subclasses give `template`; raisers give the facts it names.

    `exit_code` is what the terminal ends with: 1 refused or failed, 2 wrong usage or configuration.
    """

    template: ClassVar[str] = "Something went wrong here; nothing was changed."
    exit_code: ClassVar[int] = 1

    def __init__(self, **facts: object) -> None:
        super().__init__(self.template, facts)
        self.facts = facts

    @property
    def sentence(self) -> str:
        """The English sentence with its facts filled in."""
        return self.template.format(**self.facts)

    def __str__(self) -> str:
        return self.sentence


class UsageError(CopydeskError):
    """What was typed cannot be meant: an empty topic, an unknown option."""

    exit_code = 2


class ConfigError(CopydeskError):
    """The configuration or the environment cannot be used: ends the program at start."""

    exit_code = 2


class NotFound(CopydeskError):
    """A thing named by id or name is not in this archive, or belongs to another: the words are the same."""


class Refused(CopydeskError):
    """Something given from outside is not taken: an address, a file, a page."""


class StoreError(CopydeskError):
    """The database cannot be opened, read or written."""


class NotAllowed(CopydeskError):
    """The person may not do this."""


# --- configuration -----------------------------------------------------------------------------------------------


class NoConfigFile(ConfigError):
    template = "There is no configuration file {path}; copy config.example.toml there and fill it in."


class BadConfig(ConfigError):
    template = "The configuration is wrong at {key}: {problem}."


class NoToken(ConfigError):
    template = (
        "There is no Discord token: put it into config.toml under [discord] as token, or into DISCORD_TOKEN. "
        "README.md, “Connecting it to Discord”, tells where to get one."
    )


# --- usage -------------------------------------------------------------------------------------------------------


class EmptyTopic(CopydeskError):
    template = "Give a topic of one or more words, for example: Myanmar Russia."


class TopicTooLong(CopydeskError):
    template = "A topic has at most {limit} characters; this one has {length}. Give a few words instead."


# --- not found ---------------------------------------------------------------------------------------------------


class NoSuchArticle(NotFound):
    template = "There is no article {article} in this archive."


class NoSuchArchive(NotFound):
    template = "There is no archive called {archive}."
