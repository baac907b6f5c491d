"""What people said: common ground, the map, the groups, what divides."""

from datetime import UTC, datetime

from gromada.charts import bars, group_letter, group_mark, legend
from gromada.charts import opinion_map as opinion_map_chart
from gromada.charts.markup import Markup, element
from gromada.charts.text import date_words, listed, percent, translator, whole
from gromada.charts.words import warning_sentence
from gromada.cli.report.findings import FEWEST_DESCRIBED, Findings
from gromada.methods.opinion.result import RepresentativeStatement

MOST_SHOWN = 10
SHOWN_WHEN_NONE = 3
READ_FIRST = {
    "no_votes",
    "no_variation",
    "nobody_grouped",
    "too_few_people",
    "no_structure",
    "structure_not_found",
    "unstable_groups",
    "clones",
}


def section(key: str, heading: str, *content: object) -> Markup:
    return element(
        "section",
        element("h2", heading, id=f"{key}-heading"),
        *content,
        class_=f"section section--{key}",
        aria_labelledby=f"{key}-heading",
    )


def paragraph(*words: object, look: str | None = None) -> Markup:
    return element("p", *words, class_=look)


def words_of(findings: Findings, position: int, language: str) -> Markup:
    """A statement as it was written; its language is not known, its direction is looked for."""
    text = findings.statement(position).text.strip()
    if not text:
        text = translator(language).gettext("(a statement without text)")
    return element("p", text, class_="statement__text", dir="auto")


def opening(findings: Findings, topic: str, sentence: str, language: str) -> Markup:
    t = translator(language)
    conversation = findings.conversation
    voters = len({*conversation.votes.participant.tolist()})
    facts = [
        (t.ngettext("person voted", "people voted", voters), voters),
        (
            t.ngettext("statement", "statements", len(conversation.statements)),
            len(conversation.statements),
        ),
        (t.ngettext("vote", "votes", len(conversation.votes)), len(conversation.votes)),
    ]
    return element(
        "header",
        paragraph(mark(), t.gettext("Opinion map"), look="kicker"),
        element("h1", topic, dir="auto"),
        description(conversation.description),
        paragraph(sentence, look="sentence"),
        element(
            "ul",
            [
                element("li", element("b", whole(count, language)), " ", name)
                for name, count in facts
            ],
            class_="facts",
            role="list",
        ),
        period(findings, language),
        read_first(findings, language),
        class_="opening",
    )


def mark() -> Markup:
    """Two circles that overlap."""
    return element(
        "svg",
        element("circle", cx=11, cy=16, r=8.6, fill="none", stroke="currentColor", stroke_width=3),
        element("circle", cx=21, cy=16, r=8.6, fill="none", stroke="currentColor", stroke_width=3),
        class_="mark",
        viewBox="0 0 32 32",
        width=28,
        height=28,
        aria_hidden="true",
        focusable="false",
    )


def description(text: str) -> Markup | None:
    """The first paragraph of what the hosts wrote."""
    first = text.strip().split("\n\n")[0].strip()
    return paragraph(first, look="lead") if first else None


def period(findings: Findings, language: str) -> Markup | None:
    cast_at = findings.conversation.votes.cast_at
    if cast_at is None or not cast_at.size:
        return None
    first, last = (
        datetime.fromtimestamp(int(moment) / 1_000, UTC).date()
        for moment in (cast_at.min(), cast_at.max())
    )
    t = translator(language)
    if first == last:
        words = t.gettext("Votes of %(day)s.") % {"day": date_words(first, language)}
    else:
        words = t.gettext("Votes from %(first)s to %(last)s.") % {
            "first": date_words(first, language),
            "last": date_words(last, language),
        }
    return paragraph(words, look="quiet")


def read_first(findings: Findings, language: str) -> Markup | None:
    grave = [
        warning_sentence(warning, language)
        for warning in findings.result.warnings
        if warning.code in READ_FIRST
    ]
    if not grave:
        return None
    return element(
        "aside",
        element("h2", translator(language).gettext("Read this first"), class_="note__title"),
        element("ul", [element("li", sentence) for sentence in grave]),
        class_="note",
    )


def common_ground(findings: Findings, language: str) -> Markup:
    t = translator(language)
    several = len(findings.result.groups) > 1
    heading = t.gettext("What all groups share") if several else t.gettext("What most people share")
    common = findings.common
    if not findings.closest:
        words = t.gettext("There are not enough votes yet to say what people share.")
        return section("common", heading, paragraph(words))
    if not common:
        intro = t.gettext(
            "There is no statement on which more than half of every group surely take the same "
            "side. These come closest:"
        )
        chosen = findings.closest[:SHOWN_WHEN_NONE]
    elif several:
        intro = t.gettext(
            "In every group more than half take the same side, even after allowing for chance. "
            "The strongest common ground comes first."
        )
        chosen = common[:MOST_SHOWN]
    else:
        intro = t.gettext("More than half take the same side, even after allowing for chance.")
        chosen = common[:MOST_SHOWN]
    items = [common_statement(findings, position, language) for position in chosen]
    return section(
        "common",
        heading,
        paragraph(intro),
        legend(language),
        element("ol", items, class_="statements", role="list"),
        how_many_shown(len(chosen), len(common), language),
    )


def common_statement(findings: Findings, position: int, language: str) -> Markup:
    t = translator(language)
    side = findings.result.common_ground.side(position)
    share = percent(findings.common_share(position), language)
    if len(findings.result.groups) > 1:
        words = {
            "agree": t.gettext("Agreement: surely at least %(share)s in every group"),
            "disagree": t.gettext("Rejection: surely at least %(share)s in every group"),
        }[side] % {"share": share}
    else:
        words = {
            "agree": t.gettext("Agreement: surely at least %(share)s"),
            "disagree": t.gettext("Rejection: surely at least %(share)s"),
        }[side] % {"share": share}
    return element(
        "li",
        words_of(findings, position, language),
        paragraph(words, look=f"side side--{side}"),
        answer_bars(findings, position, "common", language),
        class_="statement",
    )


