"""The trunk: what every error is, and the few kinds of them that callers tell apart."""

from typing import ClassVar


class CopydeskError(Exception):
    """Anything we refuse or fail at. Subclasses give `template`; raisers give the facts it names.

    `exit_code` is what the terminal ends with: 1 refused or failed, 2 wrong usage or configuration.
    """

    template: ClassVar[str] = "Something went wrong here. Try again in a moment; what went wrong is in the log."
    exit_code: ClassVar[int] = 1

    def __init__(self, **facts: object) -> None:
        super().__init__(self.template, facts)
        self.facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (type(self), self.facts)

    @property
    def sentence(self) -> str:
        """The English sentence with its facts filled in."""
        return self.template.format(**self.facts)

    def __str__(self) -> str:
        return self.sentence


def _rebuilt(kind: type[CopydeskError], facts: dict[str, object]) -> CopydeskError:
    return kind(**facts)


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
