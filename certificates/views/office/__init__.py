"""The register and what is done with certificates. For coordinators, and administrators, with a second factor."""
