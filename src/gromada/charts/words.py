"""What an opinion map says, in plain words."""

from collections.abc import Callable, Mapping

from gromada.charts.text import decimal, percent, translator, whole
from gromada.methods.opinion.result import MapWarning, OpinionMap, Stability, Structure

VERY_STABLE, STABLE = 0.9, 0.7


def headline(language: str, *, groups: int, common: int, dividing: int) -> str:
    """The first sentences: how many groups, what they share, where they differ."""
    t = translator(language)
    if groups == 0:
        return t.gettext("There are no groups yet.")
    if groups == 1:
        return " ".join([t.gettext("One group."), one_agrees(common, language)])
    return " ".join(
        [
            number_of_groups(groups, language),
            all_agree(common, language),
            they_differ(dividing, language, others=common > 0),
        ]
    )


def one_agrees(common: int, language: str) -> str:
    t = translator(language)
    if not common:
        return t.gettext("There is no statement on which it surely agrees.")
    return t.ngettext(
        "It agrees on %(count)s statement.", "It agrees on %(count)s statements.", common
    ) % {"count": whole(common, language)}


def all_agree(common: int, language: str) -> str:
    t = translator(language)
    if not common:
        return t.gettext("There is no statement on which they surely agree.")
    return t.ngettext(
        "They agree on %(count)s statement.", "They agree on %(count)s statements.", common
    ) % {"count": whole(common, language)}


def they_differ(dividing: int, language: str, *, others: bool) -> str:
    """How many divide them; ``others`` where statements they share were named before."""
    t = translator(language)
    if not dividing:
        return t.gettext("No statement sets them against each other.")
    if others:
        words = t.ngettext(
            "They differ on %(count)s other.", "They differ on %(count)s others.", dividing
        )
    else:
        words = t.ngettext(
            "They differ on %(count)s statement.", "They differ on %(count)s statements.", dividing
        )
    return words % {"count": whole(dividing, language)}


def number_of_groups(groups: int, language: str) -> str:
    t = translator(language)
    words = {
        2: t.gettext("Two groups."),
        3: t.gettext("Three groups."),
        4: t.gettext("Four groups."),
        5: t.gettext("Five groups."),
    }
    return words.get(groups) or t.ngettext("%(count)d group.", "%(count)d groups.", groups) % {
        "count": groups
    }


def structure_sentence(structure: Structure, language: str) -> str:
    """Whether there is more than chance, and what that does not mean."""
    t = translator(language)
    if structure.found is None or structure.p_value is None:
        return t.gettext("It was not tested whether the pattern in the votes is more than chance.")
    values = {
        "p_value": decimal(structure.p_value, 2, language),
        "permutations": whole(structure.permutations, language),
    }
    if structure.found:
        sentence = t.gettext(
            "The votes hold more pattern than chance: when the same votes are dealt to people at "
            "random %(permutations)s times, none or nearly none comes out as ordered (p = "
            "%(p_value)s). This says that people answer in a connected way. It does not say that "
            "there are separate camps: opinions can also pass gradually from one end to the other."
        )
    else:
        sentence = t.gettext(
            "The votes hold no more pattern than chance would make (p = %(p_value)s, after dealing "
            "the same votes at random %(permutations)s times). Differences between groups should "
            "not be read from this map."
        )
    return sentence % values


def stability_sentence(stability: Stability, language: str) -> str:
    """How far the groups stay when other people had been asked."""
    t = translator(language)
    if stability.mean_ari is None:
        return t.gettext("With fewer than two groups there is nothing to test for stability.")
    if stability.mean_ari >= VERY_STABLE:
        sentence = t.gettext(
            "The groups are very stable: with people drawn anew %(replicates)s times, nearly "
            "everyone stays in the same group (agreement %(ari)s, where 1 is the same and 0 is "
            "chance)."
        )
    elif stability.mean_ari >= STABLE:
        sentence = t.gettext(
            "The groups are fairly stable: with people drawn anew %(replicates)s times, most "
            "people stay in the same group (agreement %(ari)s, where 1 is the same and 0 is "
            "chance). Those near a border may belong to either."
        )
    else:
        sentence = t.gettext(
            "The groups are not stable: with people drawn anew %(replicates)s times, many people "
            "change groups (agreement %(ari)s, where 1 is the same and 0 is chance). Take the "
            "borders as rough."
        )
    return sentence % {
        "replicates": whole(stability.replicates, language),
        "ari": decimal(stability.mean_ari, 2, language),
    }


def variance_sentence(result: OpinionMap, language: str) -> str:
    """How much of the differences the map can show."""
    t = translator(language)
    return t.gettext(
        "The two directions of the map carry %(share)s of all differences between people; the "
        "rest does not fit on a flat sheet."
    ) % {"share": percent(float(result.explained_variance.sum()), language)}


