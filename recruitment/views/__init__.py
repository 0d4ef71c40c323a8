"""Answers to requests of applicants. Every view is for the applicant only: for anyone else there is no application."""
