#include "engine/recognition.hpp"

#include <dlfcn.h>
#include <sys/resource.h>

#include <bit>
#include <cstdlib>
#include <cstring>

#include "engine/codec_io.hpp"
#include "engine/installation.hpp"
#include "engine/jobs.hpp"
#include "support/files.hpp"

namespace duly::engine {
namespace {

constexpr int niceness = 4; ///< papers that need no recognition come first

std::string module_path() {
    return library_folder() + "/readers/ocr.so";
}

/// Writing and reading in one: they cannot come apart.
template <class Archive, class Float> void number(Archive& archive, Float& value) {
    if constexpr (Archive::reading) {
        std::uint32_t bits = 0;
        archive(bits);
        value = std::bit_cast<float>(bits);
    } else {
        archive(std::bit_cast<std::uint32_t>(value));
    }
}

template <class Archive, class Word> void word_fields(Archive& archive, Word& word) {
    for (auto* each : {&word.from, &word.to, &word.baseline, &word.size})
        number(archive, *each);
    archive(word.confidence, word.bold, word.text);
}

template <class Archive, class Rule> void rule_fields(Archive& archive, Rule& rule) {
    for (auto* each : {&rule.x0, &rule.y0, &rule.x1, &rule.y1, &rule.width})
        number(archive, *each);
}

} // namespace

std::string encode(const read::RecognisedPage& page) {
    Writer writer;
    writer(page.page, static_cast<std::uint8_t>(page.direction), page.trouble,
           static_cast<std::uint32_t>(page.words.size()),
           static_cast<std::uint32_t>(page.rules.size()));
    for (const read::RecognisedWord& word : page.words)
        word_fields(writer, word);
    for (const read::RecognisedRule& rule : page.rules)
        rule_fields(writer, rule);
    return writer.take();
}

read::Recognised decode_recognised(std::string_view bytes) {
    Reader reader(bytes);
    read::Recognised out;
    while (reader.ok() && !reader.at_end()) {
        read::RecognisedPage page;
        std::uint8_t direction = 0;
        std::uint32_t words = 0, rules = 0;
        reader(page.page, direction, page.trouble, words, rules);
        if (direction > static_cast<std::uint8_t>(read::TextDirection::down)) reader.refuse();
        page.direction = static_cast<read::TextDirection>(direction);
        for (std::uint32_t i = 0; i < words && reader.ok(); ++i)
            word_fields(reader, page.words.emplace_back());
        for (std::uint32_t i = 0; i < rules && reader.ok(); ++i)
            rule_fields(reader, page.rules.emplace_back());
        if (reader.ok()) out.push_back(std::move(page));
    }
    return out;
}

std::string no_recognition() {
    if (files::exists(module_path())) return {};
    return "This duly was built without character recognition, so --ocr is not possible. Install "
           "Tesseract with its data for English (on Debian and Ubuntu: apt-get install "
           "libtesseract-dev libleptonica-dev libjbig2dec0-dev tesseract-ocr-eng), then build duly "
           "again.";
}

struct Recognition::Module {
    read::RecogniseLimits limits;
    const read::RecogniserModule* opened = nullptr;
    std::string trouble; ///< why it is not, as the end of a sentence

    void open() {
        // A worker may not start threads once it is locked in; the library looks at this when it is
        // loaded.
        setenv("OMP_THREAD_LIMIT", "1", 1);
        setpriority(PRIO_PROCESS, 0, niceness);
        const std::string path = module_path();
        if (!files::exists(path)) {
            trouble = "this duly was built without character recognition (--ocr says what to do)";
            return;
        }
        void* const handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (handle == nullptr) {
            const char* const why = dlerror();
            trouble = std::string("the part of duly that does it could not be opened (") +
                      (why != nullptr ? why : path) + ")";
            return;
        }
        const auto* found = static_cast<const read::RecogniserModule*>(
            dlsym(handle, read::recogniser_module_symbol));
        if (found == nullptr || std::strcmp(found->version, DULY_VERSION) != 0) {
            trouble = path + " belongs to another version of duly";
            return;
        }
        trouble = found->prepare();
        if (trouble.empty()) opened = found;
    }

    [[nodiscard]] std::string perform(std::string_view request_bytes, int file) const {
        read::RecognisedPage page;
        page.trouble = trouble;
        const auto request = decode_request(request_bytes);
        if (!request || request->kind != JobKind::recognise) return encode(page);
        page.page = request->page;
        if (opened == nullptr) return encode(page);
        return with_content(file, [&](const Result<std::string_view>& content) {
            if (content)
                page = opened->recognise(*content, request->page, limits);
            else
                page.trouble = "the file could not be read again";
            return encode(page);
        });
    }
};

Recognition::Recognition(const read::RecogniseLimits& limits)
    : module_(std::make_shared<Module>()) {
    module_->limits = limits;
}

Preparation Recognition::preparation() const {
    return [module = module_](Whereabouts*) { module->open(); };
}

Handler Recognition::handler() const {
    return [module = module_](std::string_view request, int file, int) {
        return module->perform(request, file);
    };
}

} // namespace duly::engine
