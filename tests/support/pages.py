"""What the tests of pages share: a page that is watched, and what axe says of one."""

from axe_playwright_python.sync_playwright import Axe

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def watched_page(context):
    """Open a page that remembers its ``problems`` and the addresses that were ``asked`` for."""
    page = context.new_page()
    page.problems, page.asked = [], []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda said: page.problems.append(said.text))
    context.on("request", lambda request: page.asked.append(request.url))
    return page


def wcag_violations(page, **context):
    """Return what axe finds against WCAG 2.2 A and AA, in all of a page or a part of it."""
    # JupyterLab's body has no height, and axe takes nothing for seen that lies outside: without
    # this it would pass over all contrasts.
    page.evaluate("() => document.body.offsetHeight || (document.body.style.height = '100vh')")
    options = {"runOnly": {"type": "tag", "values": WCAG}}
    found = Axe().run(page, context=context or None, options=options).response
    looked_at = {rule["id"] for kind in ("passes", "violations") for rule in found[kind]}
    assert "color-contrast" in looked_at
    return found["violations"]
