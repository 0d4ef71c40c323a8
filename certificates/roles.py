"""Who works on certificates in the back office (see accounts.roles)."""

from accounts.roles import Role, grant, grant_on_collections

grant(
    Role.COORDINATOR,
    "certificates.view_certificate",
    "certificates.view_issueobstacle",
    *(f"certificates.{verb}_certificatetemplate" for verb in ("add", "change", "view")),
)
grant_on_collections(Role.COORDINATOR, *(f"wagtailimages.{verb}_image" for verb in ("add", "choose")))  # logos
