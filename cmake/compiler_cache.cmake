# Compiles through ccache where it is installed. The presets include this file before the first project(); a preset by
# itself cannot ask whether a program exists.
find_program(FAIRDESK_CCACHE ccache)
if(FAIRDESK_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${FAIRDESK_CCACHE} CACHE STRING "Runs the compiler")
endif()
