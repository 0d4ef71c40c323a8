"""Outlines for tests of the rules, made without a database.

Ids tell what they are: module 2 is 200, its lessons 201, 202 …, its test 299, its assignment 298, a final test in it
297; the course is 1, its survey 2.
"""

from courses.outline import LessonOutline, ModuleOutline, Outline, QuizOutline, SurveyOutline

PLACES = {"test": 99, "zadanie": 98, "test-koncowy": 97}


def lesson(module: int, position: int, *, is_required: bool = True) -> LessonOutline:
    return LessonOutline(
        id=module * 100 + position,
        number=f"{module}.{position}",
        position=position,
        title=f"Lekcja {module}.{position}",
        url=f"/podrecznik/m{module}/l{position}/",
        minutes=20,
        is_required=is_required,
    )


def quiz(module: int, *, slug: str = "test", is_required: bool = True) -> QuizOutline:
    return QuizOutline(
        id=module * 100 + PLACES[slug],
        title=f"Test modułu {module}" if slug == "test" else slug,
        url=f"/podrecznik/m{module}/{slug}/",
        question_count=10,
        time_limit=30,
        cut_score=70,
        attempt_limit=3,
        is_required=is_required,
    )


def work(module: int, *, is_required: bool = True) -> QuizOutline:
    return quiz(module, slug="zadanie", is_required=is_required)


def final(module: int, *, is_required: bool = True) -> QuizOutline:
    return quiz(module, slug="test-koncowy", is_required=is_required)


def survey(*, is_required: bool = False) -> SurveyOutline:
    return SurveyOutline(id=2, title="Ankieta", url="/podrecznik/ankieta/", is_required=is_required)


def module(number: int, *, lessons: int = 2, optional: tuple[int, ...] = (), with_quiz: bool = True, **fields):
    return ModuleOutline(
        **{
            "id": number * 100,
            "number": number,
            "title": f"Moduł {number}",
            "url": f"/podrecznik/m{number}/",
            "summary": "",
            "is_open": False,
            "is_required": True,
            "lessons": tuple(lesson(number, n, is_required=n not in optional) for n in range(1, lessons + 1)),
            "quiz": quiz(number) if with_quiz else None,
            **fields,
        }
    )


def outline(*modules: ModuleOutline, modules_in_order: bool = True, survey: SurveyOutline | None = None) -> Outline:
    return Outline(
        course_id=1,
        title="Podręcznik",
        url="/podrecznik/",
        legal_state=None,
        modules_in_order=modules_in_order,
        modules=modules,
        survey=survey,
    )
