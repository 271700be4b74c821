# One place for the flags of every target.
add_library(duly_flags INTERFACE)
target_compile_options(duly_flags INTERFACE -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion
                                            $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor>
                                            $<$<COMPILE_LANGUAGE:CXX>:-Woverloaded-virtual>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(duly_flags INTERFACE -Wno-restrict) # false alarms on std::string (GCC bug 105651)
endif()
if(DULY_WERROR)
  target_compile_options(duly_flags INTERFACE -Werror)
endif()
if(DULY_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(DULY_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=address,undefined)
endif()

# duly_library(name SOURCES... LINK targets...): target duly_<name>, alias duly::<name>; headers are
# included as "<name>/header.hpp".
function(duly_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(duly_${name} STATIC ${ARG_SOURCES})
  add_library(duly::${name} ALIAS duly_${name})
  target_include_directories(duly_${name} PUBLIC "${PROJECT_SOURCE_DIR}/core"
                                                 "${PROJECT_SOURCE_DIR}/core/include")
  target_link_libraries(duly_${name} PUBLIC ${ARG_LINK} PRIVATE duly_flags ${ARG_PRIVATE_LINK})
endfunction()

# duly_plugin(name SOURCES...): a shared library without prefix in lib/duly/plugins.
function(duly_plugin name)
  add_library(${name} MODULE ${ARGN})
  set_property(GLOBAL APPEND PROPERTY DULY_OPENED ${name})
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/core/include")
  target_link_libraries(${name} PRIVATE duly_flags)
  # Half as many pieces to map: every start opens all plugins.
  target_link_options(${name} PRIVATE -Wl,-z,noseparate-code)
  set_target_properties(${name} PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY "${DULY_PLUGIN_OUTPUT}")
  install(TARGETS ${name} LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}/duly/plugins")
endfunction()

# duly_module(kind name SOURCES... LINK targets...): a module in lib/duly/<kind>s, opened by workers whose
# files need it. Its libraries may be shared ones: only those files pay for loading them.
function(duly_module kind name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  set(target duly_${kind}_${name})
  add_library(${target} MODULE ${ARG_SOURCES})
  set_property(GLOBAL APPEND PROPERTY DULY_OPENED ${target})
  target_compile_definitions(${target} PRIVATE DULY_VERSION="${PROJECT_VERSION}")
  target_link_libraries(${target} PRIVATE duly_flags ${ARG_LINK})
  set_target_properties(${target} PROPERTIES PREFIX "" OUTPUT_NAME "${name}"
                        LIBRARY_OUTPUT_DIRECTORY "${DULY_LIBRARY_OUTPUT}/${kind}s")
  install(TARGETS ${target} LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}/duly/${kind}s")
endfunction()
function(duly_reader name)
  duly_module(reader ${name} ${ARGN})
endfunction()
function(duly_annotator name)
  duly_module(annotator ${name} ${ARGN})
endfunction()
