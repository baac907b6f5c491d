"""The partnership as open contracting data."""

from django.http import JsonResponse

from gromada.partnerships.queries.disclosing import release_package
from gromada.partnerships.views.access import visible_partnership


def partnership_ocds(request, slug):
    partnership = visible_partnership(request, slug)
    answer = JsonResponse(
        release_package(partnership), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    answer["Content-Disposition"] = f'attachment; filename="{partnership.slug}.ocds.json"'
    return answer
