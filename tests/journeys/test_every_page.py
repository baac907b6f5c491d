"""Every page of the site, found from its URL conf: accessible, and no wider than a small phone.

When a new address appears here as unknown: say below who can see it, and with what.
"""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone
from django.utils.timezone import now
from django.utils.translation import override
from tests.charters.factories import make_charter
from tests.decisions.factories import answered, make_decision, make_full_cluster, make_remark
from tests.decisions.factories import make_handed_in as make_answer_handed_in
from tests.deliberation.factories import make_conversation, make_statement
from tests.drafting.factories import make_amendment, make_drafting_process, make_policy
from tests.evaluation.factories import make_measured
from tests.innovations.factories import make_challenge, make_innovation
from tests.ledger.factories import make_entry
from tests.observatory.factories import bring_in, changed_case, counted
from tests.partnerships.factories import make_parties, make_partnership, make_signed
from tests.people.factories import make_account, make_line
from tests.processes.factories import make_host_person, make_input, make_process
from tests.seminars.factories import make_question, make_seminar, make_sign_up
from tests.work.factories import make_failure

from gromada.charters.actions import move
from gromada.charters.models import Invitation, Seat
from gromada.charters.queries import charter_of, version_in_force
from gromada.deliberation.actions import refresh_map
from gromada.deliberation.models import Statement
from gromada.drafting.models import Amendment
from gromada.ledger.actions import seal
from gromada.notices.actions import notify
from gromada.notices.models import Mail
from gromada.partnerships.models import Party
from gromada.people.actions import need, offer
from gromada.people.models import Membership
from gromada.people.queries import hash_of
from gromada.processes.models import Process

pytestmark = pytest.mark.django_db(transaction=True)

# walked through, page by page, in test_sign_in.py
ACCOUNT = ("account_", "mfa_")
# answers of a machine, a file or a redirect: there is nothing to look at
NO_PAGES = {
    "healthz", "robots", "gallery",
    "ledger:entry_proof", "ledger:checkpoint_note", "ledger:older_checkpoint_note",
    "observatory:bundle_file",
    "evaluation:study_file", "evaluation:study_json", "evaluation:study_progress",
    "evaluation:study_report",
    "partnerships:partnership_ocds",
    "ledger:consistency", "ledger:public_key", "ledger:record_file",
    "deliberation:map_csv", "deliberation:map_json", "decisions:report_docx",
    "drafting:policy_docx", "drafting:policy_markdown",
    "seminars:seminar_calendar", "seminars:sign_up_calendar",
    "notices:follow", "people:demo_sign_in", "people:invitation", "people:own_data_file",
}  # fmt: skip
# in a demo alone (test_five_minutes.py); after a statement of one's own (test_deliberation.py)
ELSEWHERE = {"notices:mail_detail", "deliberation:statement_added", "tour"}
# what anybody may read of votes and of charters
READ_BY_ALL = {
    "charters:charter_detail", "charters:charter_print", "charters:motion_list",
    "charters:version_difference", "charters:version_list", "charters:what_if",
    "deliberation:map", "deliberation:map_numbers", "deliberation:own_statement_list",
    "deliberation:own_vote_list", "deliberation:statement_detail", "deliberation:statement_list",
    "deliberation:thanks", "deliberation:vote",
}  # fmt: skip
# acts that only take a form from another page
FORMS_ONLY = {
    "partnerships:contribution_strike", "partnerships:commitment_strike",
    "partnerships:party_agree",
    "decisions:remarks_sort", "decisions:report_publish",
    "evaluation:data_again", "evaluation:trust_close", "evaluation:trust_open",
    "evaluation:trust_print",
    "drafting:amendment_rebase", "drafting:amendment_withdraw",
    "seminars:question_too", "seminars:seminar_publish", "seminars:sign_up_download",
    "notices:mark_all_read", "notices:mark_read", "notices:mark_unread",
    "charters:condition_accept", "charters:duty_fulfil", "charters:motion_condition",
    "charters:motion_depart", "charters:motion_extend", "charters:motion_say",
    "charters:motion_withdraw", "charters:word_answer", "charters:seat_delegate",
    "charters:seat_fill", "charters:seat_give_up", "charters:seat_hand_over",
    "charters:seat_nominate", "charters:seat_ties", "charters:seat_vacate",
    "charters:seat_withdraw",
    "people:card_line_change", "people:card_line_remove", "people:card_remove",
    "people:card_place", "people:match_answer", "people:stake_add", "people:stake_withdraw",
    "work:retry_all", "work:retry", "people:membership_end", "people:organisation_invite",
    "people:invitation_withdraw",
    "tour_station", "tour_end",
}  # fmt: skip


def names(resolver=None, namespace=""):
    """The name of every address, with its namespace."""
    found = {}
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                found[f"{namespace}{pattern.name}"] = list(pattern.pattern.converters)
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found |= names(pattern, inner)
    return found


