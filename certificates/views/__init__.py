"""Pages of certificates: for anyone (verification, badges), for the holder, for the office."""
