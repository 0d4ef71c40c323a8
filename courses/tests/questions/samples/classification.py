"""Classification: a group may stay empty."""

from hypothesis import strategies as st


@st.composite
def data(draw):
    groups = [f"Group {number}" for number in range(draw(st.integers(2, 5)))]
    rights = draw(st.lists(st.sampled_from(groups), min_size=2, max_size=8))
    items = [{"text": f"Item {number}", "group": group} for number, group in enumerate(rights)]
    return {"text": "Question", "groups": draw(st.permutations(groups)), "items": items}


def responses(spec):
    ids = st.sampled_from([item.id for item in spec.items])
    right = {item.id: item.group for item in spec.items}
    any_groups = st.dictionaries(ids, st.sampled_from([group.id for group in spec.groups]))
    return (any_groups | any_groups.map(lambda given: {**right, **dict(list(given.items())[:1])})).map(
        lambda given: {"items": given}
    )
