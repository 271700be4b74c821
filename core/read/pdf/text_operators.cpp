// Text: where its glyphs stand and what they say.
#include <algorithm>
#include <cmath>

#include "read/pdf/interpreter.hpp"

namespace duly::read::pdf {

bool Interpreter::run_text(std::uint32_t word, ContentLexer& lexer, const Value& resources) {
    const auto number = [&](std::size_t index) { return lexer.number(index); };
    switch (word) {
    case operator_key("BT"):
        text_matrix_ = {};
        line_matrix_ = {};
        return true;
    case operator_key("ET"):
        return true;
    case operator_key("Tf"):
        if (lexer.count() >= 2) {
            state_.font = fonts_.get(resources["Font"].get(lexer.operands()[0].text));
            state_.size = number(1);
        }
        return true;
    case operator_key("Td"):
        next_line(number(0), number(1));
        return true;
    case operator_key("TD"):
        state_.leading = -number(1);
        next_line(number(0), number(1));
        return true;
    case operator_key("Tm"):
        line_matrix_ = {number(0), number(1), number(2), number(3), number(4), number(5)};
        text_matrix_ = line_matrix_;
        return true;
    case operator_key("T*"):
        next_line(0, -state_.leading);
        return true;
    case operator_key("Tc"):
        state_.character_space = number(0);
        return true;
    case operator_key("Tw"):
        state_.word_space = number(0);
        return true;
    case operator_key("Tz"):
        state_.horizontal = number(0) / 100;
        return true;
    case operator_key("TL"):
        state_.leading = number(0);
        return true;
    case operator_key("Ts"):
        state_.rise = number(0);
        return true;
    case operator_key("Tr"):
        state_.rendering = static_cast<int>(std::clamp(number(0), 0.0, 7.0));
        return true;
    case operator_key("TJ"):
    case operator_key("Tj"):
        show(lexer.operands());
        return true;
    case operator_key("\""):
        state_.word_space = number(0);
        state_.character_space = number(1);
        [[fallthrough]];
    case operator_key("'"):
        next_line(0, -state_.leading);
        show(lexer.operands());
        return true;
    default:
        return false;
    }
}

void Interpreter::next_line(double x, double y) {
    line_matrix_.e += x * line_matrix_.a + y * line_matrix_.c;
    line_matrix_.f += x * line_matrix_.b + y * line_matrix_.d;
    text_matrix_ = line_matrix_;
}

void Interpreter::show(std::span<const Operand> operands) {
    if (state_.font == nullptr) state_.font = fonts_.get({});
    if (state_.font == nullptr) return;
    begin_run(text_matrix_.then(state_.ctm));
    const bool vertical = state_.font->vertical();
    bool in_array = false;
    for (const Operand& operand : operands) {
        if (operand.kind == Operand::Kind::array) in_array = true;
        if (operand.kind == Operand::Kind::string)
            show_string(operand.text);
        else if (operand.kind == Operand::Kind::number && in_array)
            along_ -= operand.number / 1000 * state_.size * (vertical ? 1 : state_.horizontal);
    }
    end_run();
}

/// Text space to page: along the run's direction only the nearest of the four is kept.
void Interpreter::begin_run(const Matrix& text) {
    const bool vertical = state_.font->vertical();
    const double dx = vertical ? text.c : text.a;
    const double dy = vertical ? text.d : text.b;
    const Point origin = text.apply(0, state_.rise);
    const bool level = std::abs(dx) >= std::abs(dy);
    run_.first = static_cast<std::uint32_t>(page_->glyphs.size());
    run_.font = state_.font->index;
    run_.size = coordinate(std::abs(state_.size) * std::hypot(text.c, text.d) * state_.font->em());
    origin_ = level ? origin.x : origin.y;
    slope_ = level ? dx : dy;
    // More than three degrees off.
    run_.slanted =
        std::min(std::abs(dx), std::abs(dy)) > 0.05 * std::max(std::abs(dx), std::abs(dy));
    run_.baseline = coordinate(level ? origin.y : origin.x);
    // Vertical writing runs against its axis.
    const bool forwards = (slope_ >= 0) != vertical;
    run_.direction = level ? (forwards ? Direction::right : Direction::left)
                           : (forwards ? Direction::up : Direction::down);
    along_ = 0;
}

void Interpreter::show_string(std::string_view string) {
    LoadedFont& font = *state_.font;
    const bool vertical = font.vertical();
    const double horizontal = vertical ? 1 : state_.horizontal;
    const double unit = state_.size * horizontal;
    const bool composite = font.composite();
    std::string& text = page_->text;
    for (std::size_t at = 0; at < string.size();) {
        const std::size_t before = at;
        const std::uint32_t code = font.next_code(string, at);
        const ShownCode& shown = font.shown(code);
        const double advance = vertical ? -state_.size : shown.width * unit;
        double space = state_.character_space;
        if (code == 32 && (!composite || at - before == 1)) space += state_.word_space;
        if (glyphs_left_ == 0) {
            file_.note("the file has more text than is read; the rest was left out");
            page_->broken = true;
            return;
        }
        --glyphs_left_;
        Glyph& glyph = page_->glyphs.emplace_back();
        glyph.x0 = coordinate(origin_ + along_ * slope_);
        glyph.x1 = coordinate(origin_ + (along_ + advance) * slope_);
        glyph.text = static_cast<std::uint32_t>(text.size());
        glyph.length = shown.length;
        glyph.guessed = shown.guessed;
        text += font.text_of(shown);
        along_ += vertical ? advance - space : advance + space * horizontal;
    }
}

void Interpreter::end_run() {
    const bool vertical = state_.font->vertical();
    text_matrix_.e += along_ * (vertical ? text_matrix_.c : text_matrix_.a);
    text_matrix_.f += along_ * (vertical ? text_matrix_.d : text_matrix_.b);
    run_.count = static_cast<std::uint32_t>(page_->glyphs.size()) - run_.first;
    if (run_.count == 0) return;
    run_.ascent = run_.size * state_.font->ascent();
    run_.descent = run_.size * state_.font->descent();
    run_.colour = state_.fill.rgb;
    run_.mcid = -1;
    run_.artifact = false;
    run_.widget = widget_;
    run_.actual.clear();
    bool off = false;
    for (const Marked& marked : marked_) {
        if (marked.mcid >= 0) run_.mcid = marked.mcid;
        run_.artifact |= marked.artifact;
        off |= marked.off;
    }
    run_.hidden = Hidden::no;
    const Rect place = rect_of_run(*page_, run_);
    const Rect seen = intersection(place, state_.clip);
    if (off)
        run_.hidden = Hidden::layer_off;
    else if (state_.rendering == 3)
        run_.hidden = Hidden::invisible;
    else if (seen.x1 < seen.x0 || seen.y1 < seen.y0)
        run_.hidden = Hidden::off_page;
    else if (run_.size < 1)
        run_.hidden = Hidden::tiny;
    page_->runs.push_back(run_);
    painted_.add_run(place, ++order_, state_.fill.known && state_.rendering == 0);
}

} // namespace duly::read::pdf
