"""From addresses to the rows of one kind."""

from collections.abc import Collection


def keys_of(label: str, addresses: Collection[str]) -> list[int]:
    """The keys of the addresses of one kind of row.

    >>> keys_of("processes.process", ["processes.process:3", "partnerships.partnership:1"])
    [3]
    """
    return [
        int(address.rpartition(":")[2]) for address in addresses if address.startswith(f"{label}:")
    ]