def make_town():
    """A process in full swing with somebody who acts for a host, and is an operator too."""
    process = make_process(slug="rynkowa")
    make_conversation(process, people=40)
    make_statement(process, number=77, status=Statement.Status.HIDDEN)
    refresh_map(process=process)
    person = make_account(name="Anna Bardzo Długie-Nazwisko", is_operator=True)
    organisation = process.hosts.get(side="institution").organisation
    Membership.objects.create(person=person, organisation=organisation, role="steward")
    draft = make_process(slug="draft", state=Process.State.DRAFT)
    Membership.objects.create(
        person=person, organisation=draft.hosts.get(side="community").organisation
    )
    charter, motion, seat = governed(process, person)
    drafted(organisation, person)
    answers = remarked(process, person)
    promised(organisation, person)
    seminar = make_seminar(slug="seminarium", organiser=organisation)
    make_question(seminar)
    make_question(
        seminar, hidden_reason="Obraża osobę o bardzo długim nazwisku.", hidden_at=timezone.now()
    )
    make_seminar(slug="minione", organiser=organisation, state="over", in_days=-3)
    item = make_input(process)
    notify(person, template="processes/input_answered", context={"item": item, "process": process})
    innovation = make_innovation(by=person, challenges=[make_challenge(by=person)])
    cases = [counted(number, number, 9) for number in range(1, 5)]
    make_line(person, shown_at=process.address, text="Umiem czytać uchwały i rozporządzenia.")
    make_line(person, kind="position", audience="seats", text="Najpierw drzewa, potem ławki.")
    offer(holder=process.address, ability="legal", words="prawo miejscowe", by=person)
    need(holder=process.address, ability="legal", words="umowy", by=make_account())
    bundle = bring_in(*cases, changed_case(5), label="Wieś o bardzo długiej nazwie", invented=True)
    entry = make_entry(subject=process, texts={"reason": "Tak ustalono."})
    seal()
    return {
        **answers,
        "person": person,
        "organisation": organisation,
        "bundle": bundle,
        "process": process,
        "draft": draft,
        "charter": charter,
        "motion": motion,
        "seat": seat,
        "input": make_input(process),
        "sign_up": make_sign_up(seminar, name="Anna Bardzo Długie-Nazwisko"),
        "entry": entry,
        "innovation": innovation,
        "mail": Mail.objects.latest("pk"),
        "failure": make_failure(),
        "measured": make_measured(process),
    }


@pytest.fixture
def town():
    return make_town()


def drafted(organisation, person):
    """A text with an amendment, and one that can still be withdrawn; the person holds a seat."""
    process = make_drafting_process(slug="tekst", institution=organisation)
    seat = charter_of(process).seats.filter(side="institution").first()
    Seat.objects.filter(pk=seat.pk).update(person=person, term=1)
    policy = make_policy(process, by=person, slug="zasady")
    make_amendment(policy)
    hidden = make_amendment(policy, key="1")
    Amendment.objects.filter(pk=hidden.pk).update(shown="hidden", hidden_reason="Grozi.")
    make_policy(process, by=person, slug="pomylka")


def remarked(process, person):
    """Remarks late, answered and in work; the person reads what a colleague wrote; a decision."""
    colleague = make_host_person(process)
    make_remark(process, days_ago=45, text="Kto podlewa drzewa przez pierwsze trzy lata?")
    answered(make_full_cluster(process, person), person, colleague)
    answer = make_answer_handed_in(make_full_cluster(process, colleague), colleague)
    return {"answer": answer, "decision": make_decision(process, person)}


def promised(organisation, person):
    """A pact that is signed, with a late commitment, and one that is being prepared."""
    parties = [organisation, *make_parties("community", "private")]
    facts = {"by": person, "parties": parties, "amount": 4_800_000}
    signed = make_signed("M10", title_pl="Pakt", **facts)
    signed.commitments.filter(number=1).update(due_on=timezone.localdate() - timedelta(days=9))
    make_partnership("M10", title_pl="Szkic paktu", **facts)


def governed(process, person):
    """Its charter with an open motion, a seat of the person, and one that somebody is offered."""
    charter = charter_of(process) or make_charter(holder=process)
    own, offered = charter.seats.order_by("-side", "number")[:2]
    charter.seats.filter(pk__in=[own.pk, offered.pk]).update(person=None)
    Seat.objects.filter(pk=own.pk).update(person=person, term=1)
    rules = version_in_force(charter).rules
    rules["families"]["voice"]["window_days"] = 9
    motion = move(
        act="charters.change_charter",
        subject=charter,
        payload={"rules": rules, "challenge": "Wakacje"},
        reason="Nie zdążymy.",
        by=person,
    )
    Invitation.objects.update_or_create(
        seat=offered,
        defaults={
            "email": "ola@example.org",
            "token_hash": hash_of("token"),
            "entry": motion.entry,
            "sent_at": now(),
            "expires_at": now() + timedelta(days=9),
        },
    )
    return charter, motion, own


