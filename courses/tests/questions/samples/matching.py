"""Matching: right sides may repeat, some are long, some fit nothing."""

from hypothesis import strategies as st


@st.composite
def data(draw):
    size = draw(st.integers(2, 8))
    answers = draw(st.sampled_from([["one", "two", 'th"ree'], ["one", "two & more", "long " * 12]]))
    rights = [*answers[:2], *draw(st.lists(st.sampled_from(answers), min_size=size - 2, max_size=size - 2))]
    pairs = [{"left": f"Left {number}", "right": right} for number, right in enumerate(rights)]
    extra = draw(st.lists(st.sampled_from(["four", "five"]), unique=True))
    return {"text": "Question", "pairs": pairs, "distractors": extra}


def responses(spec):
    ids = st.sampled_from([pair.id for pair in spec.pairs])
    right = {pair.id: pair.right for pair in spec.pairs}
    any_pairs = st.dictionaries(ids, st.sampled_from(spec.answers))
    return (any_pairs | any_pairs.map(lambda pairs: {**right, **dict(list(pairs.items())[:1])})).map(
        lambda pairs: {"pairs": pairs}
    )
