"""Going from one page to the next, and being there."""


def follow(place) -> None:
    """Click a link or a button, and wait until the page that it leads to has loaded.

    A click alone may return while the old page is still there: what is asked of the page, the
    database or the cookies next would then meet the wrong one.
    """
    with place.page.expect_navigation():
        place.click()


def press_enter(page) -> None:
    """Press Enter where it leads to another page, and wait until that has loaded."""
    with page.expect_navigation():
        page.keyboard.press("Enter")
