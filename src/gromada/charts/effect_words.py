"""What an evaluation says, in plain words."""

from gromada.charts.text import (
    MINUS,
    in_unit,
    listed,
    measured,
    significant,
    time_words,
    translator,
)
from gromada.methods.impact.remarks import Remark
from gromada.methods.impact.result import Check, Design, Evaluation, Grade, Size, size_of


def effect_sentence(
    evaluation: Evaluation,
    *,
    outcome: str,
    minimal_effect: float | None,
    language: str,
    unit: str = "",
) -> str:
    """The answer: the effect or difference, whether it can be told from zero, and its size.

    Parameters
    ----------
    evaluation : Evaluation
    outcome : str
        What the outcome is called.
    minimal_effect : float above 0, optional
        The smallest effect that matters.
    language : "pl" or "en"
    unit : str
        What it is measured in.
    """
    parts = [
        answer(evaluation, outcome, language, unit),
        size_sentence(evaluation, minimal_effect, language, unit),
        failed_sentence(evaluation, language),
    ]
    return " ".join(part for part in parts if part)


def answer(evaluation: Evaluation, outcome: str, language: str, unit: str = "") -> str:
    t = translator(language)
    values = {"outcome": outcome, "bracket": bracket(evaluation, language, unit)} | {
        "estimate": measured(evaluation.effect.estimate, unit, language)
    }
    told = evaluation.told_from_zero
    if evaluation.grade is Grade.BEFORE_AFTER and told is None:
        return (
            t.gettext(
                "After the change “%(outcome)s” differs from before by %(estimate)s. Whether this "
                "comes from the change, and whether it is more than chance, cannot be said."
            )
            % values
        )
    if evaluation.grade.says_effect:
        if told is None:
            message = t.gettext(
                "The estimated effect on “%(outcome)s” is %(estimate)s. Whether it is more than "
                "chance cannot be said from these data."
            )
        elif told:
            message = t.gettext(
                "The estimated effect on “%(outcome)s” is %(estimate)s %(bracket)s. It can be "
                "told from zero."
            )
        else:
            message = t.gettext(
                "The effect on “%(outcome)s” cannot be told from zero: the estimate is "
                "%(estimate)s %(bracket)s."
            )
    elif evaluation.design is Design.DIFFERENCES:
        message = apart_before(evaluation, language)
    elif told:
        message = t.gettext(
            "After the change “%(outcome)s” differs from the comparison by %(estimate)s "
            "%(bracket)s. This describes a difference; it does not show that the change made it."
        )
    else:
        message = t.gettext(
            "The difference in “%(outcome)s” after the change cannot be told from zero: it is "
            "%(estimate)s %(bracket)s. It would not show either that the change made it."
        )
    return message % values


def apart_before(evaluation: Evaluation, language: str) -> str:
    """The answer where the groups went different ways already before the change."""
    t = translator(language)
    if evaluation.told_from_zero:
        return t.gettext(
            "After the change “%(outcome)s” differs from the comparison by %(estimate)s "
            "%(bracket)s. The groups went different ways already before it, so this does not show "
            "that the change made the difference."
        )
    return t.gettext(
        "The difference in “%(outcome)s” after the change is %(estimate)s %(bracket)s and cannot "
        "be told from zero. The groups went different ways already before it, so it would not "
        "show what the change did either."
    )


def bracket(evaluation: Evaluation, language: str, unit: str = "") -> str:
    """The interval, or the p-value where there is none."""
    t = translator(language)
    interval, p_value = evaluation.effect.interval, evaluation.p_value
    values = {
        "p": "" if p_value is None else p_words(p_value, language),
        "low": "" if interval is None else significant(interval[0], language),
        "high": "" if interval is None else measured(interval[1], unit, language),
    }
    if interval is None:
        return t.gettext("(%(p)s)") % values if p_value is not None else ""
    if evaluation.design is Design.SYNTHETIC:
        return t.gettext("(95%% interval from placebos: %(low)s to %(high)s; %(p)s)") % values
    return t.gettext("(95%% interval: %(low)s to %(high)s)") % values


def p_words(p_value: float, language: str) -> str:
    """A p-value, which stays on one line; very small ones are not written out."""
    sign, value, figures = ("<", SMALLEST_P, 1) if p_value < SMALLEST_P else ("=", p_value, 2)
    return f"p\N{NO-BREAK SPACE}{sign}\N{NO-BREAK SPACE}{significant(value, language, figures)}"


SMALLEST_P = 0.001


def size_sentence(
    evaluation: Evaluation, minimal_effect: float | None, language: str, unit: str = ""
) -> str:
    """How the interval stands to the smallest effect that matters."""
    if minimal_effect is None:
        return ""
    t = translator(language)
    if evaluation.effect.interval is None:
        message = t.gettext(
            "We do not know whether the difference reaches %(minimal)s: this method gives no "
            "interval."
        )
    else:
        message = {
            Size.REACHES: t.gettext(
                "Every value in the interval reaches the smallest effect that matters "
                "(%(minimal)s)."
            ),
            Size.TOO_SMALL: t.gettext(
                "Every value in the interval is smaller than the smallest effect that matters "
                "(%(minimal)s)."
            ),
            Size.OPEN: t.gettext(
                "The interval holds values that reach the smallest effect that matters "
                "(%(minimal)s) and values that do not, so the data do not decide this."
            ),
        }[size_of(evaluation.effect.interval, minimal_effect)]
    return message % {"minimal": in_unit(as_given(minimal_effect, language), unit)}


