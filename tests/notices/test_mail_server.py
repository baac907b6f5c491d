"""GROMADA_MAIL_URL in its forms."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from gromada.site.settings import mail_server


@pytest.mark.parametrize(
    ("url", "facts"),
    [
        (
            "smtp://ewa%40example.org:p%2Fw@mx.example.org:587?tls=yes",
            {"HOST": "mx.example.org", "PORT": 587, "USER": "ewa@example.org", "PASSWORD": "p/w"}
            | {"TLS": True, "SSL": False},
        ),
        ("smtps://u:p@mx.example.org", {"PORT": 465, "TLS": False, "SSL": True}),
        ("smtp://u:p@mx.example.org", {"PORT": 587, "TLS": True}),
        ("smtp://u:p@mx.example.org?tls=no", {"PORT": 587, "TLS": False}),
        ("smtp://localhost", {"PORT": 25, "TLS": False, "USER": ""}),
        ("file:/var/mail", {"FOLDER": "/var/mail", "HOST": ""}),
        ("console:", {"BACKEND": "django.core.mail.backends.console.EmailBackend"}),
        ("outbox:", {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}),
    ],
)
def test_an_address_says_how_mails_leave(url, facts):
    found = mail_server(url)

    assert {name: found[name] for name in facts} == facts


@pytest.mark.parametrize("url", ["mx.example.org", "http://mx.example.org", "smtp:"])
def test_another_address_is_refused_with_what_would_do(url):
    with pytest.raises(ImproperlyConfigured, match="smtp://user:password@host:587"):
        mail_server(url)
