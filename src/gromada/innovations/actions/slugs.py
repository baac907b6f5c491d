"""The part of an address that is made of a title."""

from django.db.models import Model
from django.utils.text import slugify

# pages that stand where a title would
RESERVED = {"new", "desk"}


def free_slug(model: type[Model], title: str) -> str:
    """«Łąka na rynku» → ``laka-na-rynku``, with a number when that is taken."""
    plain = title.translate(str.maketrans("łŁ", "lL"))
    base = slugify(plain)[:60].strip("-") or model._meta.model_name or ""
    used = set(model._default_manager.filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 1
    while slug in used | RESERVED:
        number += 1
        slug = f"{base}-{number}"
    return slug
