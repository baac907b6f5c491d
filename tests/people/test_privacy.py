"""What is stored about people is said, field by field."""

from django.apps import apps

from gromada.people.privacy import PERSONAL_FIELDS

ABOUT_NOBODY = {"id", "is_active", "is_operator", "token_hash", "expires_at", "created_at"}


def test_each_named_field_is_there():
    for named in PERSONAL_FIELDS:
        app, model, field = named.field.split(".")
        assert apps.get_model(app, model)._meta.get_field(field)


def test_each_field_of_a_person_is_named():
    named = {entry.field for entry in PERSONAL_FIELDS}
    of_person = {
        f"people.Person.{field.name}" for field in apps.get_model("people.Person")._meta.fields
    }

    assert {f for f in of_person if f.rpartition(".")[2] not in ABOUT_NOBODY} <= named
