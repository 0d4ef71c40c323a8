"""Ordering: every place once, some places twice, some items without one."""

from hypothesis import strategies as st


@st.composite
def data(draw):
    size = draw(st.integers(2, 7))
    items = [{"text": f"Item {number}"} for number in range(size)]
    if draw(st.booleans()):
        places = draw(st.permutations(range(1, size + 1)))
        items = [{**item, "place": place} for item, place in zip(items, places, strict=True)]
    return {"text": "Question", "items": items}


def responses(spec):
    ids = [item.id for item in spec.items]
    places = range(1, len(ids) + 1)
    orders = st.permutations(places).map(lambda order: dict(zip(ids, order, strict=True)))
    others = st.dictionaries(st.sampled_from(ids), st.sampled_from(places))
    return (orders | others).map(lambda given: {"places": given})
