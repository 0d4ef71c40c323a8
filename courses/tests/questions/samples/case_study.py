"""Case study: questions of every other kind, from the samples of that kind."""

from hypothesis import strategies as st

from courses.questions import KINDS


def _others():
    from . import samples_of

    return {name: samples_of(name) for name in sorted(KINDS) if name != "case_study"}


@st.composite
def data(draw):
    kinds = _others()
    names = draw(st.lists(st.sampled_from(sorted(kinds)), min_size=1, max_size=3))
    items = [
        {**draw(kinds[name].data()), "kind": name, "text": f"Part {number}", "points": draw(st.sampled_from([1, 2.5]))}
        for number, name in enumerate(names)
    ]
    return {"text": "Case", "description": "Gmina\n\nJasienna", "items": items}


@st.composite
def responses(draw, spec):
    kinds = _others()
    answered = draw(st.lists(st.sampled_from(spec.items), unique_by=lambda item: item.id))
    return {"items": {item.id: draw(kinds[item.kind.name].responses(item.spec)) for item in answered}}
