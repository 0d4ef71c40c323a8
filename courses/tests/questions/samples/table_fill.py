"""Table fill."""

from hypothesis import strategies as st

from courses.questions.table_fill import KIND

NUMBERS = st.decimals(0, 10, places=1).map(str)
CELLS = NUMBERS | st.sampled_from(["[]", "–", ""]) | NUMBERS.map("[{}]".format)
TYPED = st.sampled_from(["7", "7,4", "100", "40 %", "-1", "sto", ""]) | NUMBERS


def written(rows):
    heading = ["Stage", *(f"Year {place}" for place in range(len(rows[0])))]
    lines = [heading, *([f"Stage {number}", *row] for number, row in enumerate(rows))]
    return "\n".join("|".join(line) for line in lines)


@st.composite
def data(draw):
    """Every line has a free cell under a sum rule, and none has without one; no line has more than 40 in it."""
    rule = draw(st.sampled_from(["none", "columns", "rows"]))
    width, height = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    rows = [[draw(CELLS) for _ in range(width)] for _ in range(height)]
    if rule == "none":
        rows = [[cell.replace("[]", "[7±0,5]") for cell in row] for row in rows]
        rows[0][0] = "[12,5]"
    if rule == "columns":
        rows[draw(st.integers(0, height - 1))] = ["[]"] * width
    if rule == "rows":
        place = draw(st.integers(0, width - 1))
        rows = [["[]" if at == place else cell for at, cell in enumerate(row)] for row in rows]
    return {
        "text": "Question",
        "table": written(rows),
        "sum_rule": rule,
        "total": draw(st.sampled_from(["40", "99,9"])),
    }


def responses(spec):
    partly = st.fixed_dictionaries({}, optional={cell.id: TYPED for cell in spec.fields})
    return (partly | st.just(KIND.key_response(spec)["cells"])).map(lambda cells: {"cells": cells})
