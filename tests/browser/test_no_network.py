"""A lesson that is opened, run and dragged asks nothing of any machine but this one."""

from urllib.parse import urlsplit

HERE = ("127.0.0.1", "localhost", None)  # None: what is in the page itself, as data: and blob:


def test_the_page_asks_this_machine_alone(run):
    explorer = run.page.locator(".live-explorer:has([role=slider])").first
    explorer.get_by_role("slider").first.press("ArrowRight")
    run.page.wait_for_timeout(500)
    assert len(run.requests) > 20
    assert any(address.startswith("ws:") for address in run.requests)
    assert [one for one in run.requests if urlsplit(one).hostname not in HERE] == []
