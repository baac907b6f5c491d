"""The report of an evaluation: one page that needs no other file."""

from importlib.resources import files

from gromada.charts import Chart, Estimate, compared_lines, intervals
from gromada.charts.effect_words import (
    answer,
    as_given,
    check_name,
    check_outcome,
    design_name,
    failed_sentence,
    grade_meaning,
    grade_name,
    how_it_works,
    p_words,
    remark_words,
    size_sentence,
)
from gromada.charts.markup import Markup, element, joined
from gromada.charts.text import MINUS, in_unit, measured, percent, time_words, translator, whole
from gromada.cli.evaluate.study_file import StudyFile
from gromada.cli.report.page import stylesheet
from gromada.cli.report.sections import mark, paragraph, section
from gromada.methods.impact import Check, Design, Evaluation, Grade, PeriodEffect


def evaluation_report(
    evaluation: Evaluation, study: StudyFile, *, input_sha256: str, language: str
) -> str:
    """A whole HTML page: the sentence first, then drawing, checks, grade and how it was made."""
    t = translator(language)
    main = element(
        "main",
        opening(evaluation, study, language),
        what_happened(evaluation, study, language),
        over_time(evaluation, study, language),
        donors(evaluation, language),
        checks(evaluation, language),
        grades(evaluation, language),
        computed(evaluation, study, input_sha256, language),
    )
    own = files("gromada.cli.evaluate") / "evaluate.css"
    head = joined(
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{study.title} – {t.gettext('Evaluation')}"),
        element("style", stylesheet(), Markup(own.read_text(encoding="utf-8"))),
    )
    made = t.gettext("Made with Gromada %(version)s.") % {
        "version": evaluation.libraries["gromada"]
    }
    body = element("body", main, element("footer", paragraph(made)))
    page = element("html", element("head", head), body, lang=language)
    return f"<!doctype html>\n{page}\n"


def opening(evaluation: Evaluation, study: StudyFile, language: str) -> Markup:
    t = translator(language)
    effect = evaluation.effect
    facts = [
        (whole(effect.n_units, language), t.ngettext("unit", "units", effect.n_units)),
        (whole(effect.n_periods, language), t.ngettext("period", "periods", effect.n_periods)),
    ]
    rest = [
        size_sentence(evaluation, study.study.minimal_effect, language, study.unit_in(language)),
        failed_sentence(evaluation, language),
    ]
    return element(
        "header",
        paragraph(mark(), t.gettext("Evaluation"), look="kicker"),
        element("h1", study.title, dir="auto"),
        paragraph(
            answer(evaluation, study.outcome_in(language), language, study.unit_in(language)),
            look="sentence",
        ),
        [paragraph(sentence) for sentence in rest if sentence],
        element(
            "ul",
            [element("li", element("b", count), " ", name) for count, name in facts],
            [
                element("li", name, ": ", element("b", words))
                for name, words in (
                    (t.gettext("Design"), design_name(evaluation.design, language)),
                    (t.gettext("Grade"), grade_name(evaluation.grade, language)),
                )
            ],
            class_="facts",
            role="list",
        ),
        read_first(evaluation, language),
        class_="opening",
    )  # fmt: skip


def read_first(evaluation: Evaluation, language: str) -> Markup | None:
    if not evaluation.warnings:
        return None
    items = [element("li", remark_words(each, language)) for each in evaluation.warnings]
    return element(
        "aside",
        element("h2", translator(language).gettext("Read this first"), class_="note__title"),
        element("ul", items),
        class_="note",
    )  # fmt: skip


def what_happened(evaluation: Evaluation, study: StudyFile, language: str) -> Markup | None:
    chart = what_happened_chart(evaluation, study, language)
    if chart is None:
        return None
    title = translator(language).gettext("What happened, and what it is compared with")
    return section("compared", title, chart.html())


