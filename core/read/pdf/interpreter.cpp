#include "read/pdf/interpreter.hpp"

#include <algorithm>

namespace duly::read::pdf {

namespace {

constexpr std::size_t most_saved = 512;

} // namespace

Interpreter::Interpreter(Objects& file, Content& content)
    : file_(file),
      content_(content),
      layers_(file),
      fonts_(content),
      file_operators_(file.limits().file_operators),
      glyphs_left_(file.limits().glyphs) {}

void Interpreter::begin_page(Page& page, const Matrix& base) {
    page_ = &page;
    base_ = base;
    painted_.clear();
    state_ = {};
    state_.ctm = base;
    state_.clip = {0, 0, page.width, page.height};
    saved_.clear();
    marked_.clear();
    depth_ = 0;
    order_ = 0;
    unsaved_ = 0;
    unmarked_ = 0;
    floor_ = 0;
    widget_ = -1;
    points_.clear();
    subpaths_.clear();
    clip_pending_ = false;
    page_operators_ = file_.limits().page_operators;
    marks_left_ = file_.limits().page_marks;
}

void Interpreter::run_page(const Value& page, const Value& resources) {
    page_stream_.clear();
    const Value contents = page["Contents"];
    const auto add = [&](const Value& part) {
        if (!part.is_stream()) return;
        if (!file_.unpack(part, page_stream_)) page_->broken = true;
        page_stream_.append("\n");
    };
    if (contents.is_array())
        for (std::size_t i = 0; i < std::min<std::size_t>(contents.size(), 100'000); ++i) {
            if (page_stream_.size() > file_.limits().stream_bytes) break;
            add(contents[i]);
        }
    else
        add(contents);
    run(page_stream_.view(), resources);
}

void Interpreter::end_page() {
    while (!marked_.empty())
        end_marked();
    find_hidden(*page_, painted_);
    if (page_->broken)
        file_.note("page " + std::to_string(page_->number) + " could not be read as a whole");
}

void Interpreter::run(std::string_view stream, const Value& resources) {
    ContentLexer lexer(stream);
    std::string_view word;
    const std::size_t floor = floor_;
    floor_ = saved_.size();
    while (lexer.next(word)) {
        if (page_operators_ == 0 || file_operators_ == 0) {
            page_->broken = true;
            file_.note("a page has more content than is read; the rest was left out");
            break;
        }
        --page_operators_;
        --file_operators_;
        run_operator(word, lexer, resources);
    }
    unsaved_ = 0;
    while (saved_.size() > floor_)
        restore();
    floor_ = floor;
}

void Interpreter::save() {
    if (saved_.size() < most_saved)
        saved_.push_back(state_);
    else
        ++unsaved_;
}

void Interpreter::restore() {
    if (unsaved_ > 0) {
        --unsaved_;
        return;
    }
    if (saved_.size() <= floor_) return;
    state_ = saved_.back();
    saved_.pop_back();
}

bool Interpreter::run_operator(std::string_view word, ContentLexer& lexer, const Value& resources) {
    if (word.size() > 3) return false;
    const std::uint32_t key = operator_key(word);
    switch (key) {
    case operator_key("q"):
        save();
        return true;
    case operator_key("Q"):
        restore();
        return true;
    case operator_key("cm"):
        state_.ctm = Matrix{lexer.number(0), lexer.number(1), lexer.number(2),
                            lexer.number(3), lexer.number(4), lexer.number(5)}
                         .then(state_.ctm);
        return true;
    case operator_key("w"):
        state_.line_width = lexer.number(0);
        return true;
    case operator_key("gs"):
        if (lexer.count() > 0) set_graphics(resources["ExtGState"].get(lexer.operands()[0].text));
        return true;
    case operator_key("Do"):
        if (lexer.count() > 0) do_object(lexer.operands()[0].text, resources);
        return true;
    case operator_key("BI"):
        skip_inline_image(lexer);
        return true;
    case operator_key("sh"):
        painted_.add_unknown(state_.clip, ++order_);
        return true;
    default:
        break;
    }
    return run_text(key, lexer, resources) || run_path(key, lexer) ||
           run_colour(key, lexer, resources) || run_marked(key, lexer, resources);
}

void Interpreter::set_graphics(const Value& parameters) {
    if (!parameters.is_dictionary()) return;
    state_.line_width = parameters["LW"].number(state_.line_width);
    state_.fill_alpha = static_cast<float>(parameters["ca"].number(state_.fill_alpha));
    state_.stroke_alpha = static_cast<float>(parameters["CA"].number(state_.stroke_alpha));
    if (const Value font = parameters["Font"]; font.size() >= 2) {
        state_.font = fonts_.get(font[0]);
        state_.size = font[1].number();
    }
    Value blend = parameters["BM"];
    if (blend.is_array()) blend = blend[0];
    const Value mask = parameters["SMask"];
    if (blend.is_name() || !mask.is_null())
        state_.plain_blend =
            (!blend.is_name() || blend.is_name("Normal") || blend.is_name("Compatible")) &&
            !mask.is_dictionary();
}

} // namespace duly::read::pdf
