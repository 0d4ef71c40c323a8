"""Is this certificate, or this file, what we issued? Reads and values only: no request, nothing written.

Import from the modules: ``facts`` (what anyone may see), ``reads`` (records), ``files`` (verdicts about files).
This package imports nothing, so that ``apart`` starts without the rest of the site.
"""
