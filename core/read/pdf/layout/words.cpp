#include "read/pdf/layout/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "support/utf8.hpp"

namespace duly::read::pdf::layout {
namespace {

using std::string_view;

/// A gap of so many ems parts two words; kerning stays below it, a narrow space above.
constexpr float word_gap = 0.12F;
constexpr std::size_t most_asides = 200;

string_view ligature(char32_t c) {
    switch (c) {
    case 0xFB00:
        return "ff";
    case 0xFB01:
        return "fi";
    case 0xFB02:
        return "fl";
    case 0xFB03:
        return "ffi";
    case 0xFB04:
        return "ffl";
    case 0xFB05:
        return "ft";
    case 0xFB06:
        return "st";
    default:
        return {};
    }
}

bool unseen(char32_t c) {
    return c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0xFEFF || c == 0x200B ||
           c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFFFE;
}

const char* reason(Hidden hidden) {
    switch (hidden) {
    case Hidden::no:
        return "";
    case Hidden::invisible:
        return "invisible";
    case Hidden::off_page:
        return "off-page";
    case Hidden::covered:
        return "covered";
    case Hidden::layer_off:
        return "layer-off";
    case Hidden::tiny:
        return "tiny";
    case Hidden::same_colour:
        return "same-colour";
    }
    return "";
}

Direction main_direction(const Page& page) {
    std::array<std::size_t, 4> count{};
    for (const Run& run : page.runs)
        if (run.hidden == Hidden::no || run.hidden == Hidden::invisible)
            count[static_cast<std::size_t>(run.direction)] += run.count;
    // upright unless clearly not
    std::size_t best = 0;
    for (std::size_t i = 1; i < 4; ++i)
        if (count[i] > count[best] * 2 || (count[0] == 0 && count[i] > count[best])) best = i;
    return static_cast<Direction>(best);
}

/// Glyphs of one operator are usually as far apart as the font says. Where they are all further
/// apart the text is letter-spaced, and the gap between words is larger by as much.
float letter_spacing(const Page& page, const Run& run, std::vector<float>& gaps) {
    if (run.count < 4 || run.size <= 0) return 0;
    const float wide = 0.07F * run.size;
    const std::uint32_t most = std::min<std::uint32_t>(run.count, 200);
    const auto gap = [&](std::uint32_t i) {
        return std::abs(page.glyphs[run.first + i].x0 - page.glyphs[run.first + i - 1].x1);
    };
    std::uint32_t count = 0; // most text is not spaced, which is told by counting
    for (std::uint32_t i = 1; i < most; ++i)
        count += gap(i) > wide ? 1u : 0u;
    if (2 * count < most - 1) return 0;
    gaps.clear();
    for (std::uint32_t i = 1; i < most; ++i)
        gaps.push_back(gap(i));
    auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    return *middle > wide && *middle < 1.0F * run.size ? *middle : 0;
}

/// Whether a word is dots that lead the eye from one column to another.
bool is_leader(string_view text) {
    if (text.front() != '.' && text.front() != '\xE2') return false;
    if (text.find_first_not_of(".\xE2\x80\xA6") != string_view::npos) return false;
    const auto dots = static_cast<std::size_t>(std::count(text.begin(), text.end(), '.'));
    return dots + (text.find("…") != string_view::npos ? 3 : 0) >= 4;
}

class Collector {
public:
    Collector(const Content& content, const Page& page, PageWords& out)
        : content_(content), page_(page), out_(out) {}