def warning_sentence(warning: MapWarning, language: str) -> str:
    """A warning of the map, translated; its own English text where there is none."""
    say = WARNINGS.get(warning.code)
    return say(warning.params, language) if say else warning.message


def too_few_votes(params: Mapping[str, int | float | str], language: str) -> str:
    t, people = translator(language), int(params["people"])
    return t.ngettext(
        "%(people)s person has fewer than %(needed)s votes and is in no group yet.",
        "%(people)s people have fewer than %(needed)s votes and are in no group yet.",
        people,
    ) % {"people": whole(people, language), "needed": params["needed"]}


def too_few_people(params: Mapping[str, int | float | str], language: str) -> str:
    t, people = translator(language), int(params["people"])
    return t.ngettext(
        "Only %(people)s person has enough votes; groups and shares say little about others.",
        "Only %(people)s people have enough votes; groups and shares say little about others.",
        people,
    ) % {"people": whole(people, language)}


def statements_without_votes(params: Mapping[str, int | float | str], language: str) -> str:
    t, count = translator(language), int(params["statements"])
    return t.ngettext(
        "%(count)s statement has no vote yet.", "%(count)s statements have no vote yet.", count
    ) % {"count": whole(count, language)}


def clones(params: Mapping[str, int | float | str], language: str) -> str:
    t, people = translator(language), int(params["people"])
    return t.ngettext(
        "%(people)s participant cast the same long row of votes as others.",
        "%(people)s participants cast the same long rows of votes as others; behind them may stand "
        "one person or a printed list.",
        people,
    ) % {"people": whole(people, language)}


def axes_alike(params: Mapping[str, int | float | str], language: str) -> str:
    return translator(language).gettext(
        "Both directions of the map carry almost the same (the second %(share)s%% of the first), "
        "so the map may turn with a few more votes."
    ) % {"share": params["share"]}


def no_structure(params: Mapping[str, int | float | str], language: str) -> str:
    return translator(language).gettext(
        "The votes show no more pattern than chance would (p = %(p_value)s), so everyone is in one "
        "group."
    ) % {"p_value": decimal(float(params["p_value"]), 2, language)}


def structure_not_found(params: Mapping[str, int | float | str], language: str) -> str:
    return translator(language).gettext(
        "The votes show no more pattern than chance would (p = %(p_value)s); the groups were made "
        "all the same, as asked."
    ) % {"p_value": decimal(float(params["p_value"]), 2, language)}


def unstable_groups(params: Mapping[str, int | float | str], language: str) -> str:
    return translator(language).gettext(
        "The groups are not stable: when people are drawn anew, many change groups (agreement "
        "%(ari)s, where 1 is the same)."
    ) % {"ari": decimal(float(params["ari"]), 2, language)}


def unknown_statements(params: Mapping[str, int | float | str], language: str) -> str:
    t, count = translator(language), int(params["statements"])
    return t.ngettext(
        "%(count)s statement to leave out is not in this conversation.",
        "%(count)s statements to leave out are not in this conversation.",
        count,
    ) % {"count": whole(count, language)}


def unknown_participants(params: Mapping[str, int | float | str], language: str) -> str:
    t, count = translator(language), int(params["people"])
    return t.ngettext(
        "%(count)s person in the given groups is not in this conversation.",
        "%(count)s people in the given groups are not in this conversation.",
        count,
    ) % {"count": whole(count, language)}


def no_votes(params: Mapping[str, int | float | str], language: str) -> str:
    return translator(language).gettext("Nobody has voted yet, so there is nothing to map.")


def no_variation(params: Mapping[str, int | float | str], language: str) -> str:
    return translator(language).gettext(
        "Everyone who voted on a statement said the same about it, so there are no differences to "
        "map."
    )


def one_axis(params: Mapping[str, int | float | str], language: str) -> str:
    return translator(language).gettext(
        "The votes differ in one direction only; the other direction of the map is empty."
    )


def structure_not_tested(params: Mapping[str, int | float | str], language: str) -> str:
    return translator(language).gettext(
        "It was not tested whether the pattern in the votes is more than chance."
    )


def one_group_given(params: Mapping[str, int | float | str], language: str) -> str:
    return translator(language).gettext(
        "The given groups put everyone in one; there is nothing to compare."
    )


def nobody_grouped(params: Mapping[str, int | float | str], language: str) -> str:
    return translator(language).gettext("Nobody has enough votes to be in a group yet.")


WARNINGS: dict[str, Callable[[Mapping[str, int | float | str], str], str]] = {
    say.__name__: say
    for say in (
        no_votes,
        no_variation,
        one_axis,
        axes_alike,
        too_few_votes,
        too_few_people,
        no_structure,
        structure_not_found,
        structure_not_tested,
        unstable_groups,
        clones,
        statements_without_votes,
        unknown_statements,
        unknown_participants,
        one_group_given,
        nobody_grouped,
    )
}
