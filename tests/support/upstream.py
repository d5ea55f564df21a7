"""A vendor's whole document in three dated versions, in the shape of LaunchDarkly's: far more than a fragment needs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import yaml

RESOURCES = 120
"""How many resources the document has beside those of the story, with two operations and two schemas each."""

DOCUMENT = """\
openapi: 3.0.3
info:
  title: LaunchDarkly REST API
  version: "2.0"
  description: "# Overview\\n\\nAll of it.\\n"
  contact: {name: LaunchDarkly Technical Support Team, email: support@launchdarkly.com}
servers:
  - {url: "https://app.launchdarkly.com", description: Default}
  - {url: "https://app.launchdarkly.us", description: Federal}
security: [{ApiKey: []}]
tags:
  - {name: Projects, description: Projects and their environments.}
  - {name: Release policies (beta), description: How changes are released.}
paths:
  /api/v2/projects/{projectKey}:
    get:
      tags: [Projects]
      operationId: getProject
      summary: Get project
      description: Get a single project by key.
      parameters:
        - {$ref: "#/components/parameters/ProjectKey"}
        - name: expand
          in: query
          description: A comma-separated list of properties to expand.
          schema: {type: string}
      responses:
        "200":
          description: Project response
          content: {application/json: {schema: {$ref: "#/components/schemas/Project"}}}
        "401": {$ref: "#/components/responses/Unauthorized"}
        "404": {$ref: "#/components/responses/NotFound"}
  /api/v2/projects/{projectKey}/release-policies:
    parameters:
      - {$ref: "#/components/parameters/ProjectKey"}
    get:
      tags: [Release policies (beta)]
      operationId: getReleasePolicies
      summary: List release policies
      description: Get a list of release policies for the specified project.
      parameters:
        - name: excludeDefault
          in: query
          description: When true, exclude the default release policy.
          schema: {type: boolean, default: false}
      responses:
        "200":
          description: List of release policies
          content: {application/json: {schema: {$ref: "#/components/schemas/ReleasePolicies"}}}
        "401": {$ref: "#/components/responses/Unauthorized"}
    post:
      tags: [Release policies (beta)]
      operationId: postReleasePolicy
      summary: Create a release policy
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/NewReleasePolicy"}}}
      responses:
        "201": {description: Created}
components:
  parameters:
    ProjectKey: {name: projectKey, in: path, required: true, description: The project key, schema: {type: string}}
  responses:
    Unauthorized:
      description: Invalid access token
      content: {application/json: {schema: {$ref: "#/components/schemas/ErrorRep"}}}
    NotFound:
      description: Invalid resource identifier
      content: {application/json: {schema: {$ref: "#/components/schemas/ErrorRep"}}}
  schemas:
    ErrorRep:
      type: object
      required: [code, message]
      properties:
        code: {type: string}
        message: {type: string}
    Link: {type: object, properties: {href: {type: string}, type: {type: string}}}
    NewReleasePolicy: {type: object, required: [name], properties: {name: {type: string}}}
    Project:
      type: object
      required: [_id, key, name]
      properties:
        _id: {type: string, description: The ID of this project}
        key: {type: string, description: The key of this project}
        name: {type: string, description: A human-friendly name for the project}
        tags: {type: array, items: {type: string}}
        _links: {type: object, additionalProperties: {$ref: "#/components/schemas/Link"}}
    ReleaseMethod: {type: string, enum: [guarded-release, progressive-release]}
    ReleasePolicies:
      type: object
      required: [items]
      properties:
        items: {type: array, items: {$ref: "#/components/schemas/ReleasePolicy"}}
        totalCount: {type: integer}
    ReleasePolicy:
      type: object
      required: [_id, key, rank]
      properties:
        _id: {type: string}
        key: {type: string}
        rank: {type: integer, description: The rank of the policy}
        releaseMethod: {$ref: "#/components/schemas/ReleaseMethod"}
        scope: {$ref: "#/components/schemas/ReleaseScope"}
    ReleaseScope: {type: object, properties: {environmentKeys: {type: array, items: {type: string}}}}
  securitySchemes:
    ApiKey: {type: apiKey, in: header, name: Authorization}
    Session: {type: apiKey, in: cookie, name: ldso}
"""
FEBRUARY = (
    (
        "enum: [guarded-release, progressive-release]",
        "enum: [guarded-release, immediate-release, progressive-release]",
    ),
    (
        "        totalCount:",
        "        _links: {$ref: '#/components/schemas/Paging'}\n        totalCount:",
    ),
    (
        "    Project:\n",
        "    Paging: {type: object, properties: {next: {$ref: '#/components/schemas/Link'}}}\n    Project:\n",
    ),
    ("summary: Create a release policy", "summary: Make a release policy"),
)
MARCH = (
    ("        scope: {$ref: '#/components/schemas/ReleaseScope'}\n".replace("'", '"'), ""),
    (
        "    ReleaseScope: {type: object, properties: {environmentKeys: {type: array, items: {type: string}}}}\n",
        "",
    ),
    ("Get a single project by key.", "Get one project by its key."),
    ("description: The rank of the policy", "description: Where the policy stands"),
)
"""`ReleaseScope` is dropped, and two descriptions are written anew."""


def versions(folder: Path) -> tuple[Path, Path, Path]:
    """The files of January, February and March 2026, as JSON."""
    january = DOCUMENT
    february = _edited(january, FEBRUARY)
    dated = {"20260101": january, "20260201": february, "20260301": _edited(february, MARCH)}
    first, second, third = (_put(folder / f"{day}.json", text) for day, text in dated.items())
    return first, second, third


def _edited(text: str, edits: tuple[tuple[str, str], ...]) -> str:
    for before, after in edits:
        assert text.count(before) == 1, f"{before!r} stands there {text.count(before)} times"
        text = text.replace(before, after)
    return text


def _put(file: Path, text: str) -> Path:
    document = cast("dict[str, dict[str, dict[str, object]]]", yaml.safe_load(text))
    for number in range(RESOURCES):
        _add_resource(document, f"Thing{number}")
    file.write_text(json.dumps(document, indent=1))
    return file


def _add_resource(document: dict[str, dict[str, dict[str, object]]], name: str) -> None:
    body = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    answer = {"200": {"description": "fine", "content": body}}
    document["paths"][f"/api/v2/{name.lower()}"] = {
        "get": {"operationId": f"get{name}", "tags": [name], "responses": answer},
        "put": {"operationId": f"put{name}", "tags": [name], "responses": answer},
    }
    fields = {
        "link": {"$ref": "#/components/schemas/Link"},
        "rep": {"$ref": f"#/components/schemas/{name}Rep"},
    }
    document["components"]["schemas"][name] = {"type": "object", "properties": fields}
    document["components"]["schemas"][f"{name}Rep"] = {"type": "object"}
