import datetime

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("courses", "0004_add_is_enrolment_open"),
        ("messaging", "0001_initial"),
        ("wagtailcore", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Office",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="short name in addresses")),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="place")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail for the public")),
                (
                    "current_days",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(31),
                        ],
                        verbose_name="working days to answer, current advice",
                    ),
                ),
                (
                    "specialist_days",
                    models.PositiveSmallIntegerField(
                        default=7,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(31),
                        ],
                        verbose_name="working days to answer, specialist advice",
                    ),
                ),
                (
                    "closes_at",
                    models.TimeField(
                        default=datetime.time(16, 0),
                        help_text="A question asked later counts as asked on the next working day.",
                        verbose_name="end of office hours",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="takes new questions")),
            ],
            options={
                "verbose_name": "advisory office",
                "verbose_name_plural": "advisory offices",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "conversation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="advising_case",
                        serialize=False,
                        to="messaging.conversation",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("current", "current advice"), ("specialist", "specialist advice")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("waiting_advisor", "waits for an advisor"),
                            ("waiting_participant", "waits for the participant"),
                            ("closed", "closed"),
                        ],
                        default="new",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "place_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lesson", "lesson"),
                            ("quiz", "test"),
                            ("result", "result of a test"),
                            ("article", "article"),
                            ("page", "page"),
                        ],
                        max_length=8,
                    ),
                ),
                ("place_label", models.CharField(blank=True, max_length=255, verbose_name="asked from")),
                ("place_url", models.CharField(blank=True, max_length=500)),
                ("unit_name", models.CharField(blank=True, max_length=250, verbose_name="unit")),
                ("search_text", models.TextField(default="", editable=False)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                ("answer_due_on", models.DateField(verbose_name="answer due on")),
                ("waiting_since", models.DateTimeField(null=True)),
                ("first_answered_at", models.DateTimeField(null=True, verbose_name="first answered")),
                (
                    "first_answer_days",
                    models.PositiveSmallIntegerField(null=True, verbose_name="working days to the first answer"),
                ),
                ("closed_at", models.DateTimeField(null=True, verbose_name="closed")),
                ("was_helpful", models.BooleanField(null=True, verbose_name="helped")),
                (
                    "advisor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="advised_cases",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="advisor",
                    ),
                ),
                (
                    "attempt",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="courses.attempt"
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="advising_cases",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="participant",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="advising.office",
                        verbose_name="office",
                    ),
                ),
            ],
            options={
                "verbose_name": "case",
                "verbose_name_plural": "cases",
                "ordering": ["-asked_at"],
                "indexes": [
                    models.Index(fields=["participant", "-asked_at"], name="advising_ca_partici_9b1685_idx"),
                    models.Index(fields=["office", "state", "waiting_since"], name="advising_ca_office__4ba213_idx"),
                    models.Index(fields=["advisor", "state"], name="advising_ca_advisor_545da0_idx"),
                    models.Index(fields=["office", "-asked_at"], name="advising_ca_office__ff8bb3_idx"),
                    models.Index(fields=["state", "waiting_since"], name="advising_ca_state_f7a68c_idx"),
                    models.Index(
                        condition=models.Q(("first_answered_at", None)),
                        fields=["answer_due_on"],
                        name="unanswered_cases_by_due",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("state", "closed")),
                            models.Q(models.Q(("state", "closed"), _negated=True), ("closed_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="closed_case_has_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["new", "waiting_advisor"]), ("waiting_since__isnull", False)),
                            models.Q(
                                models.Q(("state__in", ["new", "waiting_advisor"]), _negated=True),
                                ("waiting_since__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="unanswered_case_waits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("first_answer_days", None), ("first_answered_at", None)),
                            models.Q(("first_answer_days__isnull", False), ("first_answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="first_answer_is_counted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "new"), _negated=True), ("advisor", None), _connector="OR"
                        ),
                        name="new_case_has_no_advisor",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficeAdvisor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("takes_specialist", models.BooleanField(default=False, verbose_name="answers specialist questions")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "office",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="advisors", to="advising.office"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="advising_posts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="advisor",
                    ),
                ),
            ],
            options={
                "verbose_name": "advisor of an office",
                "verbose_name_plural": "advisors of an office",
                "ordering": ["user__last_name", "user__first_name", "pk"],
                "indexes": [models.Index(fields=["user", "is_active"], name="advising_of_user_id_1d95fe_idx")],
                "constraints": [models.UniqueConstraint(fields=("office", "user"), name="unique_advisor_of_office")],
            },
        ),
        migrations.CreateModel(
            name="OfficeArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "voivodeship",
                    models.CharField(
                        max_length=2,
                        unique=True,
                        validators=[django.core.validators.RegexValidator("^[0-9]{2}$")],
                        verbose_name="voivodeship",
                    ),
                ),
                (
                    "office",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="areas", to="advising.office"
                    ),
                ),
            ],
            options={
                "verbose_name": "area of an office",
                "verbose_name_plural": "areas of an office",
                "ordering": ["voivodeship"],
            },
        ),
        migrations.CreateModel(
            name="CaseEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("happened_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ask", "question asked"),
                            ("answer", "answer written"),
                            ("reply", "reply of the participant"),
                            ("take", "case taken"),
                            ("hand_to_advisor", "handed over to an advisor"),
                            ("hand_to_office", "handed over to an office"),
                            ("note", "internal note"),
                            ("close", "case closed"),
                            ("reopen", "case opened again"),
                            ("rate", "participant said whether it helped"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "from_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("new", "new"),
                            ("waiting_advisor", "waits for an advisor"),
                            ("waiting_participant", "waits for the participant"),
                            ("closed", "closed"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("waiting_advisor", "waits for an advisor"),
                            ("waiting_participant", "waits for the participant"),
                            ("closed", "closed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=500)),
                ("data", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="advising.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "event of a case",
                "verbose_name_plural": "events of a case",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["case", "id"], name="advising_ca_case_id_bc4c25_idx")],
            },
        ),
    ]