def answer_bars(findings: Findings, position: int, where: str, language: str) -> Markup:
    """Bars alone: their sentence is read aloud, and their numbers stand in the last table."""
    chart = bars(
        findings.answers(position),
        title=findings.statement(position).text.strip() or findings.statement(position).id,
        language=language,
        key=f"{where}-{position}",
    )
    return element("div", chart.svg, class_="chart chart--bars")


def how_many_shown(shown: int, all_of_them: int, language: str) -> Markup | None:
    if shown >= all_of_them:
        return None
    t = translator(language)
    words = t.gettext(
        "These are %(shown)s of %(count)s; the table at the end has every statement."
    ) % {"shown": whole(shown, language), "count": whole(all_of_them, language)}
    return paragraph(words, look="quiet")


def the_map(findings: Findings, language: str) -> Markup:
    t = translator(language)
    result = findings.result
    if not result.groups:
        return section("map", t.gettext("The map"), paragraph(t.gettext("There is no map yet.")))
    chart = opinion_map_chart(result.positions, result.group_of, language=language)
    return section(
        "map",
        t.gettext("The map"),
        paragraph(
            t.gettext(
                "Each mark stands for people; a larger mark for more of them. Whoever answered "
                "alike stands close together, whoever answered differently stands far apart. Left, "
                "right, up and down have no meaning of their own."
            )
        ),
        chart.html(),
    )


def what_groups_say(findings: Findings, language: str) -> Markup:
    t = translator(language)
    heading = t.gettext("What each group says")
    if len(findings.result.groups) < 2:
        words = t.gettext("There are no groups to tell apart.")
        return section("groups", heading, paragraph(words))
    return section(
        "groups",
        heading,
        paragraph(
            t.gettext(
                "These statements tell a group from the others. A group is not an organisation: "
                "its people only answered alike."
            )
        ),
        [one_group(findings, group, language) for group in findings.described],
        small_groups(findings, language),
    )


def one_group(findings: Findings, group: int, language: str) -> Markup:
    t = translator(language)
    size = findings.result.groups[group].size
    people = t.ngettext(
        "%(count)s person, %(share)s of all in groups",
        "%(count)s people, %(share)s of all in groups",
        size,
    ) % {
        "count": whole(size, language),
        "share": percent(size / findings.result.n_grouped, language),
    }
    name = findings.result.groups[group].id
    if name != str(group):
        people += ", " + t.gettext("called “%(name)s” in the file") % {"name": name}
    chosen = findings.result.representative[group]
    items = [group_statement(findings, group, statement, language) for statement in chosen]
    return element(
        "article",
        element(
            "h3",
            group_mark(group),
            " ",
            t.gettext("Group %(letter)s") % {"letter": group_letter(group)},
            " ",
            element("span", people, class_="group__size"),
        ),
        element("ul", items, class_="statements", role="list")
        if items
        else paragraph(t.gettext("No statement tells this group from the others.")),
        class_="group",
    )


def group_statement(
    findings: Findings, group: int, chosen: RepresentativeStatement, language: str
) -> Markup:
    t = translator(language)
    inside = {
        "count": whole(chosen.n_success, language),
        "seen": whole(chosen.n_seen, language),
        "share": percent(chosen.n_success / max(chosen.n_seen, 1), language),
    }
    if chosen.side == "agree":
        words = t.gettext("Agree: %(count)s of %(seen)s (%(share)s).") % inside
    else:
        words = t.gettext("Disagree: %(count)s of %(seen)s (%(share)s).") % inside
    others = findings.others(group, chosen)
    if others and others[1]:
        words += " " + t.gettext("In the other groups %(count)s of %(seen)s (%(share)s).") % {
            "count": whole(others[0], language),
            "seen": whole(others[1], language),
            "share": percent(others[0] / others[1], language),
        }
    return element(
        "li",
        words_of(findings, chosen.statement, language),
        paragraph(words, look=f"side side--{chosen.side}"),
        class_="statement",
    )


def small_groups(findings: Findings, language: str) -> Markup | None:
    if not findings.too_small:
        return None
    t = translator(language)
    words = t.ngettext(
        "Group %(letters)s has fewer than %(fewest)d people and is not described.",
        "Groups %(letters)s have fewer than %(fewest)d people each and are not described.",
        len(findings.too_small),
    ) % {
        "letters": listed([group_letter(at) for at in findings.too_small], language),
        "fewest": FEWEST_DESCRIBED,
    }
    return paragraph(words, look="quiet")


def what_divides(findings: Findings, language: str) -> Markup:
    t = translator(language)
    heading = t.gettext("What divides")
    dividing = findings.dividing
    if not dividing:
        words = t.gettext(
            "There is no statement that most of one group support and most of another reject."
        )
        return section("divides", heading, paragraph(words))
    chosen = dividing[:MOST_SHOWN]
    items = [
        element(
            "li",
            words_of(findings, position, language),
            answer_bars(findings, position, "divides", language),
            class_="statement",
        )
        for position in chosen
    ]
    return section(
        "divides",
        heading,
        paragraph(
            t.gettext(
                "Most of one group support these and most of another reject them. The widest "
                "differences come first."
            )
        ),
        legend(language),
        element("ol", items, class_="statements", role="list"),
        how_many_shown(len(chosen), len(dividing), language),
    )
