"""Questions about trust."""


def trust_answer(request, token): ...
