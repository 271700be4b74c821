#include "read/ocr/reading.hpp"

#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <iterator>

#include "read/ocr/straighten.hpp"

namespace duly::read::ocr {
namespace {

constexpr const char* language = "eng";
/// From the foot of a p to the head of a d, in ems of common typefaces.
constexpr float line_in_ems = 0.92F;
constexpr float points_an_inch = 72;
/// Below, something else than letters was taken for letters: a logo, a crease, a photograph.
constexpr float least_of_a_line = 30;
/// Below, what looks like a mark or two is a speck on the paper or a piece of a line.
constexpr float least_of_marks = 80;
/// With so much on average a page stands upright for certain.
constexpr float plainly_read = 70;
constexpr std::size_t most_words = 20'000;

/// A word on the image as it was read.
struct Seen {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    int baseline = 0; ///< y, downwards
    float size = 0, confidence = 0, stroke = 0;
    std::string text;
};

struct Attempt {
    std::vector<Seen> words;
    PixOwner image;
    float confidence = 0;               ///< mean, by letters
    std::array<std::size_t, 4> lines{}; ///< by the quarter turns clockwise that they would need
    bool too_slow = false;
};

double processor_time() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct Deadline {
    double end = 0;
    static bool passed(void* self, int) {
        return processor_time() > static_cast<const Deadline*>(self)->end;
    }
};

/// Whether a word is nothing but marks, none of which people set by themselves between words.
bool is_specks(const Seen& word) {
    if (word.confidence >= least_of_marks && word.text != "|") return false;
    return word.text.find_first_not_of("|_=~'`\"\\^.,:;*-") == std::string::npos;
}

/// A bar before a word in small letters is an I ("what | am asked"); elsewhere it is no word.
void mend_bars(std::vector<Seen>& line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i].text != "|" || i + 1 == line.size()) continue;
        const char next = line[i + 1].text.front();
        if (next < 'a' || next > 'z') continue;
        line[i].text = "I";
    }
    std::erase_if(line, is_specks);
}

/// By how many quarter turns clockwise the line would be upright: Tesseract reads some that run up
/// or down as well.
unsigned turns_of(const tesseract::ResultIterator& at) {
    tesseract::Orientation orientation{};
    tesseract::WritingDirection writing{};
    tesseract::TextlineOrder order{};
    float skew = 0;
    at.Orientation(&orientation, &writing, &order, &skew);
    if (writing == tesseract::WRITING_DIRECTION_TOP_TO_BOTTOM) return 3;
    switch (orientation) {
    case tesseract::ORIENTATION_PAGE_RIGHT:
        return 3;
    case tesseract::ORIENTATION_PAGE_DOWN:
        return 2;
    case tesseract::ORIENTATION_PAGE_LEFT:
        return 1;
    default:
        return 0;
    }
}

/// Words of one line: the line's own baseline, and its size.
void add_line(tesseract::ResultIterator& at, std::vector<Seen>& out) {
    int x1 = 0, y1 = 0, x2 = 0, y2 = 0;
    float height = 0, descenders = 0, ascenders = 0;
    const bool level = at.Baseline(tesseract::RIL_TEXTLINE, &x1, &y1, &x2, &y2);
    at.RowAttributes(&height, &descenders, &ascenders);
    std::vector<Seen> line;
    float sum = 0, letters = 0;
    do {
        Seen word;
        const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
        if (!text || !at.BoundingBox(tesseract::RIL_WORD, &word.x0, &word.y0, &word.x1, &word.y1))
            continue;
        word.text = text.get();
        word.confidence = at.Confidence(tesseract::RIL_WORD);
        if (word.text.empty() || word.text == " ") continue;
        // Level lines: what is left of a slope would part the words of one line.
        word.baseline = level ? (y1 + y2) / 2 : word.y1;
        word.size = height > 0 ? height / line_in_ems : static_cast<float>(word.y1 - word.y0);
        const auto weight = static_cast<float>(word.text.size());
        sum += word.confidence * weight;
        letters += weight;
        line.push_back(std::move(word));
    } while (!at.IsAtFinalElement(tesseract::RIL_TEXTLINE, tesseract::RIL_WORD) &&
             at.Next(tesseract::RIL_WORD));
    if (letters == 0 || sum / letters < least_of_a_line) return;
    mend_bars(line);
    std::move(line.begin(), line.end(), std::back_inserter(out));
}

