"""Where traffic departs from the document: in recordings, on the live API, in HAR files, in production."""

from fragmint.contract.deviations.collecting import deviations_in
from fragmint.contract.deviations.deviation import Action, Deviation
from fragmint.contract.deviations.har import Har, read_har
from fragmint.contract.deviations.known import Judged, Known
from fragmint.contract.deviations.log import deviations_logged
from fragmint.contract.deviations.patch import patch

__all__ = [
    "Action",
    "Deviation",
    "Har",
    "Judged",
    "Known",
    "deviations_in",
    "deviations_logged",
    "patch",
    "read_har",
]
