#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Secondline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on an #include that points the wrong way.

    check.py SRC QT_HEADERS        checks the tree SRC; QT_HEADERS holds QtCore/, QtWidgets/, …
    check.py --self-test QT_HEADERS

The tables below are those of src/README.md. Each folder names what it may include: its own kind of folder, single headers
that are ports of another layer, modules of Qt, and outside libraries. All else is a finding, also an outside header that
no table knows: a new library is named here first.
"""
import pathlib
import re
import sys
import tempfile

# folder (longest match wins) → (own folders, single headers, Qt modules, outside libraries)
LAYERS = {
    "domain": (["domain"], [], ["QtCore"], ["valijson"]),
    "policy": (["policy"], [], ["QtCore"], []),
    "protocol": (["domain", "protocol"], [], ["QtCore"], ["simdjson", "zlib", "zstd"]),
    "store": (["domain", "store"], [], ["QtCore", "QtSql"], ["sqlcipher", "sodium", "simdjson"]),
    "sync": (["domain", "store", "sync"], [], ["QtCore"], []),
    "connectors": (["domain", "protocol", "connectors/http"], ["sync/connector.h"], ["QtCore"], []),
    "connectors/http": (["domain", "connectors/http"], [], ["QtCore", "QtNetwork"], ["zlib", "zstd"]),
    "secrets": (
        ["domain", "secrets"],
        ["workspace/secretstore.h", "store/profilekey.h"],
        ["QtCore"],
        ["keychain", "sodium"],
    ),
    "workspace": (["domain", "policy", "store", "sync", "workspace"], [], ["QtCore"], ["sodium"]),
    "render": (["domain", "render"], [], ["QtCore", "QtGui"], ["md4c"]),
    "ui": (["domain", "workspace", "render", "ui"], [], ["QtCore", "QtGui", "QtWidgets"], []),
    "app": (
        ["domain", "protocol", "store", "sync", "connectors", "secrets", "workspace", "render", "ui", "app"],
        [],
        ["QtCore", "QtGui", "QtWidgets", "QtNetwork"],
        [],
    ),
    "cli": (
        ["domain", "protocol", "store", "sync", "connectors", "secrets", "workspace", "cli"],
        [],
        ["QtCore"],
        [],
    ),
    "server": (
        ["domain", "policy", "protocol", "server"],
        [],
        ["QtCore", "QtSql"],
        ["boost", "openssl", "sodium", "zlib", "zstd", "sqlcipher"],
    ),
}
# Outside libraries by the look of their headers.
LIBRARIES = {
    "valijson": r"valijson/",
    "simdjson": r"simdjson\.h$",
    "sqlcipher": r"sqlcipher/",
    "sodium": r"sodium\.h$",
    "keychain": r"qt6keychain/",
    "md4c": r"md4c(-html)?\.h$",
    "boost": r"boost/",
    "openssl": r"openssl/",
    "zlib": r"zlib\.h$",
    "zstd": r"zstd(_errors)?\.h$",
}
# The C and C++ libraries (and what stands in for std::expected) and the two systems' own headers: free for all, portability is another check's business.
SYSTEM = re.compile(
    r"[a-z_0-9]+$|tl/expected\.hpp$|(sys|netinet|arpa|linux|mach)/[a-z_0-9]+\.h$"
    r"|(unistd|fcntl|errno|signal|poll|pthread|time|stdlib|string|stdio|termios|windows|aclapi|sddl|io|dirent|shlobj)\.h$"
)
# Words that stand for a door which only some folders may open.
DOORS = [
    (r"\bQNetworkAccessManager\b", ["connectors/http"], "requests are made by src/connectors/http alone"),
    (r"\bQNetworkRequest\b", ["connectors/http"], "requests are made by src/connectors/http alone"),
    (r"\bQKeychain::", ["secrets"], "the keychain belongs to src/secrets"),
    (r"\bQEventLoop\b|\bprocessEvents\b", ["app", "cli", "server"], "nested event loops are banned"),
    (r"\bcurrent(Date|Time|DateTime|DateTimeUtc|MSecsSinceEpoch|SecsSinceEpoch)\s*\(", [], "the domain has no clock", "domain"),
    (r"\b(QFile|QDir|QSaveFile|QFileInfo)\b", [], "the domain has no files", "domain"),
]
# Made by moc, uic and CMake in the build folder.
GENERATED = re.compile(r"(^|/)(ui_[a-z0-9_]+\.h|moc_[a-z0-9_]+\.cpp|[a-z0-9_]+\.moc)$")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
COMMENT = re.compile(r"//.*$")
SUFFIXES = {".h", ".cpp", ".hpp", ".cc"}


def folder_of(path):
    """The longest key of LAYERS that leads path, or None."""
    fitting = [name for name in LAYERS if path == name or path.startswith(name + "/")]
    return max(fitting, key=len) if fitting else None


def qt_modules(headers):
    """Header name → module, as Qt's own folders say."""
    table = {}
    for module in sorted(pathlib.Path(headers).glob("Qt*")):
        if module.is_dir():
            for header in module.iterdir():
                # A header that two modules carry (qtgui-config.h and the like) is nobody's business.
                table.setdefault(header.name, module.name)
            table[module.name] = module.name
    return table


