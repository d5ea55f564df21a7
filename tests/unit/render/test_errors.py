from __future__ import annotations

import inspect

import pytest

from _runtime import errors as raised
from fragmint.render.errors import error_class, error_names


def test_a_client_offers_every_error_that_its_runtime_can_raise() -> None:
    public = {
        name
        for name, kind in inspect.getmembers(raised, inspect.isclass)
        if issubclass(kind, Exception) and kind.__module__ == raised.__name__
    }
    assert set(error_names()) == public


@pytest.mark.parametrize(
    ("status", "name"),
    [
        ("400", "BadRequestError"),
        ("404", "NotFoundError"),
        ("418", "ClientError"),
        ("429", "RateLimitError"),
        ("503", "InternalServerError"),
        ("4XX", "ClientError"),
        ("5XX", "InternalServerError"),
        ("3XX", "APIStatusError"),
        ("302", "APIStatusError"),
    ],
)
def test_the_reference_names_the_class_that_a_status_raises(status: str, name: str) -> None:
    assert error_class(status) == name