def as_given(value: float, language: str) -> str:
    """A number that somebody wrote down: as short as it goes."""
    digits = f"{value:.10g}".replace("-", MINUS)
    return digits.replace(".", ",") if language == "pl" else digits


def failed_sentence(evaluation: Evaluation, language: str) -> str:
    t = translator(language)
    sentences = {
        False: t.gettext("Not passed: %(checks)s."),
        None: t.gettext("Could not be checked: %(checks)s."),
    }
    return " ".join(
        sentence % {"checks": listed(names, language)}
        for outcome, sentence in sentences.items()
        if (names := quoted_checks(evaluation, language, passed=outcome))
    )


def quoted_checks(evaluation: Evaluation, language: str, *, passed: bool | None) -> list[str]:
    t = translator(language)
    return [
        t.gettext("“%(name)s”") % {"name": check_name(each.name, language)}
        for each in evaluation.checks
        if each.passed is passed
    ]


def check_outcome(check: Check, language: str) -> str:
    """What stands after the name of a check."""
    t = translator(language)
    if check.passed is None:
        return t.pgettext("check", "cannot be checked")
    return t.pgettext("check", "yes") if check.passed else t.pgettext("check", "no")


def remark_words(remark: Remark, language: str) -> str:
    """A remark of a method in a language."""
    return remark.sentence(translator(language).gettext, lambda value: written(value, language))


def written(value: object, language: str) -> str:
    """A value inside a sentence; whole numbers may be years and keep their figures together."""
    return significant(value, language) if isinstance(value, float) else time_words(value, language)


def design_name(design: Design, language: str) -> str:
    t = translator(language)
    return {
        Design.DIFFERENCES: t.gettext("Difference-in-differences"),
        Design.SYNTHETIC: t.gettext("Synthetic control"),
        Design.INTERRUPTED: t.gettext("Interrupted time series"),
    }[design]


def grade_name(grade: Grade, language: str) -> str:
    t = translator(language)
    return {
        Grade.DESCRIPTIVE: t.gettext("Description"),
        Grade.BEFORE_AFTER: t.gettext("Before and after"),
        Grade.INTERRUPTED: t.gettext("Interrupted time series"),
        Grade.FEW_UNITS: t.gettext("Comparison with few units"),
        Grade.MANY_UNITS: t.gettext("Comparison with many units"),
    }[grade]


def grade_meaning(grade: Grade, language: str) -> str:
    t = translator(language)
    return {
        Grade.DESCRIPTIVE: t.gettext(
            "The comparison does not hold even before the change, or that cannot be seen. The "
            "numbers describe; they say nothing about causes."
        ),
        Grade.BEFORE_AFTER: t.gettext(
            "There are too few periods to tell the change from a trend that was there anyway."
        ),
        Grade.INTERRUPTED: t.gettext(
            "The earlier trend is carried on and compared with what happened. Whatever else "
            "changed at the same time is part of the number."
        ),
        Grade.FEW_UNITS: t.gettext(
            "Units that the change did not reach show what would have happened. They are few, "
            "so chance is measured roughly."
        ),
        Grade.MANY_UNITS: t.gettext(
            "Many units that the change reached are compared with many that it did not. This "
            "carries most, if both would have gone alike without the change."
        ),
    }[grade]


def check_name(name: str, language: str) -> str:
    t = translator(language)
    return {
        "balanced": t.gettext("All units have all values"),
        "units": t.gettext("Enough units on both sides"),
        "trends_before": t.gettext("Groups went alike before the change"),
        "two_way": t.gettext("A simple regression agrees"),
        "placebos_in_time": t.gettext("Nothing is found where nothing happened"),
        "periods_before": t.gettext("Enough periods before the change"),
        "donors": t.gettext("Enough donors to measure chance"),
        "fit_before": t.gettext("The comparison fits before the change"),
        "placebos_in_space": t.gettext("Larger than for units that the change did not reach"),
        "leave_one_out": t.gettext("No single donor decides"),
        "periods": t.gettext("Enough periods before and after"),
        "autocorrelation": t.gettext("Periods are independent of each other"),
    }.get(name, name)


def how_it_works(evaluation: Evaluation, language: str) -> str:
    """How the number came about, for a reader who knows no statistics."""
    t = translator(language)
    if evaluation.grade is Grade.BEFORE_AFTER and evaluation.design is Design.INTERRUPTED:
        return t.gettext("The number is the mean after the change less the mean before it.")
    return {
        Design.DIFFERENCES: t.gettext(
            "For each group of units that began together, its change since the period before is "
            "compared with that of units the change had not reached (Callaway and Sant'Anna "
            "2021, doubly robust). The effect is the mean over groups and periods, larger "
            "groups counting more. Intervals allow for units that go together with themselves "
            "over time."
        ),
        Design.SYNTHETIC: t.gettext(
            "From the units that the change did not reach, a mix is built that went like the "
            "treated unit before the change: shares that sum to one, by least squares on the "
            "outcome (Abadie, Diamond and Hainmueller 2010). The effect is the mean gap after "
            "the change. The same is done for every donor; the p-value is the share of units "
            "whose gap after, beside the gap before, is at least as large. The interval holds "
            "the constant effects that this ranking does not reject (Firpo and Possebom 2018)."
        ),
        Design.INTERRUPTED: t.gettext(
            "A line with a trend is fitted to the time before, and may jump and turn at the "
            "change. The effect is the mean distance after the change between the fitted line "
            "and the earlier trend carried on. Intervals allow for periods that go together "
            "(Newey and West 1987) or, for counts, for more spread than chance alone (quasi-"
            "Poisson)."
        ),
    }[evaluation.design]
