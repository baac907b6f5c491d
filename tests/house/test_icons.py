"""A page that names an icon which is not there answers with an error, and only when it shows it."""

import re
from importlib.resources import files
from zipfile import ZipFile

from tests.house.catalogue import SOURCE

NAMED = re.compile(r"""{% icon ["']([\w-]+)["']""")


def test_every_icon_that_a_template_names_is_there():
    with ZipFile(str(files("lucide") / "lucide.zip")) as icons:
        known = {name.removesuffix(".svg") for name in icons.namelist()}

    named = {
        (name, path.relative_to(SOURCE).as_posix())
        for path in SOURCE.rglob("*.html")
        for name in NAMED.findall(path.read_text(encoding="utf-8"))
    }

    assert named
    assert sorted(each for each in named if each[0] not in known) == []