def what_happened_chart(evaluation: Evaluation, study: StudyFile, language: str) -> Chart | None:
    """The outcome beside its comparison; None where there is no one line to compare with."""
    series = evaluation.series
    if series is None:
        return None
    t = translator(language)
    names, unit = line_names(evaluation, study, language), study.unit_in(language)
    last = len(series.times) - 1
    sentence = t.gettext(
        "In the last period (%(time)s): %(observed_name)s %(observed)s, %(comparison_name)s "
        "%(comparison)s."
    ) % {
        "time": time_words(series.times[last], language),
        "observed_name": names[0],
        "observed": measured(float(series.observed[last]), unit, language),
        "comparison_name": names[1],
        "comparison": measured(float(series.comparison[last]), unit, language),
    }
    if series.start is not None:
        start = t.gettext("The upright line stands before %(time)s, when the change came.")
        sentence += " " + start % {"time": time_words(series.times[series.start], language)}
    return compared_lines(
        series.times,
        series.observed.tolist(),
        series.comparison.tolist(),
        names=names,
        start=series.start,
        title=study.outcome_and_unit(language),
        sentence=sentence,
        language=language,
        key="compared",
        unit=unit,
    )


def line_names(evaluation: Evaluation, study: StudyFile, language: str) -> tuple[str, str]:
    t = translator(language)
    one = study.treated[0] if len(study.treated) == 1 else ""
    if evaluation.design is Design.SYNTHETIC:
        return one or t.gettext("treated units (mean)"), t.gettext("synthetic counterpart")
    if evaluation.design is Design.DIFFERENCES:
        return t.gettext("units that the change reached (mean)"), t.gettext("other units (mean)")
    if evaluation.grade is Grade.BEFORE_AFTER:
        return one or t.gettext("what happened"), t.gettext("mean before the change")
    return one or t.gettext("what happened"), t.gettext("earlier trend carried on")


def over_time(evaluation: Evaluation, study: StudyFile, language: str) -> Markup:
    chart = over_time_chart(evaluation, study, language)
    return section("over-time", translator(language).gettext("Over time"), chart.html())


def over_time_chart(evaluation: Evaluation, study: StudyFile, language: str) -> Chart:
    """The difference in each period, or so many periods after the start."""
    t = translator(language)
    if evaluation.event_study:
        estimates = [event_at(each) for each in evaluation.event_study]
        header = t.gettext("Periods since the start")
        words = t.gettext(
            "Periods are counted from the start, which is 0. Left of the line nothing should be "
            "seen: the change had not come yet."
        )
    else:
        estimates = [estimate_at(each, language) for each in evaluation.by_period]
        header = t.gettext("Time")
        words = t.gettext("The difference in each period after the change.")
    return intervals(
        estimates,
        title=t.gettext("Difference over time: %(outcome)s") % {
            "outcome": study.outcome_and_unit(language)
        },
        sentence=f"{words} {range_sentence(estimates, study.unit_in(language), language)}",
        header=header,
        language=language,
        key="over-time",
        unit=study.unit_in(language),
    )  # fmt: skip


def estimate_at(effect: PeriodEffect, language: str) -> Estimate:
    return Estimate(time_words(effect.time, language), effect.estimate, effect.interval)


def event_at(effect: PeriodEffect) -> Estimate:
    """The same with the sign that tells after from before."""
    event = int(effect.time)
    label = f"+{event}" if event > 0 else str(event).replace("-", MINUS)
    return Estimate(label, effect.estimate, effect.interval, after=event >= 0)


def range_sentence(estimates: list[Estimate], unit: str, language: str) -> str:
    t = translator(language)
    after = [each for each in estimates if each.after]
    lowest, highest = min(after, key=value_of), max(after, key=value_of)
    sentence = t.gettext(
        "After the change it runs from %(lowest)s (%(lowest_at)s) to %(highest)s (%(highest_at)s)."
    ) % {
        "lowest": measured(lowest.value, unit, language),
        "lowest_at": lowest.label,
        "highest": measured(highest.value, unit, language),
        "highest_at": highest.label,
    }
    if all(each.interval is None for each in estimates):
        return sentence
    return " ".join([sentence, t.gettext("The upright bars are 95 per cent intervals.")])


def value_of(estimate: Estimate) -> float:
    return estimate.value


