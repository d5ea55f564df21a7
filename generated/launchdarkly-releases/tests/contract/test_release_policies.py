# Generated from openapi.yaml by fragmint; do not edit.
"""`client.release_policies` against the document: one class for each operation, one test for each promise."""

from __future__ import annotations

import pytest
from fragmint.contract import Contract, Documented, SentRequest, Surprise, differences, encoded
from fragmint.contract.drawn import deterministic
from hypothesis import given
from hypothesis import strategies as st

from launchdarkly_releases import (
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    AsyncClient,
    AuthenticationError,
    BadRequestError,
    Client,
    ClientError,
    Deviation,
    InternalServerError,
    LifecycleWarning,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    RequestOptions,
)

HOSTILE = "a/../b c?x=1"


@pytest.mark.operation("GET /api/v2/projects/{projectKey}/release-policies")
@pytest.mark.filterwarnings("ignore::launchdarkly_releases.LifecycleWarning")
class TestList:
    """List release policies."""

    @pytest.mark.targets("mock", "replay", "live")
    def test_the_shortest_call_sends_what_is_required_and_nothing_else(
        self, client: Client, contract: Contract
    ) -> None:
        client.release_policies.list("default")

        assert contract.sent() == SentRequest(
            "GET",
            "/api/v2/projects/default/release-policies",
            headers={"LD-API-Version": "beta", "Authorization": "contract-api-key"},
        )

    @pytest.mark.targets("mock")
    def test_the_longest_call_sends_every_documented_parameter(
        self, client: Client, contract: Contract
    ) -> None:
        client.release_policies.list("default", exclude_default=True)

        assert contract.sent() == SentRequest(
            "GET",
            "/api/v2/projects/default/release-policies",
            query=[("excludeDefault", "true")],
            headers={"LD-API-Version": "beta", "Authorization": "contract-api-key"},
        )

    @pytest.mark.targets("mock", "replay", "live")
    def test_what_the_api_answers_is_as_documented_and_read_whole(
        self, client: Client, contract: Contract
    ) -> None:
        answer = client.release_policies.list("default")

        assert differences(contract.answered(), encoded(answer.body)) == []

    @pytest.mark.targets("mock")
    def test_nothing_is_told_to_the_observer_but_what_is_not_documented(
        self, client: Client, contract: Contract, deviations: list[Deviation]
    ) -> None:
        client.release_policies.list("default")

        assert {deviation.pointer for deviation in deviations} == contract.undocumented()

    @pytest.mark.targets("mock")
    @pytest.mark.anyio
    async def test_sync_async_and_raw_calls_are_the_same(
        self, client: Client, async_client: AsyncClient, contract: Contract
    ) -> None:
        plain = client.release_policies.list("default", exclude_default=True)
        raw = client.release_policies.with_raw_response.list("default", exclude_default=True)
        awaited = await async_client.release_policies.list("default", exclude_default=True)
        awaited_raw = await async_client.release_policies.with_raw_response.list(
            "default", exclude_default=True
        )

        assert encoded(raw.parse().body) == encoded(plain.body)
        assert encoded(awaited.body) == encoded(plain.body)
        assert encoded(awaited_raw.parse().body) == encoded(plain.body)
        assert contract.requests == [contract.requests[0]] * 4

    @pytest.mark.targets("mock")
    @pytest.mark.anyio
    async def test_sync_async_and_raw_calls_leave_out_the_same(
        self, client: Client, async_client: AsyncClient, contract: Contract
    ) -> None:
        client.release_policies.list("default")
        client.release_policies.with_raw_response.list("default")
        await async_client.release_policies.list("default")
        await async_client.release_policies.with_raw_response.list("default")

        assert contract.requests == [contract.requests[0]] * 4

    @pytest.mark.targets("mock")
    @pytest.mark.anyio
    async def test_sync_async_and_raw_calls_obey_their_options(
        self, client: Client, async_client: AsyncClient, contract: Contract
    ) -> None:
        options: RequestOptions = {"deadline": 1e-9}  # over before anything is sent

        with pytest.raises(APITimeoutError):
            client.release_policies.list("default", options=options)
        with pytest.raises(APITimeoutError):
            client.release_policies.with_raw_response.list("default", options=options)
        with pytest.raises(APITimeoutError):
            await async_client.release_policies.list("default", options=options)
        with pytest.raises(APITimeoutError):
            await async_client.release_policies.with_raw_response.list("default", options=options)

        assert contract.requests == []

    @pytest.mark.targets("mock")
    @pytest.mark.parametrize(("status", "example"), [(200, "release-policies")])
    def test_a_documented_answer_decodes_and_encodes_back_to_the_same_json(
        self, status: int, example: str | None, client: Client, contract: Contract
    ) -> None:
        documented = contract.answer(status, example=example)

        answer = client.release_policies.list("default")

        assert differences(documented, encoded(answer.body)) == []

    @pytest.mark.targets("mock")
    @deterministic
    @given(data=st.data())
    def test_any_body_that_the_document_allows_decodes_and_encodes_back_to_the_same_json(
        self, data: st.DataObject, client: Client, contract: Contract
    ) -> None:
        body = data.draw(contract.valid_bodies())
        contract.answer_json(body)

        answer = client.release_policies.list("default")

        assert differences(body, encoded(answer.body)) == []

    @pytest.mark.targets("mock")
    def test_every_documented_field_is_read_by_its_name(
        self, client: Client, contract: Contract
    ) -> None:
        for body in contract.documented_bodies():
            contract.answer_json(body)

            answer = client.release_policies.list("default")

            assert contract.misread(answer.body) == []

    @pytest.mark.targets("mock")
    @pytest.mark.parametrize(
        "surprise", ["unknown field", "unknown enum value", "null in an optional field"]
    )
    def test_what_nobody_documented_is_read_and_kept(
        self, surprise: Surprise, client: Client, contract: Contract
    ) -> None:
        for body in contract.surprising_bodies(surprise):
            contract.answer_json(body)

            answer = client.release_policies.list("default")

            assert differences(body, encoded(answer.body)) == []

    @pytest.mark.targets("mock")
    def test_an_answer_without_what_is_optional_is_read_as_it_is(
        self, client: Client, contract: Contract
    ) -> None:
        for body in contract.sparse_bodies():
            contract.answer_json(body)

            answer = client.release_policies.list("default")

            assert differences(body, encoded(answer.body)) == []

    @pytest.mark.targets("mock")
    def test_an_answer_without_what_is_required_raises_an_error(
        self, client: Client, contract: Contract
    ) -> None:
        for pointer, body in contract.incomplete_bodies():
            contract.answer_json(body)

            with pytest.raises(APIResponseValidationError) as caught:
                client.release_policies.list("default")

            assert caught.value.status_code == 200
            assert pointer in caught.value.pointers

    @pytest.mark.targets("mock")
    @pytest.mark.parametrize(
        ("surprise", "kind"),
        [("unknown field", "unknown_field"), ("unknown enum value", "unknown_enum_value")],
    )
    def test_what_nobody_documented_is_told_to_the_observer(
        self,
        surprise: Surprise,
        kind: str,
        client: Client,
        contract: Contract,
        deviations: list[Deviation],
    ) -> None:
        for body in contract.surprising_bodies(surprise):
            contract.answer_json(body)
            client.release_policies.list("default")

        assert kind in [deviation.kind for deviation in deviations]

    @pytest.mark.targets("mock")
    def test_every_documented_value_of_an_enum_is_known(
        self, client: Client, contract: Contract, deviations: list[Deviation]
    ) -> None:
        for body in contract.enumerated_bodies():
            contract.answer_json(body)
            client.release_policies.list("default")

        assert "unknown_enum_value" not in [deviation.kind for deviation in deviations]

    @pytest.mark.targets("mock")
    def test_the_list_is_one_page(self, client: Client, contract: Contract) -> None:
        contract.answer_page("items")

        page = client.release_policies.list("default")

        assert [*page] == page.items
        assert len(page.items) == 1
        assert not page.has_next_page()

    @pytest.mark.targets("mock")
    @pytest.mark.parametrize(
        ("status", "error"),
        [
            (400, BadRequestError),
            (401, AuthenticationError),
            (403, PermissionDeniedError),
            (404, NotFoundError),
            (429, RateLimitError),
            (500, InternalServerError),
        ],
    )
    def test_a_documented_error_raises_the_class_of_its_status(
        self, status: int, error: type[APIStatusError], client: Client, contract: Contract
    ) -> None:
        contract.answer(status)

        with pytest.raises(error) as caught:
            client.release_policies.list("default")

        assert caught.value.status_code == status

    @pytest.mark.targets("mock")
    def test_an_undocumented_status_raises_the_error_of_its_range(
        self, client: Client, contract: Contract
    ) -> None:
        contract.answer(418)

        with pytest.raises(ClientError) as caught:
            client.release_policies.list("default")

        assert caught.value.status_code == 418

    @pytest.mark.targets("mock")
    def test_a_path_argument_is_sent_as_one_segment(
        self, client: Client, contract: Contract
    ) -> None:
        client.release_policies.list(HOSTILE)

        assert contract.sent().path == "/api/v2/projects/a%2F..%2Fb%20c%3Fx%3D1/release-policies"

    @pytest.mark.targets("mock", "replay", "live")
    @pytest.mark.parametrize("argument", ["", ".", ".."])
    def test_a_path_argument_that_is_no_segment_is_refused_before_anything_is_sent(
        self, argument: str, client: Client, contract: Contract
    ) -> None:
        with pytest.raises(ValueError, match="parameter"):
            client.release_policies.list(argument)

        assert contract.requests == []

    @pytest.mark.targets("mock")
    @pytest.mark.anyio
    async def test_a_call_warns_that_the_operation_is_on_its_way_out(
        self, client: Client, async_client: AsyncClient, contract: Contract
    ) -> None:
        with pytest.warns(LifecycleWarning) as told:
            client.release_policies.list("default")
            client.release_policies.with_raw_response.list("default")
            await async_client.release_policies.list("default")
            await async_client.release_policies.with_raw_response.list("default")

        assert [str(warning.message) for warning in told] == [
            "release_policies.list is superseded by environment release plans"
        ] * 4

    @pytest.mark.targets("mock")
    def test_nothing_that_the_document_says_is_left_untested(self, contract: Contract) -> None:
        assert contract.documented() == Documented(
            parameters=["header LD-API-Version", "path projectKey", "query excludeDefault"],
            answers=[("200", "release-policies")],
            errors=["400", "401", "403", "404", "429", "500"],
            surprises=["unknown field", "unknown enum value", "null in an optional field"],
            api_version="beta",
        )


