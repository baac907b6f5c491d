"""The commands of ``gromada``, which the platform adds to by the entry points below."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import entry_points, version

ENTRY_POINTS = "gromada.commands"

Configure = Callable[[argparse.ArgumentParser], object]
Run = Callable[[argparse.Namespace], int | None]


class PlatformMissing(Exception):
    """The command belongs to the platform, and that is not installed."""


@dataclass(frozen=True)
class Command:
    group: str | None
    name: str
    help: str
    configure: Configure | None
    run: Run

    @property
    def words(self) -> list[str]:
        """What is typed: the group, if it has one, and the name."""
        return [self.name] if self.group is None else [self.group, self.name]


@dataclass
class Commands:
    """What can be typed after ``gromada``."""

    commands: list[Command] = field(default_factory=list)

    def add(
        self,
        group: str | None,
        name: str,
        *,
        help: str,  # noqa: A002 - as argparse calls it
        run: Run,
        configure: Configure | None = None,
    ) -> None:
        """Register ``gromada NAME``, or ``gromada GROUP NAME``.

        ``configure`` adds arguments to the parser it is given; ``run`` takes what was parsed and
        returns the exit code (None is 0).
        """
        self.commands.append(Command(group, name, help, configure, run))

    def know(self, words: Sequence[str]) -> bool:
        """Whether what was typed begins with one of these commands."""
        return any(list(words[: len(command.words)]) == command.words for command in self.commands)

    def parser(self) -> argparse.ArgumentParser:
        parser = argparse.ArgumentParser(
            prog="gromada",
            description="Institutions and the people they serve work on policy together.",
        )
        parser.add_argument("--version", action="version", version=f"gromada {version('gromada')}")
        top = parser.add_subparsers(metavar="COMMAND", required=True)
        groups: dict[str, argparse._SubParsersAction[argparse.ArgumentParser]] = {}
        for command in self.commands:
            place = top
            if command.group is not None:
                if command.group not in groups:
                    group = top.add_parser(command.group, help=self.group_help(command.group))
                    groups[command.group] = group.add_subparsers(metavar="COMMAND", required=True)
                place = groups[command.group]
            added = place.add_parser(command.name, help=command.help, description=command.help)
            if command.configure is not None:
                command.configure(added)
            added.set_defaults(run=command.run)
        return parser

    def group_help(self, group: str) -> str:
        return ", ".join(command.name for command in self.commands if command.group == group)


def add_platform_commands(commands: Commands) -> bool:
    """Let the installed parts register theirs; False where the platform is not installed."""
    try:
        for entry in entry_points(group=ENTRY_POINTS):
            entry.load()(commands)
    except ModuleNotFoundError as error:
        if is_ours(error):
            raise
        return False
    return True


def is_ours(error: ModuleNotFoundError) -> bool:
    """Whether a missing module is a fault of the product, not of what is installed."""
    return (error.name or "").split(".")[0] == "gromada"
