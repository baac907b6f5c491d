"""Nothing but `settle` decides about a motion, and nothing but a motion issues a mandate."""

import ast
from pathlib import Path

import pytest
from tests.house.sources import nodes_of

import gromada
from gromada.charters.models import ACTS

SOURCE = Path(gromada.__file__).parent
METHODS = SOURCE / "methods"
MODULES = [
    path
    for path in SOURCE.rglob("*.py")
    if "migrations" not in path.parts and METHODS not in path.parents
]
# Where the states that settle gave are written down, and nowhere else.
SETTLING = {"charters/actions/settling.py", "charters/models/motions.py"}
# What a rule says. Reading one to show it is fine; comparing counts of words with it is deciding.
COUNTS = {"consents", "objections", "conditional", "abstentions", "needed", "silent"}


def relative(path):
    return path.relative_to(SOURCE).as_posix() if SOURCE in path.parents else path.name


def nodes(kind, paths=MODULES):
    for path in paths:
        for node in nodes_of(path):
            if isinstance(node, kind):
                yield relative(path), node


def name_of(function):
    return getattr(function, "id", getattr(function, "attr", ""))


def test_only_the_engine_asks_settle():
    """Pages ask the queries of charters, which ask settle."""
    asking = {path for path, node in nodes(ast.Call) if name_of(node.func) == "settle"}

    assert asking <= {"charters/queries/motions.py", "charters/queries/rules.py"}


def test_nothing_outside_the_methods_compares_counts_of_words():
    """When this fails: ask settle, or `standing` of a side, instead of counting consents."""
    comparing = [
        f"{path}:{node.lineno}"
        for path, node in nodes(ast.Compare)
        for part in ast.walk(node)
        if isinstance(part, ast.Attribute) and part.attr in COUNTS
    ]

    assert comparing == []


def test_nothing_outside_the_methods_knows_what_a_majority_is():
    knowing = [
        f"{path}:{node.lineno}"
        for path, node in nodes(ast.Attribute)
        if node.attr in {"threshold", "consents_needed"} or (
            node.attr in {"MAJORITY", "TWO_THIRDS"} and isinstance(node.ctx, ast.Load)
            and path.startswith("charters/actions")
        )
    ]  # fmt: skip

    assert knowing == []


def test_motions_get_their_state_where_settle_is_followed():
    """Withdrawing and departing are acts of a person; all else follows from settle."""
    setting = {
        path
        for path, node in nodes(ast.Assign)
        for target in node.targets
        for each in ast.walk(target)
        if isinstance(each, ast.Attribute) and each.attr == "state"
        and path.startswith("charters/")
    }  # fmt: skip

    assert setting <= SETTLING | {
        "charters/actions/speaking.py",
        "charters/actions/afterwards.py",
    }


def test_a_live_mandate_is_made_in_one_place():
    issuing = {path for path, node in nodes(ast.Call) if name_of(node.func) == "issued"}
    making = {path for path, node in nodes(ast.Call) if name_of(node.func) == "Mandate"}

    assert issuing == {"charters/actions/settling.py"}
    assert making == {"charters/models/mandates.py"}


def test_every_governed_action_spends_its_mandate_first():
    """The first statement after the docstring is require_mandate with the act's own key."""
    wrong = []
    for key, act in ACTS.items():
        function = next(
            node
            for path, node in nodes(ast.FunctionDef)
            if path.startswith(key.partition(".")[0]) and node.name == act.action.__name__
        )
        body = [
            each
            for each in function.body
            if not (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))
        ]
        spends = any(
            isinstance(call, ast.Call)
            and name_of(call.func) == "require_mandate"
            and ast.literal_eval(call.args[1]) == key
            for call in ast.walk(body[0])
        )
        if not spends:
            wrong.append(key)

    assert wrong == []


def governed_calls(paths=MODULES):
    governed = {act.action.__name__ for act in ACTS.values()}
    return [
        f"{path}:{node.lineno} {name_of(node.func)}"
        for path, node in nodes(ast.Call, paths)
        if name_of(node.func) in governed
    ]


def test_governed_actions_are_called_by_the_engine_alone():
    """A view, a command or a page that calls one has found a way around; it moves the act."""
    assert governed_calls() == []


OF_PROCESSES = {
    "state", "published_at", "closed_at", "result_pl", "result_published_at", "effects_pl",
    "effects_recorded_at", "starts_at", "ends_at",
}  # fmt: skip
OF_PARTNERSHIPS = {"state", "signed_at", "ended_at", "ended_as"}
OF_STATEMENTS = {"status", "hidden_reason", "hidden_at"}
OF_AMENDMENTS = {"shown", "hidden_reason", "hidden_at"}
# actions that spend a mandate, the 72 hours, and what comes in from elsewhere
WRITERS = {
    "processes/actions/states.py",
    "processes/actions/phases.py",
    "processes/queries/phases.py",  # computes the dates of later phases, saves nothing
    "partnerships/actions/signing.py",
    "partnerships/actions/changing.py",
    "deliberation/actions/moderation.py",
    "deliberation/actions/quarantine.py",
    "deliberation/actions/importing.py",
    "drafting/actions/hiding.py",
}
DEMO = "site/demo/"  # an invented past, entered as it was


def governed_writes(facts, paths=MODULES):
    """Where facts that acts change are set: by attribute or by an update of rows."""
    for path, node in nodes(ast.Assign, paths):
        for target in node.targets:
            for each in ast.walk(target):
                if isinstance(each, ast.Attribute) and each.attr in facts:
                    yield path, each.attr, node.lineno
    for path, node in nodes(ast.Call, paths):
        if name_of(node.func) in {"update", "bulk_update"}:
            for keyword in node.keywords:
                if keyword.arg in facts:
                    yield path, keyword.arg, node.lineno


@pytest.mark.parametrize(
    ("part", "facts"),
    [
        ("processes/", OF_PROCESSES),
        ("site/", OF_PROCESSES | OF_STATEMENTS),
        ("people/", OF_PROCESSES | OF_STATEMENTS),
        ("deliberation/", OF_STATEMENTS),
        ("drafting/", OF_AMENDMENTS),
        ("partnerships/", OF_PARTNERSHIPS),
    ],
)
def test_only_governed_actions_write_what_acts_change(part, facts):
    writing = [
        f"{path}:{line} {fact}"
        for path, fact, line in governed_writes(facts)
        if path.startswith(part) and path not in WRITERS and not path.startswith(DEMO)
    ]

    assert writing == []


def test_a_planted_bypass_is_found(tmp_path):
    planted = tmp_path / "planted.py"
    planted.write_text(
        "def view(request, process):\n"
        "    actions.close_process(subject=process, mandate=None)\n"
        "    process.state = 'closed'\n"
        "    Process.objects.update(closed_at=now())\n"
    )

    assert [found.partition(" ")[2] for found in governed_calls([planted])] == ["close_process"]
    assert [fact for _path, fact, _line in governed_writes(OF_PROCESSES, [planted])] == [
        "state",
        "closed_at",
    ]
