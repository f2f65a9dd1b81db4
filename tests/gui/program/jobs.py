#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Secondline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commonest jobs of a day in the real program, with the keyboard alone, seen by accessible names only.

jobs.py SECONDLINE SECONDLINE-SERVER SECONDLINECTL DEMO-FOLDER, under tests/with-desktop. The steps build on each other.
"""

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

import pyatspi

from desktop import Program

PROGRAM, SERVER, CLI, DEMO = sys.argv[1:5]


class Desk:
    """The real server with the demo's data, and its people's tokens."""

    def __init__(self, folder):
        self.folder = folder
        self.data = folder / "server"
        for line in (Path(DEMO) / "people.ndjson").read_text().splitlines():
            person = json.loads(line)
            self.run("person", "add", "--name", person["name"], "--full-name", person["fullName"], "--role",
                     person["role"], "--tier", str(person["tier"]))
        self.run("import", "--tickets", f"{DEMO}/tickets.ndjson.gz", "--articles", f"{DEMO}/articles.ndjson.gz",
                 "--until", "now")
        self.process = subprocess.Popen([SERVER, "serve", "--data", str(self.data), "--listen", "127.0.0.1:0"],
                                        stdout=subprocess.PIPE, text=True)
        with gzip.open(f"{DEMO}/articles.ndjson.gz", "rt") as articles:
            self.article = " ".join(re.findall(r"[A-Za-z]{4,}", json.loads(articles.readline())["title"])[:5])
        ready = json.loads(self.process.stdout.readline())
        self.url, self.ca = ready["url"], ready["ca"]
        self.private("theirs.key", "6" * 64)
        self.token("t2second")

    def run(self, *words):
        return subprocess.run([SERVER, *words, "--data", str(self.data)], check=True, capture_output=True,
                              text=True).stdout

    def private(self, name, content):
        path = self.folder / name
        path.touch(mode=0o600)
        path.write_text(content)
        return path

    def token(self, person):
        return self.private(f"{person}.token", self.run("token", "--person", person))

    def link(self, person):
        return "secondline://sign-in?" + urllib.parse.urlencode(
            {"server": self.url, "ca": self.ca, "token-file": str(self.token(person))}, quote_via=urllib.parse.quote)

    def colleague(self, *words):
        """What somebody else does, on a device of their own."""
        words = [CLI, "--json", "--profile", str(self.folder / "theirs"), "--token-file",
                 str(self.folder / "t2second.token"), "--key-file", str(self.folder / "theirs.key"), *words]
        return json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def first_run(ui, desk):
    # The link of the desk brings the address, the authority and the token: Enter, Enter.
    ui.until_focus("Personal access token")
    ui.press("Return")
    ui.until_focus("Tier 1")
    ui.until_seen("signed in as")
    ui.press("Return")
    ui.until_shown("Online", pyatspi.ROLE_PUSH_BUTTON)
    ui.until_seen("Synced")


def number_in(row):
    return re.search(r"HD-\d+", row).group(0)


def triage_by_sla(ui, desk):
    ui.command("all open")
    ui.until_seen("All open")
    ui.press("j")
    row = ui.until(lambda: "HD-" in ui.focus_name() and ui.focus_name(), "a row of the list")
    # The list is in the order of the clocks: the row says how late it is.
    assert "late" in row or "left" in row or "due" in row or "Breach" in row, row
    desk.ticket = number_in(row)
    ui.press("j")
    desk.other = number_in(ui.until(lambda: desk.ticket not in ui.focus_name() and ui.focus_name(), "the next row"))
    ui.press("k")
    ui.until_focus(desk.ticket)


def open_and_read(ui, desk):
    ui.press("Return")
    ui.until_seen(desk.ticket)
    ui.until_seen("How bad")


def comment(ui, desk):
    ui.press("r")
    ui.until(lambda: ui.focused().getRole() == pyatspi.ROLE_TEXT, "the field for a comment")
    ui.type("Does it happen at every start")
    ui.press("ctrl+Return")
    ui.until_seen("Does it happen at every start")
    ui.press("Escape")


def log_an_attempt(ui, desk):
    ui.press("a")
    ui.until(lambda: ui.focused().getRole() == pyatspi.ROLE_TEXT, "the field for what was tried")
    ui.type("Cleared the cache")
    ui.press("Tab")
    ui.type("same fault")
    ui.press("ctrl+Return")
    ui.until_seen("Cleared the cache")
    ui.press("Escape")


def assign_to_me(ui, desk):
    ui.until_seen("Assign to me", pyatspi.ROLE_PUSH_BUTTON)
    ui.press("m")
    ui.until_gone("Assign to me", pyatspi.ROLE_PUSH_BUTTON)


def search_and_open_an_article(ui, desk):
    ui.press("ctrl+k")
    ui.until_focus("Search everything on this device")
    ui.type(desk.article)
    ui.until_seen("result")
    # Down the results, past tickets that say the same, to the first article.
    for _ in range(10):
        ui.press("Down")
        if ui.until(lambda: ui.focus_name().startswith(("Ticket", "Article")) and ui.focus_name(), "a result").startswith(
                "Article"):
            break
    title = ui.focus_name()
    assert title.startswith("Article"), title
    ui.press("Return")
    ui.until_focus("Article KB-")
    ui.press("Escape")


def work_offline(ui, desk):
    ui.command("stay offline")
    ui.until_seen("Staying offline", pyatspi.ROLE_PUSH_BUTTON)
    ui.command(f"#{desk.ticket}")
    ui.until_seen(desk.ticket)
    ui.press("n")
    ui.until(lambda: ui.focused().getRole() == pyatspi.ROLE_TEXT, "the field for a note")
    ui.type("The rack is locked")
    ui.press("ctrl+Return")
    ui.until_seen("The rack is locked")
    ui.press("Escape")


def see_what_is_pending(ui, desk):
    ui.press("ctrl+5")
    ui.until_focus(desk.ticket)
    row = ui.focus_name()
    assert "Waiting" in row or "Queued" in row or "waits" in row, row


def reconnect(ui, desk):
    ui.command("network online")
    ui.until_shown("Online", pyatspi.ROLE_PUSH_BUTTON)
    ui.until_seen("Nothing waiting")


def resolve_a_conflict(ui, desk):
    ui.command("stay offline")
    ui.until_seen("Staying offline", pyatspi.ROLE_PUSH_BUTTON)
    ui.command(f"#{desk.other}")
    ui.until_seen(desk.other)
    ui.until_seen("Assign to me", pyatspi.ROLE_PUSH_BUTTON)
    ui.press("m")
    ui.until_gone("Assign to me", pyatspi.ROLE_PUSH_BUTTON)
    # Meanwhile somebody else takes it.
    desk.colleague("sign-in", "--server", desk.url, "--ca", desk.ca)
    desk.colleague("sync")
    desk.colleague("assign", desk.other, "t2second")
    desk.colleague("sync")
    ui.command("network online")
    ui.until_shown("Online", pyatspi.ROLE_PUSH_BUTTON)
    ui.until_seen("need")  # "1 needs you"
    ui.press("ctrl+5")
    ui.until_focus(desk.other)
    ui.press("Return")
    ui.until_seen(f"Decide {desk.other}")
    ui.until(lambda: ui.focused().getRole() == pyatspi.ROLE_RADIO_BUTTON, "the choice of mine")
    ui.press("space")
    ui.until_seen("1 of 1 decided")
    ui.press("ctrl+Return")
    ui.until_seen("Nothing waiting")


def change_the_theme(ui, desk):
    ui.command("theme dark")
    time.sleep(0.5)
    ui.press("ctrl+1")
    dark = lightness()
    ui.command("theme light")
    time.sleep(0.5)
    light = lightness()
    assert dark < 100 < light, (dark, light)


def lightness():
    """Of the screen as a whole, 0 to 255."""
    shot = subprocess.run(["import", "-window", "root", "-resize", "1x1!", "-colorspace", "Gray", "-depth", "8",
                           "gray:-"], check=True, capture_output=True).stdout
    return shot[0]


JOBS = [first_run, triage_by_sla, open_and_read, comment, log_an_attempt, assign_to_me, search_and_open_an_article,
        work_offline, see_what_is_pending, reconnect, resolve_a_conflict, change_the_theme]


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = Desk(folder)
        program = None
        try:
            key = desk.private("key", "5" * 64)
            program = subprocess.Popen([PROGRAM, "--profile", str(folder / "profile"), "--key-file", str(key),
                                        "--window-size", "1240x840", desk.link("t2tech")],
                                       env=dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC"))
            ui = Program(program)
            for job in JOBS:
                began = time.monotonic()
                try:
                    job(ui, desk)
                except BaseException:
                    print(f"FAIL {job.__name__}: focus on “{ui.focus_name()}”", flush=True)
                    print("on the screen: " + " | ".join(sorted({n.name for n in ui.shown() if n.name}))[:3000])
                    subprocess.run(["import", "-window", "root",
                                    os.environ.get("SECONDLINE_SHOT", "/dev/null")], check=False)
                    raise
                print(f"PASS {job.__name__} ({time.monotonic() - began:.1f} s)", flush=True)
            print(f"{len(JOBS)} jobs of {len(JOBS)} done with the keyboard")
        finally:
            for process in (program, desk.process):
                if process is not None and process.poll() is None:
                    process.terminate()
                    process.wait(30)


if __name__ == "__main__":
    main()
