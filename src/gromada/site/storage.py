"""Static files: hashed and compressed, the design system as one file."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import find
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLE = "ui/ui.css"
IMPORT = re.compile(r'@import url\("(?P<name>[\w/.-]+)"\) layer\((?P<layer>\w+)\);')


class StaticStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage that serves the design system in one request."""

    def post_process(
        self,
        paths: dict[str, Any],
        dry_run: bool = False,
        **options: Any,  # noqa: FBT001, FBT002
    ) -> Iterator[Any]:
        if STYLE in paths and not dry_run:
            self.delete(STYLE)
            self._save(STYLE, ContentFile(one_style().encode()))
            paths = paths | {STYLE: (self, STYLE)}
        yield from super().post_process(paths, dry_run, **options)


def one_style() -> str:
    """``ui.css`` with each import replaced by what it names."""
    place = Path(str(find(STYLE)))

    def content(match: re.Match) -> str:
        text = (place.parent / match["name"]).read_text(encoding="utf-8")
        return f"@layer {match['layer']} {{\n{text}}}"

    return IMPORT.sub(content, place.read_text(encoding="utf-8"))
