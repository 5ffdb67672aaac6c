"""A course with one SCORM module: Open edX's own run-time, in its developers' workbench.

    python openedx_server.py PORT

Runs in the environment of ``openedx.txt``, and keeps what it is told in the folder it stands in.
"""

import os
import sys
from pathlib import Path


def main(port: str) -> None:
    """Serve a course at /scenario/scorm.0/ until the process is ended."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "workbench.settings",
        "EXCLUDE_SAMPLE_XBLOCKS": "yes",
    }
    Path("var").mkdir()
    import django
    from workbench import settings

    # The workbench's addresses of a block end in the student's name: files cannot stand below them.
    settings.MEDIA_ROOT, settings.MEDIA_URL = "media", "/media/"
    settings.XBLOCK_SETTINGS = {"ScormXBlock": {"PROXY_ASSETS_LMS": False}}
    django.setup()
    from django.core.management import call_command
    from openedxscorm import ScormXBlock

    # The package's own scenario calls its block by a name that it does not have, and the workbench
    # knows no older place of its files.
    ScormXBlock.workbench_scenarios = staticmethod(lambda: [("Course", "<scorm/>")])
    ScormXBlock.extract_old_folder_base_path = "none"
    call_command("migrate", run_syncdb=True, verbosity=0)
    call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)


if __name__ == "__main__":
    main(sys.argv[1])
