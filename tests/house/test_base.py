"""The science is of use without the platform: installed alone, every part of it can be loaded."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UV = Path(sys.executable).with_name("uv")

LOAD = """
import importlib, pkgutil, sys
import gromada
for part in ("methods", "formats", "charts", "cli"):
    package = importlib.import_module(f"gromada.{part}")
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
assert "django" not in sys.modules
"""


@pytest.mark.slow
def test_installed_alone_the_science_loads_and_answers(tmp_path):
    environment = tmp_path / "base"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    names = {"VIRTUAL_ENV": str(environment), "UV_PYTHON_DOWNLOADS": "never"}
    subprocess.run(
        [UV, "sync", "--quiet", "--locked", "--active", "--no-dev", "--no-editable"],
        cwd=ROOT,
        env=os.environ | names,
        check=True,
    )
    found = list((environment / "lib").glob("python*/site-packages/django"))
    assert not found

    python = environment / "bin" / "python"
    subprocess.run([python, "-c", LOAD], cwd=tmp_path, check=True)
    gromada = environment / "bin" / "gromada"
    said = subprocess.run(
        [gromada, "power", "[51;50,49,1]", "--json", "-"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert '"3/5"' in said.stdout
