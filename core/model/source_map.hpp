// From a range of the text view back to where it stands in the file. The only code that does so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/text.hpp"

namespace duly::model {

/// [x0, y0, x1, y1] in PDF points, origin at the bottom left.
struct Quad {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    friend bool operator==(const Quad&, const Quad&) = default;
};

/// Where a range stands, in every way a reader of results may need. Lines and columns count from 1,
/// columns in code points, `end_column` exclusive; utf16 columns serve editors.
/// For text and Markdown they are those of the input file, otherwise of the text view.
struct Place {
    std::uint32_t line = 0, column = 0, end_line = 0, end_column = 0;
    std::uint32_t utf16_column = 0, utf16_end_column = 0;
    std::optional<std::uint64_t> input_begin, input_end; ///< bytes of the input (text formats)
    std::optional<std::uint32_t> page;                   ///< from 1 (PDF; text with form feeds)
    std::vector<Quad> quads;                             ///< PDF
    std::optional<std::string> entry;                    ///< package entry (DOCX, ODT)
    std::optional<std::uint32_t> paragraph, start, end;  ///< in the entry, code points

    friend bool operator==(const Place&, const Place&) = default;
};

/// Built by a reader while it writes the view, then asked on demand, for results only.
///
/// A segment says that view bytes from `view` on come from `source` on, in `unit`, byte by byte
/// (`verbatim`) or as a whole (a decoded entity, a repaired figure). What `unit` and `source` mean
/// depends on the addressing: input bytes; a page and an index into the quads; a package paragraph
/// and a code point in it.
class SourceMap {
public:
    enum class Addressing : std::uint8_t { view, input, pages, package };

    struct Segment {
        std::uint32_t view = 0;   ///< first byte in the view
        std::uint32_t length = 0; ///< bytes in the view
        std::uint32_t unit = 0;   ///< page (from 1), or paragraph index; 0 for input
        std::uint32_t source = 0; ///< input byte, quad index, or code point in the paragraph
        std::uint32_t source_length = 0;
        bool verbatim = true; ///< lengths equal, byte for byte (code point for package)
    };
    struct PackageParagraph {
        std::uint32_t entry = 0;  ///< index into entries
        std::uint32_t number = 0; ///< from 1 within the entry
    };

    SourceMap() = default;
    explicit SourceMap(Addressing addressing) : addressing_(addressing) {}

    /// Segments must come in ascending order of `view`; adjoining verbatim ones are merged.
    void add(Segment segment);
    /// For input addressing: the input itself, to count lines and columns in (decoded to UTF-8).
    void set_input(std::string utf8_input);
    std::uint32_t add_quad(Quad quad);
    std::uint32_t add_entry(std::string name);
    std::uint32_t add_paragraph(PackageParagraph paragraph);
    /// Bytes of the input at which a new page begins (form feeds), ascending.
    void set_page_starts(std::vector<std::uint32_t> input_offsets);

    [[nodiscard]] Addressing addressing() const { return addressing_; }
    [[nodiscard]] const std::string& input() const { return input_.text(); }
    /// Lines of the coordinate system that output speaks of (input or view).
    [[nodiscard]] std::uint32_t lines(const TextView& view) const;

    [[nodiscard]] Place place(const TextView& view, Range range) const;
    /// Line in output's coordinates of a view byte; cheaper than `place`.
    [[nodiscard]] std::uint32_t line(const TextView& view, std::uint32_t at) const;
    /// Page of a view byte, if the format has pages.
    [[nodiscard]] std::optional<std::uint32_t> page(std::uint32_t at) const;

    [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }

private:
    [[nodiscard]] bool speaks_of_input() const {
        return addressing_ == Addressing::input && !input_.text().empty();
    }
    [[nodiscard]] std::optional<std::uint32_t> input_page(std::uint32_t input_byte) const;
    void add_quads(Place& place, std::size_t first, std::size_t last, Range range) const;

    Addressing addressing_ = Addressing::view;
    std::vector<Segment> segments_;
    TextView input_;
    std::vector<std::uint32_t> page_starts_;
    std::vector<Quad> quads_;
    std::vector<std::string> entries_;
    std::vector<PackageParagraph> paragraphs_;
};

} // namespace duly::model
