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

    ```{code-cell} ipython3
    :jupyter: {source_hidden: true}
    from base64 import b64encode
    from IPython.display import HTML, display

    SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>50 calls</text><path/></svg>'
    class explorers:
        def the_door():
            data = b64encode(SVG.encode()).decode()
            img = f'<img src="data:image/svg+xml;base64,{data}" alt="ALT">'
            display({"text/html": img, "text/plain": "A picture."}, raw=True)
            display({"application/vnd.jupyter.widget-view+json": {"model_id": "1"}}, raw=True)
    def bet(*names):
        return names
    strip = closing = questions = bet
    ```

    ```{code-cell} ipython3
    :jupyter: {source_hidden: true}
    strip("03_sample")
    ```

    ## The idea

    A door.

    ## Step 1. Who calls?

    Somebody does.

    ```{code-cell} ipython3
    :jupyter: {source_hidden: true}
    bet("03_sample", "more")
    ```

    ### The door

    Drag it.

    ```{code-cell} ipython3
    :jupyter: {source_hidden: true}
    explorers.the_door()
    ```

    ### What happened

    HAPPENED

    <details>
    <summary>How to read it</summary>

    The bars are customers.

    </details>

    ## Step 2. Who knocks?

    ```{code-cell} ipython3
    :jupyter: {source_hidden: true}
    bet("03", "fewer")
    ```

    ### The other door

    Drag this one.

    ```{code-cell} ipython3
    :jupyter: {source_hidden: true}
    explorers.the_door()
    ```

    ### What happened

    HAPPENED

    <details>
    <summary>How to read it</summary>

    They are customers again.

    </details>

    ## In the data

    FILLER See [the idea](#The-idea). The sales target is held constant, at the level of the
    activity.

    ```{code-cell} ipython3
    :jupyter: {source_hidden: true}
    print("one")
    print("two")
    1 + 1
    ```

    ## Check yourself

    ```{code-cell} ipython3
    :jupyter: {source_hidden: true}
    questions("03_sample")
    ```

    **To a colleague in sales:** have a look at the door.

    ## Take home

    **One can replace the other.**

    ```{code-cell} ipython3
    :jupyter: {source_hidden: true}
    closing("03")
    ```

    ## Limits

    None.

    ## Sources

    - Drucker (1973), *Management*.

    ## Go further

    ### The door once more

    Drag it.

    ```{code-cell} ipython3
    :jupyter: {source_hidden: true}
    explorers.the_door()
    ```

    #### What to see

    SEEN

    <details>
    <summary>How to read it</summary>

    The bars are customers.

    </details>

    ### For later

    More words.
    """
).replace("ALT", ALT)
SAYS = "It is as it is and it may be otherwise."
for word, often in {"HAPPENED": 5, "SEEN": 3, "FILLER": 95}.items():
    TEXT = TEXT.replace(word, "\n".join([SAYS] * often))

BANK = """
[strip]
framing = "substitutes"
level = "the activity: they knock, or you do"
held = "the sales target"
question = "Can one replace the other?"
wrong_if = "Neither does."

[[bets]]
key = "more"
prompt = "Pompernikkel Pompen calls. More or less?"
spoilers = ["fifty percent", "17%<!--= wrong_part := 0.17 -->"]
options = [
    {text = "More", reply = "It is more."},
    {text = "Less, and never more", reply = "It is less.", right = true},
]

[[bets]]
key = "fewer"
prompt = "Pompernikkel Pompen knocks. Fewer or as many?"
options = [
    {text = "Fewer", reply = "Perhaps."},
    {text = "As many", reply = "Perhaps not."},
]

[[questions]]
goals = [1]
prompt = "Which?"
options = [
    {text = "This", feedback = "So it is.", right = true},
    {text = "That", feedback = "Not that."},
    {text = "Those", feedback = "Not those."},
]

[[questions]]
goals = [2]
transfer = true
prompt = "Which at the baker's?"
options = [
    {text = "White", feedback = "Not white."},
    {text = "Brown", feedback = "So it is.", right = true},
    {text = "Both", feedback = "Not both."},
]
"""


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    """A lesson in a repository of its own."""
    sample = Lesson("en", "03_sample", tmp_path)
    sample.source.parent.mkdir(parents=True)
    sample.source.write_text(TEXT, encoding="utf-8")
    sample.source.with_suffix(".toml").write_text(BANK, encoding="utf-8")
    return sample


@pytest.fixture
def rewrite(lesson):
    """Replace a piece of the lesson's text, or of its question bank."""

    def rewrite(old: str, new: str, suffix: str = ".md") -> Lesson:
        path = lesson.source.with_suffix(suffix)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return lesson

    return rewrite