@pytest.mark.operation("GET /api/v2/projects/{projectKey}/release-policies/{policyKey}")
@pytest.mark.filterwarnings("ignore::launchdarkly_releases.LifecycleWarning")
class TestGet:
    """Get release policy."""

    @pytest.mark.targets("mock", "replay", "live")
    def test_the_shortest_call_sends_what_is_required_and_nothing_else(
        self, client: Client, contract: Contract
    ) -> None:
        client.release_policies.get("default", "production-release")

        assert contract.sent() == SentRequest(
            "GET",
            "/api/v2/projects/default/release-policies/production-release",
            headers={"LD-API-Version": "beta", "Authorization": "contract-api-key"},
        )

    @pytest.mark.targets("mock", "replay", "live")
    def test_what_the_api_answers_is_as_documented_and_read_whole(
        self, client: Client, contract: Contract
    ) -> None:
        answer = client.release_policies.get("default", "production-release")

        assert differences(contract.answered(), encoded(answer)) == []

    @pytest.mark.targets("mock")
    def test_nothing_is_told_to_the_observer_but_what_is_not_documented(
        self, client: Client, contract: Contract, deviations: list[Deviation]
    ) -> None:
        client.release_policies.get("default", "production-release")

        assert {deviation.pointer for deviation in deviations} == contract.undocumented()

    @pytest.mark.targets("mock")
    @pytest.mark.anyio
    async def test_sync_async_and_raw_calls_are_the_same(
        self, client: Client, async_client: AsyncClient, contract: Contract
    ) -> None:
        plain = client.release_policies.get("default", "production-release")
        raw = client.release_policies.with_raw_response.get("default", "production-release")
        awaited = await async_client.release_policies.get("default", "production-release")
        awaited_raw = await async_client.release_policies.with_raw_response.get(
            "default", "production-release"
        )

        assert encoded(raw.parse()) == encoded(plain)
        assert encoded(awaited) == encoded(plain)
        assert encoded(awaited_raw.parse()) == encoded(plain)
        assert contract.requests == [contract.requests[0]] * 4

    @pytest.mark.targets("mock")
    @pytest.mark.anyio
    async def test_sync_async_and_raw_calls_obey_their_options(
        self, client: Client, async_client: AsyncClient, contract: Contract
    ) -> None:
        options: RequestOptions = {"deadline": 1e-9}  # over before anything is sent

        with pytest.raises(APITimeoutError):
            client.release_policies.get("default", "production-release", options=options)
        with pytest.raises(APITimeoutError):
            client.release_policies.with_raw_response.get(
                "default", "production-release", options=options
            )
        with pytest.raises(APITimeoutError):
            await async_client.release_policies.get(
                "default", "production-release", options=options
            )
        with pytest.raises(APITimeoutError):
            await async_client.release_policies.with_raw_response.get(
                "default", "production-release", options=options
            )

        assert contract.requests == []

    @pytest.mark.targets("mock")
    @pytest.mark.parametrize(("status", "example"), [(200, "release-policy")])
    def test_a_documented_answer_decodes_and_encodes_back_to_the_same_json(
        self, status: int, example: str | None, client: Client, contract: Contract
    ) -> None:
        documented = contract.answer(status, example=example)

        answer = client.release_policies.get("default", "production-release")

        assert differences(documented, encoded(answer)) == []

    @pytest.mark.targets("mock")
    @deterministic
    @given(data=st.data())
    def test_any_body_that_the_document_allows_decodes_and_encodes_back_to_the_same_json(
        self, data: st.DataObject, client: Client, contract: Contract
    ) -> None:
        body = data.draw(contract.valid_bodies())
        contract.answer_json(body)

        answer = client.release_policies.get("default", "production-release")

        assert differences(body, encoded(answer)) == []

    @pytest.mark.targets("mock")
    def test_every_documented_field_is_read_by_its_name(
        self, client: Client, contract: Contract
    ) -> None:
        for body in contract.documented_bodies():
            contract.answer_json(body)

            answer = client.release_policies.get("default", "production-release")

            assert contract.misread(answer) == []

    @pytest.mark.targets("mock")
    @pytest.mark.parametrize(
        "surprise", ["unknown field", "unknown enum value", "null in an optional field"]
    )
    def test_what_nobody_documented_is_read_and_kept(
        self, surprise: Surprise, client: Client, contract: Contract
    ) -> None:
        for body in contract.surprising_bodies(surprise):
            contract.answer_json(body)

            answer = client.release_policies.get("default", "production-release")

            assert differences(body, encoded(answer)) == []

    @pytest.mark.targets("mock")
    def test_an_answer_without_what_is_optional_is_read_as_it_is(
        self, client: Client, contract: Contract
    ) -> None:
        for body in contract.sparse_bodies():
            contract.answer_json(body)

            answer = client.release_policies.get("default", "production-release")

            assert differences(body, encoded(answer)) == []

    @pytest.mark.targets("mock")
    def test_an_answer_without_what_is_required_raises_an_error(
        self, client: Client, contract: Contract
    ) -> None:
        for pointer, body in contract.incomplete_bodies():
            contract.answer_json(body)

            with pytest.raises(APIResponseValidationError) as caught:
                client.release_policies.get("default", "production-release")

            assert caught.value.status_code == 200
            assert pointer in caught.value.pointers

    @pytest.mark.targets("mock")
    @pytest.mark.parametrize(
        ("surprise", "kind"),
        [("unknown field", "unknown_field"), ("unknown enum value", "unknown_enum_value")],
    )
    def test_what_nobody_documented_is_told_to_the_observer(
        self,
        surprise: Surprise,
        kind: str,
        client: Client,
        contract: Contract,
        deviations: list[Deviation],
    ) -> None:
        for body in contract.surprising_bodies(surprise):
            contract.answer_json(body)
            client.release_policies.get("default", "production-release")

        assert kind in [deviation.kind for deviation in deviations]

    @pytest.mark.targets("mock")
    def test_every_documented_value_of_an_enum_is_known(
        self, client: Client, contract: Contract, deviations: list[Deviation]
    ) -> None:
        for body in contract.enumerated_bodies():
            contract.answer_json(body)
            client.release_policies.get("default", "production-release")

        assert "unknown_enum_value" not in [deviation.kind for deviation in deviations]

    @pytest.mark.targets("mock")
    @pytest.mark.parametrize(
        ("status", "error"),
        [
            (400, BadRequestError),
            (401, AuthenticationError),
            (403, PermissionDeniedError),
            (404, NotFoundError),
            (429, RateLimitError),
            (500, InternalServerError),
        ],
    )
    def test_a_documented_error_raises_the_class_of_its_status(
        self, status: int, error: type[APIStatusError], client: Client, contract: Contract
    ) -> None:
        contract.answer(status)

        with pytest.raises(error) as caught:
            client.release_policies.get("default", "production-release")

        assert caught.value.status_code == status

    @pytest.mark.targets("mock")
    def test_an_undocumented_status_raises_the_error_of_its_range(
        self, client: Client, contract: Contract
    ) -> None:
        contract.answer(418)

        with pytest.raises(ClientError) as caught:
            client.release_policies.get("default", "production-release")

        assert caught.value.status_code == 418

    @pytest.mark.targets("mock")
    def test_a_path_argument_is_sent_as_one_segment(
        self, client: Client, contract: Contract
    ) -> None:
        client.release_policies.get(HOSTILE, HOSTILE)

        assert (
            contract.sent().path
            == "/api/v2/projects/a%2F..%2Fb%20c%3Fx%3D1/release-policies/a%2F..%2Fb%20c%3Fx%3D1"
        )

    @pytest.mark.targets("mock", "replay", "live")
    @pytest.mark.parametrize("argument", ["", ".", ".."])
    def test_a_path_argument_that_is_no_segment_is_refused_before_anything_is_sent(
        self, argument: str, client: Client, contract: Contract
    ) -> None:
        with pytest.raises(ValueError, match="parameter"):
            client.release_policies.get(argument, "production-release")
        with pytest.raises(ValueError, match="parameter"):
            client.release_policies.get("default", argument)

        assert contract.requests == []

    @pytest.mark.targets("mock")
    @pytest.mark.anyio
    async def test_a_call_warns_that_the_operation_is_on_its_way_out(
        self, client: Client, async_client: AsyncClient, contract: Contract
    ) -> None:
        with pytest.warns(LifecycleWarning) as told:
            client.release_policies.get("default", "production-release")
            client.release_policies.with_raw_response.get("default", "production-release")
            await async_client.release_policies.get("default", "production-release")
            await async_client.release_policies.with_raw_response.get(
                "default", "production-release"
            )

        assert [str(warning.message) for warning in told] == [
            "release_policies.get is superseded by environment release plans"
        ] * 4

    @pytest.mark.targets("mock")
    def test_nothing_that_the_document_says_is_left_untested(self, contract: Contract) -> None:
        assert contract.documented() == Documented(
            parameters=["header LD-API-Version", "path policyKey", "path projectKey"],
            answers=[("200", "release-policy")],
            errors=["400", "401", "403", "404", "429", "500"],
            surprises=["unknown field", "unknown enum value", "null in an optional field"],
            api_version="beta",
        )