def inside(folder, name):
    return folder == name or folder.startswith(name + "/")


def own_refusal(source, folder, target):
    """Why a file of `folder` may not include our own header `target`."""
    own, single, _, _ = LAYERS[folder]
    other = folder_of(pathlib.PurePosixPath(target).parent.as_posix())
    if target in single:
        return None
    if folder == other == "connectors":
        same_kind = source.parts[:2] == pathlib.PurePosixPath(target).parts[:2]
        return None if same_kind else "one connector knows nothing of another"
    if other and any(inside(other, name) for name in own):
        return None
    return f"src/{folder} may not see src/{other or target}"


def refusal(source, quote, target, root, modules):
    """Why the file `source` (relative to root) may not include `target`; None where it may."""
    folder = folder_of(source.parent.as_posix())
    if folder is None:
        return "its folder is in no table of tests/layering/check.py"
    if (root / target).is_file():
        return own_refusal(source, folder, target)
    _, _, qt, libraries = LAYERS[folder]
    for name, pattern in LIBRARIES.items():
        if re.match(pattern, target):
            return None if name in libraries else f"src/{folder} may not use {name}"
    if quote == '"':
        return None if GENERATED.search(target) else "no such file under src: own headers are named from src"
    first, _, last = target.rpartition("/")
    module = modules.get(last)
    if module and first in ("", module) and last[0] in "Qq":
        return None if module in qt else f"src/{folder} may not use {module}"
    return None if SYSTEM.match(target) else "a header of an outside library that no table knows"


def findings(root, modules):
    root = pathlib.Path(root)
    for path in sorted(p for p in root.rglob("*") if p.suffix in SUFFIXES):
        source = path.relative_to(root)
        folder = folder_of(source.parent.as_posix())
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if match:
                why = refusal(source, match[1], match[2], root, modules)
                if why:
                    yield f"{path}:{number}: {match[2]}: {why}"
                continue
            code = COMMENT.sub("", line)
            for pattern, allowed, why, *only in DOORS:
                concerned = folder is not None and (not only or folder in only) and folder not in allowed
                if concerned and re.search(pattern, code):
                    yield f"{path}:{number}: {why}"


