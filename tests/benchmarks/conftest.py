"""What pytest leaves alone here: scripts that need packages which nothing else needs."""

collect_ignore = ["slider_to_picture.py", "ways.py", "kernel_cost.py"]
