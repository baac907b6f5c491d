"""Which pages are about what, declared by the app that owns them."""

from gromada.ledger.queries.pages import PAGES


def declare_page(name: str, label: str, **lookups: str) -> None:
    """Let people name a thing by the link of its page, such as ``deliberation:statement_detail``.

    ``lookups``: for each part of the address of the page, the field that it is a value of.
    """
    PAGES[name] = (label, lookups)
