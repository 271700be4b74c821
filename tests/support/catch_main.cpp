// Catch2 v2 keeps its implementation in the header; it is compiled here once.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
