from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("Courses")

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in
        from django.db.models.signals import post_delete
        from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

        from courses import receivers, sign_in
        from courses.models import LessonPage, ModulePage, QuizPage, SurveyPage

        page_published.connect(receivers.on_lesson_published, sender=LessonPage, dispatch_uid="courses.lesson.changed")
        for signal in (page_published, page_unpublished, page_slug_changed):
            signal.connect(receivers.on_page_changed, dispatch_uid=f"courses.outline.{id(signal)}")
        post_page_move.connect(receivers.on_page_moved, dispatch_uid="courses.outline.moved")
        for page_type in (ModulePage, LessonPage, QuizPage, SurveyPage):
            post_delete.connect(receivers.on_page_deleted, sender=page_type, dispatch_uid="courses.outline.deleted")
        user_logged_in.connect(sign_in.on_signed_in, dispatch_uid="courses.kept_sheet")
