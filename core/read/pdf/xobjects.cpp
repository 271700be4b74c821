// Forms, pictures, and pictures inside a content stream.
#include <algorithm>

#include "read/pdf/characters.hpp"
#include "read/pdf/interpreter.hpp"

namespace duly::read::pdf {

namespace {

constexpr std::size_t most_kept_forms = 32u << 20; ///< bytes of unpacked forms kept for next time

} // namespace

void Interpreter::do_object(std::string_view name, const Value& resources) {
    const Value object = resources["XObject"].get(name);
    if (!object.is_stream()) return;
    if (layers_.is_off(object["OC"])) {
        marked_.push_back({-1, false, true, {}, page_->glyphs.size(), page_->runs.size()});
        if (!object["Subtype"].is_name("Image")) show_form(object, resources);
        marked_.pop_back();
        return;
    }
    if (object["Subtype"].is_name("Image"))
        add_picture(object["Width"].number(), object["Height"].number(), object);
    else
        show_form(object, resources);
}

std::string_view Interpreter::unpacked_form(const Value& form, Bytes& own) {
    if (const auto kept = forms_.find(form.identity()); kept != forms_.end())
        return kept->second->view();
    if (!file_.unpack(form, own)) page_->broken = true;
    if (forms_bytes_ + own.size() > most_kept_forms) return own.view();
    forms_bytes_ += own.size();
    auto kept = std::make_unique<Bytes>();
    kept->append(own.view());
    return forms_.emplace(form.identity(), std::move(kept)).first->second->view();
}

void Interpreter::show_form(const Value& form, const Value& resources) {
    if (depth_ >= file_.limits().form_depth) {
        file_.note("forms lie deeper within forms than is read");
        return;
    }
    ++depth_;
    const GraphicsState outer = state_;
    const Matrix text = text_matrix_, line = line_matrix_;
    const std::size_t marked = marked_.size();
    std::vector<Point> points;
    std::vector<Subpath> subpaths;
    points.swap(points_);
    subpaths.swap(subpaths_);
    state_.ctm = matrix_of(form["Matrix"]).then(state_.ctm);
    if (Rect box; read_rect(form["BBox"], box))
        state_.clip =
            intersection(state_.clip, transformed(state_.ctm, box.x0, box.y0, box.x1, box.y1));
    const Value own = form["Resources"];
    Bytes bytes;
    run(unpacked_form(form, bytes), own.is_dictionary() ? own : resources);
    while (marked_.size() > marked)
        end_marked();
    points_.swap(points);
    subpaths_.swap(subpaths);
    state_ = outer;
    text_matrix_ = text;
    line_matrix_ = line;
    --depth_;
}

void Interpreter::show_appearance(const Value& form, const Rect& place, std::int32_t widget) {
    Rect box;
    if (!form.is_stream() || !read_rect(form["BBox"], box)) return;
    const Rect shown = transformed(matrix_of(form["Matrix"]), box.x0, box.y0, box.x1, box.y1);
    if (width_of(shown) <= 0 || height_of(shown) <= 0) return;
    // The form's box, by its own matrix, is moved and stretched onto the place.
    const double sx = width_of(place) / width_of(shown), sy = height_of(place) / height_of(shown);
    state_ = {};
    state_.ctm =
        Matrix{sx, 0, 0, sy, place.x0 - shown.x0 * sx, place.y0 - shown.y0 * sy}.then(base_);
    state_.clip = {0, 0, page_->width, page_->height};
    widget_ = widget;
    while (!marked_.empty())
        end_marked();
    show_form(form, {});
    widget_ = -1;
}

void Interpreter::add_picture(double wide, double high, const Value& image) {
    ++order_;
    bool off = false;
    for (const Marked& marked : marked_)
        off |= marked.off;
    const Rect rect = intersection(transformed(state_.ctm, 0, 0, 1, 1), state_.clip);
    if (off || is_empty(rect)) return;
    painted_.add_unknown(rect, order_);
    if (!may_mark()) return;
    const auto pixels = [](double count) {
        return static_cast<std::uint32_t>(std::clamp(count, 0.0, 1e9));
    };
    page_->pictures.push_back({rect, pixels(wide), pixels(high)});
    if (kept_pictures_ != nullptr)
        kept_pictures_->push_back({image, state_.ctm, state_.clip, state_.fill.rgb});
}

void Interpreter::skip_inline_image(ContentLexer& lexer) {
    std::string_view word;
    if (!lexer.next(word)) return;
    double wide = 0, high = 0, bits = 8, components = 1;
    bool filtered = false;
    const auto operands = lexer.operands();
    for (std::size_t i = 0; i + 1 < operands.size(); ++i) {
        const std::string_view key = operands[i].text;
        const Operand& value = operands[i + 1];
        if (operands[i].kind != Operand::Kind::name) continue;
        if (key == "W" || key == "Width") wide = value.number;
        if (key == "H" || key == "Height") high = value.number;
        if (key == "BPC" || key == "BitsPerComponent") bits = value.number;
        if (key == "IM" || key == "ImageMask") bits = value.text == "true" ? 1 : bits;
        if (key == "F" || key == "Filter") filtered = true;
        if (key == "CS" || key == "ColorSpace")
            components = value.text == "RGB" || value.text == "DeviceRGB"     ? 3
                         : value.text == "CMYK" || value.text == "DeviceCMYK" ? 4
                                                                              : 1;
    }
    if (word != "ID") return;
    add_picture(wide, high, {});
    const std::string_view stream = lexer.stream();
    std::size_t at = lexer.at() + 1; // one white character
    if (!filtered && wide > 0 && high > 0 && wide * high < 1e9) {
        const double size = std::ceil(wide * components * bits / 8) * high;
        if (static_cast<double>(at) + size < static_cast<double>(stream.size())) {
            std::size_t end = at + static_cast<std::size_t>(size);
            skip_white(stream, end);
            if (stream.substr(end, 2) == "EI") {
                lexer.go_to(end + 2);
                return;
            }
        }
    }
    // The data may hold these letters by chance: what follows must look like operators.
    for (at = stream.find("EI", at); at != std::string_view::npos; at = stream.find("EI", at + 1)) {
        if (at > 0 && !is_white(stream[at - 1])) continue;
        if (at + 2 < stream.size() && !is_white(stream[at + 2])) continue;
        const std::string_view after = stream.substr(at + 2, 16);
        const bool text = std::all_of(after.begin(), after.end(), [](char c) {
            return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t';
        });
        if (!text) continue;
        lexer.go_to(at + 2);
        return;
    }
    lexer.go_to(stream.size());
}

} // namespace duly::read::pdf
