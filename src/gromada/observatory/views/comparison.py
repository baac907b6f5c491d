"""Models side by side, and how to read it."""

from django.shortcuts import render
from django.utils.translation import get_language

from gromada.observatory.actions import this_installation
from gromada.observatory.forms import IndicatorForm
from gromada.observatory.queries import INDICATORS, all_cases, compared
from gromada.observatory.queries.drawing import comparison_chart, legend, row_sentence


def comparison(request):
    asked = IndicatorForm(request.GET)
    code = asked.cleaned_data["by"] if asked.is_valid() else ""
    indicator = INDICATORS.get(code) or INDICATORS["yes"]
    found = compared(all_cases(this_installation()), indicator)
    language = (get_language() or "pl")[:2]
    context = {
        "form": IndicatorForm(initial={"by": indicator.code}),
        "comparison": found,
        "chart": comparison_chart(found, language),
        "legend": legend(language),
        "rows": [(row, row_sentence(row, found, language)) for row in found.rows],
    }
    return render(request, "observatory/comparison.html", context)


def how_to_read(request):
    return render(request, "observatory/how_to_read.html", {"indicators": INDICATORS.values()})
