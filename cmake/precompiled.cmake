# SPDX-FileCopyrightText: 2026 Secondline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# What most files include of Qt and of the standard library is read once for the whole tree, not once per file: two thirds
# of a file's time went there. A file still includes what it uses: the linters, and the preset `clang` that `.ci/nightly`
# builds, do without this.
set(secondline_common_headers
    <algorithm> <array> <chrono> <functional> <memory> <optional> <span> <string_view> <utility> <variant> <vector>
    <QByteArray> <QCoreApplication> <QCryptographicHash> <QDateTime> <QDir> <QElapsedTimer> <QFile> <QHash> <QJsonArray>
    <QJsonDocument> <QJsonObject> <QList> <QLocale> <QMap> <QObject> <QPointer> <QRegularExpression> <QSet> <QString>
    <QStringList> <QThread> <QTimeZone> <QTimer> <QUrl> <QUuid> <tl/expected.hpp>)
set(secondline_widget_headers
    <QAbstractItemModel> <QAccessible> <QAction> <QApplication> <QBoxLayout> <QKeyEvent> <QLabel> <QLineEdit> <QListView>
    <QMenu> <QPainter> <QPlainTextEdit> <QPushButton> <QScrollArea> <QScrollBar> <QSettings> <QStyle> <QStyledItemDelegate>
    <QToolButton> <QWidget>)

function(secondline_precompiled name libraries)
    string(TOUPPER "${CMAKE_BUILD_TYPE}" build_type)
    file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/${name}.cpp" CONTENT "// The headers of ${name}, compiled.\n")
    add_library(${name} STATIC "${CMAKE_BINARY_DIR}/${name}.cpp")
    target_link_libraries(${name} PRIVATE secondline_flags tl::expected ${libraries})
    target_precompile_headers(${name} PRIVATE ${ARGN})
    # A compiled header differs with the folder that it was made in. The compiler cache goes by this instead, so that what
    # one checkout compiled serves another.
    file(READ "${PROJECT_SOURCE_DIR}/cmake/flags.cmake" flags)
    string(SHA256 sum "${ARGN} ${flags} ${CMAKE_CXX_FLAGS} ${CMAKE_BUILD_TYPE} ${CMAKE_CXX_FLAGS_${build_type}}
                       ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} ${Qt6_VERSION} ${tl-expected_VERSION}")
    foreach(suffix IN ITEMS gch pch)
        file(WRITE "${CMAKE_BINARY_DIR}/CMakeFiles/${name}.dir/cmake_pch.hxx.${suffix}.sum" "${sum}")
    endforeach()
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
endfunction()

# secondline_shows_widgets(TARGET RESULT): whether it, or a library of ours that it links, links Qt6::Widgets.
function(secondline_shows_widgets target result)
    get_property(known GLOBAL PROPERTY secondline_shows_widgets_${target})
    if("${known}" STREQUAL "")
        set(known FALSE)
        get_target_property(libraries ${target} LINK_LIBRARIES)
        foreach(library IN LISTS libraries)
            if(library STREQUAL "Qt6::Widgets")
                set(known TRUE)
            elseif(library MATCHES "^secondline_" AND NOT known)
                secondline_shows_widgets(${library} known)
            endif()
        endforeach()
        set_property(GLOBAL PROPERTY secondline_shows_widgets_${target} ${known})
    endif()
    set(${result} ${known} PARENT_SCOPE)
endfunction()

# secondline_reuse_precompiled(DIRECTORY): every target below it that takes the usual flags.
function(secondline_reuse_precompiled directory)
    get_property(targets DIRECTORY "${directory}" PROPERTY BUILDSYSTEM_TARGETS)
    foreach(target IN LISTS targets)
        get_target_property(libraries ${target} LINK_LIBRARIES)
        get_target_property(own ${target} COMPILE_OPTIONS)
        if(own OR NOT "secondline_flags" IN_LIST libraries OR target MATCHES "^secondline_precompiled")
            continue()
        endif()
        secondline_shows_widgets(${target} widgets)
        if(widgets)
            target_precompile_headers(${target} REUSE_FROM secondline_precompiled_widgets)
        else()
            target_precompile_headers(${target} REUSE_FROM secondline_precompiled_core)
        endif()
    endforeach()
    get_property(folders DIRECTORY "${directory}" PROPERTY SUBDIRECTORIES)
    foreach(folder IN LISTS folders)
        secondline_reuse_precompiled("${folder}")
    endforeach()
endfunction()

if(NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
    secondline_precompiled(secondline_precompiled_core Qt6::Core ${secondline_common_headers})
    if(SECONDLINE_WINDOW)
        secondline_precompiled(secondline_precompiled_widgets Qt6::Widgets ${secondline_common_headers} ${secondline_widget_headers})
    endif()
    secondline_reuse_precompiled("${PROJECT_SOURCE_DIR}")
endif()
