"""Webhooks and callbacks give models and no operations."""

from __future__ import annotations

from support.apis import api

_BODY = "{content: {application/json: {schema: {type: object, properties: {id: {type: integer}}}}}}"
_OK = '{"204": {description: ok}}'


def test_a_webhook_gives_a_model_of_what_it_sends() -> None:
    found = api(f"webhooks: {{thing.made: {{post: {{requestBody: {_BODY}, responses: {_OK}}}}}}}")
    assert set(found.models) == {"ThingMadeRequest"}
    assert found.operations == ()
    assert not found.models["ThingMadeRequest"].request_only


def test_a_callback_gives_models_of_what_it_sends_and_is_answered() -> None:
    answered = f'{{"200": {{description: ok, {_BODY[1:-1]}}}}}'
    callback = f"{{'{{$url}}': {{post: {{requestBody: {_BODY}, responses: {answered}}}}}}}"
    found = api(
        f"paths: {{/a: {{post: {{responses: {_OK}, callbacks: {{changed: {callback}}}}}}}}}"
    )
    assert set(found.models) == {"ChangedRequest", "ChangedResponse"}
    assert len(found.operations) == 1


def test_the_operations_of_one_webhook_are_told_apart_by_their_method() -> None:
    each = f"{{requestBody: {_BODY}, responses: {_OK}}}"
    found = api(f"webhooks: {{hook: {{post: {each}, put: {each}}}}}")
    assert set(found.models) == {"HookPostRequest", "HookPutRequest"}
