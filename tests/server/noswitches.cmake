# SPDX-FileCopyrightText: 2026 Secondline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D RELEASED="files compiled as users get them" -D SWITCHED=program -P noswitches.cmake
# What makes a server misbehave for a test is in no build for users. The second half shows that the look finds it.
foreach(file IN LISTS RELEASED)
    file(STRINGS "${file}" found REGEX "[Mm]isbehav|dropReply")
    if(found)
        message(FATAL_ERROR "${file} has test switches in it: ${found}")
    endif()
endforeach()
if(SWITCHED)
    file(STRINGS "${SWITCHED}" found REGEX "misbehave FILE")
    if(NOT found)
        message(FATAL_ERROR "${SWITCHED} has no test switches: the look for them shows nothing")
    endif()
endif()