float mean_confidence(const std::vector<Seen>& words) {
    float sum = 0, letters = 0;
    for (const Seen& word : words) {
        const auto weight = static_cast<float>(word.text.size());
        sum += word.confidence * weight;
        letters += weight;
    }
    return letters > 0 ? sum / letters : 0;
}

/// How much was read, as far as it may be believed.
float worth(const Attempt& attempt) {
    float out = 0;
    for (const Seen& word : attempt.words)
        out += static_cast<float>(word.text.size()) * std::max(0.0F, word.confidence - 40);
    return out;
}

} // namespace

struct Reading::Engine {
    tesseract::TessBaseAPI tesseract;
    bool ready = false;

    Attempt attempt(Pix* page, int turns, int dots, Deadline& deadline) {
        Attempt out;
        out.image.reset(turns == 0 ? pixClone(page) : pixRotateOrth(page, turns));
        if (out.image) out.image = levelled(std::move(out.image));
        if (!out.image) return out;
        tesseract.SetPageSegMode(tesseract::PSM_AUTO);
        tesseract.SetImage(out.image.get());
        tesseract.SetSourceResolution(dots);
        tesseract::ETEXT_DESC monitor;
        monitor.cancel = &Deadline::passed;
        monitor.cancel_this = &deadline;
        const int failed = tesseract.Recognize(&monitor);
        out.too_slow = Deadline::passed(&deadline, 0);
        if (failed == 0 && !out.too_slow) {
            const std::unique_ptr<tesseract::ResultIterator> at(tesseract.GetIterator());
            if (at) do {
                    if (at->Empty(tesseract::RIL_WORD)) continue; // pictures have no lines
                    const unsigned turn = turns_of(*at);
                    ++out.lines[turn];
                    // Of what stands another way than the page the places would be wrong.
                    if (turn == 0) add_line(*at, out.words);
                } while (out.words.size() < most_words && at->Next(tesseract::RIL_TEXTLINE));
        }
        tesseract.Clear();
        out.confidence = mean_confidence(out.words);
        return out;
    }
};

Reading::Reading() : engine_(std::make_unique<Engine>()) {}
Reading::~Reading() = default;

std::string Reading::prepare() {
    setMsgSeverity(L_SEVERITY_NONE);
    engine_->ready = engine_->tesseract.Init(nullptr, language, tesseract::OEM_LSTM_ONLY) == 0;
    return engine_->ready ? ""
                          : "Tesseract's data for English is not installed (on Debian and Ubuntu: "
                            "apt-get install tesseract-ocr-eng)";
}

namespace {

/// From the image that was read, turned clockwise by quarters and of a size of its own, to the
/// page.
class Places {
public:
    Places(const Pix* upright, int turns, float scale)
        : wide_(static_cast<float>(pixGetWidth(upright))),
          high_(static_cast<float>(pixGetHeight(upright))),
          turns_(turns),
          scale_(scale) {}

