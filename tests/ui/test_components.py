import re
from pathlib import Path

from gromada.ui.views import EXAMPLES

UI = Path(EXAMPLES).parents[2]
STYLES = UI / "static/ui"
COMPONENTS = {path.stem: path for path in (STYLES / "components").glob("*.css")}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def styles():
    return {
        path: COMMENT.sub("", path.read_text(encoding="utf-8")) for path in STYLES.rglob("*.css")
    }


def test_every_component_has_an_example():
    assert {path.stem for path in EXAMPLES.glob("*.html")} == set(COMPONENTS)


def test_every_style_is_gathered():
    gathered = set(re.findall(r'url\("([\w/.-]+)"\)', (STYLES / "ui.css").read_text()))
    own = {path.relative_to(STYLES).as_posix() for path in STYLES.rglob("*.css")} - {"ui.css"}

    assert {name for name in gathered if not name.startswith("../")} == own


def test_a_component_styles_only_its_own_classes():
    """`.card` and `.card__title` in card.css; a neighbour's class only inside one's own."""
    foreign = []
    for name, path in COMPONENTS.items():
        css = COMMENT.sub("", path.read_text(encoding="utf-8"))
        for selector in re.findall(r"([^{}@;]+)\{", css):
            for one in selector.split(","):
                first = re.search(r"\.([\w-]+)", one)
                if first and not re.fullmatch(rf"{name}(__[\w-]+)?(--[\w-]+)?", first[1]):
                    foreign.append(f"{path.name}: {one.strip()}")

    assert foreign == []


def test_no_ids_no_important_no_colours_outside_the_tokens():
    wrong = []
    for path, css in styles().items():
        for selector in re.findall(r"([^{};]+)\{", css):
            if "#" in selector:
                wrong.append(f"{path.name}: {selector.strip()}")
        if "!important" in css:
            wrong.append(f"{path.name}: !important")
        if path.name != "tokens.css" and re.search(
            r":[^;{]*(#[0-9a-fA-F]{3,8}\b|rgb\(|hsl\()", css
        ):
            wrong.append(f"{path.name}: a colour of its own")

    assert wrong == []


def test_every_token_used_is_declared():
    tokens = set(re.findall(r"(--[\w-]+):", (STYLES / "tokens.css").read_text()))
    used = {token for css in styles().values() for token in re.findall(r"var\((--[\w-]+)", css)}

    assert used - tokens == set()


def test_every_declared_token_is_used_somewhere():
    tokens = set(re.findall(r"(--[\w-]+):", (STYLES / "tokens.css").read_text()))
    package = UI.parent
    used = {
        token
        for path in [*package.rglob("*.css"), *(package / "charts").rglob("*.py")]
        for token in re.findall(r"var\((--[\w-]+)", path.read_text(encoding="utf-8"))
    }

    # the tints of sides and their colours belong to charts, wherever those are drawn
    assert {token for token in tokens - used if not token.startswith("--side-")} == set()
