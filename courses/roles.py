"""Who works on courses in the back office (see accounts.roles)."""

from accounts.roles import Role, grant

for record in ("question", "competence"):
    grant(Role.EDITOR, f"courses.add_{record}", f"courses.change_{record}", f"courses.view_{record}")
grant(Role.COORDINATOR, "courses.add_enrolment", "courses.view_enrolment", "courses.view_completion")
grant(Role.COORDINATOR, "courses.view_attempt", "courses.view_refusal")
grant(Role.COORDINATOR, *(f"courses.{verb}_edition" for verb in ("add", "change", "delete", "view")))
grant(Role.EDITOR, "courses.delete_competence")  # one that nothing uses: the screen refuses the others
