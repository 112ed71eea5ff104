"""Somebody at the keyboard: each line is done as on Discord, and what it brings is drawn."""

from collections.abc import Callable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tests.discord import Member, NotOffered
from tests.discord.typed import STRING, SUBCOMMAND
from tests.discord.world import Json, Message
from tests.playground import forms, typed_line
from tests.playground.room import Room
from tests.playground.screen import Call, Screen
from tests.playground.typed_line import CannotType, Typed

HELP = (
    ("/brief topic:Port Callow ferry fire", "type a command; TAB completes it, its options and what the bot suggests"),
    ("?   or   ? /brief topic:Por", "the commands you are offered; what the bot suggests while you type that"),
    ("1   or   2.3   or   2 1,3", "press button 1, choose option 3 of select 2, choose several of them"),
    ("#2 1", "press a button of an earlier answer"),
    ("as reader, as desk, as manager", "be another member"),
    ("/ingest file file:PATH", "attach a file of this machine"),
    ("say “words” … then: menu Check quotes", "write a message; choose from the menu of the last one"),
    ("log", "show the bot's log, and hide it again"),
    ("help", "this"),
    ("Ctrl-D", "end everything that was started"),
)  # fmt: skip


class Session:
    """One person, one member at a time. `call` runs a coroutine where the bot runs; `ask` reads a line of a form."""

    def __init__(self, room: Room, console: Console, call: Call, ask: forms.Ask) -> None:
        self._room, self._console, self._call = room, console, call
        self._screen = Screen(room, console, call, ask)
        self._said: Message | None = None
        self._told = 0
        self.who = "reader"
        self.words: dict[str, Callable[[str], None]] = {
            "?": self._offered, "help": self._help, "as": self._become, "say": self._say, "menu": self._menu,
        }  # fmt: skip

    @property
    def members(self) -> list[str]:
        """Who one can be."""
        return list(self._room.members)

    @property
    def member(self) -> Member:
        """Who is typing."""
        return self._room.members[self.who]

    def do(self, line: str) -> None:
        """Do what a line says; whatever is wrong with it is told in a sentence."""
        line = line.strip()
        word, _, rest = line.partition(" ")
        try:
            if line.startswith("/"):
                self._run(line)
            elif line[:1].isdigit() or line.startswith("#"):
                self._screen.press(line, self.member)
            elif word in self.words:
                self.words[word](rest.strip())
            elif line:
                raise CannotType(f"“{word}” is not understood: a command begins with /, and help tells the rest.")
        except (CannotType, NotOffered) as why:
            self._tell(str(why))
        except AssertionError as why:  # the local Discord's own: nothing came in time
            self._tell(f"No answer came: {str(why).splitlines()[0]}.")
        self._breaches()

    # --- commands ----------------------------------------------------------------------------------------------

    def commands(self) -> dict[str, Json]:
        """The commands that Discord offers this member, by their first word."""
        offered = {}
        for command in self._room.discord.state.commands.get(0, []):
            if command["type"] == 1:
                try:
                    offered[str(command["name"])] = self._room.discord.doing.offered(command["name"], 1, self.member)
                except NotOffered:
                    continue
        return offered

    def spelled(self) -> Iterator[tuple[str, Json]]:
        """Each command that is offered, with its subcommand, and what Discord was told of it."""
        for command in self.commands().values():
            inner = [option for option in command.get("options") or [] if option["type"] == SUBCOMMAND]
            yield from ((f"/{command['name']} {each['name']}", each) for each in inner)
            if not inner:
                yield f"/{command['name']}", command

    def _run(self, line: str) -> None:
        typed = typed_line.read(line, self.commands())
        missing = [f"{n}:" for n, o in typed.declared.items() if o.get("required") and n not in typed.given]
        if missing:
            raise CannotType(f"{typed.command} needs {' '.join(missing)}")
        options = {name: self._value(typed, name, text) for name, text in typed.given.items()}
        self._screen.show(self._call(self._room.discord.run(typed.command, as_=self.member, **options)), self.member)

    def _value(self, typed: Typed, name: str, text: str) -> object:
        """An option's value; words where a number is wanted are the first of what the bot suggests for them."""
        option = typed.declared[name]
        if option.get("autocomplete") and option["type"] != STRING and not text.isdecimal():
            offered = self.suggested(typed, name, text)
            if not offered:
                raise CannotType(f"{name}: nothing is suggested for “{text}”; give a number.")
            self._console.print(Text(f"{name}: {offered[0][0]}", "dim"))
            return offered[0][1]
        return typed_line.value(option, text, self._room.discord.server)

    def suggested(self, typed: Typed, name: str, text: str) -> list[tuple[str, object]]:
        """What the bot suggests while this is typed: name and value of each. The last option is the one being typed."""
        before = {
            each: typed_line.value(typed.declared[each], given, self._room.discord.server)
            for each, given in typed.given.items()
            if each != name and typed.declared[each]["type"] == STRING
        }
        asked = self._room.discord.autocomplete(typed.command, as_=self.member, **before, **{name: text})
        return list(self._call(asked))

    def _offered(self, line: str) -> None:
        if line:
            typed = typed_line.read(line, self.commands())
            name = next(reversed(typed.given), next(iter(typed.declared), ""))
            if not typed.declared.get(name, {}).get("autocomplete"):
                raise CannotType(f"Nothing is suggested for {name or typed.command}.")
            for shown, _ in self.suggested(typed, name, typed.given.get(name, "")):
                self._console.print(Text(f"  {shown}"))
            return
        table = Table.grid(padding=(0, 2))
        for words, command in self.spelled():
            options = " ".join(f"{option['name']}:" for option in command.get("options") or [])
            table.add_row(Text(f"{words} {options}", "bold"), Text(command["description"], "dim"))
        self._console.print(table)

    # --- the playground's own words ----------------------------------------------------------------------------

    def _help(self, rest: str) -> None:
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        for typed, does in HELP:
            table.add_row(Text(typed, "bold"), Text(does, "dim"))
        self._console.print(table)

    def _become(self, name: str) -> None:
        if name not in self._room.members:
            raise CannotType(f"You can be {', '.join(self._room.members)}.")
        self.who = name

    def _say(self, words: str) -> None:
        self._said = self._room.discord.say(self.member, words)
        self._console.print(Text(f"{self.member.name}: {words}"))

    def _menu(self, name: str) -> None:
        if self._said is None:
            raise CannotType("Write a message first: say …")
        self._screen.show(self._call(self._room.discord.menu(name, self._said, as_=self.member)), self.member)

    def _tell(self, words: str) -> None:
        self._console.print(Text(words[:1].upper() + words[1:], "red"))

    def _breaches(self) -> None:
        """What the real Discord would have refused: a fault of the bot's, told as soon as it is seen."""
        breaches = self._room.discord.state.breaches
        for breach in breaches[self._told :]:
            self._tell(f"Discord would have refused: {breach}")
        self._told = len(breaches)
