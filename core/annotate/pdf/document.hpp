// A PDF as far as writing annotations into it needs: its pages, what is annotated on them, and
// where its newest table of contents is. The only file here that knows PoDoFo is document.cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace duly::annotate::pdf {

/// An object's number, as references name it.
struct Reference {
    std::uint32_t number = 0;
    std::uint16_t generation = 0;
};

/// [x0, y0, x1, y1] in the page's own units.
struct Box {
    double x0 = 0, y0 = 0, x1 = 612, y1 = 792;
};

struct PageInfo {
    Reference reference;           ///< number 0: it cannot be written anew
    Box box;                       ///< what is seen of it
    int rotate = 0;                ///< 0, 90, 180, 270
    std::vector<std::string> kept; ///< annotations that are not ours, as the array has them
    std::size_t ours = 0;          ///< how many are
};

class Document {
public:
    /// `bytes` must outlive it. Codes: damaged-file, encrypted-file.
    static Result<Document> open(std::string_view bytes, const std::string& name);
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    [[nodiscard]] const std::vector<PageInfo>& pages() const { return pages_; }
    /// A page's dictionary with these annotations instead of its own.
    [[nodiscard]] std::string page_with(std::size_t page, const std::string& annotations) const;

    [[nodiscard]] std::uint32_t first_free_number() const { return first_free_; }
    /// Entries of the trailer that go on: /Root, /Info, /ID.
    [[nodiscard]] const std::string& trailer() const { return trailer_; }

private:
    struct Parsed;
    Document();
    std::unique_ptr<Parsed> parsed_;
    std::vector<PageInfo> pages_;
    std::uint32_t first_free_ = 1;
    std::string trailer_;
};

} // namespace duly::annotate::pdf
