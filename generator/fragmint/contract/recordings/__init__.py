"""Recordings: what an API answered, kept as files without its secrets, to be replayed and judged."""

from fragmint.contract.recordings.files import Recording, RecordingError
from fragmint.contract.recordings.folder import read, traffic_in, write
from fragmint.contract.recordings.recorder import Recorder
from fragmint.contract.recordings.scrubbing import Scrubber

__all__ = [
    "Recorder",
    "Recording",
    "RecordingError",
    "Scrubber",
    "read",
    "traffic_in",
    "write",
]
