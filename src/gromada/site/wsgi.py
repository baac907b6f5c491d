"""The WSGI application that the server runs."""

import os

from django.core.wsgi import get_wsgi_application

from gromada.site.commands.parent import end_with_server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gromada.site.settings")
application = get_wsgi_application()
end_with_server()
