"""Numeric."""

from hypothesis import strategies as st

from courses.questions.numbers import write_number

NUMBERS = st.decimals(-(10**9), 10**9, places=3).map(str)


def data():
    return st.fixed_dictionaries(
        {"text": st.just("Question"), "value": NUMBERS},
        optional={
            "tolerance": st.decimals(0, 1000, places=2).map(str),
            "tolerance_kind": st.sampled_from(["absolute", "percent"]),
            "unit": st.sampled_from(["", "%", "zł", "osób", "tys. zł"]),
        },
    )


def responses(spec):
    written = [write_number(spec.value), f"{write_number(spec.value)} {spec.unit}", "", "sto", "1 2", "\u00a0−3,5 "]
    return (st.sampled_from(written) | NUMBERS | st.text(max_size=12)).map(lambda text: {"text": text})
