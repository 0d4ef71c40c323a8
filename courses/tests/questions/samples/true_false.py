"""True or false."""

from hypothesis import strategies as st


def data():
    return st.fixed_dictionaries(
        {"text": st.just("Statement"), "answer": st.sampled_from(["true", "false", True, False])},
        optional={"feedback_true": st.just("Yes"), "feedback_false": st.just("No")},
    )


def responses(spec):
    return st.lists(st.sampled_from(spec.option_ids), max_size=1).map(lambda ids: {"chosen": ids})
