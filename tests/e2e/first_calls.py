"""The calls that design and README promise, as a user would write them; the argument is the base URL."""

from __future__ import annotations

import asyncio
import sys

from launchdarkly_releases import AsyncClient, Client, NotFoundError, RateLimitError

BASE_URL = sys.argv[1]


def main() -> None:
    with Client(base_url=BASE_URL) as client:
        for policy in client.release_policies.list("default", exclude_default=True):
            print(policy.rank, policy.key, policy.release_method)
        project = client.projects.get("default", expand=["environments"])
        print(project.name)
        try:
            client.release_policies.get("default", "missing")
        except RateLimitError:
            raise
        except NotFoundError as error:
            print(error)
        raw = client.release_policies.with_raw_response.get(
            "default", "production-release", options={"deadline": 5}
        )
        print(raw.status_code, raw.headers["content-type"], raw.parse().name)
        patient = client.with_options(timeout=60, max_retries=5)
        print(patient.projects.get("default").key)


async def main_async() -> None:
    async with AsyncClient(base_url=BASE_URL) as client:
        page = await client.release_policies.list("default")
        print(len(page.items), page.total_count)
        async for policy in page:
            print(policy.rank, policy.key, policy.release_method)


main()
asyncio.run(main_async())
