"""The WSGI application that the server runs."""

import gc
import os

import scipy.stats  # noqa: F401  # loads slowly, and else in the middle of somebody's page
from django.core.wsgi import get_wsgi_application
from django.urls import reverse

from gromada.site.commands.parent import end_with_server
from gromada.site.middleware.addresses import Request

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gromada.site.settings")
application = get_wsgi_application()
application.request_class = Request
end_with_server()
# Load every view now, and let the garbage collector leave alone what stays loaded for good:
# to look through all of it took 150 ms of somebody's page every few hundred pages.
reverse("home")
gc.collect()
gc.freeze()
