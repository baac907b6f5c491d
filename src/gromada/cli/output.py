"""What a command writes: whole or not at all, and never over what it reads."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from gromada.charts.text import translator
from gromada.formats import FormatError
from gromada.formats.errors import N_


def refuse_overwriting(outputs: Iterable[Path | None], *, inputs: Iterable[Path | None]) -> None:
    """Refuse an output that is one of the inputs, or two outputs that are one file.

    Raises
    ------
    FormatError
        With the name of the file, before anything is written.
    """
    taken = {path.resolve() for path in inputs if path}
    written: set[Path] = set()
    for output in outputs:
        if output is None or (output.exists() and not output.is_file()):
            continue  # a device may take everything; a folder is refused when it is written
        place = output.resolve()
        if place in taken or any(_is_same(output, each) for each in taken):
            raise FormatError(
                N_(
                    "This file is read and would be written over. Give what is written another "
                    "name."
                ),
                file=output.name,
            )
        if place in written:
            raise FormatError(
                N_("The report and the numbers need a file each. Give one of them another name."),
                file=output.name,
            )
        written.add(place)


def _is_same(output: Path, other: Path) -> bool:
    """Whether two names lead to one file, as links do."""
    return output.exists() and other.exists() and output.samefile(other)


def write_whole(texts: Mapping[Path, str]) -> None:
    """Write files so that all are there whole or none is; a device is written to as it is."""
    unfinished: dict[Path, Path] = {}
    path = Path()
    try:
        for path, text in texts.items():
            if path.exists() and not path.is_file():
                path.write_text(text, encoding="utf-8")
                continue
            unfinished[path] = path.with_name(f".{path.name}.unfinished")
            unfinished[path].write_text(text, encoding="utf-8")
        for path, whole in list(unfinished.items()):
            whole.replace(path)
    except OSError as error:
        for rest in unfinished.values():
            rest.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from None


def not_written(error: OSError, language: str) -> str:
    """Say why a file could not be written."""
    t = translator(language)
    message = {
        FileNotFoundError: t.gettext("%(file)s cannot be written: there is no such folder."),
        IsADirectoryError: t.gettext("%(file)s cannot be written: this is a folder."),
        PermissionError: t.gettext("%(file)s cannot be written: you may not write there."),
    }.get(type(error), t.gettext("%(file)s cannot be written: %(reason)s."))
    return message % {"file": error.filename, "reason": error.strerror}


def write_json(document: object, out: str | None, *, read: Path, language: str) -> bool:
    """Write a result to a file, or to stdout where ``out`` is a dash; False where it cannot be.

    Parameters
    ----------
    document : object
        Ready for JSON.
    out : str, optional
        Nothing is written where it is None.
    read : Path
        What the result was made from, and is not written over.
    language : str
        Of the sentence that says why it cannot be written.
    """
    if out is None:
        return True
    text = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
    if out == "-":
        sys.stdout.write(text)
        return True
    try:
        refuse_overwriting([Path(out)], inputs=[read])
        write_whole({Path(out): text})
    except FormatError as error:
        sentence = error.sentence(translator(language).gettext)
    except OSError as error:
        sentence = not_written(error, language)
    else:
        return True
    print(f"gromada: {sentence}", file=sys.stderr)
    return False


def why_not_read(error: OSError | UnicodeDecodeError) -> str:
    """The reason in a few words, without what Python says of it to programmers."""
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    return str(error.strerror)
