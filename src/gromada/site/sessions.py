"""Sessions in the database; every page of somebody signed in begins with its own."""

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from gromada.prepared import prepared


class SessionStore(db.SessionStore):
    """Django's, which finds a session by a prepared question."""

    def _get_session_from_db(self) -> Session | None:
        for session in running_session(self.session_key or "", timezone.now()):
            return session
        self._session_key = None
        return None


@prepared
def running_session(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
