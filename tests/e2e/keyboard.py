"""Somebody at the keyboard alone: Tab and arrows, shortcuts, menus, and Japanese through the conversion of an IME."""

from contextlib import suppress

from playwright.sync_api import Locator, Page, expect

# How often somebody presses Tab before they give up.
PATIENCE = 250
ATTEMPTS = 3
IME = 229
# Every press of a pointer, and every click that no key brought about, is kept by the page itself.
WATCH = """() => {
  window.pointed = [];
  for (const kind of ["pointerdown", "mousedown", "touchstart", "wheel"]) {
    addEventListener(kind, ({ target }) => window.pointed.push(`${kind} ${target.outerHTML?.slice(0, 80)}`), true);
  }
}"""
HAS_FOCUS = "one => one === document.activeElement"
# "" when the control has the focus, else what has it.
ELSEWHERE = """control => {
  const one = document.activeElement;
  if (one === control) return "";
  return `${one?.tagName} ${one?.getAttribute("aria-label") ?? one?.innerText?.slice(0, 40) ?? ""}`;
}"""
IS_ABOVE = """line => {
  const here = document.activeElement?.closest("li[data-line]") ?? document.querySelector("li[aria-current]");
  return here !== null && Boolean(here.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_PRECEDING);
}"""
IS_WRITING = "() => document.activeElement?.matches('input:not([type=checkbox], [type=radio]), textarea')"


class Keyboard:
    """The keys of one page. Nothing here can point at anything."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._pages = page.context.new_cdp_session(page)
        page.context.add_init_script(f"({WATCH})()")
        page.evaluate(WATCH)

    def press(self, *keys: str) -> None:
        """One after the other: a shortcut, `Control+Enter`, or two presses such as `g`, `t`."""
        for key in keys:
            self.page.keyboard.press(key)

    def reach(self, control: Locator, *, steps: int = PATIENCE, back: bool = False) -> None:
        """Go there by Tab, or back by Shift+Tab. AssertionError where it lies on no way of `steps`."""
        expect(control).to_be_visible()
        self._go(control, steps, back=back)

    def _go(self, control: Locator, steps: int, *, back: bool) -> None:
        way = []
        for _ in range(steps):
            elsewhere = control.evaluate(ELSEWHERE)
            if not elsewhere:
                return
            way.append(elsewhere)
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"not reached by {steps} presses of Tab: {control}; the last: {way[-12:]}")

    def go_along(self, line: Locator, *, most: int = 50) -> None:
        """Leave the field one writes in, go along a list by J or K to this line, and open it."""
        while self.page.evaluate(IS_WRITING):
            self.press("Tab")
        key = "k" if line.evaluate(IS_ABOVE) else "j"
        for _ in range(most):
            self.press(key)
            if line.evaluate(HAS_FOCUS):
                self.press("Enter")
                return
        raise AssertionError(f"J and K do not come to {line}")

    def do(self, control: Locator, *, back: bool = False) -> None:
        """Reach a button or a link, and press it."""
        self.reach(control, back=back)
        self.press("Enter")

    def switch(self, control: Locator) -> None:
        """Reach a box and tick it."""
        self.reach(control)
        self.press("Space")

    def choose(self, button: Locator, item: str) -> None:
        """Open a menu and go down to one of its items."""
        self.do(button)
        self.take(item)

    def take(self, item: str | Locator) -> None:
        """Go down an open menu to this item, and take it."""
        menu = self.page.get_by_role("menuitem")
        wanted = self.page.get_by_role("menuitem", name=item, exact=True) if isinstance(item, str) else item
        expect(wanted).to_be_visible()
        for _ in range(menu.count() + 1):
            if wanted.evaluate(HAS_FOCUS):
                self.press("Enter")
                return
            self.press("ArrowDown")
        raise AssertionError(f"the arrow keys do not come to {item}, but to {wanted.evaluate(ELSEWHERE)}")

    def pick(self, field: Locator, option: str, *, typed: tuple[str, str] | None = None) -> None:
        """Choose in a list that opens from a field, after writing some of it where it is looked up: kana, and words."""
        self.reach(field)
        if typed is None:
            self.press("ArrowDown")
            self._take_option(option)
            return
        self.convert(*typed)
        # What was typed is looked up a moment later: an Enter that comes just then finds nothing marked.
        for _ in range(ATTEMPTS):
            self._take_option(option)
            with suppress(AssertionError):
                expect(field).not_to_have_value(typed[1], timeout=1_000)
                return
            self.press("ArrowDown")
        raise AssertionError(f"{option} is not taken")

    def _take_option(self, option: str) -> None:
        wanted = self.page.get_by_role("option").filter(has_text=option).first
        expect(wanted).to_be_visible()
        for _ in range(self.page.get_by_role("option").count() + 1):
            if wanted.get_attribute("data-combobox-selected") == "true":
                self.press("Enter")
                return
            self.press("ArrowDown")
        raise AssertionError(f"the arrow keys do not come to {option}")

    def segment(self, group: Locator, label: str) -> None:
        """Move in a row of choices of which one holds."""
        wanted = group.get_by_role("radio", name=label, exact=True)
        # The radio itself is not drawn, its label is.
        expect(group).to_be_visible()
        self._go(group.get_by_role("radio", checked=True), PATIENCE, back=False)
        for _ in range(group.get_by_role("radio").count()):
            if wanted.is_checked():
                return
            self.press("ArrowRight")
        raise AssertionError(f"the arrow keys do not come to {label}")

    def write(self, field: Locator, kana: str, words: str) -> None:
        """Reach a field, empty it, and write into it."""
        self.reach(field)
        self.press("Control+A", "Delete")
        self.convert(kana, words)

    def convert(self, kana: str, words: str) -> None:
        """Type kana letter by letter, turn them into words by Space, and take these by Enter, as an IME does it.

        Of each of these keys the page hears that the conversion has it (229), and must leave it alone.
        """
        for length, letter in enumerate(kana, start=1):
            self._heard(letter)
            self._composed(kana[:length])
        self._heard(" ")
        self._composed(words)
        self._heard("Enter")
        self._pages.send("Input.insertText", {"text": words})

    def compose(self, letters: str) -> None:
        """Letters of a conversion that is not ended yet."""
        for length, letter in enumerate(letters, start=1):
            self._heard(letter)
            self._composed(letters[:length])

    def _heard(self, key: str) -> None:
        for kind in ("rawKeyDown", "keyUp"):
            self._pages.send(
                "Input.dispatchKeyEvent", {"type": kind, "key": key, "windowsVirtualKeyCode": IME}
            )

    def _composed(self, text: str) -> None:
        words = {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        self._pages.send("Input.imeSetComposition", words)

    def check_alone(self) -> None:
        """No pointer has touched the page."""
        assert self.page.evaluate("() => window.pointed") == []
