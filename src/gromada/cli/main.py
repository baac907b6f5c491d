"""Where ``gromada`` begins."""

import sys
from collections.abc import Sequence

from gromada.cli import charter, evaluate, ledger, opinion_map, power
from gromada.cli.commands import Commands, add_platform_commands, is_ours

PLATFORM_MISSING = (
    "The command “%(name)s” belongs to the platform, which is not installed. "
    "Install it: pip install 'gromada[web]'."
)
FAILED, MISUSED, INTERRUPTED = 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns
    -------
    int
        0 done, 1 failed with a sentence on stderr, 2 misused.
    """
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    commands = Commands()
    opinion_map.register(commands)
    power.register(commands)
    ledger.register(commands)
    charter.register(commands)
    evaluate.register(commands)
    words = [word for word in arguments if not word.startswith("-")]
    first = words[0] if words else None
    if not commands.know(words):
        # Only now: loading the platform takes time that a command of the base need not spend.
        installed = add_platform_commands(commands)
        if words and not installed and not commands.know(words):
            return refuse(PLATFORM_MISSING % {"name": f"gromada {first}"}, MISUSED)
    options = commands.parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except ModuleNotFoundError as error:
        if is_ours(error):
            raise
        return refuse(PLATFORM_MISSING % {"name": f"gromada {first}"}, MISUSED)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output had enough
        return FAILED
    except KeyboardInterrupt:
        return refuse("Stopped.", INTERRUPTED)


def refuse(sentence: str, code: int) -> int:
    print(f"gromada: {sentence}", file=sys.stderr)
    return code
