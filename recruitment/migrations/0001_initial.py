import uuid

import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0003_add_consents"),
        ("accounts", "__first__"),
        ("core", "0003_add_loaded_text"),
        ("courses", "0006_hand_loaded_text_to_core"),
        ("organisations", "0002_add_register_editions_and_search"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("submit", "Application sent"),
                            ("ask_to_supplement", "Supplement asked for"),
                            ("send_supplement", "Supplement sent"),
                            ("offer_place", "Place offered"),
                            ("put_on_waiting_list", "Entered on the waiting list"),
                            ("reject", "Application rejected"),
                            ("accept_place", "Place accepted"),
                            ("decline_place", "Place declined"),
                            ("expire_offer", "Offer expired"),
                            ("withdraw", "Application withdrawn"),
                            ("restore", "Taken up again"),
                        ],
                        max_length=24,
                        unique=True,
                        verbose_name="action",
                    ),
                ),
                ("subject", models.CharField(max_length=160, verbose_name="subject")),
                (
                    "body",
                    models.TextField(help_text="Placeholders such as {first_name} are filled in.", verbose_name="text"),
                ),
            ],
            options={
                "verbose_name": "template of a letter",
                "verbose_name_plural": "templates of letters",
                "ordering": ["action"],
            },
        ),
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(unique=True)),
                ("last_number", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "number series",
                "verbose_name_plural": "number series",
            },
        ),
        migrations.CreateModel(
            name="RecruitmentIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("lead", models.TextField(blank=True, max_length=600, verbose_name="lead")),
                (
                    "social_image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.siteimage",
                        verbose_name="image for social media",
                    ),
                ),
            ],
            options={
                "verbose_name": "recruitment",
                "verbose_name_plural": "recruitment",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="RecruitmentPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("lead", models.TextField(blank=True, max_length=600, verbose_name="lead")),
                ("opens_at", models.DateTimeField(verbose_name="opens")),
                ("closes_at", models.DateTimeField(verbose_name="closes")),
                ("decisions_on", models.DateField(blank=True, null=True, verbose_name="decisions by")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="course starts")),
                ("places", models.PositiveIntegerField(verbose_name="places in total")),
                (
                    "places_per_commune",
                    models.PositiveSmallIntegerField(default=2, verbose_name="places for one commune"),
                ),
                ("days_to_supplement", models.PositiveSmallIntegerField(default=5, verbose_name="days to supplement")),
                (
                    "days_to_accept",
                    models.PositiveSmallIntegerField(default=5, verbose_name="days to accept an offered place"),
                ),
                (
                    "is_pesel_needed",
                    models.BooleanField(
                        default=False,
                        help_text="Asked only when a person accepts a place.",
                        verbose_name="the grant asks for PESEL",
                    ),
                ),
                ("who_may_apply", wagtail.fields.RichTextField(verbose_name="who may apply")),
                ("how_decided", wagtail.fields.RichTextField(blank=True, verbose_name="how decisions are made")),
                ("contact", wagtail.fields.RichTextField(blank=True, verbose_name="contact")),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="courses.coursepage",
                        verbose_name="course",
                    ),
                ),
                (
                    "social_image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.siteimage",
                        verbose_name="image for social media",
                    ),
                ),
            ],
            options={
                "verbose_name": "call to apply",
                "verbose_name_plural": "calls to apply",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="CallStatement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "text",
                    models.ForeignKey(
                        limit_choices_to={"is_current": True},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.consenttext",
                        verbose_name="text",
                    ),
                ),
                (
                    "call",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="recruitment.recruitmentpage",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CallQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "clean_name",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Safe name of the form field, the label converted to ascii_snake_case",
                        max_length=255,
                        verbose_name="name",
                    ),
                ),
                (
                    "label",
                    models.CharField(help_text="The label of the form field", max_length=255, verbose_name="label"),
                ),
                (
                    "field_type",
                    models.CharField(
                        choices=[
                            ("singleline", "Single line text"),
                            ("multiline", "Multi-line text"),
                            ("email", "Email"),
                            ("number", "Number"),
                            ("url", "URL"),
                            ("checkbox", "Checkbox"),
                            ("checkboxes", "Checkboxes"),
                            ("dropdown", "Drop down"),
                            ("multiselect", "Multiple select"),
                            ("radio", "Radio buttons"),
                            ("date", "Date"),
                            ("datetime", "Date/time"),
                            ("hidden", "Hidden field"),
                        ],
                        max_length=16,
                        verbose_name="field type",
                    ),
                ),
                ("required", models.BooleanField(default=True, verbose_name="required")),
                (
                    "choices",
                    models.TextField(
                        blank=True,
                        help_text="Comma or new line separated list of choices. Only applicable in checkboxes, radio and dropdown.",
                        verbose_name="choices",
                    ),
                ),
                (
                    "default_value",
                    models.TextField(
                        blank=True,
                        help_text="Default value. Comma or new line separated values supported for checkboxes.",
                        verbose_name="default value",
                    ),
                ),
                ("help_text", models.CharField(blank=True, max_length=255, verbose_name="help text")),
                (
                    "call",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="recruitment.recruitmentpage",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CallDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.sitedocument",
                        verbose_name="file",
                    ),
                ),
                (
                    "call",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="recruitment.recruitmentpage",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CallAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("question", models.CharField(max_length=250, verbose_name="question")),
                ("answer", wagtail.fields.RichTextField(verbose_name="answer")),
                (
                    "call",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="recruitment.recruitmentpage",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.CharField(blank=True, max_length=24, null=True, unique=True, verbose_name="number")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("in_review", "in review"),
                            ("to_supplement", "to be supplemented"),
                            ("offered", "qualified"),
                            ("waiting", "on the waiting list"),
                            ("rejected", "rejected"),
                            ("participant", "participant of the edition"),
                            ("withdrawn", "withdrawn"),
                            ("expired", "offer expired"),
                        ],
                        default="draft",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=80, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=120, verbose_name="last name")),
                ("phone", models.CharField(blank=True, max_length=24, verbose_name="telephone")),
                ("commune_key", models.CharField(blank=True, editable=False, max_length=6)),
                ("position", models.CharField(blank=True, max_length=120, verbose_name="position")),
                ("superior_name", models.CharField(blank=True, max_length=160, verbose_name="who delegates you")),
                (
                    "superior_position",
                    models.CharField(blank=True, max_length=160, verbose_name="position of the person who delegates"),
                ),
                (
                    "strategy_role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("coordinates", "I coordinate the work on the strategy"),
                            ("writes", "I write a part of the strategy"),
                            ("data", "I prepare data and the diagnosis"),
                            ("implements", "I carry out tasks of the strategy"),
                            ("decides", "I decide or supervise"),
                            ("other", "another role"),
                        ],
                        max_length=16,
                        verbose_name="role in the strategy",
                    ),
                ),
                (
                    "strategy_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "there is no strategy"),
                            ("expired", "the strategy has expired"),
                            ("expiring", "it expires this year or next year"),
                            ("in_force", "it is in force for longer"),
                            ("in_work", "a new one is being written"),
                            ("unknown", "I do not know"),
                        ],
                        max_length=16,
                        verbose_name="state of the strategy",
                    ),
                ),
                (
                    "strategy_until",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="last year of the strategy"),
                ),
                ("expectations", models.TextField(blank=True, max_length=2000, verbose_name="what you expect")),
                ("has_no_needs", models.BooleanField(null=True, verbose_name="no special needs")),
                (
                    "answers",
                    models.JSONField(blank=True, default=list, verbose_name="answers to the questions of the call"),
                ),
                ("statements", models.JSONField(blank=True, default=dict, verbose_name="statements ticked so far")),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="started")),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="saved")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="answer expected by")),
                (
                    "waiting_since",
                    models.DateTimeField(blank=True, null=True, verbose_name="on the waiting list since"),
                ),
                ("points", models.PositiveSmallIntegerField(default=0, verbose_name="points")),
                (
                    "point_grounds",
                    models.JSONField(blank=True, default=list, editable=False, verbose_name="what the points are for"),
                ),
                ("search_text", models.TextField(default="", editable=False)),
                (
                    "applicant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="applications",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="applicant",
                    ),
                ),
                (
                    "enrolment",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="application",
                        to="courses.enrolment",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="organisations.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="recruitment.recruitmentpage",
                        verbose_name="call",
                    ),
                ),
            ],
            options={
                "verbose_name": "application",
                "verbose_name_plural": "applications",
                "ordering": ["-submitted_at", "-started_at"],
                "indexes": [
                    models.Index(fields=["call", "state", "-submitted_at"], name="recruitment_call_id_85efab_idx"),
                    models.Index(fields=["call", "commune_key", "state"], name="recruitment_call_id_5d4eb7_idx"),
                    models.Index(fields=["applicant", "-started_at"], name="recruitment_applica_39749e_idx"),
                    models.Index(fields=["state", "due_at"], name="recruitment_state_c17c79_idx"),
                    models.Index(fields=["call", "-points", "waiting_since"], name="recruitment_call_id_e03f73_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["withdrawn"]), _negated=True),
                        fields=("call", "applicant"),
                        name="one_application_a_call",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"), ("state", "withdrawn"), ("number__isnull", False), _connector="OR"
                        ),
                        name="sent_application_has_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "participant"), _negated=True),
                            ("enrolment__isnull", False),
                            _connector="OR",
                        ),
                        name="participant_has_enrolment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("action", models.CharField(max_length=24)),
                (
                    "from_state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("in_review", "in review"),
                            ("to_supplement", "to be supplemented"),
                            ("offered", "qualified"),
                            ("waiting", "on the waiting list"),
                            ("rejected", "rejected"),
                            ("participant", "participant of the edition"),
                            ("withdrawn", "withdrawn"),
                            ("expired", "offer expired"),
                        ],
                        max_length=16,
                        verbose_name="from",
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("in_review", "in review"),
                            ("to_supplement", "to be supplemented"),
                            ("offered", "qualified"),
                            ("waiting", "on the waiting list"),
                            ("rejected", "rejected"),
                            ("participant", "participant of the edition"),
                            ("withdrawn", "withdrawn"),
                            ("expired", "offer expired"),
                        ],
                        max_length=16,
                        verbose_name="to",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("happened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="when")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="recruitment.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "change of an application",
                "verbose_name_plural": "changes of an application",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("to", models.EmailField(max_length=254, verbose_name="to")),
                ("subject", models.CharField(max_length=250, verbose_name="subject")),
                ("text", models.TextField(verbose_name="text")),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sent")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="recruitment.application",
                    ),
                ),
                (
                    "change",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letter",
                        to="recruitment.change",
                    ),
                ),
            ],
            options={
                "verbose_name": "letter",
                "verbose_name_plural": "letters",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(max_length=2000, verbose_name="note")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="recruitment.application"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "note",
                "verbose_name_plural": "notes",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="SensitiveData",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed", models.TextField(editable=False)),
                ("pesel_digest", models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sensitive",
                        to="recruitment.application",
                    ),
                ),
            ],
            options={
                "verbose_name": "sensitive data",
                "verbose_name_plural": "sensitive data",
            },
        ),
    ]
