"""The page around the sections, and what it looks like."""

from importlib.resources import files

from gromada.charts.markup import Markup, element, joined
from gromada.charts.text import translator
from gromada.charts.words import headline
from gromada.cli.report import details, sections
from gromada.cli.report.findings import Findings
from gromada.formats.polis import Conversation
from gromada.methods.opinion.result import OpinionMap


def opinion_report(
    result: OpinionMap,
    conversation: Conversation,
    *,
    parameters: dict[str, object],
    computed_in_s: float,
    language: str,
) -> str:
    """A whole HTML page that needs no other file and asks nothing of the network.

    Every text of the conversation is escaped. No group smaller than five is described, no person
    is listed, and the words of statements that moderators took out are not printed.
    """
    t = translator(language)
    findings = Findings(result, conversation)
    topic = conversation.topic.strip() or t.gettext("A conversation without a title")
    main = element(
        "main",
        sections.opening(
            findings,
            topic,
            headline(
                language,
                groups=len(result.groups),
                common=len(findings.common),
                dividing=len(findings.dividing),
            ),
            language,
        ),
        sections.common_ground(findings, language),
        sections.the_map(findings, language),
        sections.what_groups_say(findings, language),
        sections.what_divides(findings, language),
        details.how_certain(findings, language),
        details.how_computed(findings, parameters, computed_in_s, language),
        details.all_statements(findings, language),
    )
    head = joined(
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{topic} – {t.gettext('Opinion map')}"),
        element("style", stylesheet()),
    )
    body = element("body", main, details.closing(parameters, language))
    page = element("html", element("head", head), body, lang=language)
    return f"<!doctype html>\n{page}\n"


def stylesheet() -> Markup:
    """The looks of charts and of the report; both are part of the package."""
    charts = files("gromada.charts") / "static" / "charts" / "chart.css"
    report = files("gromada.cli.report") / "report.css"
    return Markup(report.read_text(encoding="utf-8") + charts.read_text(encoding="utf-8"))