    void run() {
        out_.text.reserve(page_.text.size() + 16);
        out_.words.reserve(page_.glyphs.size() / 5 + 8);
        out_.picture = large_picture();
        for (const Run& run : page_.runs)
            if (run.hidden == Hidden::no)
                (page_.recognised ? out_.recognised : out_.seen) += run.count;
        // invisible text over a picture, or with nothing else to be read, was recognised from it
        const bool recognised = !page_.recognised && (out_.picture || out_.seen == 0);
        for (const Run& run : page_.runs) {
            if (run.count == 0 || !(run.size > 0) || !std::isfinite(run.size) ||
                !std::isfinite(run.baseline))
                continue;
            if (std::size_t{run.first} + run.count > page_.glyphs.size()) continue;
            const bool layer = run.hidden == Hidden::invisible && recognised;
            if (layer) out_.recognised += run.count;
            if (run.hidden == Hidden::no || layer) {
                take(run);
            } else {
                close();
                aside(run, "hidden");
            }
        }
        close();
    }

private:
    [[nodiscard]] bool large_picture() const {
        float area = 0;
        for (const Picture& picture : page_.pictures)
            area = std::max(area, (picture.rect.x1 - picture.rect.x0) *
                                      (picture.rect.y1 - picture.rect.y0));
        return area > 0.4F * page_.width * page_.height;
    }

    void take(const Run& run);
    void glyph(const Run& run, const Glyph& glyph, float spacing);
    void open(const Run& run, float x0, float x1, float baseline);
    void dots(const Run& run, const Glyph& glyph, char32_t c);
    void close();
    void soft_hyphens();
    void aside(const Run& run, const char* kind);
    [[nodiscard]] Rect page_rect(const Run& run, float from, float to) const;

