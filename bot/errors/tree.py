"""The trunk: what every error is, and the few kinds of them that callers tell apart."""

from typing import ClassVar


class Words(str):
    """A fact in English words of our own ("a picture"), which a face may say in another language."""

    __slots__ = ()


class CopydeskError(Exception):
    """What can be refused or fail: a stable `code`, the facts, and the sentence that is true whoever shows it.

    `template` is that sentence, and its key in the catalogue of translations; it names no command and no option.
    Which of them helps is added by each face in one place: `bot.chat.error_sentences`, `bot.cli.error_sentences`.
    """

    template: ClassVar[str] = "Something went wrong here; the log has the details. Try again in a moment."
    code: ClassVar[str] = "CopydeskError"
    """The class's own name, by which scripts know the error: `docs/errors.md` lists them."""

    def __init_subclass__(cls) -> None:
        cls.code = cls.__name__

    def __init__(self, **facts: object) -> None:
        super().__init__(self.template, facts)
        self.facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (type(self), self.facts)

    @property
    def sentence(self) -> str:
        """The English sentence with its facts filled in, without any face's hint."""
        return self.template.format(**self.facts)

    def __str__(self) -> str:
        return self.sentence


def _rebuilt(kind: type[CopydeskError], facts: dict[str, object]) -> CopydeskError:
    return kind(**facts)


class UsageError(CopydeskError):
    """What was typed cannot be meant: an empty topic, an unknown option."""


class ConfigError(CopydeskError):
    """The configuration or the environment cannot be used: ends the program at start."""


class NotFound(CopydeskError):
    """A thing named by id or name is not in this archive, or belongs to another: the words are the same."""


class Refused(CopydeskError):
    """Something given from outside is not taken: an address, a file, a page."""


class StoreError(CopydeskError):
    """The database cannot be opened, read or written."""


class NotAllowed(CopydeskError):
    """The person may not do this."""
