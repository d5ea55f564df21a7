"""fragmint inside other tools."""