    const Content& content_;
    const Page& page_;
    PageWords& out_;
    Word word_;
    bool open_ = false;
    bool ascii_ = true;  ///< the open word, so far
    bool space_ = false; ///< a space was shown since the last word
    Direction direction_ = Direction::right;
    float from_ = 0, to_ = 0; ///< of the open word, along its direction
    float last_from_ = 0;     ///< where its last glyph begins
    std::uint32_t last_text_ = 0, last_length_ = 0;
    float base_ = 0;              ///< baseline on the page
    const Run* run_ = nullptr;    ///< of the open word's first glyph
    std::uint32_t dots_ = 0;      ///< at the end of the open word, one after another
    std::uint32_t dots_text_ = 0; ///< where they begin
    float dots_from_ = 0;
    std::vector<float> gaps_;
};

Rect Collector::page_rect(const Run& run, float from, float to) const {
    if (from > to) std::swap(from, to);
    switch (run.direction) {
    case Direction::right:
        return {from, run.baseline - run.descent, to, run.baseline + run.ascent};
    case Direction::left:
        return {from, run.baseline - run.ascent, to, run.baseline + run.descent};
    case Direction::up:
        return {run.baseline - run.ascent, from, run.baseline + run.descent, to};
    case Direction::down:
        return {run.baseline - run.descent, from, run.baseline + run.ascent, to};
    }
    return {};
}

void Collector::close() {
    if (!open_) return;
    open_ = false;
    if (!ascii_) soft_hyphens();
    word_.length =
        static_cast<std::uint16_t>(std::min<std::size_t>(out_.text.size() - word_.text, 0xFFFF));
    if (word_.length == 0) return;
    const string_view text = out_.of(word_);
    word_.chars =
        ascii_ ? word_.length
               : static_cast<std::uint16_t>(std::min<std::size_t>(utf8::code_points(text), 0xFFFF));
    const Rect page = page_rect(*run_, from_, to_);
    word_.box = out_.frame.into(page);
    // the baseline lies where the run says, seen in the frame
    const Rect at = out_.frame.into(out_.frame.sideways() ? Rect{base_, page.y0, base_, page.y1}
                                                          : Rect{page.x0, base_, page.x1, base_});
    word_.turned = direction_ != out_.frame.direction;
    word_.baseline = word_.turned ? word_.box.y0 : at.y0;
    word_.order = static_cast<std::uint32_t>(out_.words.size());
    word_.leader = is_leader(text);
    out_.words.push_back(word_);
    space_ = false;
}

// A soft hyphen that is drawn is a hyphen. At a word's end it is kept as it is: there it may part
// the word over two lines.
void Collector::soft_hyphens() {
    for (std::size_t at = out_.text.find("\xC2\xAD", word_.text);
         at != std::string::npos && at + 2 < out_.text.size();
         at = out_.text.find("\xC2\xAD", at)) {
        out_.text.replace(at, 2, "-");
    }
}

void Collector::open(const Run& run, float x0, float x1, float baseline) {
    word_ = Word{};
    word_.text = static_cast<std::uint32_t>(out_.text.size());
    word_.size = run.size;
    word_.colour = run.colour;
    word_.mcid = run.mcid;
    word_.widget = run.widget;
    word_.artifact = run.artifact;
    word_.confidence = page_.recognised ? run.confidence : 100;
    word_.space_before = space_;
    if (run.font < content_.fonts.size()) {
        const Font& font = content_.fonts[run.font];
        word_.bold = font.bold;
        word_.italic = font.italic;
        word_.symbol = font.symbols;
    }
    direction_ = run.direction;
    from_ = x0;
    to_ = x1;
    base_ = baseline;
    run_ = &run;
    open_ = true;
    ascii_ = true;
    space_ = false;
    dots_ = 0;
}

// "Foreword.......4" without a gap: dots that lead the eye are a word of their own.
void Collector::dots(const Run& run, const Glyph& glyph, char32_t c) {
    if (c != U'.' && c != U'…') {
        if (dots_ >= 4) close();
        dots_ = 0;
        return;
    }
    if (dots_ == 0) {
        dots_text_ = static_cast<std::uint32_t>(out_.text.size());
        dots_from_ = glyph.x0;
    }
    const bool few = dots_ < 4;
    dots_ += c == U'.' ? 1 : 3;
    if (!few || dots_ < 4 || dots_text_ == word_.text) return;
    const std::string tail = out_.text.substr(dots_text_);
    const std::uint32_t count = dots_;
    const float end = to_;
    out_.text.resize(dots_text_);
    to_ = dots_from_;
    close();
    open(run, dots_from_, end, run.baseline);
    out_.text.append(tail);
    ascii_ = false;
    dots_ = count;
}

void Collector::glyph(const Run& run, const Glyph& glyph, float spacing) {
    if (glyph.text > page_.text.size()) return;
    const string_view text = string_view(page_.text).substr(glyph.text, glyph.length);
    if (text.empty() || !std::isfinite(glyph.x0) || !std::isfinite(glyph.x1)) return;
    const bool backward = run.direction == Direction::left || run.direction == Direction::down;
    const float sign = backward ? -1.0F : 1.0F;
    std::size_t at = 0;
    const char32_t first = utf8::next(text, at);
    if (utf8::is_space(first) || first == 0xA0) {
        close();
        space_ = true;
        return;
    }
    if (open_) {
        const bool level = direction_ == run.direction &&
                           std::abs(run.baseline - base_) < 0.1F * std::max(run.size, word_.size) &&
                           std::abs(run.size - word_.size) < 0.25F * word_.size;
        const float gap = sign * (glyph.x0 - to_);
        // the same character again at the same place: bold by printing twice
        if (level && last_length_ == text.size() &&
            std::abs(glyph.x0 - last_from_) < 0.12F * run.size &&
            string_view(out_.text).substr(last_text_, last_length_) == text) {
            word_.bold = true;
            return;
        }
        const bool style = run.font != run_->font && run.font < content_.fonts.size() &&
                           (content_.fonts[run.font].bold != content_.fonts[run_->font].bold ||
                            content_.fonts[run.font].symbols || content_.fonts[run_->font].symbols);
        // "(b)" or "10." and the words of the item, set without a gap
        const bool begun = out_.text.size() > word_.text; // not of characters that are not seen
        const bool bracketed = begun && utf8::is_letter(first) && out_.text.back() == ')' &&
                               out_.text[word_.text] == '(' && out_.text.size() - word_.text <= 5;
        const bool numbered =
            &run != run_ &&
            (bracketed ||
             (begun && first >= U'A' && first <= U'Z' && out_.text.back() == '.' &&
              out_.text.size() - word_.text <= 5 &&
              out_.text.find_first_not_of("0123456789.", word_.text) == std::string::npos));
        if (!level || style || numbered || run.mcid != word_.mcid || run.widget != word_.widget ||
            gap < -0.4F * run.size || gap > spacing + word_gap * run.size) {
            close();
            space_ = space_ || numbered;
        }
    }
    if (open_) dots(run, glyph, first);
    if (!open_) {
        open(run, glyph.x0, glyph.x1, run.baseline);
        dots(run, glyph, first);
    }
    to_ = backward ? std::min(to_, glyph.x1) : std::max(to_, glyph.x1);
    last_from_ = glyph.x0;
    last_text_ = static_cast<std::uint32_t>(out_.text.size());
    last_length_ = static_cast<std::uint32_t>(text.size());
    if (text.size() == 1 && first >= 0x20 && first < 0x7F) {
        out_.text.push_back(text.front());
        return;
    }
    ascii_ = false;
    for (at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = utf8::next(text, at);
        const string_view plain = ligature(c);
        if (!plain.empty())
            out_.text.append(plain);
        else if (c == 0xFFFD)
            out_.text.append("\xEF\xBF\xBD");
        else if (!unseen(c))
            out_.text.append(text.substr(begin, at - begin));
    }
}

void Collector::aside(const Run& run, const char* kind) {
    std::string text;
    for (std::uint32_t i = 0; i < run.count; ++i) {
        const Glyph& glyph = page_.glyphs[run.first + i];
        text.append(page_.text, glyph.text, glyph.length);
    }
    const string_view trimmed = utf8::trim(text);
    if (trimmed.empty()) return;
    const Rect box =
        page_rect(run, page_.glyphs[run.first].x0, page_.glyphs[run.first + run.count - 1].x1);
    const char* why = kind == string_view("hidden") ? reason(run.hidden) : "";
    if (!out_.asides.empty() && out_.asides.back().kind == kind && out_.asides.back().why == why) {
        // runs on one line belong together
        Aside& last = out_.asides.back();
        if (std::abs(last.box.y0 - box.y0) < run.size * 0.5F && last.text.size() < 4000) {
            if (box.x0 - last.box.x1 > word_gap * run.size || text.front() == ' ')
                last.text.push_back(' ');
            last.text.append(trimmed);
            last.box = {std::min(last.box.x0, box.x0), std::min(last.box.y0, box.y0),
                        std::max(last.box.x1, box.x1), std::max(last.box.y1, box.y1)};
            return;
        }
    }
    if (out_.asides.size() < most_asides)
        out_.asides.push_back({kind, std::string(trimmed), box, why});
}

void Collector::take(const Run& run) {
    if (run.slanted) {
        close();
        aside(run, "watermark");
        return;
    }
    const float spacing = letter_spacing(page_, run, gaps_);
    for (std::uint32_t i = 0; i < run.count; ++i)
        glyph(run, page_.glyphs[run.first + i], spacing);
}

} // namespace

Rect Frame::into(const Rect& p) const {
    switch (direction) {
    case Direction::right:
        return p;
    case Direction::left:
        return {page_width - p.x1, page_height - p.y1, page_width - p.x0, page_height - p.y0};
    case Direction::up:
        return {p.y0, page_width - p.x1, p.y1, page_width - p.x0};
    case Direction::down:
        return {page_height - p.y1, p.x0, page_height - p.y0, p.x1};
    }
    return p;
}

Rect Frame::back(const Rect& f) const {
    switch (direction) {
    case Direction::right:
        return f;
    case Direction::left:
        return {page_width - f.x1, page_height - f.y1, page_width - f.x0, page_height - f.y0};
    case Direction::up:
        return {page_width - f.y1, f.x0, page_width - f.y0, f.x1};
    case Direction::down:
        return {f.y0, page_height - f.x1, f.y1, page_height - f.x0};
    }
    return f;
}

PageWords collect_words(const Content& content, const Page& page) {
    PageWords out;
    out.frame = {main_direction(page), page.width, page.height};
    Collector(content, page, out).run();
    return out;
}

} // namespace duly::read::pdf::layout
