#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Secondline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# translations/check.py
#
# Whether every sentence of the window is in its language files, and what is written there fits: lupdate on a copy finds
# nothing new, nothing left over and nothing to complain about; no text is missing; each keeps its placeholders.
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

root = Path(__file__).resolve().parent.parent
faults = []


def texts(path):
    """{(context, source, comment): (translations, its type)} of a language file."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
            found[key] = (forms, translation.get("type", ""))
    return found


def places(text):
    return sorted(re.findall(r"%(?:n|L?\d+)", text))


def check(path, options, scratch):
    mine = texts(path)
    copy = scratch / path.name
    shutil.copy(path, copy)
    lupdate = shutil.which("lupdate", path="/usr/lib/qt6/bin") or shutil.which("lupdate")
    said = subprocess.run(
        [lupdate, "-silent", "-no-obsolete", "-locations", "none", "-I", "src", f"@{scratch / 'files'}", "-ts", str(copy), *options],
        cwd=root, capture_output=True, text=True, check=True)
    faults.extend(f"lupdate: {line}" for line in (said.stdout + said.stderr).splitlines() if line.strip())
    now = texts(copy)
    if now == mine and copy.read_bytes() != path.read_bytes():
        faults.append(f"{path.name}: lupdate writes it otherwise; build the target update_translations")
    for key in now.keys() - mine.keys():
        faults.append(f"{path.name}: not there yet: {key[0]}: {key[1]!r}; build the target update_translations")
    for key in mine.keys() - now.keys():
        faults.append(f"{path.name}: left over: {key[0]}: {key[1]!r}; build the target update_translations")
    for (context, source, _), (forms, kind) in mine.items():
        if kind or not all(form.strip() or not source.strip() for form in forms):
            faults.append(f"{path.name}: no text yet: {context}: {source!r}")
        if "%n" in source and "%n" not in forms[-1]:
            faults.append(f"{path.name}: the number is lost where it is more than one: {context}: {source!r}: {forms[-1]!r}")
        for form in forms:
            # One plural form may leave the number out ("the same field").
            wanted = [place for place in places(source) if place != "%n" or place in places(form)]
            if places(form) != wanted:
                faults.append(f"{path.name}: other placeholders: {context}: {source!r}: {form!r}")
            if source.count("&") != form.count("&"):
                faults.append(f"{path.name}: the mark of the access key: {context}: {source!r}: {form!r}")
    return len(mine)


with tempfile.TemporaryDirectory() as folder:
    files = subprocess.run(["git", "ls-files", "src/ui/*.cpp", "src/ui/*.h", "src/render/*.cpp", "src/app/*.cpp"],
                           cwd=root, capture_output=True, text=True, check=True).stdout
    (Path(folder) / "files").write_text(files)
    counted = [check(root / "translations" / "secondline_en.ts", ["-pluralonly"], Path(folder)),
               check(root / "translations" / "secondline_de.ts", [], Path(folder))]
for fault in sorted(set(faults)):
    print(fault)
print(f"translations: {counted[0]} English plurals and {counted[1]} German texts, {len(set(faults))} faults")
sys.exit(1 if faults else 0)
