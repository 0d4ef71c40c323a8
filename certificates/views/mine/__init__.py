"""Pages of one's own certificates, below /moje/certyfikaty/. For the holder alone."""
