from gromada.site.storage import one_style


def test_the_design_system_is_one_file():
    css = one_style()

    assert "@import" not in css
    assert ".vote__statement" in css


def test_layers_keep_their_order():
    css = one_style()

    order = css.index("@layer tokens, base, layout, components, utilities;")
    assert order < css.index("@layer base {") < css.index("@layer tokens {")
