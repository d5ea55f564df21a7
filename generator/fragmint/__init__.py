"""fragmint mints typed, tested, publishable Python API clients from a hand-curated OpenAPI fragment."""

__version__ = "0.1.0.dev0"
