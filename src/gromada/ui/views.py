"""The gallery: every component with an example, and so the test of each."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gromada.ui.forms import ExampleForm

EXAMPLES = Path(__file__).parent / "templates" / "ui" / "examples"


def gallery(request: HttpRequest) -> HttpResponse:
    form = ExampleForm({"statement": "", "email": "anna", "answer": "yes"})
    components = [
        {
            "name": example.stem,
            "template": f"ui/examples/{example.name}",
            "source": example.read_text(encoding="utf-8").strip(),
        }
        for example in sorted(EXAMPLES.glob("*.html"), key=lambda path: path.stem)
    ]
    return render(request, "ui/gallery.html", {"components": components, "example_form": form})
