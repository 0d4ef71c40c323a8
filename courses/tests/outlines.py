"""Outlines for tests of the rules, made without a database.

Ids tell what they are: module 2 is 200, its lessons 201, 202 …, its test 299.
"""

from courses.outline import LessonOutline, ModuleOutline, Outline, QuizOutline


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


def quiz(module: int, *, is_required: bool = True) -> QuizOutline:
    return QuizOutline(
        id=module * 100 + 99,
        title=f"Test modułu {module}",
        url=f"/podrecznik/m{module}/test/",
        question_count=10,
        time_limit=30,
        cut_score=70,
        attempt_limit=3,
        is_required=is_required,
    )


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


def outline(*modules: ModuleOutline, modules_in_order: bool = True) -> Outline:
    return Outline(
        course_id=1,
        title="Podręcznik",
        url="/podrecznik/",
        legal_state=None,
        modules_in_order=modules_in_order,
        modules=modules,
    )
