# The icons of the client become a resource and an enumeration, both made from resources/icons/icons.txt at configure time:
#   fairdesk_icons(fairdesk_theme)
# Fluent UI System Icons (MIT) are taken from FAIRDESK_ICON_DIR, an unpacked npm package @fluentui/svg-icons; where they are
# not at hand, Breeze (package breeze-icon-theme) stands in, so that a checkout builds without any download.
set(FAIRDESK_ICON_DIR "${PROJECT_SOURCE_DIR}/build/third-party/fluentui-svg-icons/package/icons"
    CACHE PATH "Folder with the SVG files of Fluent UI System Icons")
set(FAIRDESK_BREEZE_DIR "/usr/share/icons/breeze" CACHE PATH "Folder of the Breeze icon theme")

# The drawing for one size; a set that lacks it lends its nearest other size.
function(_fairdesk_fluent_file result fluent size)
  string(REPLACE ":" ";" parts "${fluent}")
  list(GET parts 0 base)
  set(weight regular)
  list(LENGTH parts length)
  if(length GREATER 1)
    list(GET parts 1 weight)
  endif()
  foreach(candidate ${size} 20 24 16)
    set(file "${FAIRDESK_ICON_DIR}/${base}_${candidate}_${weight}.svg")
    if(EXISTS "${file}")
      set(${result} "${file}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  set(${result} "" PARENT_SCOPE)
endfunction()

function(_fairdesk_breeze_file result breeze size)
  set(folders 16 22)
  if(size GREATER 16)
    set(folders 22 16)
  endif()
  foreach(folder ${folders} 24 32 48 64)
    file(GLOB found "${FAIRDESK_BREEZE_DIR}/*/${folder}/${breeze}.svg")
    if(found)
      list(SORT found)
      list(GET found 0 first)
      set(${result} "${first}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  set(${result} "" PARENT_SCOPE)
endfunction()

function(_fairdesk_enumerator result name)
  string(REPLACE "_" ";" words "${name}")
  set(joined "")
  foreach(word ${words})
    string(SUBSTRING "${word}" 0 1 first)
    string(SUBSTRING "${word}" 1 -1 rest)
    string(TOUPPER "${first}" first)
    string(APPEND joined "${first}${rest}")
  endforeach()
  set(${result} "${joined}" PARENT_SCOPE)
endfunction()

function(fairdesk_icons target)
  set(list_file "${PROJECT_SOURCE_DIR}/resources/icons/icons.txt")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${list_file}")
  file(STRINGS "${list_file}" lines REGEX "^[a-z]")
  set(enumerators "")
  set(entries "")
  set(files "")
  set(borrowed 0)
  list(LENGTH lines count)
  foreach(line ${lines})
    string(REGEX MATCH "^([a-z0-9_]+) +([a-z0-9_:]+) +([A-Za-z0-9_-]+)$" matched "${line}")
    if(NOT matched)
      message(FATAL_ERROR "${list_file}: cannot read \"${line}\"")
    endif()
    set(name ${CMAKE_MATCH_1})
    set(fluent ${CMAKE_MATCH_2})
    set(breeze ${CMAKE_MATCH_3})
    foreach(size 16 20)
      _fairdesk_fluent_file(file "${fluent}" ${size})
      if(NOT file)
        math(EXPR borrowed "${borrowed} + 1")
        _fairdesk_breeze_file(file "${breeze}" ${size})
      endif()
      if(NOT file)
        message(FATAL_ERROR "No drawing for the icon \"${name}\". Install breeze-icon-theme, or unpack "
                            "@fluentui/svg-icons and set FAIRDESK_ICON_DIR to its folder \"icons\".")
      endif()
      string(APPEND files "    <file alias=\"${name}_${size}.svg\">${file}</file>\n")
    endforeach()
    _fairdesk_enumerator(enumerator ${name})
    string(APPEND enumerators "    ${enumerator},\n")
    string(APPEND entries "    IconEntry{\"${name}\", \"${fluent}\"},\n")
  endforeach()
  if(borrowed GREATER 0)
    message(STATUS "Icons: ${borrowed} of ${count} x 2 drawings come from Breeze (no Fluent icon set at FAIRDESK_ICON_DIR)")
  endif()

  set(folder "${CMAKE_BINARY_DIR}/generated/client/theme")
  file(CONFIGURE OUTPUT "${folder}/icons.qrc" CONTENT
    "<RCC>\n  <qresource prefix=\"/fairdesk/icons\">\n${files}  </qresource>\n</RCC>\n" @ONLY)
  file(CONFIGURE OUTPUT "${folder}/icon_names.h" CONTENT
"// Made from resources/icons/icons.txt by cmake/icons.cmake.
#pragma once

#include <array>

namespace fairdesk {

enum class Icon {
${enumerators}};

struct IconEntry
{
    const char *name;
    const char *fluentName;
};

inline constexpr std::array<IconEntry, ${count}> iconEntries{
${entries}};

} // namespace fairdesk
" @ONLY)
  add_custom_command(OUTPUT "${folder}/qrc_icons.cpp"
    COMMAND Qt6::rcc --name fairdesk_icons --output "${folder}/qrc_icons.cpp" "${folder}/icons.qrc"
    DEPENDS "${folder}/icons.qrc" VERBATIM)
  target_sources(${target} PRIVATE "${folder}/qrc_icons.cpp")
  set_source_files_properties("${folder}/qrc_icons.cpp" PROPERTIES SKIP_AUTOMOC ON SKIP_PRECOMPILE_HEADERS ON)
  target_include_directories(${target} PUBLIC "${CMAKE_BINARY_DIR}/generated")
endfunction()
