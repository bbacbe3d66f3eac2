"""A progress bar for the commands that take a while."""

from django.core.management.base import OutputWrapper

WIDTH = 30


class Bar:
    """Draws one line anew at each call with (done, of); on what is no terminal, such as a file, it stays silent."""

    def __init__(self, out: OutputWrapper, what: str) -> None:
        self.out, self.what = out, what
        self.shown = out.isatty()

    def __call__(self, done: int, of: int) -> None:
        if not self.shown:
            return
        filled = "#" * (WIDTH * done // max(of, 1))
        self.out.write(f"\r[{filled:<{WIDTH}}] {done} of {of} {self.what}", ending="\n" if done >= of else "")
        self.out.flush()
