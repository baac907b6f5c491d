import io
import subprocess
import sys

import pytest

from gromada.cli import commands as commands_module
from gromada.cli.commands import Commands, add_platform_commands
from gromada.cli.main import main
from gromada.cli.progress import Progress


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["--version"])

    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("gromada ")


def test_a_command_may_stand_alone_or_in_a_group(capsys):
    commands, ran = Commands(), []
    commands.add(None, "worker", help="Work.", run=lambda options: ran.append("worker"))
    commands.add(
        "ledger",
        "export",
        help="Export.",
        configure=lambda parser: parser.add_argument("out"),
        run=lambda options: ran.append(options.out),
    )

    for arguments in (["worker"], ["ledger", "export", "here.jsonl"]):
        options = commands.parser().parse_args(arguments)
        options.run(options)

    assert ran == ["worker", "here.jsonl"]


class EntryPoint:
    """A part that registers commands, as an installed package would."""

    def __init__(self, register):
        self.load = lambda: register


def missing(name):
    def register(commands):
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    return EntryPoint(register)


def test_without_the_platform_the_base_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr(commands_module, "entry_points", lambda group: [missing("django.conf")])

    assert main(["worker"]) == 2

    assert "pip install 'gromada[web]'" in capsys.readouterr().err


def test_a_fault_of_our_own_is_not_taken_for_a_missing_platform(monkeypatch):
    monkeypatch.setattr(commands_module, "entry_points", lambda group: [missing("gromada.gone")])

    with pytest.raises(ModuleNotFoundError):
        add_platform_commands(Commands())


def test_the_science_never_imports_django():
    code = (
        "import pkgutil, sys, importlib\n"
        "import gromada.cli, gromada.charts, gromada.formats, gromada.methods\n"
        "for part in (gromada.cli, gromada.charts, gromada.formats, gromada.methods):\n"
        "    for module in pkgutil.walk_packages(part.__path__, part.__name__ + '.'):\n"
        "        importlib.import_module(module.name)\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] == 'django'))\n"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_terminal_sees_one_line_a_stage_and_a_file_plain_lines():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    names = {"read": "Reading", "map": "Mapping"}
    for stream in (io.StringIO(), Terminal()):
        progress = Progress(names, stream)
        progress("read")
        progress("map", 0.5)
        progress.end()
        lines = [line.split("\x1b[K")[-1] for line in stream.getvalue().rstrip().split("\n")]
        assert lines == ["Reading", "Mapping"]
