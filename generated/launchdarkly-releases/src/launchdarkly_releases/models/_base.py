# Generated from openapi.yaml by fragmint; do not edit.

"""What every model shares."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A value the API answers with: fields it does not document are kept, in `model_extra`.

    Build it by its Python names; `model_dump(by_alias=True, exclude_unset=True)` gives the JSON it came from.
    """

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        defer_build=True,
        hide_input_in_errors=True,
        protected_namespaces=(),
    )


class OpenModel(Model):
    """A value that has room for more than it lists, as its document says: no field of it is unknown."""

    model_config = ConfigDict(json_schema_extra={"x-open": True})


class RequestModel(Model):
    """A value that only ever goes to the API: a field it does not document is refused, for it is a typo."""

    model_config = ConfigDict(extra="forbid")
