# The libraries. Static where the distribution ships an archive that stands alone, because each shared
# library costs start-up time; shared otherwise. The archives of RE2 and Program_options are not
# position-independent: they go into executables only, never into a module.
find_package(PkgConfig REQUIRED)
find_package(pugixml REQUIRED)
find_package(spdlog REQUIRED)
find_package(tl-expected REQUIRED)
find_package(Threads REQUIRED)
if(POLICY CMP0167)
  cmake_policy(SET CMP0167 NEW)
endif()
set(Boost_USE_STATIC_LIBS ON)
find_package(Boost REQUIRED COMPONENTS program_options)
add_library(program_options_dep INTERFACE)
add_library(duly_dep::program_options ALIAS program_options_dep)
target_link_libraries(program_options_dep INTERFACE Boost::program_options)

add_library(pugixml_dep INTERFACE)
add_library(duly_dep::pugixml ALIAS pugixml_dep)
if(TARGET pugixml::static)
  target_link_libraries(pugixml_dep INTERFACE pugixml::static)
else()
  target_link_libraries(pugixml_dep INTERFACE pugixml::pugixml)
endif()

# RE2 from its archive. On Debian 13 it needs abseil, whose pkg-config files take pkg-config 40 seconds:
# its archives are named here instead, in a group that is searched until nothing is missing.
find_path(RE2_INCLUDE_DIR re2/re2.h REQUIRED)
find_library(RE2_LIBRARY NAMES libre2.a re2 REQUIRED)
file(STRINGS "${RE2_INCLUDE_DIR}/re2/re2.h" re2_absl REGEX "#include \"absl/" LIMIT_COUNT 1)
add_library(re2_dep INTERFACE)
add_library(duly_dep::re2 ALIAS re2_dep)
target_include_directories(re2_dep SYSTEM INTERFACE "${RE2_INCLUDE_DIR}")
target_link_libraries(re2_dep INTERFACE "${RE2_LIBRARY}")
if(re2_absl AND RE2_LIBRARY MATCHES "\\.a$")
  find_library(ABSL_STRINGS_ARCHIVE NAMES libabsl_strings.a REQUIRED)
  cmake_path(GET ABSL_STRINGS_ARCHIVE PARENT_PATH absl_dir)
  file(GLOB absl_archives "${absl_dir}/libabsl_*.a") # the system's own, so listing them is safe
  list(JOIN absl_archives "," absl_group)
  target_link_libraries(re2_dep INTERFACE "$<LINK_GROUP:RESCAN,${absl_group}>")
endif()
target_link_libraries(re2_dep INTERFACE Threads::Threads)

# duly_archive(name pkg-config-module archive): the archive where it is, else the shared library.
function(duly_archive name module archive)
  pkg_check_modules(${name}_PC REQUIRED IMPORTED_TARGET ${module})
  find_library(${name}_ARCHIVE NAMES ${archive} HINTS ${${name}_PC_LIBRARY_DIRS})
  add_library(${name}_dep INTERFACE)
  add_library(duly_dep::${name} ALIAS ${name}_dep)
  if(${name}_ARCHIVE)
    target_include_directories(${name}_dep SYSTEM INTERFACE ${${name}_PC_INCLUDE_DIRS})
    target_link_libraries(${name}_dep INTERFACE "${${name}_ARCHIVE}")
  else()
    target_link_libraries(${name}_dep INTERFACE PkgConfig::${name}_PC)
  endif()
endfunction()
duly_archive(utf8proc libutf8proc libutf8proc.a)
duly_archive(seccomp libseccomp libseccomp.a)
duly_archive(crypto libcrypto libcrypto.a) # SHA256_* only, which need nothing else from the archive

duly_archive(zip libzip libzip.a) # Debian ships the shared library only: it goes into a module

# Headers only; compiled once, in support/toml.cpp.
find_path(TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h REQUIRED)
add_library(tomlplusplus_dep INTERFACE)
add_library(duly_dep::tomlplusplus ALIAS tomlplusplus_dep)
target_include_directories(tomlplusplus_dep SYSTEM INTERFACE "${TOMLPLUSPLUS_INCLUDE_DIR}")

# The PDF reader's. PoDoFo brings its own shared libraries along, OpenSSL among them; the reader must ask
# that very copy of OpenSSL for the old ciphers, not the archive above.
find_path(PODOFO_INCLUDE_DIR podofo/podofo-base.h REQUIRED)
find_library(PODOFO_LIBRARY podofo REQUIRED)
add_library(podofo_dep INTERFACE)
add_library(duly_dep::podofo ALIAS podofo_dep)
target_include_directories(podofo_dep SYSTEM INTERFACE "${PODOFO_INCLUDE_DIR}")
target_link_libraries(podofo_dep INTERFACE "${PODOFO_LIBRARY}" PkgConfig::crypto_PC)
# Shared: it goes into modules only, and Debian 13's archive is not position-independent.
pkg_check_modules(libdeflate_PC REQUIRED IMPORTED_TARGET libdeflate)
add_library(libdeflate_dep INTERFACE)
add_library(duly_dep::libdeflate ALIAS libdeflate_dep)
target_link_libraries(libdeflate_dep INTERFACE PkgConfig::libdeflate_PC)
pkg_check_modules(freetype_PC REQUIRED IMPORTED_TARGET freetype2)
add_library(freetype_dep INTERFACE)
add_library(duly_dep::freetype ALIAS freetype_dep)
target_link_libraries(freetype_dep INTERFACE PkgConfig::freetype_PC)

# Character recognition of scans (`--ocr`) is optional: its module is built where these are. JBIG2 is
# optional once more; JPEG, fax and JPEG 2000 come with Leptonica.
pkg_check_modules(tesseract_PC tesseract>=5 lept>=1.80)
find_library(TESSERACT_LIBRARY NAMES tesseract HINTS ${tesseract_PC_LIBRARY_DIRS})
find_library(LEPTONICA_LIBRARY NAMES lept leptonica HINTS ${tesseract_PC_LIBRARY_DIRS})
if(tesseract_PC_FOUND AND TESSERACT_LIBRARY AND LEPTONICA_LIBRARY)
  set(DULY_OCR ON)
  add_library(tesseract_dep INTERFACE)
  add_library(duly_dep::tesseract ALIAS tesseract_dep)
  target_include_directories(tesseract_dep SYSTEM INTERFACE ${tesseract_PC_INCLUDE_DIRS})
  target_link_libraries(tesseract_dep INTERFACE "${TESSERACT_LIBRARY}" "${LEPTONICA_LIBRARY}")
  find_path(JBIG2_INCLUDE_DIR jbig2.h)
  find_library(JBIG2_LIBRARY NAMES jbig2dec)
  if(JBIG2_INCLUDE_DIR AND JBIG2_LIBRARY)
    add_library(jbig2_dep INTERFACE)
    add_library(duly_dep::jbig2 ALIAS jbig2_dep)
    target_include_directories(jbig2_dep SYSTEM INTERFACE "${JBIG2_INCLUDE_DIR}")
    target_link_libraries(jbig2_dep INTERFACE "${JBIG2_LIBRARY}")
  else()
    set(JBIG2_LIBRARY "")
    message(STATUS "libjbig2dec is not installed: pages coded as JBIG2 will not be read by --ocr")
  endif()
else()
  set(DULY_OCR OFF)
  message(STATUS "Tesseract or Leptonica is not installed: duly is built without --ocr")
endif()
