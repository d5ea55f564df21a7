"""What a live run puts in the place of what the tests know: nothing more, and nowhere else."""

from __future__ import annotations

from base64 import b64encode

from fragmint.contract.targets.account import Account

ACCOUNT = Account(
    {"contract-key": "r/e&l", "contract-key-2": "second", "contract-user:contract-login": "me:pw"},
    {"default": "my project", "5": "7"},
)


def basic(pair: str) -> str:
    """A header with a user and a password."""
    return f"Basic {b64encode(pair.encode()).decode()}"


def test_a_credential_is_put_into_headers_of_any_scheme() -> None:
    assert ACCOUNT.header("contract-key") == "r/e&l"
    assert ACCOUNT.header("Bearer contract-key-2") == "Bearer second"
    assert ACCOUNT.header("a=1; token=contract-key") == "a=1; token=r/e&l"
    assert ACCOUNT.header(basic("contract-user:contract-login")) == basic("me:pw")


def test_a_header_without_a_credential_is_as_it_was() -> None:
    assert ACCOUNT.header("basic 1, 2") == "basic 1, 2"
    assert ACCOUNT.header("default") == "default"


def test_own_values_stand_where_the_template_has_parameters() -> None:
    assert ACCOUNT.path("/default/{key}", "/default/default") == "/default/my%20project"
    assert ACCOUNT.path("/{key}", "/d%65fault") == "/my%20project"
    assert ACCOUNT.path("/{key}", "/other%2F") == "/other%2F"


def test_own_values_and_credentials_are_put_into_the_query() -> None:
    query = "of=default&key=contract-key&n=5&more=default,5&flag&a%20b=c%20d"

    assert ACCOUNT.query(query) == (
        "of=my%20project&key=r%2Fe%26l&n=7&more=default,5&flag&a%20b=c%20d"
    )


def test_every_form_of_a_credential_is_a_secret() -> None:
    assert {"me:pw", basic("me:pw").removeprefix("Basic "), "second"} <= ACCOUNT.secrets.keys()
