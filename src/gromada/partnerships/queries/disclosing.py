"""The facts of a partnership as open contracting data asks for them."""

from typing import Any

from gromada.partnerships.models import Partnership


def release_package(partnership: Partnership) -> dict[str, Any]:
    return {}
