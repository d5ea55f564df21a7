# Generated from openapi.yaml by fragmint; do not edit.
"""One module for each resource of the client."""
