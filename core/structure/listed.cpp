#include "structure/listed.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <unordered_map>

#include "structure/answers.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::Block;
using model::BlockKind;
using std::string_view;

/// The words before the number that ends a line, if it may be that of a page.
std::string without_page(const std::string& words) {
    const std::size_t end = words.find_last_not_of("0123456789");
    return end == std::string::npos || words[end] != ' ' ? words : words.substr(0, end);
}
bool ends_in_page(const std::string& words) {
    constexpr std::size_t shortest = 12, longest_page = 3; // bytes
    const std::size_t size = without_page(words).size();
    return size >= shortest && size < words.size() && words.size() - size - 1 <= longest_page;
}

/// The headings of one paper, looked at together.
class Settler {
public:
    Settler(const model::ReadFile& file, const Lexicon::Compiled& lexicon, std::size_t first,
            std::vector<std::optional<Heading>>& found)
        : file_(file), lexicon_(lexicon), first_(first), found_(found) {}

    void run() {
        drop_plain_words();
        drop_lead_ins();
        drop_unmarked_contents();
        drop_listed_appendices();
        drop_listed_papers();
        drop_list_entries();
        drop_labels_in_lists();
        mark_parts();
    }

private:
    [[nodiscard]] const Block& block(std::size_t i) const { return file_.blocks[first_ + i]; }
    [[nodiscard]] string_view text(std::size_t i) const {
        return file_.file->view.slice(block(i).range);
    }
    /// Set like any other line: neither marked nor bold nor in capitals.
    [[nodiscard]] bool bare(std::size_t i) const {
        return found_[i]->marked_level == 0 && !block(i).bold && !found_[i]->capitals &&
               !block(i).page_before;
    }
    [[nodiscard]] bool names_appendix(std::size_t i) const;
    [[nodiscard]] bool says_something(std::size_t i) const;
    [[nodiscard]] bool listed_paper(std::size_t list, std::size_t i) const;
    [[nodiscard]] std::size_t end_of_run(std::size_t i, const std::string& behind) const;
    [[nodiscard]] bool begins_parts(std::size_t i) const;
    [[nodiscard]] int entry_number(std::size_t i) const;
    [[nodiscard]] bool entry_is_name(std::size_t i) const;
    [[nodiscard]] bool label_of_form(std::size_t i) const;

    void drop_plain_words();
    void drop_lead_ins();
    void drop_unmarked_contents();
    void drop_listed_appendices();
    void drop_listed_papers();
    void drop_list_entries();
    void drop_labels_in_lists();
    void mark_parts();

    const model::ReadFile& file_;
    const Lexicon::Compiled& lexicon_;
    std::size_t first_;
    std::vector<std::optional<Heading>>& found_;
};

// "Financial: the cost is in the budget": a heading under "Implications", elsewhere a sentence.
void Settler::drop_plain_words() {
    bool implications = false;
    for (auto& heading : found_) {
        if (!heading) continue;
        if (!heading->run_in) implications = heading->role == "implications";
        if (heading->plain && !implications) heading.reset();
    }
}

// "The Director agreed:" over "1. Slipway": what follows goes on with it, headed so or not.
void Settler::drop_lead_ins() {
    for (std::size_t i = 0; i + 1 < found_.size(); ++i)
        if (found_[i] && !found_[i]->run_in && found_[i]->role.empty() && bare(i) &&
            found_[i]->number.empty() && text(i).back() == ':' && found_[i + 1] &&
            found_[i + 1]->number == "1")
            found_[i].reset();
}

// Bare headings that follow one another with nothing between, and come back later, are a list of
// contents that nobody headed so.
void Settler::drop_unmarked_contents() {
    std::vector<std::string> words(found_.size());
    std::unordered_map<std::string, std::size_t> last; // where a heading's words stand last
    for (std::size_t i = 0; i < found_.size(); ++i) {
        if (!found_[i]) continue;
        words[i] = heading_words(file_.file->view.slice(found_[i]->range));
        last[words[i]] = i;
    }
    for (std::size_t i = 0; i < found_.size();) {
        std::size_t end = i;
        while (end < found_.size() && found_[end] && !found_[end]->run_in &&
               found_[end]->marked_level == 0)
            ++end;
        if (end - i >= 3) {
            std::size_t again = 0;
            for (std::size_t k = i; k < end; ++k)
                again += last.at(words[k]) >= end;
            if (again * 2 > end - i)
                for (std::size_t k = i; k < end; ++k)
                    found_[k].reset();
        }
        i = std::max(end, i + 1);
    }
    // "Appendix A – Risk register 8" over another such line: some entries of a list that was not
    // read as one
    for (std::size_t i = 0; i + 1 < found_.size(); ++i) {
        if (!found_[i] || found_[i]->run_in || !ends_in_page(words[i])) continue;
        const auto again = last.find(without_page(words[i]));
        if (again != last.end() && again->second > i &&
            (found_[i + 1] || ends_in_page(heading_words(text(i + 1)))))
            found_[i].reset();
    }
}

