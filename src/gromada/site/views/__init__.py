"""Pages that compose several parts."""

from gromada.site.views.home import home

__all__ = ["home"]
