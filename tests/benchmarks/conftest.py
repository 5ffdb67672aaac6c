"""What pytest leaves alone here: scripts that need packages, or neighbours, which tests do not."""

collect_ignore = [
    "slider_to_picture.py",
    "ways.py",
    "kernel_cost.py",
    "crm_read.py",
    "page_frame.py",
    "page_start.py",
    "lesson_forms.py",
    "build_times.py",
    "load.py",
    "platforms.py",
]
