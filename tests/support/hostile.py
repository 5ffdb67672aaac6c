"""Text that breaks what is careless, to be shown as the text it is."""

import re

# If one of these were taken for markup in a browser, ``window.ran`` would be set.
TEXTS = {
    "script": "<script>window.ran='script'</script>",
    "end of an attribute": "\"'><img src=x onerror=\"window.ran='attribute'\">",
    "end of a picture": "</text></svg><svg onload=\"window.ran='picture'\">]]>-->",
    "entities": "&lt;b&gt; &amp; &#60;i&#62; &copy",
    "formula": "between $5 and $6, \\(x^2\\), $$y_1$$",
    "braces": "{} {0} {name} {{x}} %s %(x)d %%",
    "right to left": "שלום עולם, 100 مرحبا, \u202etfel ot thgir",
    "emoji": "👩🏽‍🔬 🇳🇱 😀 é",
    "lines": "one\ntwo\r\n\tthree",
    "long": "all " + "the same " * 300 + "end",
    "markdown": "**bold** [link](javascript:window.ran='link') `code` # x",
}
ALL = " | ".join(TEXTS.values())


def squeezed(text: str) -> str:
    """Return a text as a browser shows it, with one space for any white space."""
    return re.sub(r"\s+", " ", text).strip()
