// Runs content streams and writes down what they show.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "read/pdf/content_lexer.hpp"
#include "read/pdf/graphics_state.hpp"
#include "read/pdf/hidden.hpp"
#include "read/pdf/layers.hpp"

namespace duly::read::pdf {

/// A picture as it lies on a page, for who wants more of it than its place.
struct ShownPicture {
    Value image;
    Matrix place; ///< from the unit square to the page's upright view
    Rect clip;
    std::uint32_t colour = 0; ///< 0xRRGGBB that a stencil is painted in
};

class Interpreter {
public:
    Interpreter(Objects& file, Content& content);

    /// Adds the pictures of the pages that follow to `kept`, in the order they are painted in.
    void keep_pictures(std::vector<ShownPicture>* kept) { kept_pictures_ = kept; }

    /// Gets ready for a page; `base` leads from its user space to its upright view.
    void begin_page(Page& page, const Matrix& base);
    void run_page(const Value& page, const Value& resources);
    /// Shows a form as an annotation does: its box fitted to a rectangle of the page's user space.
    void show_appearance(const Value& form, const Rect& place, std::int32_t widget);
    /// Finds what is hidden under what.
    void end_page();

    [[nodiscard]] Fonts& fonts() { return fonts_; }
    [[nodiscard]] const Layers& layers() const { return layers_; }
    [[nodiscard]] bool exhausted() const { return file_operators_ == 0; }

private:
    struct Marked { ///< content between BDC and EMC
        std::int32_t mcid = -1;
        bool artifact = false, off = false;
        std::string actual;
        std::size_t first_glyph = 0, first_run = 0;
    };
    struct Subpath {
        std::size_t begin = 0;
        bool closed = false, curved = false;
    };

    void run(std::string_view stream, const Value& resources);
    bool run_operator(std::string_view word, ContentLexer& lexer, const Value& resources);
    bool run_text(std::uint32_t word, ContentLexer& lexer, const Value& resources);
    bool run_path(std::uint32_t word, ContentLexer& lexer);
    bool run_colour(std::uint32_t word, ContentLexer& lexer, const Value& resources);
    bool run_marked(std::uint32_t word, ContentLexer& lexer, const Value& resources);
    void save();
    void restore();
    void set_graphics(const Value& parameters);

    // Text (text_operators.cpp)
    void show(std::span<const Operand> operands);
    void begin_run(const Matrix& text);
    void end_run();
    void show_string(std::string_view string);
    void next_line(double x, double y);

    // Paths (path_operators.cpp)
    void add_point(double x, double y);
    void begin_subpath(double x, double y);
    void add_rectangle(double x, double y, double width, double height);
    void paint(bool fill, bool even_odd, bool stroke);
    bool first_holds_second() const;
    void paint_subpaths(bool fill, bool frame, bool stroke);
    bool paint_straight(const Subpath& subpath, std::size_t end, bool closed);
    void paint_box(Rect rect, bool fill, bool stroke);
    void add_rule(float x0, float y0, float x1, float y1, float width, const Colour& colour);
    void finish_path();
    [[nodiscard]] bool may_mark();

    // Colours (colour_operators.cpp)
    void set_space(Colour& colour, std::string_view name, const Value& resources);
    void set_components(Colour& colour, std::span<const Operand> operands);

    // Forms and pictures (xobjects.cpp)
    void do_object(std::string_view name, const Value& resources);
    void show_form(const Value& form, const Value& resources);
    void add_picture(double wide, double high, const Value& image);
    void skip_inline_image(ContentLexer& lexer);
    std::string_view unpacked_form(const Value& form, Bytes& own);

    // Marked content (marked_content.cpp)
    void begin_marked(std::span<const Operand> operands, const Value& resources);
    void end_marked();
    void replace_text(const Marked& marked);

    Objects& file_;
    Content& content_;
    Layers layers_;
    Fonts fonts_;
    std::uint32_t page_operators_ = 0, file_operators_ = 0, glyphs_left_ = 0, marks_left_ = 0;

    Page* page_ = nullptr;
    Painted painted_; ///< of this page, for end_page
    Matrix base_;
    GraphicsState state_;
    std::vector<GraphicsState> saved_;
    std::vector<Marked> marked_;
    std::uint32_t depth_ = 0, order_ = 0, unsaved_ = 0, unmarked_ = 0;
    std::size_t floor_ = 0; ///< of saved_, for the stream being run
    std::int32_t widget_ = -1;
    Matrix text_matrix_, line_matrix_;
    std::vector<Point> points_;
    std::vector<Subpath> subpaths_;
    bool clip_pending_ = false;
    Bytes page_stream_;
    std::vector<ShownPicture>* kept_pictures_ = nullptr;
    std::unordered_map<const void*, std::unique_ptr<Bytes>> forms_; ///< unpacked
    std::size_t forms_bytes_ = 0;

    // Of the run being shown
    Run run_;
    double along_ = 0, origin_ = 0, slope_ = 0; ///< advance in text space, and to the page
};

constexpr std::uint32_t operator_key(std::string_view word) {
    std::uint32_t key = 0;
    for (const char c : word)
        key = key << 8 | static_cast<unsigned char>(c);
    return key;
}

} // namespace duly::read::pdf
