"""Who works on applications in the back office (see accounts.roles).

A coordinator reads them; deciding, exporting and the sealed data belong to recruiters. Calls are pages: editors' work.
"""

from accounts.roles import Role, grant

grant(Role.RECRUITER, "recruitment.view_application", "recruitment.change_application")
grant(Role.RECRUITER, "recruitment.view_sensitivedata")
grant(Role.RECRUITER, *(f"recruitment.{verb}_lettertemplate" for verb in ("view", "add", "change", "delete")))
grant(Role.COORDINATOR, "recruitment.view_application")
