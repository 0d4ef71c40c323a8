"""Gap fill."""

from hypothesis import strategies as st

ANSWERS = ["diagnoza", "zespół interdyscyplinarny", "rada gminy", "40", "12,5±0,5", "GUS", "<b>&\"'", "art. 16b"]


@st.composite
def gaps(draw, number):
    answers = draw(st.lists(st.sampled_from(ANSWERS), min_size=1, max_size=5, unique=True))
    accepted = draw(st.integers(1, len(answers)))
    return {
        "gap": number,
        "accepted": "|".join(answers[:accepted]),
        "wrong": " | ".join(answers[accepted:]),
        "feedback": draw(st.sampled_from(["", "Read the lesson."])),
    }


@st.composite
def data(draw):
    numbers = draw(st.lists(st.integers(1, 99), min_size=1, max_size=5, unique=True))
    words = [draw(st.sampled_from([" w ", "\n", ", ", "", " <i>{x}</i> "])) + f"{{{number}}}" for number in numbers]
    rows = draw(st.permutations([draw(gaps(number)) for number in numbers]))
    return {"text": "Question", "passage": "".join(words), "gaps": rows, "slips": draw(st.integers(0, 2))}


def given_in(gap):
    return st.sampled_from([*gap.choices, ""] if gap.wrong else [*gap.accepted, "diagnozy", "40,0 %", "12", "x", ""])


def responses(spec):
    return st.fixed_dictionaries({}, optional={gap.id: given_in(gap) for gap in spec.gaps}).map(lambda g: {"gaps": g})
