"""Pythons for many learners on one machine: copies of one that has already read all it needs.

``docs/voila.md`` names them where it starts Voila. Nothing else in the package needs this folder.
"""
