"""Models side by side, and how to read it."""

from functools import partial

from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from gromada.observatory.actions import this_installation
from gromada.observatory.forms import IndicatorForm
from gromada.observatory.queries import (
    INDICATORS,
    Marks,
    all_cases,
    compared,
    kept_with_cases,
    marks_of_cases,
)
from gromada.observatory.queries.drawing import comparison_chart, legend, row_sentence


def comparison(request):
    asked = IndicatorForm(request.GET)
    code = asked.cleaned_data["by"] if asked.is_valid() else ""
    code = code if code in INDICATORS else "yes"
    marks = marks_of_cases()
    context = {
        "form": IndicatorForm(initial={"by": code}),
        "found": kept_with_cases(f"comparison:{code}", partial(drawn, marks, code), marks),
    }
    return render(request, "observatory/comparison.html", context)


def drawn(marks: Marks, code: str) -> str:
    """What everybody sees of the models in one indicator, in the reader's language."""
    found = compared(all_cases(this_installation(), marks), INDICATORS[code])
    language = (get_language() or "pl")[:2]
    context = {
        "comparison": found,
        "chart": comparison_chart(found, language),
        "legend": legend(language),
        "rows": [(row, row_sentence(row, found, language)) for row in found.rows],
    }
    return render_to_string("observatory/_comparison.html", context)


def how_to_read(request):
    return render(request, "observatory/how_to_read.html", {"indicators": INDICATORS.values()})
