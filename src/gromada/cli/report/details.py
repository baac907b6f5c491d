"""How far the map can be trusted, how it was made, and all numbers."""

from gromada.charts import Answers, group_letter
from gromada.charts.markup import Markup, element
from gromada.charts.text import decimal, percent, translator, whole
from gromada.charts.words import (
    stability_sentence,
    structure_sentence,
    variance_sentence,
    warning_sentence,
)
from gromada.cli.report.findings import Findings
from gromada.cli.report.sections import READ_FIRST, paragraph, section


def how_certain(findings: Findings, language: str) -> Markup:
    t = translator(language)
    result = findings.result
    said_already = READ_FIRST | {"structure_not_tested"}
    sentences = [
        structure_sentence(result.structure, language),
        stability_sentence(result.stability, language),
        variance_sentence(result, language),
        *(
            warning_sentence(warning, language)
            for warning in result.warnings
            if warning.code not in said_already
        ),
        *(note.sentence(t.gettext) for note in findings.conversation.notes),
        t.gettext(
            "The people who took part were not drawn by lot. Shares describe them, not everyone."
        ),
    ]
    items = [element("li", sentence) for sentence in sentences]
    return section("certain", t.gettext("How certain is this"), element("ul", items))


def how_computed(
    findings: Findings, parameters: dict[str, object], computed_in_s: float, language: str
) -> Markup:
    t = translator(language)
    result, conversation = findings.result, findings.conversation
    left_out = int((~result.counted).sum())
    facts = [
        (t.gettext("Variant"), variant(parameters, language)),
        (t.gettext("Groups"), origin_of_groups(parameters, language)),
        (t.gettext("People in groups"), whole(result.n_grouped, language)),
        (t.gettext("Statements that shape the map"), whole(int(result.counted.sum()), language)),
        (t.gettext("Statements left out (taken out or about the process)"), str(left_out)),
        (t.gettext("Seed of random choices"), str(parameters["seed"])),
        (
            t.gettext("Computed in"),
            t.gettext("%(seconds)s s") % {"seconds": decimal(computed_in_s, 2, language)},
        ),
        (t.gettext("Fingerprint of the files (SHA-256)"), conversation.input_sha256),
        (t.gettext("Program"), f"Gromada {parameters['gromada']}"),
    ]
    return section(
        "computed",
        t.gettext("How this was computed"),
        paragraph(
            t.gettext(
                "Every vote counts as agree (1), pass (0) or disagree (−1). The two directions in "
                "which people differ most make the map (principal components of the votes, each "
                "statement centred on its mean). People with enough votes are put into groups by "
                "where they stand (k-means; the number of groups by silhouette). What is shared "
                "and what divides is then counted in the votes themselves."
            )
        ),
        paragraph(
            t.gettext(
                "“Surely at least” is the lower end of an interval: it allows for groups in which "
                "few people have voted on a statement. Same files and same seed give the same map."
            )
        ),
        element(
            "dl",
            [element("div", element("dt", name), element("dd", value)) for name, value in facts],
            class_="computed",
        ),
    )


def variant(parameters: dict[str, object], language: str) -> str:
    t = translator(language)
    if parameters["variant"] == "polis":
        return t.gettext("as Polis computes it")
    return t.gettext("Gromada's own (clean)")


def origin_of_groups(parameters: dict[str, object], language: str) -> str:
    t = translator(language)
    if parameters["groups"]:
        return t.gettext("as given in %(file)s") % {"file": parameters["groups"]}
    if parameters["start_groups"]:
        return t.gettext("given in %(file)s, then refined") % {"file": parameters["start_groups"]}
    return t.gettext("found in the votes")


def all_statements(findings: Findings, language: str) -> Markup:
    t = translator(language)
    described = findings.described if len(findings.result.groups) > 1 else []
    head = element(
        "tr",
        element("th", t.gettext("Statement"), scope="col"),
        element("th", t.pgettext("answers", "Agree"), scope="col", class_="number"),
        element("th", t.pgettext("answers", "Disagree"), scope="col", class_="number"),
        element("th", t.gettext("Votes"), scope="col", class_="number"),
        [
            element(
                "th",
                t.gettext("Group %(letter)s: agree, disagree") % {"letter": group_letter(group)},
                scope="col",
                class_="number",
            )
            for group in described
        ],
    )
    order = sorted(findings.shown, key=lambda at: -int(findings.result.totals[at, 2]))
    rows = [row(findings, position, described, language) for position in order]
    caption = t.gettext("All statements with the answers of everyone and of each group")
    hidden = len(findings.conversation.statements) - len(findings.shown)
    return section(
        "all",
        t.gettext("All statements"),
        paragraph(t.gettext("Those with the most votes come first.")),
        element(
            "div",
            element(
                "table",
                element("caption", caption, class_="visually-hidden"),
                element("thead", head),
                element("tbody", rows),
                class_="table",
            ),
            class_="table-wrap",
            role="region",
            aria_label=caption,
            tabindex=0,
        ),
        paragraph(
            t.ngettext(
                "%(count)s statement was taken out by moderators and is not printed.",
                "%(count)s statements were taken out by moderators and are not printed.",
                hidden,
            )
            % {"count": whole(hidden, language)},
            look="quiet",
        )
        if hidden
        else None,
    )


def row(findings: Findings, position: int, described: list[int], language: str) -> Markup:
    everyone = findings.everyone(position)
    text = findings.statement(position).text.strip()
    empty = translator(language).gettext("(a statement without text)")
    return element(
        "tr",
        element("th", text or empty, scope="row", dir="auto"),
        number(share(everyone, everyone.agree, language)),
        number(share(everyone, everyone.disagree, language)),
        number(whole(everyone.seen, language)),
        [
            number(
                f"{share(answers, answers.agree, language)}, "
                f"{share(answers, answers.disagree, language)}"
                if answers.seen
                else "–"
            )
            for answers in findings.answers(position)
            if answers.group in described
        ],
    )


def number(text: str) -> Markup:
    return element("td", text, class_="number")


def share(answers: Answers, count: int, language: str) -> str:
    return percent(answers.share(count), language) if answers.seen else "–"


def closing(parameters: dict[str, object], language: str) -> Markup:
    t = translator(language)
    return element(
        "footer",
        paragraph(
            t.gettext(
                "Made with Gromada %(version)s. Opinions are sensitive: this report lists no "
                "person, and describes no group smaller than five."
            )
            % {"version": parameters["gromada"]}
        ),
    )
