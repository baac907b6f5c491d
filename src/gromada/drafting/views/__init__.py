"""The pages."""

from gromada.drafting.views.amendments import (
    amendment_detail,
    amendment_list,
    amendment_propose,
    amendment_rebase,
    amendment_withdraw,
)
from gromada.drafting.views.deciding import amendment_accept, amendment_reject
from gromada.drafting.views.hiding import (
    amendment_hide,
    amendment_put_aside,
    amendment_restore,
)
from gromada.drafting.views.texts import (
    clause_detail,
    policy_detail,
    policy_docx,
    policy_list,
    policy_markdown,
    policy_open,
    policy_withdraw,
    words,
)

__all__ = [
    "amendment_accept",
    "amendment_detail",
    "amendment_hide",
    "amendment_list",
    "amendment_propose",
    "amendment_put_aside",
    "amendment_rebase",
    "amendment_reject",
    "amendment_restore",
    "amendment_withdraw",
    "clause_detail",
    "policy_detail",
    "policy_docx",
    "policy_list",
    "policy_markdown",
    "policy_open",
    "policy_withdraw",
    "words",
]
