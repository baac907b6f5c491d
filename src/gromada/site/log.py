"""What the log says of a page that broke: which page, never what its address gave away."""

import logging


class WithoutAddress(logging.Filter):
    """Writes the route, ``en/sign-ups/<str:token>/``, where Django writes the address.

    Whoever has some addresses may act as the person they were sent to.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if request is not None and isinstance(record.args, tuple):
            match = request.resolver_match
            # the address is the last thing that each of Django's sentences names
            record.args = (*record.args[:-1], match.route if match else "before any page")
        return True
