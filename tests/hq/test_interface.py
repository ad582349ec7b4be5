"""The OpenAPI document holds: whatever fits it is answered as it says, for strangers and for enrolled stations."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from hq.api import asked_by
from hq.app import application
from hq.requests import Asked
from hq.stations import enrol, new_code
from tests.hq.conftest import EASY
from tests.hq.drawn_station import Key

EXAMPLES = 6
OPERATIONS = 11
QUIET = settings(max_examples=EXAMPLES, database=None, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("known", [False, True], ids=["stranger", "station"])
def test_every_answer_is_one_that_the_document_describes(embedded, known):
    app = application(embedded, EASY)
    if known:
        key = Key()
        with embedded.engine.begin() as connection:
            code = new_code(connection, "", now=embedded.now(), signer=embedded.key)
            made = enrol(connection, code, "Quay", key.public_key, now=embedded.now(), signer=embedded.key)
        app.dependency_overrides[asked_by] = lambda: Asked(made.station, "n", embedded.now())
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    operations = [each.ok() for each in schema.get_all_operations()]
    assert len(operations) == OPERATIONS
    for operation in operations:

        def answered(case):
            # No schema can say what a signed record is: a batch of the right form may still hold none.
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        QUIET(given(case=operation.as_strategy())(answered))()
