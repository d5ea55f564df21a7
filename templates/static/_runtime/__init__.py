"""The part of the client that no API changes: plain, typed Python over httpx2 and pydantic."""
