# SPDX-FileCopyrightText: 2026 Secondline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every outside library by name; the README lists each with its licence and reason.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network Sql Test LinguistTools)
find_package(Qt6Keychain REQUIRED)
find_package(tl-expected REQUIRED)
find_package(simdjson REQUIRED)
find_package(valijson REQUIRED)
find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(md4c REQUIRED IMPORTED_TARGET md4c)
pkg_check_modules(libsodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(libzstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(sqlcipher REQUIRED IMPORTED_TARGET sqlcipher)
if(SECONDLINE_SERVER)
    find_package(Boost 1.81 REQUIRED)
    find_package(OpenSSL 3.0 REQUIRED)
endif()

# SQLCipher must be the first SQLite that the process loads: Qt's driver then binds to it (Linux). Each program and
# test checks `PRAGMA cipher_version` before it stores anything.
add_library(secondline_sqlcipher INTERFACE)
target_link_libraries(secondline_sqlcipher INTERFACE PkgConfig::sqlcipher)
if(UNIX AND NOT APPLE)
    target_link_options(secondline_sqlcipher INTERFACE "LINKER:--no-as-needed")
endif()
