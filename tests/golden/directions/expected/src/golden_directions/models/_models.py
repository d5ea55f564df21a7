# Generated from openapi.yaml by fragmint; do not edit.
"""The models of the API, snake_case in Python and as documented on the wire."""

from __future__ import annotations

from datetime import datetime

from ._base import Model, RequestModel


class Note(Model):
    text: str
    at: datetime | None = None


class Account(Model):
    id: str
    name: str
    password: str | None = None
    owner: Owner | None = None
    notes: list[Note] | None = None


class AccountRequest(RequestModel):
    name: str
    password: str
    owner: OwnerRequest | None = None
    notes: list[Note] | None = None


class Owner(Model):
    account: Account


class OwnerRequest(RequestModel):
    account: AccountRequest


Account.model_rebuild()
AccountRequest.model_rebuild()
