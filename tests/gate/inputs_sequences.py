"""The valid input of the routes of sequences and of who is in them, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, lists, reads
from tests.gate.kit_sequences import STEPS

SEQUENCE = {"name": "秋のご案内", "steps": STEPS}
SEQUENCES: Mapping[str, Input] = {
    "GET /sequences": lists("sequence"),
    "POST /sequences": about("", SEQUENCE, version=False),
    "POST /sequences/look": about("", {"steps": STEPS}, version=False, writes=False),
    "GET /sequences/{sequence_id}": reads("sequence"),
    "PUT /sequences/{sequence_id}": about("sequence", SEQUENCE),
    "DELETE /sequences/{sequence_id}": about("sequence"),
    "POST /sequences/{sequence_id}/enrolments": about(
        "sequence", {"lead_ids": ["@own lead"], "ground": "card"}, version=False
    ),
    "GET /enrolments": lists("enrolment", query="limit=100"),
    "GET /enrolments/{enrolment_id}": reads("enrolment"),
    "POST /enrolments/{enrolment_id}/pause": about("enrolment"),
    "POST /enrolments/{enrolment_id}/resume": about("resting enrolment"),
    "POST /enrolments/{enrolment_id}/stop": about("enrolment"),
    "POST /enrolments/{enrolment_id}/unsubscribe": about("enrolment"),
}
