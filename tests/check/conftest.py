"""What the tests of the checks share."""

import pytest

from framings.teaching import glossary


@pytest.fixture(autouse=True)
def terms(tmp_path_factory, monkeypatch):
    """Put other terms in place of those of the lessons; none unless a test says so."""
    path = tmp_path_factory.mktemp("terms") / "glossary.toml"

    def put(text):
        path.write_text(text, encoding="utf-8")
        glossary._content.cache_clear()

    put("")
    monkeypatch.setattr(glossary, "FILE", path)
    yield put
    glossary._content.cache_clear()
