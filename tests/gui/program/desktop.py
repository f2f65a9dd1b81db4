# SPDX-FileCopyrightText: 2026 Secondline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A program on a real desktop, as a person without a mouse meets it: what assistive technology tells of it, and keys.

Keys go through the X server (xdotool), names and roles come over AT-SPI (pyatspi); nothing of the program's inside is
known here.
"""

import subprocess
import time

import pyatspi

PATIENCE = 30  # seconds; ends hangs, measures nothing

# What may have thousands of children that nobody sees; only the focused one of them is looked at.
LONG = {pyatspi.ROLE_LIST, pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE, pyatspi.ROLE_TREE}


class Waited(AssertionError):
    """Something that should have come did not."""


class Program:
    def __init__(self, process):
        self._app = None
        self._process = process
        self.until(self._find_app, "the program on the accessibility bus")

    def _find_app(self):
        for app in pyatspi.Registry.getDesktop(0):
            if app is not None and app.get_process_id() == self._process.pid:
                self._app = app
                return True
        return False

    # --- what is there

    def _walk(self, node, depth=0):
        if node is None or depth > 40:
            return
        yield node
        try:
            if node.getRole() in LONG:
                return
            count = node.childCount
        except Exception:  # it went while we looked at it
            return
        for index in range(count):
            try:
                child = node.getChildAtIndex(index)
                if child is None or not child.getState().contains(pyatspi.STATE_SHOWING):
                    continue
            except Exception:
                continue
            yield from self._walk(child, depth + 1)

    def shown(self, role=None):
        """Everything on the screen, of one role or of all."""
        for node in self._walk(self._app):
            try:
                if role is None or node.getRole() == role:
                    yield node
            except Exception:
                continue

    def seen(self, part, role=None):
        """The first name on the screen that holds `part`, or None."""
        for node in self.shown(role):
            if part in (node.name or ""):
                return node.name
        return None

    def focused(self):
        """What has the focus; of a list the row that is current."""
        for node in self.shown():
            try:
                if not node.getState().contains(pyatspi.STATE_FOCUSED):
                    continue
                if node.getRole() in LONG:
                    row = self._current_row(node)
                    return row if row is not None else node
                return node
            except Exception:
                continue
        return None

    def _current_row(self, node):
        try:
            table = node.queryTable()
            for row in table.getSelectedRows():
                return table.getAccessibleAt(row, 0)
        except NotImplementedError:
            pass
        return None

    def focus_name(self):
        node = self.focused()
        return (node.name or "") if node is not None else ""

    # --- what is done

    def press(self, *keys):
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
            time.sleep(0.05)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "12", text], check=True)

    def command(self, letters):
        """By the palette: a few letters and Enter."""
        self.press("ctrl+shift+p")
        self.until(lambda: self.focus_name().startswith("Command palette"), "the command palette")
        self.type(letters)
        time.sleep(0.2)
        self.press("Return")

    # --- waiting

    def until(self, holds, what):
        end = time.monotonic() + PATIENCE
        while True:
            if self._app is not None:
                self._app.clearCache()
            result = holds()
            if result:
                return result
            if time.monotonic() > end:
                raise Waited(f"waited in vain for {what}")
            time.sleep(0.1)

    def until_seen(self, part, role=None):
        return self.until(lambda: self.seen(part, role), f"“{part}” on the screen")

    def until_shown(self, name, role=None):
        """As until_seen(), for the whole of a name."""
        return self.until(lambda: any(node.name == name for node in self.shown(role)), f"“{name}” on the screen")

    def until_gone(self, part, role=None):
        return self.until(lambda: not self.seen(part, role), f"“{part}” to go")

    def until_focus(self, part):
        return self.until(lambda: part in self.focus_name(), f"the focus on “{part}” (it is on “{self.focus_name()}”)")
