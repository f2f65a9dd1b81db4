# SPDX-FileCopyrightText: 2026 Secondline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Warnings and Qt's strictness, carried by one target. -Werror and sanitizers come from the presets.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(secondline_flags INTERFACE)
target_include_directories(secondline_flags INTERFACE "${PROJECT_SOURCE_DIR}/src")
target_compile_definitions(
    secondline_flags
    INTERFACE
        QT_NO_CAST_FROM_ASCII
        QT_NO_CAST_TO_ASCII
        QT_NO_CAST_FROM_BYTEARRAY
        QT_NO_URL_CAST_FROM_STRING
        QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
        QT_NO_FOREACH
        QT_NO_JAVA_STYLE_ITERATORS
        QT_NO_KEYWORDS
        QT_STRICT_ITERATORS
        QT_USE_QSTRINGBUILDER
        QT_DISABLE_DEPRECATED_BEFORE=0x060400
        SECONDLINE_VERSION="${PROJECT_VERSION}")
if(NOT MSVC)
    target_compile_options(
        secondline_flags
        INTERFACE -Wall
                  -Wextra
                  -Wpedantic
                  -Wshadow
                  -Wconversion
                  -Wsign-conversion
                  -Wold-style-cast)
endif()

