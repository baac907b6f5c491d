"""What every page may name."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from gromada.site import navigation
from gromada.site.demo.tour import bar_of


def shell(request: HttpRequest) -> dict[str, object]:
    """The header and the footer; worked out only by a page that shows them."""
    return {
        "site_name": settings.SITE_NAME,
        "is_demo": settings.DEMO,
        "tour": SimpleLazyObject(lambda: bar_of(request)) if settings.DEMO else None,
        "doors": lambda: navigation.doors(request),
        "footer_links": lambda: navigation.places(navigation.FOOTER, request),
        "tools": lambda: navigation.tools(request),
        "languages": lambda: navigation.languages(request),
    }
