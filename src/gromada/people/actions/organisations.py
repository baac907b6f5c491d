"""Organisations and who belongs to them."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.text import slugify
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from gromada.ledger.actions import declare_kind, record
from gromada.notices.actions import send_mail
from gromada.people import permissions, queries
from gromada.people.actions.limits import spend
from gromada.people.models import Invitation, Membership, Organisation, Person
from gromada.verdict import Refused

OPENED = declare_kind("people.organisation_opened", _("An organisation was added"))
CHANGED = declare_kind("people.organisation_changed", _("An organisation was described anew"))
BEGAN = declare_kind("people.membership_began", _("Somebody became a member of an organisation"))
ENDED = declare_kind("people.membership_ended", _("A membership of an organisation ended"))

INVITATION_DAYS = 14


@transaction.atomic
def open_organisation(
    *, name: str, sector: str, description_pl: str = "", description_en: str = "", by: Person
) -> Organisation:
    permissions.may_open_organisation(by).require()
    organisation = Organisation.objects.create(
        name=queries.one_line(name),
        slug=_free_slug(name),
        sector=sector,
        description_pl=description_pl,
        description_en=description_en,
    )
    record(OPENED, subject=organisation, by=by, facts={"sector": sector})
    return organisation


@transaction.atomic
def open_group(*, name: str, by: Person) -> Organisation:
    """Let people who are no organisation yet act together; who opens it is its steward."""
    spend(limit="people.groups", key=by.address).require()
    group = Organisation.objects.create(
        name=queries.one_line(name), slug=_free_slug(name), sector=Organisation.Sector.COMMUNITY
    )
    record(OPENED, subject=group, by=by, facts={"sector": group.sector})
    add_member(organisation=group, person=by, role=Membership.Role.STEWARD, by=by)
    return group


@transaction.atomic
def change_organisation(
    *,
    organisation: Organisation,
    name: str,
    sector: str,
    description_pl: str,
    description_en: str,
    by: Person,
) -> Organisation:
    """Describe an organisation anew; its address on the site stays."""
    permissions.may_change_organisation(by, organisation).require()
    organisation.name = queries.one_line(name)
    organisation.sector = sector
    organisation.description_pl = description_pl
    organisation.description_en = description_en
    organisation.save(update_fields=["name", "sector", "description_pl", "description_en"])
    record(CHANGED, subject=organisation, by=by, facts={"sector": sector})
    return organisation


@transaction.atomic
def invite(
    *, organisation: Organisation, email: str, role: str = Membership.Role.MEMBER, by: Person
) -> Invitation:
    """Send a link that makes the owner of the address a member; a newer one replaces it."""
    permissions.may_invite(by, organisation).require()
    email = email.strip().lower()
    guest = queries.person_by_email(email)
    if queries.is_member(guest, organisation):
        raise Refused(_("This person is a member already."))
    spend(limit="people.invitations", key=by.address).require()
    token = secrets.token_urlsafe(24)
    invitation, _is_new = Invitation.objects.update_or_create(
        organisation=organisation,
        email=email,
        defaults={
            "role": role,
            "invited_by": by,
            "token_hash": queries.hash_of(token),
            "sent_at": now(),
            "expires_at": now() + timedelta(days=INVITATION_DAYS),
        },
    )
    language = guest.language if guest else by.language
    with translation.override(language):
        path = reverse("people:invitation", args=[token])
    send_mail(
        to=email,
        language=language,
        template="people/invitation",
        context={"invitation": invitation, "inviter": by, "link": settings.SITE_URL + path},
    )
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Person) -> None:
    permissions.may_invite(by, invitation.organisation).require()
    invitation.delete()


@transaction.atomic
def accept_invitation(*, invitation: Invitation, by: Person) -> Membership:
    """Become a member; the invitation is used up."""
    locked = Invitation.objects.select_for_update().filter(pk=invitation.pk).first()
    if locked is None:
        raise Refused(_("This invitation was used or withdrawn."))
    permissions.may_accept(by, locked).require()
    locked.delete()
    return add_member(organisation=locked.organisation, person=by, role=locked.role, by=by)


@transaction.atomic
def add_member(
    *, organisation: Organisation, person: Person, role: str = Membership.Role.MEMBER, by: Person
) -> Membership:
    """Make a person a member; who may is decided by who calls this."""
    try:
        with transaction.atomic():
            membership = Membership.objects.create(
                person=person, organisation=organisation, role=role
            )
    except IntegrityError:
        return queries.memberships_of(person).get(organisation=organisation)
    record(BEGAN, subject=membership, by=by, holder=organisation, facts={"role": role})
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, by: Person) -> Membership:
    # lock the organisation, so that two last stewards cannot leave at once
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    membership.refresh_from_db()
    permissions.may_end_membership(by, membership).require()
    membership.until = now()
    membership.save(update_fields=["until"])
    record(ENDED, subject=membership, by=by, holder=membership.organisation)
    return membership


def _free_slug(name: str) -> str:
    """«Urząd Gminy Łąka» → ``urzad-gminy-laka``, with a number when that is taken."""
    base = slugify(name.translate(str.maketrans("łŁ", "lL")))[:70] or "organisation"
    slug, number = base, 1
    while slug == "new" or Organisation.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug
