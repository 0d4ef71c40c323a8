"""Short text."""

from hypothesis import strategies as st

PHRASES = ["zespół interdyscyplinarny", "diagnoza", "GUS", "art. 16b", "rada gminy", "rezultat", "produkt", "Łódź"]
TYPED = ["zespołu interdyscyplinarnego", "diagnozy", "dignoza", "GUS-u", "art 16b", "radzie gminy", "oddziaływanie", ""]


@st.composite
def data(draw):
    phrases = draw(st.lists(st.sampled_from(PHRASES), min_size=1, unique=True))
    accepted = draw(st.integers(1, len(phrases)))
    return {
        "text": "Question",
        "accepted": [{"text": text} for text in phrases[:accepted]],
        "mistakes": [{"text": text, "feedback": f"Not {text}"} for text in phrases[accepted:]],
        "slips": draw(st.sampled_from([0, "1", 2])),
    }


def responses(spec):
    return (st.sampled_from([*PHRASES, *TYPED]) | st.text(max_size=12)).map(lambda text: {"text": text})
