"""The API answers as its own description says, whatever is asked: schemathesis makes the questions up."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from app import app
from components.api.operations import OPERATIONS
from tests.thorough import tried

ADDRESS = "/api/v1/openapi.json"
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@pytest.fixture(scope="module")
def schema():
    return schemathesis.openapi.from_wsgi(ADDRESS, app.server)


def paths() -> list[str]:
    return ["/" + operation.path.replace("<", "{").replace(">", "}") for operation in OPERATIONS]


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.value)
@pytest.mark.parametrize("path", paths())
def test_answers_are_as_described(schema, path, mode):
    """Status, media type, headers and body as the document has them; what it does not allow is refused."""
    operation = schema[path]["GET"]
    told = settings(
        max_examples=tried(8, 100),
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    @told
    @given(case=operation.as_strategy(generation_mode=mode))
    def asks(case):
        # Its transport for WSGI takes compressed bodies for text.
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    asks()
