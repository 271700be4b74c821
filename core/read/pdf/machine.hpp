// What Objects keeps inside. Included by its own files alone.
#pragma once

#include <deque>
#include <memory>
#include <unordered_map>

#include <libdeflate.h>

#include "read/pdf/decryption.hpp"
#include "read/pdf/nodes.hpp"
#include "read/pdf/objects.hpp"

namespace duly::read::pdf {

/// An object that was read, and where its stream is.
struct ParsedObject {
    const Node* value = nullptr;
    std::uint32_t number = 0;
    std::uint16_t generation = 0;
    bool in_file = false; ///< not in an object stream: its stream and strings may be encrypted
    bool has_stream = false, length_known = false;
    std::size_t stream_begin = 0, stream_length = 0;
};

struct Objects::Unpacked {
    Bytes bytes;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places; ///< number, offset in bytes
};

struct Objects::Machine {
    explicit Machine(std::size_t arena_bytes)
        : arena(arena_bytes), parser(arena), inflater(libdeflate_alloc_decompressor()) {}
    ~Machine() { libdeflate_free_decompressor(inflater); }
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    Arena arena;
    ValueParser parser;
    std::unique_ptr<Decryption> cipher;
    std::unordered_map<std::uint32_t, ParsedObject*> found; ///< null: not there, or being read
    std::deque<ParsedObject> objects;                       ///< all that were ever read
    std::unordered_map<const void*, std::unique_ptr<Unpacked>> object_streams;
    libdeflate_decompressor* inflater;
};

} // namespace duly::read::pdf
