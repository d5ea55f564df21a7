"""The command line. Only this package prints or exits."""

from fragmint.cli.app import app, main

__all__ = ["app", "main"]
