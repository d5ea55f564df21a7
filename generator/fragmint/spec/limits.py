"""How much of a document is read before it is called hostile: far above any real one, far below what hurts."""

MAX_BYTES = 64 * 1024 * 1024  # of all files together
MAX_WRITTEN = 1_000_000  # lines of a file, or commas: about as many as it has values
MAX_DEPTH = (
    100  # levels of a file, and of objects with references followed: what walks them recurses
)
MAX_PARTS = 20_000  # schemas that one is put together of, references followed
MAX_TEXT = 1_000_000  # characters of one text or name
MAX_HOPS = 50  # references that lead to references, on the way to one object
MAX_ALIASED_NODES = 200_000  # values that YAML aliases add
MAX_OBJECTS = 500_000  # OpenAPI objects, counted wherever a reference puts them
MAX_NODES = 2_000_000  # values, likewise
MAX_NUMBER_LENGTH = (
    400  # characters: Python itself refuses to print integers of more than 4,300 digits
)
MAX_STEPS = 20_000_000  # values that the queries of overlays look at and that their actions write, all together
MAX_QUERY_LENGTH = 2_000  # characters
MAX_PATTERN_BYTES = 250_000  # of a regular expression once it is compiled
