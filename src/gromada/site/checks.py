"""What must be true before the site may start."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution

WRITE_AHEAD = "journal_mode=wal"


@register(Tags.database)
def sqlite_waits_its_turn(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """SQLite answers many voters at once only with these settings."""
    found = settings.DATABASES["default"]
    if not found["ENGINE"].endswith("sqlite3"):
        return []
    options = found.get("OPTIONS", {})
    pragmas = options.get("init_command", "").lower().replace(" ", "")
    missing = [
        name
        for name, there in [
            ("transaction_mode IMMEDIATE", options.get("transaction_mode") == "IMMEDIATE"),
            ("timeout of 5 s or more", options.get("timeout", 0) >= 5),
            ("PRAGMA journal_mode=WAL", WRITE_AHEAD in pragmas),
            ("PRAGMA synchronous=NORMAL", "synchronous=normal" in pragmas),
            ("ATOMIC_REQUESTS off", not found.get("ATOMIC_REQUESTS")),
        ]
        if not there
    ]
    return [
        Error(
            f"SQLite lacks: {', '.join(missing)}. Most votes at the same moment would be lost.",
            hint="Take DATABASES from gromada.site.settings, or use PostgreSQL.",
            id="gromada.E001",
        )
        for _once in missing[:1]
    ]


@register(Tags.security, deploy=True)
def visitors_know_who_runs_this(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    missing = [name for name, value in settings.RUN_BY.required.items() if not value]
    return [
        Caution(
            f"Not set: {', '.join(missing)}. The privacy and accessibility pages need it.",
            id="gromada.W001",
        )
        for _once in missing[:1]
    ]


@register(Tags.security, deploy=True)
def https_is_seen_behind_the_proxy(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if not settings.SECURE or settings.TRUSTED_PROXIES:
        return []
    return [
        Error(
            "GROMADA_URL is https, but GROMADA_TRUSTED_PROXIES is 0: every page would redirect "
            "to itself.",
            hint="Set GROMADA_TRUSTED_PROXIES to the number of proxies before the site, often 1.",
            id="gromada.E002",
        )
    ]


@register(Tags.security, deploy=True)
def a_demo_stays_at_home(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Its links sign anybody in as anybody who decides there."""
    hosts = set(settings.ALLOWED_HOSTS) - {"127.0.0.1", "localhost", "[::1]", "::1"}
    if not settings.DEMO or not (settings.SECURE or hosts):
        return []
    return [
        Error(
            "GROMADA_DEMO is yes, but the site has an address of its own: a demo signs strangers "
            "in as hosts and operators.",
            hint="Set GROMADA_DEMO to no; or take away GROMADA_URL and GROMADA_HOSTS.",
            id="gromada.E003",
        )
    ]
