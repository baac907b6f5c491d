"""A site that takes its time, so that a journey which does not wait for the next page fails.

`GROMADA_SLOW=0.4` puts so many seconds before each answer and into the middle of it;
`GROMADA_SLOW=0-1` puts there as many as chance says, one at most.
"""

import os
import random
import time


class Slow:
    """The site, each of whose answers comes late and in two halves."""

    def __init__(self, site, seconds: str) -> None:
        self.site = site
        least, _, most = seconds.partition("-")
        self.least, self.most = float(least), float(most or least)

    def __call__(self, environ, start_response):
        self.wait()
        answer = self.site(environ, start_response)
        try:
            for part in answer:
                yield part[: len(part) // 2]
                self.wait()
                yield part[len(part) // 2 :]
        finally:
            answer.close()

    def wait(self) -> None:
        time.sleep(random.uniform(self.least, self.most))


def as_asked_for(site):
    """The site as it is, or slow where the environment asks for it."""
    seconds = os.environ.get("GROMADA_SLOW")
    return Slow(site, seconds) if seconds else site
