"""Many voters at once, against a server on this machine; they keep book of what was acknowledged.

A voter that gets no answer sends the same request again, with the same token,
until it is answered or time is over.
"""

import http.client
import random
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from tests.sites import wait_for

RETRY_AFTER_SECONDS = 0.2
ANSWER_WITHIN_SECONDS = 20


@dataclass
class Voter:
    """One browser: what it was told is stored, and what it does not know about."""

    name: str
    port: int
    statements: int
    stop: threading.Event
    acknowledged: dict[int, str] = field(default_factory=dict)
    unknown: dict[int, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    said_perhaps: list[str] = field(default_factory=list)
    retries: int = 0
    answers: int = 0
    cookie: str = ""

    def run(self) -> None:
        rng = random.Random(self.name)
        self.secret = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=32))
        self.connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=ANSWER_WITHIN_SECONDS
        )
        turn = 0
        while not self.stop.is_set():
            turn += 1
            if rng.random() < 0.03:
                self.say(f"{self.name} says {turn}.")
            else:
                self.vote(rng.randint(1, self.statements), rng.choice([1, 0, -1]), turn)
        self.connection.close()

    def vote(self, statement: int, value: int, turn: int) -> None:
        token = f"{self.name}-{statement}-{turn:06d}"
        self.unknown[statement] = token
        fields = {"statement": statement, "value": value, "token": token}
        if self.until_answered("vote/", fields):
            self.acknowledged[statement] = token
            del self.unknown[statement]

    def say(self, text: str) -> None:
        fields = {"text": text, "language": "en", "is_new": "on"}
        done = self.until_answered("statements/add/", fields)
        (self.said if done else self.said_perhaps).append(text)

    def until_answered(self, page: str, fields: dict) -> bool:
        while True:
            try:
                status = self.post(page, fields)
            except (OSError, http.client.HTTPException):
                self.connection.close()
                status = 0
            if status == 302:
                self.answers += 1
                return True
            if status and status < 500:
                raise AssertionError(f"{self.name} was answered {status} on {page}")
            if self.stop.is_set():
                return False
            self.retries += 1
            time.sleep(RETRY_AFTER_SECONDS)

    def post(self, page: str, fields: dict) -> int:
        cookie = f"csrftoken={self.secret}" + (f"; {self.cookie}" if self.cookie else "")
        self.connection.request(
            "POST",
            f"/en/processes/ulice/{quote(page)}",
            urlencode(fields),
            {
                "Content-Type": "application/x-www-form-urlencoded",
                "Cookie": cookie,
                "X-CSRFToken": self.secret,
            },
        )
        response = self.connection.getresponse()
        response.read()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie" and value.startswith("gromada_browser="):
                self.cookie = value.partition(";")[0]
        return response.status


class Crowd:
    """Voters in threads, let loose and called back."""

    def __init__(self, count: int, *, port: int, statements: int) -> None:
        self.stop = threading.Event()
        self.voters = [Voter(f"v{n:04d}", port, statements, self.stop) for n in range(count)]
        self.problems: list[BaseException] = []
        self.threads = [threading.Thread(target=self.watched, args=[v]) for v in self.voters]
        for thread in self.threads:
            thread.start()

    def watched(self, voter: Voter) -> None:
        try:
            voter.run()
        except BaseException as problem:
            self.problems.append(problem)

    def wait_for_answers(self, count: float) -> None:
        wait_for(lambda: self.answers >= count or self.problems)

    def call_back(self) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join(timeout=2 * ANSWER_WITHIN_SECONDS)

    @property
    def answers(self) -> int:
        return sum(voter.answers for voter in self.voters)
