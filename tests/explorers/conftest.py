import pytest

from framings.words import languages, speaking


@pytest.fixture(params=languages())
def spoken(request):
    """Each language in turn, for what another one could break."""
    with speaking(request.param):
        yield request.param
