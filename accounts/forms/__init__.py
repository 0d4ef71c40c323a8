"""Forms of the account: allauth's, with our words. They are named in settings (ACCOUNT_FORMS, MFA_FORMS)."""