def arguments(name, town):
    """What an address needs to be found."""
    special = {
        "processes:process_edit": {"slug": "draft"},
        "processes:phase_act": {
            "slug": "rynkowa", "pk": town["process"].phases.get().pk, "act": "extend",
        },
        "processes:process_act": {"slug": "rynkowa", "act": "close"},
        "processes:intake_answer": {"slug": "rynkowa", "pk": town["input"].pk},
        "deliberation:restore": {"slug": "rynkowa", "number": 77},
        "seminars:sign_up_detail": {
            "token": town["sign_up"].get_absolute_url().rstrip("/").rpartition("/")[2],
        },
        "seminars:seminar_outcome": {"slug": "minione"},
        "seminars:question_restore": {"slug": "seminarium", "number": 2},
        "ledger:entry_detail": {"pk": town["entry"].pk},
        "notices:mail_detail": {"pk": town["mail"].pk},
        "work:failure_detail": {"pk": town["failure"].pk},
        "work:discard": {"pk": town["failure"].pk},
        "processes:found_step": {"step": "table"},
        "charters:motion_detail": {"pk": town["motion"].pk},
        "charters:seat_detail": {"pk": town["seat"].pk},
        "charters:seat_invitation": {"token": "token"},
    }  # fmt: skip
    if name in special:
        return special[name]
    if name.startswith("drafting:"):
        policy = "pomylka" if name == "drafting:policy_withdraw" else "zasady"
        number = 2 if name == "drafting:amendment_restore" else 1
        return {"slug": "tekst", "policy": policy, "key": "3", "number": number}
    if name.startswith("decisions:"):
        answer, decision = town["answer"], town["decision"]
        pk = {"cluster_detail": answer.cluster_id, "answer_check": answer.pk}
        local = name.partition(":")[2]
        return {"slug": "rynkowa", "number": 1, "act": "take", "pk": pk.get(local, decision.pk)}
    if name.startswith("partnerships:"):
        editing = {"partnership_edit", "commitment_create", "contribution_create"}
        is_draft = name.partition(":")[2] in editing
        act = "move" if "commitment" in name else "end"
        party = Party.objects.filter(partnership__slug="pakt").first()
        slug = "szkic-paktu" if is_draft else "pakt"
        return {"slug": slug, "number": 1, "act": act, "pk": party.pk}
    if name.startswith("innovations:"):
        innovation = town["innovation"]
        thing = innovation.challenges.get() if "challenge" in name else innovation
        event = innovation.events.get()
        return {"slug": thing.slug, "pk": event.pk, "address": innovation.address}
    if name.startswith("evaluation:"):
        found = town["measured"]
        address = town["process"].address
        return {"pk": found["study"].pk, "token": found["token"], "address": address}
    if name.startswith("observatory:"):
        return {"pk": town["bundle"].pk, "key": town["bundle"].cases.get(key__endswith="5").key}
    if name.startswith("charters:"):
        return {"pk": town["charter"].pk, "number": 1, "name": "leave"}
    if name.startswith("seminars:"):
        return {"slug": "seminarium", "number": 1}
    if name.startswith("people:"):
        return {"slug": town["organisation"].slug, "holder": town["process"].address}
    return {"slug": "rynkowa", "number": 1}


def pages():
    return [
        (name, wanted)
        for name, wanted in sorted(names().items())
        if name not in NO_PAGES | ELSEWHERE | FORMS_ONLY and not name.startswith(ACCOUNT)
    ]


def looked_at(page, live_server, town, assert_accessible, *, language="pl"):
    """Open every page that answers, and collect what is wrong with it.

    Several addresses may lead to the same page, to sign in say, which is looked at once.
    """
    seen, places, problems = set(), set(), []
    for name, wanted in pages():
        given = arguments(name, town)
        with override(language):
            url = reverse(name, kwargs={key: given[key] for key in wanted})
        response = page.goto(live_server.url + url)
        if response.status != 200:
            continue
        seen.add(name)
        place = urlsplit(page.url).path
        if place in places:
            continue
        places.add(place)
        try:
            assert_accessible(page)
        except AssertionError as found:
            problems.append(str(found))
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > page.viewport_size["width"]:
            problems.append(f"{url} is {width} pixels wide")
    assert problems == []
    return seen


def test_every_page_of_a_host_and_operator(phone, live_server, town, client, assert_accessible):
    client.force_login(town["person"])
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    phone.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )

    seen = looked_at(phone, live_server, town, assert_accessible)

    assert {name for name, _ in pages()} - seen == set()


def test_every_page_of_a_visitor_in_english(phone, live_server, town, assert_accessible):
    seen = looked_at(phone, live_server, town, assert_accessible, language="en")

    assert {"home", "process_detail"} | READ_BY_ALL <= seen
