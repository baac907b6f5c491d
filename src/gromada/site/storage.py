"""Static files: hashed and compressed, the design system as one file."""

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import join, normpath
from typing import Any

from django.contrib.staticfiles.finders import find
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLE = "ui/ui.css"
IMPORT = re.compile(r'@import url\("(?P<name>[\w/.-]+)"\) layer\((?P<layer>\w+)\);')


class StaticStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage that serves the design system in one request."""

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        if STYLE in paths:
            self.delete(STYLE)
            self._save(STYLE, ContentFile(one_style().encode()))
            paths = paths | {STYLE: (self, STYLE)}
        yield from super().post_process(paths, *args, **options)


def one_style() -> str:
    """``ui.css`` with each import replaced by what it names."""

    def content(match: re.Match) -> str:
        text = static_text(normpath(join("ui", match["name"])))
        return f"@layer {match['layer']} {{\n{text}}}"

    return IMPORT.sub(content, static_text(STYLE))


def static_text(name: str) -> str:
    return Path(str(find(name))).read_text(encoding="utf-8")
