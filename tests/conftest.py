"""A small repository with one lesson that keeps to the grammar, for tests to break."""

from pathlib import Path
from textwrap import dedent

import pytest

from framings.lessons import Lesson

ALT = "Two bars: fifty customers come by themselves, ten are called on."

TEXT = dedent(
    """\
    ---
    jupytext:
      text_representation:
        extension: .md
        format_name: myst
    kernelspec:
      display_name: Python 3
      language: python
      name: python3
    title: '03 · Sample: what replaces what?'
    minutes: 15
    language: en
    ---

    # 03 · Sample: what replaces what?

    Can one replace the other? It takes 15 minutes.

    - You see the one.
    - You see the other.

    To bring the pictures to life: menu **Run**, then **Run All Cells**.

    ## The idea

    A door.

    ```{code-cell} ipython3
    :jupyter: {source_hidden: true}
    from base64 import b64encode
    from IPython.display import HTML, display

    SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>50 calls</text><path/></svg>'
    def explorer():
        data = b64encode(SVG.encode()).decode()
        img = f'<img src="data:image/svg+xml;base64,{data}" alt="ALT">'
        display({"text/html": img, "text/plain": "A picture."}, raw=True)
        display({"application/vnd.jupyter.widget-view+json": {"model_id": "1"}}, raw=True)
    def bet(key):
        return key
    questions = bet
    ```

    ## Your bet

    ```{code-cell} ipython3
    bet("more")
    ```

    ## Try it

    ### The door

    ```{code-cell} ipython3
    explorer()
    ```

    #### How to read it

    The bars are customers.

    ## What happened

    FILLER See [the idea](#The-idea).

    ## In the data

    ```{code-cell} ipython3
    print("one")
    print("two")
    1 + 1
    ```

    ## Check yourself

    ```{code-cell} ipython3
    questions("03")
    ```

    ## Take home

    **One can replace the other.**

    ## Limits

    None.

    ## Sources

    - Drucker (1973), *Management*.
    """
).replace("ALT", ALT)
TEXT = TEXT.replace("FILLER", "\n".join(["It is as it is and it may be otherwise."] * 115))


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    """A lesson in a repository of its own."""
    sample = Lesson("en", "03_sample", tmp_path)
    sample.source.parent.mkdir(parents=True)
    sample.source.write_text(TEXT, encoding="utf-8")
    return sample


@pytest.fixture
def rewrite(lesson):
    """Replace a piece of the lesson's text."""

    def rewrite(old: str, new: str) -> Lesson:
        text = lesson.source.read_text(encoding="utf-8")
        assert old in text
        lesson.source.write_text(text.replace(old, new), encoding="utf-8")
        return lesson

    return rewrite
