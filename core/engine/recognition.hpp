// Character recognition as workers of their own do it: a page that is only a picture in, its words
// out. What they send is carried by the parent unread, to the worker that then reads the paper.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/worker.hpp"
#include "read/recognised.hpp"

namespace duly::engine {

std::string encode(const read::RecognisedPage& page);
/// Of any number of encoded pages, one behind the other; what makes no sense ends it.
read::Recognised decode_recognised(std::string_view bytes);

/// Why this installation cannot recognise characters, and what helps; or nothing.
std::string no_recognition();

/// What a worker that recognises characters does before it locks itself and for each job. Copies
/// share one module.
class Recognition {
public:
    explicit Recognition(const read::RecogniseLimits& limits);
    [[nodiscard]] Preparation preparation() const;
    [[nodiscard]] Handler handler() const;

private:
    struct Module;
    std::shared_ptr<Module> module_;
};

} // namespace duly::engine