    [[nodiscard]] TextDirection direction() const {
        switch (turns_) {
        case 1:
            return TextDirection::up;
        case 2:
            return TextDirection::left;
        case 3:
            return TextDirection::down;
        default:
            return TextDirection::right;
        }
    }
    /// x of the image along the text.
    [[nodiscard]] float along(int x) const {
        const auto at = static_cast<float>(x);
        return scale_ * (turns_ == 0 || turns_ == 1 ? at : wide_ - at);
    }
    /// y of the image across the text.
    [[nodiscard]] float across(int y) const {
        const auto at = static_cast<float>(y);
        return scale_ * (turns_ == 0 || turns_ == 3 ? high_ - at : at);
    }
    [[nodiscard]] RecognisedRule rule(const DrawnLine& line) const {
        const bool level = line.wide >= line.high;
        const int x0 = level ? line.x : line.x + line.wide / 2;
        const int x1 = level ? line.x + line.wide : x0;
        const int y0 = level ? line.y + line.high / 2 : line.y;
        const int y1 = level ? y0 : line.y + line.high;
        const auto thick = static_cast<float>(std::min(line.wide, line.high)) * scale_;
        RecognisedRule out;
        const bool sideways = turns_ % 2 == 1;
        const float a0 = along(x0), a1 = along(x1), b0 = across(y0), b1 = across(y1);
        out = sideways ? RecognisedRule{b0, a0, b1, a1, thick}
                       : RecognisedRule{a0, b0, a1, b1, thick};
        if (out.x0 > out.x1) std::swap(out.x0, out.x1);
        if (out.y0 > out.y1) std::swap(out.y0, out.y1);
        return out;
    }

private:
    float wide_, high_;
    int turns_;
    float scale_;
};

/// Strokes a good deal broader than those of most of the page are bold.
float usual_stroke(const std::vector<Seen>& words) {
    std::vector<float> all;
    for (const Seen& word : words)
        if (word.stroke > 0 && word.size > 0 && word.text.size() > 2)
            all.push_back(word.stroke / word.size);
    if (all.size() < 8) return 0;
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    return *middle;
}

} // namespace

RecognisedPage Reading::read(PageImage image, const RecogniseLimits& limits) {
    RecognisedPage out;
    if (!engine_->ready) {
        out.trouble = "the data that reading needs is not installed";
        return out;
    }
    const int dots = static_cast<int>(std::lround(points_an_inch / image.scale));
    Deadline deadline{processor_time() + limits.processor_seconds};
    int turns = 0;
    Attempt best = engine_->attempt(image.pix.get(), 0, dots, deadline);
    const auto first = best.lines.begin();
    const auto most = std::max_element(first, best.lines.end()) - first;
    if (!best.too_slow && most != 0) {
        turns = static_cast<int>(most);
        best = engine_->attempt(image.pix.get(), turns, dots, deadline);
    }
    if (!best.too_slow && best.confidence < plainly_read) {
        const PixOwner ink = black_and_white(image.pix.get());
        const int told = ink ? quarter_turns(ink.get()) : -1;
        // Where the letters do not tell, each way is tried: the right one reads best.
        const int tried = turns;
        for (int each = 0; each < 4; ++each) {
            if (each == tried || (told >= 0 && each != told)) continue;
            Attempt other = engine_->attempt(image.pix.get(), each, dots, deadline);
            if (other.too_slow) break;
            if (worth(other) <= 1.5F * worth(best)) continue;
            best = std::move(other);
            turns = each;
        }
    }
    if (best.too_slow) {
        out.trouble = "reading it took longer than " + std::to_string(limits.processor_seconds) +
                      (limits.processor_seconds == 1 ? " second" : " seconds");
        return out;
    }
    if (!best.image) {
        out.trouble = "there is not enough memory for its picture";
        return out;
    }
    const Places places(best.image.get(), turns, image.scale);
    out.direction = places.direction();
    const PixOwner ink = black_and_white(best.image.get());
    if (ink)
        for (Seen& word : best.words)
            word.stroke = stroke_width(ink.get(), word.x0, word.y0, word.x1, word.y1);
    const float usual = usual_stroke(best.words);
    for (Seen& word : best.words) {
        RecognisedWord made;
        made.from = places.along(word.x0);
        made.to = places.along(word.x1);
        made.baseline = places.across(word.baseline);
        made.size = word.size * image.scale;
        made.confidence = static_cast<std::uint8_t>(std::clamp(word.confidence, 0.0F, 100.0F));
        made.bold = usual > 0 && word.size > 0 && word.stroke / word.size > 1.3F * usual;
        made.text = std::move(word.text);
        out.words.push_back(std::move(made));
    }
    if (ink)
        for (const DrawnLine& line : table_lines(ink.get(), dots))
            out.rules.push_back(places.rule(line));
    return out;
}

} // namespace duly::read::ocr
