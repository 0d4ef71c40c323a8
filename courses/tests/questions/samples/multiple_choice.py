"""Multiple choice."""

from hypothesis import strategies as st


@st.composite
def data(draw):
    size = draw(st.integers(2, 8))
    correct = draw(st.sets(st.integers(0, size - 1), min_size=1, max_size=size - 1))
    options = [{"text": f"Option {number}", "correct": number in correct} for number in range(size)]
    scoring = {
        "scoring": draw(st.sampled_from(["share", "all_or_nothing"])),
        "penalty": draw(st.sampled_from(["1", "0,5", 0.25, "0.001"])),
    }
    return {"text": "Question", "options": options, **draw(st.sampled_from([{}, scoring]))}


def responses(spec):
    return st.lists(st.sampled_from(spec.option_ids), max_size=9).map(lambda ids: {"chosen": ids})