def donors(evaluation: Evaluation, language: str) -> Markup | None:
    if not evaluation.donors:
        return None
    t = translator(language)
    shares = [(name, share) for name, share in evaluation.donors.items() if share >= SHOWN_SHARE]
    rest = len(evaluation.donors) - len(shares)
    return section(
        "donors",
        t.gettext("What the counterpart is made of"),
        element(
            "ul",
            [
                element("li", element("span", name), " ", element("b", percent(share, language)))
                for name, share in shares
            ],
            class_="shares",
            role="list",
        ),
        paragraph(t.gettext("Others have less than half a percent each."), look="quiet")
        if rest
        else None,
    )


SHOWN_SHARE = 0.005


def checks(evaluation: Evaluation, language: str) -> Markup:
    t = translator(language)
    items = [one_check(check, language) for check in evaluation.checks]
    return section(
        "checks",
        t.gettext("What was checked"),
        paragraph(
            t.gettext(
                "Every design assumes something. A check that does not pass does not make the "
                "number wrong; it says where to doubt it."
            )
        ),
        element("ul", items, class_="checks", role="list"),
    )


def one_check(check: Check, language: str) -> Markup:
    sign, look = {True: ("✓", "passed"), False: ("✕", "failed"), None: ("?", "unknown")}[
        check.passed
    ]
    return element(
        "li",
        element(
            "h3",
            element("span", sign, class_="check__mark", aria_hidden="true"),
            " ",
            check_name(check.name, language),
            ": ",
            check_outcome(check, language),
        ),
        paragraph(remark_words(check.detail, language)),
        class_=f"check check--{look}",
    )


def grades(evaluation: Evaluation, language: str) -> Markup:
    t = translator(language)
    items = [
        element(
            "li",
            element("b", grade_name(grade, language)),
            element("span", " – ", t.gettext("this study"), class_="ladder__here")
            if grade is evaluation.grade
            else None,
            paragraph(grade_meaning(grade, language)) if grade is evaluation.grade else None,
            class_="ladder__step" + (" ladder__step--here" if grade is evaluation.grade else ""),
            aria_current="true" if grade is evaluation.grade else None,
        )
        for grade in Grade
    ]
    return section(
        "grade",
        t.gettext("How much this design can carry"),
        paragraph(t.gettext("From the weakest to the strongest of the designs offered here:")),
        element("ol", items, class_="ladder"),
        paragraph(
            t.gettext("A draw by lot would be stronger than any of them."), look="quiet"
        ),
    )  # fmt: skip


def computed(
    evaluation: Evaluation, study: StudyFile, input_sha256: str, language: str
) -> Markup:  # fmt: skip
    t = translator(language)
    effect, asked, unit = evaluation.effect, study.study, study.unit_in(language)
    facts = [
        (t.gettext("Estimate"), measured(effect.estimate, unit, language, figures=6)),
        (
            t.gettext("Standard error"),
            None if effect.std_error is None else measured(effect.std_error, unit, language, 4),
        ),
        (
            t.gettext("Chance"),
            None if evaluation.p_value is None else p_words(evaluation.p_value, language),
        ),
        (
            t.gettext("Smallest effect that matters, fixed before"),
            None
            if asked.minimal_effect is None
            else in_unit(as_given(asked.minimal_effect, language), unit),
        ),
        (t.gettext("Outcome (column)"), study.columns.outcome),
        (t.gettext("Fingerprint of the data (SHA-256)"), input_sha256),
        (t.gettext("Fingerprint of the study (SHA-256)"), study.sha256),
        (
            t.gettext("Programs"),
            ", ".join(f"{name} {number}" for name, number in evaluation.libraries.items()),
        ),
    ]
    return section(
        "computed",
        t.gettext("How this was computed"),
        paragraph(how_it_works(evaluation, language)),
        paragraph(
            t.gettext(
                "The study was written down as a file before it was carried out; same study, "
                "same data and same programs give the same numbers."
            )
        ),
        element(
            "dl",
            [
                element("div", element("dt", name), element("dd", value))
                for name, value in facts
                if value is not None
            ],
            class_="computed",
        ),
    )
