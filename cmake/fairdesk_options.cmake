# Compiler settings shared by every target, and the two precompiled headers that they reuse.
add_library(fairdesk_options INTERFACE)
target_compile_definitions(fairdesk_options INTERFACE
  QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
  QT_DISABLE_DEPRECATED_BEFORE=0x060400 FAIRDESK_VERSION="${PROJECT_VERSION}")
target_compile_options(fairdesk_options INTERFACE -Wall -Wextra -Wpedantic -Werror -Wno-invalid-pch)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 warns of variants of Qt containers that it cannot follow.
  target_compile_options(fairdesk_options INTERFACE -fpch-preprocess -Wno-maybe-uninitialized)
endif()
if(FAIRDESK_SANITIZE)
  add_compile_options(-fsanitize=${FAIRDESK_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${FAIRDESK_SANITIZE})
endif()
set_property(GLOBAL PROPERTY JOB_POOLS link=1)
set(CMAKE_JOB_POOL_LINK link)

if(FAIRDESK_PCH)
  file(WRITE ${CMAKE_BINARY_DIR}/pch/core.cpp "")
  add_library(fairdesk_pch_core STATIC ${CMAKE_BINARY_DIR}/pch/core.cpp)
  target_link_libraries(fairdesk_pch_core PRIVATE Qt6::Core fairdesk_options)
  target_precompile_headers(fairdesk_pch_core PRIVATE
    <QByteArray> <QDateTime> <QHash> <QList> <QString> <QVariant> <QObject>
    <algorithm> <chrono> <functional> <memory> <optional> <string> <utility> <variant> <vector>)
endif()
