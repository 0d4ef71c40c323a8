"""Open answer."""

from hypothesis import strategies as st

LEVEL = st.sampled_from(["nie", "trochę", "prawie", "w całości"])


@st.composite
def data(draw):
    size = draw(st.integers(1, 5))
    criteria = [
        {"name": f"Criterion {number}", **{f"level{points}": draw(LEVEL) for points in range(4)}}
        for number in range(size)
    ]
    least = draw(st.none() | st.integers(1, 50))
    most = draw(st.none() | st.integers(50, 300))
    return {"text": "Question", "criteria": criteria, "min_words": least, "max_words": most, "model_answer": "Model"}


def responses(spec):
    texts = st.text(max_size=40) | st.sampled_from(["", " \n", "Rodziny\r\n\r\nz dziećmi"])
    return st.fixed_dictionaries({"text": texts})