bool Settler::names_appendix(std::size_t i) const {
    static const Pattern name("(appendix|annexe?|attachment) \\w{1,5}\\b.*");
    return found_[i]->role == "appendix" || name.matches_all(heading_words(text(i).substr(0, 120)));
}

// "Appendix 1: Annual review" under "Appendices", with the next entry or the next heading behind
// it: an entry of a list. The appendix itself stands further down, or is a file of its own. What
// it is about ("Appendix B: Equality impact assessment") makes no difference.
void Settler::drop_listed_appendices() {
    bool listing = false;
    for (std::size_t i = 0; i < found_.size(); ++i) {
        if (!found_[i]) continue;
        const bool appendix = names_appendix(i);
        if (!appendix) listing = found_[i]->role == "appendices" && !found_[i]->run_in;
        if (!listing || !appendix) continue;
        const bool unmarked = found_[i]->marked_level == 0 && !block(i).page_before;
        const bool nothing_below = i + 1 == found_.size() || found_[i + 1].has_value();
        if (unmarked && nothing_below)
            found_[i].reset();
        else
            listing = false;
    }
}

/// Whether block `i` is what a section says: a sentence, "None", a table, a list.
bool Settler::says_something(std::size_t i) const {
    if (i >= found_.size()) return false;
    if (block(i).kind == BlockKind::row || block(i).kind == BlockKind::item) return true;
    if (found_[i]) return false;
    const string_view line = text(i);
    return (line.size() > 3 && line.back() == '.') || leading_number(line).depth >= 2 ||
           is_answer(line) || !lexicon_.nil.match(heading_words(line)).empty();
}

/// Whether heading `i` is an entry of the list of papers headed by `list`: a document by its name,
/// or a numbered line where the list's own heading has no number; nothing stands below it.
bool Settler::listed_paper(std::size_t list, std::size_t i) const {
    if (found_[i]->run_in || !bare(i) || names_appendix(i) || text(i).back() == ':' ||
        says_something(i + 1))
        return false;
    if (!found_[i]->number.empty()) return found_[list]->number.empty();
    static const Pattern document(
        ".*\\b(acts?|advice|agreements?|analys[ie]s|appraisals?|assessments?|codes?|constitution|"
        "contracts?|correspondence|estimates?|files?|forms?|guidance|leases?|letters?|maps?|"
        "minutes|notes?|orders?|plans?|polic(y|ies)|programmes?|quotations?|records?|registers?|"
        "regulations|reports?|responses?|reviews?|schedules?|screenings?|statements?|"
        "strateg(y|ies)|stud(y|ies)|surveys?|tenders?|valuations?)"
        "( ?\\([^()]*\\)|,? (of |dated )?[0-9][a-z0-9 /-]*)?");
    return document.matches_all(heading_words(text(i)));
}

// "Equality impact assessment" under "Background papers" is one of them.
void Settler::drop_listed_papers() {
    std::size_t list = found_.size();
    for (std::size_t i = 0; i < found_.size(); ++i) {
        if (!found_[i]) continue;
        if (list < i && listed_paper(list, i))
            found_[i].reset();
        else
            list = found_[i]->role == "background-papers" && !found_[i]->run_in ? i : found_.size();
    }
}

/// The typed number of a line, 0 of one that has none or is marked as a heading.
int Settler::entry_number(std::size_t i) const {
    if (block(i).kind != BlockKind::paragraph && block(i).kind != BlockKind::item) return 0;
    const LeadingNumber number = leading_number(text(i));
    return number.depth == 1 ? std::atoi(number.number.c_str()) : 0;
}

/// "2. Poor lighting", "3. Homes and harbours – the scheme helps": a name, or words behind one.
bool Settler::entry_is_name(std::size_t i) const {
    constexpr std::size_t most_words = 14, longest_label = 60;
    const string_view line = text(i);
    const string_view words = line.substr(leading_number(line).length);
    if (words.empty()) return false;
    if (words.back() != '.' && words_in(words) <= most_words) return true;
    const string_view label = words.substr(0, longest_label);
    return label.find(": ") != string_view::npos || label.find(" - ") != string_view::npos ||
           label.find(" – ") != string_view::npos;
}

bool Settler::label_of_form(std::size_t i) const {
    const string_view line = text(i);
    const std::string words = utf8::fold(line.substr(leading_number(line).length).substr(0, 80));
    const std::string label = words.substr(0, words.find(':'));
    return !lexicon_.field_labels.match(label).empty() || !lexicon_.row_labels.match(label).empty();
}

