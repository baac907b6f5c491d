"""Where things stand, and what they are called. import-linter checks the Python modules."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from tests.house.sources import nodes_of, parsed

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = REPOSITORY / "src" / "gromada"
MODULES = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
TEMPLATES = [
    path for path in SOURCE.rglob("templates/**/*") if path.suffix in {".html", ".txt", ".svg"}
]
DOCS = REPOSITORY / "docs"

# Verbs that say nothing about what happens. A process is also a thing, which has pages.
EMPTY_VERBS = re.compile(
    r"^_?(get|do|handle|manage)_(?!absolute_url)"
    r"|^_?process_(?!(list|detail|timeline|create|edit|act)$)"
)
# Names that Django, allauth and argparse look for.
FOREIGN_NAMES = {
    "get_context_data", "get_queryset", "get_object", "get_form_kwargs", "get_success_url",
    "get_login_redirect_url", "get_client_ip", "get_user", "handle_label", "process_view",
    "process_request", "process_response", "process_exception", "get_by_natural_key",
    "get_email_verification_redirect_url", "get_absolute_url", "get_full_name",
    "get_short_name", "get_signup_redirect_url", "get_password_change_redirect_url",
    "get_logout_redirect_url", "get_phone", "get_urls", "get_from_email", "get_login_stages",
    "get_totp_issuer", "_get_site_name", "get_compiler", "_get_session_from_db",
}  # fmt: skip


def relative(path):
    return path.relative_to(REPOSITORY).as_posix()


def test_functions_say_what_they_do():
    vague = [
        f"{relative(path)}: {node.name}"
        for path in MODULES
        for node in nodes_of(path)
        if isinstance(node, ast.FunctionDef)
        and EMPTY_VERBS.match(node.name)
        and node.name not in FOREIGN_NAMES
    ]

    assert vague == []


def exported(package):
    """The names that a package offers, from its ``__all__``."""
    for node in parsed(package / "__init__.py").body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def test_actions_take_keywords():
    """``cast_vote(statement=…, value=…, by=…)``: what people do is said by name."""
    wrong = []
    for path in MODULES:
        if path.name == "actions.py":
            names = None
        elif path.parent.name == "actions":
            names = exported(path.parent)
        else:
            continue
        for node in parsed(path).body:
            # declaring is not something that people do
            offered = (
                isinstance(node, ast.FunctionDef)
                and not node.name.startswith("declare")
                and (node.name in names if names is not None else not node.name.startswith("_"))
            )
            # one thing may stand alone: record(kind, …), notify(person, …)
            if offered and len(node.args.posonlyargs + node.args.args) > 1:
                wrong.append(f"{relative(path)}: {node.name}")

    assert wrong == []


def test_imports_stand_at_the_top():
    late = [
        f"{relative(path)}:{inner.lineno}"
        for path in MODULES
        for node in nodes_of(path)
        if isinstance(node, ast.FunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.ImportFrom)
        and (inner.module or "").startswith("gromada")
        # Doors open late: an app's ready() and the command line load what they lead to.
        and path.name != "apps.py"
        and "cli" not in path.parts
        and not path.name.startswith("commands")
        and "commands" not in path.parts
    ]

    assert late == []


def test_templates_hold_no_inline_script_or_style():
    """The content security policy would block it."""
    inline = re.compile(
        r"""<script(?![^>]*\bsrc=)(?![^>]*type="application/json")|<style|\sstyle=|\son[a-z]+="""
    )
    found = [
        f"{relative(path)}: {match.group(0)}"
        for path in TEMPLATES
        if not path.name.startswith("mail")
        for match in inline.finditer(path.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_stylesheets_use_no_ids_and_no_important():
    found = [
        f"{relative(path)}: {line.strip()}"
        for path in SOURCE.rglob("static/**/*.css")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "!important" in line or re.search(r"(^|[\s,>+~])#[a-zA-Z][\w-]*[^;]*\{", line)
    ]

    assert found == []


def test_every_dependency_has_a_line_that_says_why():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    wanted = list(project["dependencies"])
    for extra in project["optional-dependencies"].values():
        wanted += extra
    names = {re.split(r"[\[<>=]", line)[0].strip() for line in wanted}
    page = (DOCS / "reference" / "dependencies.md").read_text()

    assert {name for name in names if f"`{name}`" not in page} == set()
    named = set(re.findall(r"^\| `([\w.-]+)`", page, re.MULTILINE))
    assert named - names == set()


def public_functions(package):
    """Functions of modules, and of packages those that they offer."""
    for path in sorted((SOURCE / package).rglob("*.py")):
        inside = path.parent != SOURCE / package
        names = exported(path.parent) if inside else None
        for node in parsed(path).body:
            if isinstance(node, ast.FunctionDef) and (
                node.name in names if names is not None else not node.name.startswith("_")
            ):
                yield path, node


@pytest.mark.parametrize("package", ["methods", "formats"])
def test_public_functions_have_a_docstring(package):
    bare = [
        f"{relative(path)}: {node.name}"
        for path, node in public_functions(package)
        if not ast.get_docstring(node)
    ]

    assert bare == []


def test_every_method_is_explained():
    tools = {"errors", "threads"}
    methods = {
        path.stem for path in (SOURCE / "methods").iterdir()
        if not path.name.startswith("_") and (path.suffix == ".py" or path.is_dir())
    }  # fmt: skip
    explained = {path.stem for path in (DOCS / "methods").glob("*.md")}

    assert methods - tools - explained == set()


def test_links_between_documents_lead_somewhere():
    pages = [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *DOCS.rglob("*.md")]
    dead = []
    for page in pages:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                dead.append(f"{relative(page)}: {target}")

    assert dead == []


def test_the_repository_names_no_machine():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout.split()
    home = re.compile(r"/(?:root|home/\w+|work)/\w")
    found = [
        name
        for name in tracked
        if name != "uv.lock" and (REPOSITORY / name).is_file()
        and (REPOSITORY / name).suffix in {".py", ".md", ".toml", ".sh", ".html", ".css", ".js", ""}
        and home.search((REPOSITORY / name).read_text(encoding="utf-8", errors="ignore"))
    ]  # fmt: skip

    assert [name for name in found if name != "tests/house/test_tree.py"] == []
