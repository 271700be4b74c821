#include "read/pdf/recognised_text.hpp"

#include <algorithm>
#include <cmath>

#include "support/utf8.hpp"

namespace duly::read::pdf {
namespace {

/// Sizes are measured from shapes and never come out twice the same; those so near to the usual one
/// are the usual one, and others are alike within steps of that width.
constexpr float alike = 1.18F;
constexpr float most_points = 400, least_points = 2;

bool is_sound(const RecognisedWord& word) {
    return std::isfinite(word.from) && std::isfinite(word.to) && std::isfinite(word.baseline) &&
           word.size >= least_points && word.size <= most_points && !word.text.empty() &&
           word.text.size() < 1000;
}

/// The size that most of the text has.
float usual_size(const Recognised& recognised) {
    std::vector<std::pair<float, std::size_t>> sizes;
    std::size_t all = 0;
    for (const RecognisedPage& page : recognised)
        for (const RecognisedWord& word : page.words)
            if (is_sound(word)) {
                sizes.emplace_back(word.size, word.text.size());
                all += word.text.size();
            }
    std::sort(sizes.begin(), sizes.end());
    std::size_t below = 0;
    for (const auto& [size, letters] : sizes)
        if ((below += letters) * 2 >= all) return size;
    return 0;
}

float rounded(float size, float usual) {
    if (!(usual > 0)) return size;
    const float steps = std::round(std::log(size / usual) / std::log(alike * alike));
    return usual * std::pow(alike * alike, steps);
}

class Writer {
public:
    Writer(Page& page, Direction direction, std::uint32_t plain, std::uint32_t bold)
        : page_(page), direction_(direction), plain_(plain), bold_(bold) {}

    void add(const RecognisedWord& word, float size) {
        Run run;
        run.first = static_cast<std::uint32_t>(page_.glyphs.size());
        run.font = word.bold ? bold_ : plain_;
        run.size = size;
        run.baseline = word.baseline;
        run.ascent = 0.75F * size;
        run.descent = 0.22F * size;
        run.direction = direction_;
        run.confidence = word.confidence;
        // However near it stands to the one before, it is another word.
        if (!page_.runs.empty() && page_.runs.back().baseline == word.baseline)
            glyph(" ", word.from, word.from);
        const std::string_view text = word.text;
        const auto letters = static_cast<float>(std::max<std::size_t>(utf8::code_points(text), 1));
        const float step = (word.to - word.from) / letters;
        float at = word.from;
        for (std::size_t i = 0; i < text.size();) {
            const std::size_t begin = i;
            utf8::next(text, i);
            glyph(text.substr(begin, i - begin), at, at + step);
            at += step;
        }
        run.count = static_cast<std::uint32_t>(page_.glyphs.size()) - run.first;
        page_.runs.push_back(std::move(run));
    }

private:
    void glyph(std::string_view text, float from, float to) {
        Glyph glyph;
        glyph.x0 = from;
        glyph.x1 = to;
        glyph.text = static_cast<std::uint32_t>(page_.text.size());
        glyph.length = static_cast<std::uint8_t>(text.size());
        page_.text.append(text);
        page_.glyphs.push_back(glyph);
    }

    Page& page_;
    Direction direction_;
    std::uint32_t plain_, bold_;
};

Direction direction_of(TextDirection direction) {
    switch (direction) {
    case TextDirection::up:
        return Direction::up;
    case TextDirection::left:
        return Direction::left;
    case TextDirection::down:
        return Direction::down;
    case TextDirection::right:
        break;
    }
    return Direction::right;
}

bool has_text(const Page& page) {
    return std::any_of(page.runs.begin(), page.runs.end(), [](const Run& run) {
        return run.count > 0 && (run.hidden == Hidden::no || run.hidden == Hidden::invisible);
    });
}

} // namespace

void add_recognised(const Recognised& recognised, Content& content) {
    if (recognised.empty()) return;
    const float usual = usual_size(recognised);
    const auto plain = static_cast<std::uint32_t>(content.fonts.size());
    const std::uint32_t bold = plain + 1;
    content.fonts.push_back({});
    content.fonts.push_back({});
    content.fonts.back().bold = true;
    for (const RecognisedPage& read : recognised) {
        if (read.page == 0 || read.page > content.pages.size()) continue;
        Page& page = content.pages[read.page - 1];
        if (has_text(page)) continue;
        if (!read.trouble.empty()) {
            page.unread_why = read.trouble;
            continue;
        }
        page.recognised = true;
        Writer writer(page, direction_of(read.direction), plain, bold);
        for (const RecognisedWord& word : read.words)
            if (is_sound(word)) writer.add(word, rounded(word.size, usual));
        for (const RecognisedRule& rule : read.rules)
            page.rules.push_back({rule.x0, rule.y0, rule.x1, rule.y1, rule.width});
    }
}

} // namespace duly::read::pdf
