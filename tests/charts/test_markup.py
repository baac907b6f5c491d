from gromada.charts.markup import Markup, element, joined


def test_text_is_escaped_and_markup_is_not():
    inner = element("b", "<i>")

    assert element("p", "a < b & c", inner) == "<p>a &lt; b &amp; c<b>&lt;i&gt;</b></p>"


def test_attributes_are_escaped():
    assert element("p", title='"><script>') == '<p title="&quot;&gt;&lt;script&gt;"></p>'


def test_attributes_that_are_absent_are_left_out():
    built = element("td", class_="number", aria_label=None, hidden=False, open=True)

    assert built == '<td class="number" open></td>'


def test_lists_are_their_items_and_none_is_nothing():
    assert joined(["<", Markup("<br>")], None) == "&lt;<br>"


def test_numbers_are_short():
    assert element("rect", x=1.0, y=0.333333, width=640) == (
        '<rect x="1" y="0.33" width="640"></rect>'
    )
