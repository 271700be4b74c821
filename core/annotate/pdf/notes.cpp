#include "annotate/pdf/notes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "annotate/remarks.hpp"
#include "support/utf8.hpp"

namespace duly::annotate::pdf {
namespace {

struct Point {
    double x = 0, y = 0;
};

/// From the page as it is seen (upright, origin at the bottom left) to its own units.
Point on_page(const PageInfo& page, Point seen) {
    const Box& box = page.box;
    switch (page.rotate) {
    case 90:
        return {box.x1 - seen.y, box.y0 + seen.x};
    case 180:
        return {box.x1 - seen.x, box.y1 - seen.y};
    case 270:
        return {box.x0 + seen.y, box.y1 - seen.x};
    default:
        return {box.x0 + seen.x, box.y0 + seen.y};
    }
}

double height_seen(const PageInfo& page) {
    const bool turned = page.rotate == 90 || page.rotate == 270;
    return turned ? page.box.x1 - page.box.x0 : page.box.y1 - page.box.y0;
}

/// A number as PDF has it, whatever the locale.
std::string number(double value) {
    const bool below = value < 0;
    const auto hundredths = std::llround(std::abs(value) * 100);
    char words[40];
    std::snprintf(words, sizeof words, "%s%lld.%02lld", below && hundredths != 0 ? "-" : "",
                  hundredths / 100, hundredths % 100);
    return words;
}

std::string numbers(const Box& box) {
    return number(box.x0) + " " + number(box.y0) + " " + number(box.x1) + " " + number(box.y1);
}

/// As a text string: plain where it is ASCII, else two bytes a letter.
std::string text_string(std::string_view words) {
    const bool ascii = std::all_of(words.begin(), words.end(),
                                   [](char c) { return c == '\n' || (c >= 0x20 && c < 0x7F); });
    std::string out;
    if (ascii) {
        out = "(";
        for (const char c : words) {
            if (c == '(' || c == ')' || c == '\\') out += '\\';
            if (c == '\n')
                out += "\\n";
            else
                out += c;
        }
        return out + ")";
    }
    out = "<FEFF";
    const auto unit = [&](unsigned value) {
        char hex[8];
        std::snprintf(hex, sizeof hex, "%04X", value & 0xFFFFU);
        out += hex;
    };
    for (std::size_t at = 0; at < words.size();) {
        const auto c = static_cast<unsigned>(utf8::next(words, at));
        if (c < 0x20 && c != '\n')
            unit(0x20);
        else if (c < 0x10000)
            unit(c);
        else {
            unit(0xD800 + ((c - 0x10000) >> 10));
            unit(0xDC00 + ((c - 0x10000) & 0x3FF));
        }
    }
    return out + ">";
}

const char* colour_of(model::Severity severity) {
    switch (severity) {
    case model::Severity::error:
        return "1 0.62 0.58";
    case model::Severity::warning:
        return "1 0.85 0.40";
    case model::Severity::info:
        break;
    }
    return "0.66 0.83 1";
}

std::string common_entries(const Remark& remark, const PageInfo& page, const std::string& name) {
    return "/Contents " + text_string(joined(remark.words)) + "/T(" + std::string(author) +
           ")/NM(" + name + ")/C[" + colour_of(remark.severity) + "]/P " +
           std::to_string(page.reference.number) + " " + std::to_string(page.reference.generation) +
           " R";
}

struct Corners {
    Point top_left, top_right, bottom_left, bottom_right;
};

std::string highlight(Update& update, const PageInfo& page, const Remark& remark,
                      const std::string& name) {
    std::string points, paths;
    Box all{1e9, 1e9, -1e9, -1e9};
    for (const model::Quad& quad : remark.place.quads) {
        const Corners at{on_page(page, {quad.x0, quad.y1}), on_page(page, {quad.x1, quad.y1}),
                         on_page(page, {quad.x0, quad.y0}), on_page(page, {quad.x1, quad.y0})};
        // In the order that all viewers take, whatever the standard says.
        for (const Point& corner : {at.top_left, at.top_right, at.bottom_left, at.bottom_right}) {
            points += (points.empty() ? "" : " ") + number(corner.x) + " " + number(corner.y);
            all = {std::min(all.x0, corner.x), std::min(all.y0, corner.y),
                   std::max(all.x1, corner.x), std::max(all.y1, corner.y)};
        }
        const Point low{std::min(at.top_left.x, at.bottom_right.x),
                        std::min(at.top_left.y, at.bottom_right.y)};
        const Point high{std::max(at.top_left.x, at.bottom_right.x),
                         std::max(at.top_left.y, at.bottom_right.y)};
        paths += number(low.x) + " " + number(low.y) + " " + number(high.x - low.x) + " " +
                 number(high.y - low.y) + " re f\n";
    }
    const std::string content = std::string(colour_of(remark.severity)) + " rg\n" + paths;
    const std::uint32_t look = update.number();
    // Viewers that draw no highlight by themselves show this; the words stay to be read under it.
    update.put({look, 0}, "<</Type/XObject/Subtype/Form/BBox[" + numbers(all) +
                              "]/Resources<</ExtGState<</G0<</Type/ExtGState/BM/Multiply>>>>>>"
                              "/Group<</S/Transparency>>/Length " +
                              std::to_string(content.size() + 7) + ">>\nstream\n/G0 gs\n" +
                              content + "\nendstream");
    return "<</Type/Annot/Subtype/Highlight/Rect[" + numbers(all) + "]/QuadPoints[" + points +
           "]/F 4/AP<</N " + std::to_string(look) + " 0 R>>" + common_entries(remark, page, name) +
           ">>";
}

/// A note in the page's upper left corner, each below the one before.
std::string note(const PageInfo& page, const Remark& remark, std::size_t place,
                 const std::string& name) {
    constexpr double side = 20, step = 24;
    const double down = 10 + step * static_cast<double>(place % 25);
    const double top = height_seen(page) - down;
    const Point a = on_page(page, {8, top}), b = on_page(page, {8 + side, top - side});
    const Box box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
    return "<</Type/Annot/Subtype/Text/Name/Note/Open false/Rect[" + numbers(box) + "]/F 28" +
           common_entries(remark, page, name) + ">>";
}

} // namespace

std::string enter_notes(Update& update, const PageInfo& page,
                        const std::vector<const Remark*>& remarks) {
    std::string out;
    std::size_t notes = 0;
    for (const Remark* const remark : remarks) {
        const std::uint32_t own = update.number();
        const std::string name = "duly-" + std::to_string(own);
        update.put({own, 0}, remark->place.quads.empty() ? note(page, *remark, notes++, name)
                                                         : highlight(update, page, *remark, name));
        out += (out.empty() ? "" : " ") + std::to_string(own) + " 0 R";
    }
    return out;
}

} // namespace duly::annotate::pdf
