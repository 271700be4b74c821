// Marked content: what belongs to which element of the structure, is furniture, stands for other
// text, or lies in a layer.
#include <algorithm>

#include "read/pdf/interpreter.hpp"
#include "read/pdf/text_strings.hpp"

namespace duly::read::pdf {

namespace {

constexpr std::size_t most_marked = 256;
using Kind = Operand::Kind;

/// The operand that follows a name in the dictionary among the operands, not in one inside it.
const Operand* entry_of(std::span<const Operand> operands, std::string_view key) {
    int depth = 0;
    for (std::size_t i = 0; i + 1 < operands.size(); ++i) {
        const Kind kind = operands[i].kind;
        if (kind == Kind::dictionary || kind == Kind::array) ++depth;
        if (kind == Kind::dictionary_end || kind == Kind::array_end) --depth;
        if (depth == 1 && kind == Kind::name && operands[i].text == key) return &operands[i + 1];
    }
    return nullptr;
}

std::int32_t mcid_of(double number) {
    return number >= 0 && number < 1e9 ? static_cast<std::int32_t>(number) : -1;
}

std::string_view without_white(std::string_view text, std::string& kept) {
    kept.clear();
    for (const char c : text)
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') kept += c;
    return kept;
}

} // namespace

bool Interpreter::run_marked(std::uint32_t word, ContentLexer& lexer, const Value& resources) {
    switch (word) {
    case operator_key("BMC"):
    case operator_key("BDC"):
        begin_marked(lexer.operands(), resources);
        return true;
    case operator_key("EMC"):
        if (unmarked_ > 0)
            --unmarked_;
        else
            end_marked();
        return true;
    default:
        return false;
    }
}

void Interpreter::begin_marked(std::span<const Operand> operands, const Value& resources) {
    if (marked_.size() >= most_marked) {
        ++unmarked_;
        return;
    }
    Marked& marked = marked_.emplace_back();
    marked.first_glyph = page_->glyphs.size();
    marked.first_run = page_->runs.size();
    if (operands.empty() || operands[0].kind != Kind::name) return;
    marked.artifact = operands[0].text == "Artifact";
    if (operands.size() < 2) return;
    // The numbers inside a form are counted for the form, not for the page.
    const bool counts = depth_ == 0;
    if (operands[1].kind == Kind::name) {
        const Value properties = resources["Properties"].get(operands[1].text);
        if (counts) marked.mcid = mcid_of(properties["MCID"].number(-1));
        if (operands[0].text == "OC")
            marked.off = layers_.is_off(properties);
        else
            marked.actual = properties["ActualText"].text();
        return;
    }
    if (const Operand* mcid = entry_of(operands, "MCID"); mcid != nullptr && counts)
        marked.mcid = mcid->kind == Kind::number ? mcid_of(mcid->number) : -1;
    if (const Operand* actual = entry_of(operands, "ActualText");
        actual != nullptr && actual->kind == Kind::string)
        marked.actual = text_of(actual->text);
}

void Interpreter::end_marked() {
    if (marked_.empty()) return;
    const Marked marked = std::move(marked_.back());
    marked_.pop_back();
    const bool outermost = std::none_of(marked_.begin(), marked_.end(),
                                        [](const Marked& m) { return !m.actual.empty(); });
    if (!marked.actual.empty() && outermost) replace_text(marked);
}

/// The glyphs' text gives way to what the file says they stand for: the first takes it, the others
/// say nothing. What would be the same stays as it is, glyph by glyph.
void Interpreter::replace_text(const Marked& marked) {
    auto& glyphs = page_->glyphs;
    if (marked.first_glyph >= glyphs.size() || marked.first_run >= page_->runs.size()) return;
    std::string said;
    for (std::size_t i = marked.first_glyph; i < glyphs.size(); ++i)
        said.append(page_->text, glyphs[i].text, glyphs[i].length);
    std::string one, other;
    if (without_white(said, one) == without_white(marked.actual, other)) return;
    page_->runs[marked.first_run].actual = marked.actual;
    if (marked.actual.size() > 255) return;
    const auto at = static_cast<std::uint32_t>(page_->text.size());
    page_->text += marked.actual;
    for (std::size_t i = marked.first_glyph; i < glyphs.size(); ++i)
        glyphs[i].length = 0;
    glyphs[marked.first_glyph].text = at;
    glyphs[marked.first_glyph].length = static_cast<std::uint8_t>(marked.actual.size());
}

} // namespace duly::read::pdf
