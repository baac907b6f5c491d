"""What becomes of answers about trust when somebody is erased."""

from secrets import token_hex

from gromada.evaluation.models import Side, TrustAnswers, TrustToken, TrustWave
from gromada.evaluation.queries import code_of
from gromada.work.privacy import erases_address


@erases_address
def erase_codes(address: str) -> int:
    """Rights to answer go; answers stay, under a code that nobody can work out from the address.

    It is the same in all waves: without it other means and changes might be shown than before.
    """
    holders = TrustWave.objects.order_by("holder").values_list("holder", flat=True).distinct()
    codes = [code_of(holder, side, address) for holder in holders for side in Side.values]
    erased = 0
    for code in codes:
        # first, so that an answer given at this moment is either refused or found below
        erased += TrustToken.objects.filter(code=code).delete()[0]
        erased += TrustAnswers.objects.filter(code=code).update(code=token_hex(32))
    return erased
