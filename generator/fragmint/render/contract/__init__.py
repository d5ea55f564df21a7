"""Views of the contract tests: what the templates of tests/contract/ print."""

from fragmint.render.contract.client import client_modules, contract_view, folder_view
from fragmint.render.contract.documented import surprises

__all__ = ["client_modules", "contract_view", "folder_view", "surprises"]