# (file, its text, is it a finding?)
CASES = [
    ("ui/tickets/list.cpp", '#include "workspace/workspace.h"', False),
    ("ui/tickets/list.cpp", "#include <QTableView>", False),
    ("ui/tickets/list.cpp", '#include "store/cachereader.h"', True),
    ("ui/tickets/list.cpp", '#include "sync/driver.h"', True),
    ("ui/tickets/list.cpp", '#include "connectors/jmap/jmap.h"', True),
    ("ui/tickets/list.cpp", "#include <QSqlQuery>", True),
    ("ui/tickets/list.cpp", "#include <QtSql/QSqlQuery>", True),
    ("ui/tickets/list.cpp", "#include <QNetworkReply>", True),
    ("domain/ticket.cpp", "#include <QWidget>", True),
    ("domain/ticket.cpp", "#include <QString>", False),
    ("domain/ticket.cpp", '#include "protocol/jmap.h"', True),
    ("domain/ticket.cpp", "const auto now = QDateTime::currentDateTimeUtc();", True),
    ("domain/ticket.cpp", "// never QDateTime::currentDateTimeUtc()", False),
    ("store/cachereader.h", "#include <QSqlDatabase>", False),
    ("store/cachereader.h", '#include "protocol/jmap.h"', True),
    ("store/cachereader.h", '#include "sync/driver.h"', True),
    ("sync/driver.h", '#include "store/cachereader.h"', False),
    ("sync/driver.h", '#include "protocol/jmap.h"', True),
    ("sync/driver.h", "#include <QNetworkReply>", True),
    ("connectors/jmap/jmap.h", '#include "sync/connector.h"', False),
    ("connectors/jmap/jmap.h", '#include "sync/driver.h"', True),
    ("connectors/jmap/jmap.h", '#include "connectors/http/door.h"', False),
    ("connectors/jmap/jmap.h", '#include "connectors/rt/rt.h"', True),
    ("connectors/jmap/jmap.h", '#include "store/cachereader.h"', True),
    ("connectors/jmap/jmap.h", "QNetworkAccessManager manager;", True),
    ("connectors/http/door.h", "QNetworkAccessManager manager;", False),
    ("connectors/http/door.h", '#include "connectors/jmap/jmap.h"', True),
    ("secrets/keys.cpp", "#include <qt6keychain/keychain.h>", False),
    ("workspace/workspace.h", "#include <qt6keychain/keychain.h>", True),
    ("workspace/workspace.h", '#include "ui/tickets/list.cpp"', True),
    ("workspace/workspace.h", "QEventLoop loop;", True),
    ("render/tree.cpp", "#include <md4c.h>", False),
    ("render/tree.cpp", "#include <QTextDocument>", False),
    ("render/tree.cpp", "#include <QLabel>", True),
    ("protocol/jmap.h", "#include <simdjson.h>", False),
    ("protocol/jmap.h", "#include <QNetworkReply>", True),
    ("server/http.cpp", "#include <boost/beast.hpp>", False),
    ("server/http.cpp", '#include "workspace/workspace.h"', True),
    ("server/http.cpp", '#include "store/cachereader.h"', True),
    ("app/main.cpp", '#include "ui/tickets/list.cpp"', False),
    ("app/main.cpp", '#include "server/http.cpp"', True),
    ("domain/ticket.cpp", "#include <vector>", False),
    ("domain/ticket.cpp", "#include <sys/file.h>", False),
    ("domain/ticket.cpp", "#include <gumbo.h>", True),
    ("domain/ticket.cpp", '#include "domain/missing.h"', True),
    ("unheard/of.cpp", "#include <vector>", True),
]


def self_test(modules):
    """Puts one line at a time into a small tree and looks whether exactly the wrong ones are found."""
    wrong = 0
    for name, text, expected in CASES:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for other, _, _ in CASES + [("connectors/rt/rt.h", "", False)]:
                (root / other).parent.mkdir(parents=True, exist_ok=True)
                (root / other).touch()
            (root / "sync/connector.h").touch()
            (root / name).write_text(text + "\n", encoding="utf-8")
            found = list(findings(root, modules))
        if bool(found) != expected:
            wrong += 1
            print(f"{name}: {text}: {'not found' if expected else found}")
    print(f"{len(CASES) - wrong} of {len(CASES)} cases as expected")
    return wrong


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    modules = qt_modules(arguments[1])
    if modules.get("QString") != "QtCore" or modules.get("QWidget") != "QtWidgets":
        sys.exit(f"{arguments[1]} holds no headers of Qt")
    if arguments[0] == "--self-test":
        return self_test(modules)
    found = list(findings(arguments[0], modules))
    print("\n".join(found) if found else "all arrows point the right way")
    return len(found)


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
