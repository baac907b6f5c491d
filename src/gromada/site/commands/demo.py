"""``gromada demo``: an invented municipality, with people, processes and votes."""

import argparse
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gromada.cli.commands import Commands
from gromada.site.commands import platform, serve, setup


def register(commands: Commands) -> None:
    commands.add(
        None,
        "demo",
        help="Try everything in an invented municipality.",
        configure=configure,
        run=run_demo,
    )


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-serve", action="store_true", help="only load it, do not serve it")


def run_demo(args: argparse.Namespace) -> int:
    os.environ["GROMADA_DEMO"] = "yes"
    os.environ.setdefault("GROMADA_DATA", "var/demo")
    platform.start()
    from django.conf import settings  # noqa: PLC0415
    from django.db import connections  # noqa: PLC0415

    from gromada.site.demo.database import NotTheDemo  # noqa: PLC0415

    if not args.no_serve and (taken := serve.port_taken("127.0.0.1", settings.PORT)):
        print(taken)
        return 1
    try:
        prepare()
    except NotTheDemo as refusal:
        print(refusal)
        return 1
    if args.no_serve:
        return 0
    print(welcome(), flush=True)
    connections.close_all()  # the processes that follow open their own
    worker = serve.WorkerBeside()
    try:
        serve.serve("127.0.0.1", settings.PORT, workers=1, threads=2)
    finally:
        worker.stop()
        print("The demo has stopped. What you did in it is kept.", flush=True)
    return 0


def prepare() -> None:
    """Claim the database, bring it up to date, load what is not there yet."""
    from gromada.site.demo import (  # noqa: PLC0415
        database,
        innovations,
        observatory,
        people,
        processes,
        seminars,
        story,
    )

    began, began_cpu = time.monotonic(), time.process_time()
    database.claim()
    setup.set_up()
    load("Bringing in people and organisations", people.move_in)
    for title, chapter in story.CHAPTERS:
        load(f"Telling: {title}", chapter)
    load("Bringing in a process that is over", processes.finished)
    load("Bringing in a process that is about to begin", processes.upcoming)
    load("Bringing in a process with 100 statements and 2,000 people", processes.running)
    load("Bringing in challenges and innovations", innovations.innovations)
    load("Bringing in two seminars", seminars.seminars)
    load("Bringing in what other places have shared", observatory.other_places)
    seconds, cpu = time.monotonic() - began, time.process_time() - began_cpu
    print(f"Ready in {seconds:.1f} s ({cpu:.1f} s of CPU).", flush=True)


def load(title: str, stage_function: Callable[[], None]) -> None:
    from django.db import transaction  # noqa: PLC0415

    from gromada.site.demo.database import is_done, mark_done  # noqa: PLC0415

    name = stage_function.__name__
    if is_done(name):
        return
    with stage(title), transaction.atomic():  # a load that was interrupted begins here again
        stage_function()
        mark_done(name)


@contextmanager
def stage(title: str) -> Iterator[None]:
    began = time.monotonic()
    print(f"{title} …", end=" ", flush=True)
    yield
    print(f"{time.monotonic() - began:.1f} s", flush=True)


def welcome() -> str:
    """The address, and a fresh link for each of the four people."""
    from django.conf import settings  # noqa: PLC0415

    from gromada.people.actions import issue_demo_link  # noqa: PLC0415
    from gromada.site.demo.people import demo_people  # noqa: PLC0415

    place = f"http://127.0.0.1:{settings.PORT}"
    lines = ["", f"Open {place}/", "", "Sign in as one of four people; each link works once:"]
    for role, person in demo_people():
        lines += [f"  {role}: {person.name}", f"    {place}{issue_demo_link(person)}"]
    lines += ["", "Five minutes with Gromada, a tour of twelve stations:"]
    lines += [f"  {place}{tour_in(language)}" for language, _name in settings.LANGUAGES]
    return "\n".join([*lines, "", "The opinion map is drawn by the worker. Stop with Ctrl-C.", ""])


def tour_in(language: str) -> str:
    from django.urls import reverse  # noqa: PLC0415
    from django.utils import translation  # noqa: PLC0415

    with translation.override(language):
        return reverse("tour")