// "1. Traffic", "2. Poor air", "3. Climate emergency declared": one line under the other, counted
// from 1, with words of a heading in one of them, set no other way than the rest.
void Settler::drop_list_entries() {
    constexpr std::size_t fewest = 4;
    for (std::size_t i = 0; i < found_.size();) {
        std::size_t end = i;
        if (entry_number(i) == 1)
            while (end < found_.size() && entry_is_name(end) &&
                   entry_number(end) == static_cast<int>(end - i) + 1)
                ++end;
        if (end - i < fewest) {
            i = std::max(end, i + 1);
            continue;
        }
        std::size_t known = 0;
        bool alike = true;
        for (std::size_t k = i; k < end; ++k) {
            known += (found_[k] && found_[k]->known) || label_of_form(k);
            alike = alike && (!found_[k] || found_[k]->run_in || bare(k)) &&
                    block(k).bold_ranges.empty() == block(i).bold_ranges.empty();
        }
        if (alike && known * 4 <= end - i)
            for (std::size_t k = i; k < end; ++k)
                found_[k].reset();
        i = end;
    }
}

// "Contracts:" between "2. …" and "3. …", where a section that is known by its words counts from 1:
// it says what the next ones are about, and the section goes on.
void Settler::drop_labels_in_lists() {
    constexpr std::size_t farthest = 60; // blocks that are looked back at
    for (std::size_t i = 1; i + 1 < found_.size(); ++i) {
        if (!found_[i] || found_[i]->run_in || found_[i + 1] || !found_[i]->role.empty() ||
            !found_[i]->number.empty() || !bare(i) || text(i).back() != ':')
            continue;
        int expected = entry_number(i + 1) - 1;
        if (expected < 1) continue;
        for (std::size_t k = i; k-- > 0 && i - k <= farthest;) {
            if (found_[k]) {
                if (expected == 0 && !found_[k]->role.empty()) found_[i].reset();
                break;
            }
            const int number = entry_number(k);
            if (number == 0) continue;
            if (number != expected) break;
            --expected;
        }
    }
}

/// Where the headings end that are numbered on from heading `i`, set alike; `i` when one of them is
/// a heading by its own words, or the numbers go on behind. A heading marked no lower than the one
/// above ends them. `behind` is the number that follows that of the heading above, if it has one.
std::size_t Settler::end_of_run(std::size_t i, const std::string& behind) const {
    int expected = 1;
    const Heading &above = *found_[i - 1], &first = *found_[i];
    for (std::size_t k = i; k < found_.size(); ++k) {
        if (!found_[k] || found_[k]->run_in) continue;
        const bool next_section = above.marked_level > 0 && found_[k]->marked_level > 0 &&
                                  found_[k]->marked_level <= above.marked_level;
        if (next_section &&
            (found_[k]->strong || found_[k]->number == behind || // not the next part, set otherwise
             found_[k]->number != std::to_string(expected)))
            return k;
        if (found_[k]->depth > 1) continue;
        const bool alike =
            found_[k]->marked_level == first.marked_level && block(k).bold == block(i).bold;
        if (found_[k]->number.empty()) {
            const bool lower =
                first.marked_level > 0 && found_[k]->marked_level > first.marked_level;
            if (!lower) return k;
            continue;
        }
        const bool follows = found_[k]->number == behind;
        if (follows && (!alike || found_[k]->strong)) return k;
        if (!alike || found_[k]->strong || found_[k]->number != std::to_string(expected)) return i;
        ++expected;
    }
    return found_.size();
}

/// Whether heading `i`, numbered 1, is a part of the section headed right above it: set weaker than
/// its heading, or numbered anew below a heading that has a number.
bool Settler::begins_parts(std::size_t i) const {
    if (!found_[i] || found_[i]->number != "1" || found_[i]->run_in || !found_[i - 1]) return false;
    const Heading &above = *found_[i - 1], &part = *found_[i];
    if (above.run_in || above.role.empty() || above.depth > 1) return false;
    if (above.marked_level > 0)
        return part.marked_level == 0 || part.marked_level > above.marked_level;
    return part.marked_level == 0 && (!above.number.empty() || (bare(i) && !bare(i - 1)));
}

// "1. Roof" and "2. Door", directly under "Decision": what was decided of each. Taken for its
// neighbours they would leave "Decision" empty. One that nothing stands below is a line.
void Settler::mark_parts() {
    for (std::size_t i = 1; i < found_.size(); ++i) {
        if (!begins_parts(i)) continue;
        const std::string& number = found_[i - 1]->number;
        const std::size_t end =
            end_of_run(i, number.empty() ? "" : std::to_string(std::atoi(number.c_str()) + 1));
        for (std::size_t k = i; k < end; ++k) {
            if (!found_[k] || found_[k]->depth != 1) continue;
            found_[k]->part = true;
            if (k + 1 == found_.size() || found_[k + 1]) found_[k].reset();
        }
    }
}

} // namespace

void settle_headings(const model::ReadFile& file, const Lexicon::Compiled& lexicon,
                     std::size_t first, std::vector<std::optional<Heading>>& found) {
    Settler(file, lexicon, first, found).run();
}

} // namespace duly::structure
