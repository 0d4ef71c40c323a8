"""What an applicant fills in, part by part."""
