"""Numbers that no database holds, bytes that no text has, days before the calendar: never a 500.

Walks the demo as somebody who may do nearly everything, learns from its links and forms where
each named address is, and asks every one of them again with such values.
"""

import re
import sys
from collections import deque
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from django.core.signals import got_request_exception
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, URLPattern, get_resolver, resolve, reverse
from django.utils.translation import override

import gromada
from gromada.people.models import Person
from gromada.site.demo import observatory, people, story

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

HUGE, EMPTY_BYTE, DAYS = 10**30, "a\0b", ("0001-01-01", "9999-12-31")
NO_LINKS = ("http://[", "//[x", "http://℀.pl/x")
CHOSEN = {"radio", "checkbox", "select", "submit"}
# who comes there is signed out, or is somebody else
LEFT_ALONE = {"account_logout", "people:demo_sign_in", "tour_station"}


class Page(HTMLParser):
    """Where a page leads to, and its forms: address, method, and kind and value of each field."""

    def __init__(self, address, text):
        super().__init__()
        self.address, self.links, self.forms, self.chosen_in = address, [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        said = {name: value or "" for name, value in attributes}
        self.links += [said[name] for name in ("href", "action", "hx-get") if said.get(name)]
        if tag == "form":
            target = urlsplit(said.get("action") or self.address).path
            self.forms.append((target, said.get("method", "get").lower(), {}))
        elif tag in {"input", "textarea", "select", "button"} and self.forms and said.get("name"):
            kind = {"input": said.get("type", "text"), "button": "submit"}.get(tag, tag)
            fields = self.forms[-1][2]
            if kind not in CHOSEN or "checked" in said or said["name"] not in fields:
                fields[said["name"]] = (kind, said.get("value", ""))
            self.chosen_in = said["name"] if tag == "select" else ""
        elif tag == "option" and self.chosen_in and said.get("value"):
            fields = self.forms[-1][2]
            if "selected" in said or not fields[self.chosen_in][1]:
                fields[self.chosen_in] = ("select", said["value"])


class Walk:
    """Somebody who asks; what broke is noted, and the database stays as it was."""

    def __init__(self, person=None):
        self.client = Client(raise_request_exception=False)
        if person:
            self.client.force_login(person)
        self.broke, self.error = [], None
        got_request_exception.connect(self.note)

    def note(self, **_facts):
        self.error = sys.exc_info()[1]

    def ask(self, address, method="get", fields=None):
        with transaction.atomic():
            answer = getattr(self.client, method)(address, fields or {})
            transaction.set_rollback(True)
        if answer.status_code >= 500:
            self.broke.append(f"{method} {address[:200]} {fields or ''}: {self.error!r}")
        return answer


def named(resolver=None, namespace=""):
    """Every named address, with the kind of each part of it that varies."""
    found = {}
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            kinds = pattern.pattern.converters.items()
            found[f"{namespace}{pattern.name}"] = {key: type(one).__name__ for key, one in kinds}
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found |= named(pattern, inner)
    return {name: kinds for name, kinds in found.items() if name not in LEFT_ALONE}


def words_asked_for():
    """What some view reads from the end of an address."""
    sources = Path(gromada.__file__).parent.rglob("*.py")
    found = (re.findall(r'GET(?:\.get\(|\[)"(\w+)"', path.read_text()) for path in sources)
    return {"page", "steps", "each", "next", *(word for words in found for word in words)}


def seen_from(walk, start):
    """By name one address that a link leads to, with what varies in it; and each kind of form."""
    seen, forms, waiting = {}, {}, deque([start])
    while waiting:
        address = waiting.popleft()
        try:
            match = resolve(urlsplit(address).path)
        except Resolver404:
            continue
        if match.view_name in seen or match.view_name in LEFT_ALONE:
            continue
        answer = walk.ask(address)
        if answer.status_code in {301, 302}:
            waiting.append(answer.url)
        seen[match.view_name] = (address, match.kwargs)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            page = Page(address, answer.content.decode())
            waiting += [link.partition("#")[0] for link in page.links if link.startswith("/")]
            for target, method, fields in page.forms:
                name = resolve(target).view_name
                forms.setdefault((name, *sorted(fields)), (target, method, fields))
    kept = {key: form for key, form in forms.items() if key[0] not in LEFT_ALONE}
    return seen, kept.values()


def with_strange_parts(name, kinds, seen):
    """The address with numbers, and then with words, that are nowhere."""
    near = {}
    for other, (_address, parts) in seen.items():
        if other.partition(":")[0] == name.partition(":")[0]:
            near |= parts
    parts = near | seen.get(name, ("", {}))[1]
    for kind, value in [
        ("IntConverter", HUGE),
        ("StringConverter", EMPTY_BYTE),
        ("StringConverter", f"processes.process:{HUGE}"),
        ("StringConverter", f"ledger.entry:{HUGE}"),
    ]:
        alike = [key for key, converter in kinds.items() if converter == kind]
        # all at once, and one by one: a first that is nowhere hides what the others break
        for keys in ([alike] if len(alike) > 1 else []) + [[key] for key in alike]:
            strange = dict.fromkeys(keys, value)
            try:
                yield reverse(name, kwargs={key: (parts | strange)[key] for key in kinds})
            except (KeyError, NoReverseMatch):
                continue


@pytest.fixture
def official(db, settings):
    settings.DEMO = True
    settings.LIMITS = dict.fromkeys(settings.LIMITS, (10**9, 3600))
    people.move_in()
    story.tell()
    observatory.other_places()
    Person.objects.filter(email=people.OFFICIAL).update(is_operator=True)
    return Person.objects.get(email=people.OFFICIAL)


def test_no_strange_value_breaks_a_page(official):
    """One test: telling the story takes seconds."""
    with override("pl"):
        walk = Walk(official)
        seen, forms = seen_from(walk, reverse("home"))
        paths_are_asked(walk, seen)
        queries_are_asked(walk, seen)
        forms_are_sent(walk, forms)

    assert walk.broke == []


def test_no_strange_way_on_breaks_a_page_of_accounts(db, settings):
    settings.LIMITS = dict.fromkeys(settings.LIMITS, (10**9, 3600))
    nobody = Walk()

    for name in [*named(), "account_logout"]:
        if name.startswith(("account_", "mfa_")):
            with suppress(NoReverseMatch):
                for way_on in NO_LINKS:
                    address = f"{reverse(name)}?{urlencode({'next': way_on})}"
                    nobody.ask(address)
                    nobody.ask(address, "post", {"next": way_on, "email": "ewa@example.org"})

    assert nobody.broke == []


def paths_are_asked(walk, seen):
    for name, kinds in named().items():
        for address in with_strange_parts(name, kinds, seen):
            walk.ask(address)
            walk.ask(address, "post")


def queries_are_asked(walk, seen):
    for value in (HUGE, NO_LINKS[0]):
        query = urlencode(dict.fromkeys(words_asked_for(), value))
        for address, _parts in seen.values():
            walk.ask(f"{urlsplit(address).path}?{query}")


def forms_are_sent(walk, forms):
    """Everything strange; then only what people type, beside choices that fit."""
    for target, method, fields in forms:
        known = {name: said for name, (_kind, said) in fields.items()}
        typed = {name for name, (kind, _said) in fields.items() if kind not in CHOSEN}
        for value in (str(HUGE), EMPTY_BYTE, *DAYS, *NO_LINKS):
            walk.ask(target, method, dict.fromkeys(fields, value))
            walk.ask(target, method, known | dict.fromkeys(typed, value))
