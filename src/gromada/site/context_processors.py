"""What every page may name."""

from django.conf import settings
from django.http import HttpRequest

from gromada.site import navigation


def shell(request: HttpRequest) -> dict[str, object]:
    """The header and the footer; worked out only by a page that shows them."""
    return {
        "site_name": settings.SITE_NAME,
        "is_demo": settings.DEMO,
        "doors": lambda: navigation.places(navigation.DOORS, request),
        "footer_links": lambda: navigation.places(navigation.FOOTER, request),
        "tools": lambda: navigation.tools(request),
        "languages": lambda: navigation.languages(request),
    }
