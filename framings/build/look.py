"""The look of whoever takes a page over: a style sheet of theirs, and their logo."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup

from framings.build.pages import hashed_name

LOGOS = (".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
MOST = 200_000  # of either file, in bytes: a phone has to load it


@dataclass(frozen=True)
class Look:
    """What a page is dressed with.

    Attributes:
        style: A style sheet, which stands below the page's own; None for none.
        logo: A picture, shown above the page; None for none.
    """

    style: Path | None = None
    logo: Path | None = None

    def __post_init__(self) -> None:
        for option, path, kinds in (("--css", self.style, (".css",)), ("--logo", self.logo, LOGOS)):
            if path is None:
                continue
            if path.suffix.lower() not in kinds:
                raise ValueError(f"{option} must be a file in {', '.join(kinds)}; got {path}")
            if not path.is_file():
                raise ValueError(f"{option}: there is no file {path}")
            if path.stat().st_size > MOST:
                size = f"{path.stat().st_size:,} bytes; {MOST:,} are allowed"
                raise ValueError(f"{option}: {path} has {size}")

    def dressed(self, page: Mapping[str, bytes]) -> dict[str, bytes]:
        """Dress a page.

        Args:
            page: The content of its files, by name.

        Returns:
            The same with the style and the logo; the page itself where there are none.
        """
        content = dict(page)
        soup = BeautifulSoup(page["index.html"].decode(), "html.parser")
        if self.style:
            name = hashed_name("own.css", self.style.read_bytes())
            content[name] = self.style.read_bytes()
            soup.head.append(soup.new_tag("link", attrs={"rel": "stylesheet", "href": name}))
        if self.logo:
            name = hashed_name(f"logo{self.logo.suffix.lower()}", self.logo.read_bytes())
            content[name] = self.logo.read_bytes()
            # It says nothing that the page does not: whoever hears the page misses nothing.
            soup.body.insert(
                0, soup.new_tag("img", attrs={"class": "logo", "src": name, "alt": ""})
            )
        return content | {"index.html": str(soup).encode()} if self.style or self.logo else content
