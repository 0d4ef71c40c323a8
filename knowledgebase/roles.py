"""Who works on the knowledge base in the back office (see accounts.roles).

Acts and terms are not deleted: lessons and articles cite them. Pages are granted on the ground floor.
"""

from accounts.roles import Role, grant

for record in ("legalact", "legalprovision", "glossaryterm"):
    grant(Role.EDITOR, *(f"knowledgebase.{verb}_{record}" for verb in ("add", "change", "view")))
