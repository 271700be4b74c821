// text.acronyms: abbreviations are spelt out somewhere, told in one remark; and one that looks like
// a slip for another.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "expansions.hpp"

namespace duly::text_checks {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("known", DULY_TEXT, "", "Abbreviations that any reader knows, parted by spaces."),
    parameter("own", DULY_TEXT, "",
              "Abbreviations that readers of the body's papers know, parted by spaces."),
    parameter("people", DULY_TEXT, "attendance apologies",
              "Roles of sections that name people, whose initials are no abbreviations."),
    parameter("skip_roles", DULY_TEXT, "contents contacts glossary references",
              "Roles of sections whose words are no running text."),
    parameter("said", DULY_INTEGER, "8", "How many are named; the others are counted."),
    parameter("pairs", DULY_INTEGER, "3",
              "Two letters are an abbreviation only when they stand so often."),
};
constexpr duly_argument listed[] = {
    argument("acronyms", DULY_TEXT, "The abbreviations, the most used ones first."),
    argument("count", DULY_COUNT, "How many there are."),
};
constexpr duly_argument alike[] = {
    argument("acronym", DULY_TEXT, "The abbreviation that is used once or twice."),
    argument("like", DULY_TEXT, "The one it looks like."),
    argument("place", DULY_PLACE, "Where that one first stands."),
};
constexpr duly_case cases[] = {
    fail("unexpanded", "An abbreviation is never spelt out.", listed),
    fail("unexpanded-several", "Some abbreviations are never spelt out.", listed),
    fail("unexpanded-many", "More abbreviations than can be named are never spelt out.", listed),
    fail("slip", "An abbreviation may be a slip for another one.", alike),
    not_applicable("no-text", "So many words in capitals that they are codes."),
    pass("expanded", "Every abbreviation is spelt out, or known."),
};

/// Five letters and more that can be said as a word, and hardly stand: the name of a body that
/// writes itself in capitals, as likely as an abbreviation.
bool may_be_name(const Acronym& acronym) {
    if (acronym.key.size() < 5 || acronym.words.size() > 2) return false;
    std::size_t vowels = 0, run = 0, longest_run = 0;
    for (const char c : acronym.key) {
        const bool vowel = std::string_view("aeiouy").find(c) != std::string_view::npos;
        vowels += vowel ? 1 : 0;
        run = vowel ? 0 : run + 1;
        longest_run = std::max(longest_run, run);
    }
    return vowels >= 2 && longest_run <= 2;
}

bool is_roman(const Context& context, std::string_view key) {
    return context.matches("^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$", key);
}

/// What was meant if two letters changed places, or one was put in between.
std::vector<std::string> corrections(std::string_view slip) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i + 1 < slip.size(); ++i) {
        std::string swapped(slip);
        std::swap(swapped[i], swapped[i + 1]);
        if (swapped != slip) out.push_back(std::move(swapped));
    }
    for (std::size_t i = 1; i + 1 < slip.size(); ++i)
        out.push_back(std::string(slip.substr(0, i)) + std::string(slip.substr(i + 1)));
    return out;
}

class Judge {
public:
    explicit Judge(const Context& context)
        : context_(context), words_(context), all_(acronyms_of(words_)) {
        const Document& paper = context.document();
        minutes_ = paper.root().str("kind") == "minutes";
        std::vector<duly_range> people;
        for (const Node section : paper.all("section")) {
            const std::string_view role = section.str("role");
            if (role.empty()) continue;
            if (places::lists(context.text("people"), role)) people.push_back(own_range(section));
            if (places::lists(context.text("people"), role) ||
                places::lists(context.text("skip_roles"), role))
                aside_.push_back(own_range(section));
        }
        // Minutes name their people before anything else, under whatever heading.
        if (minutes_) people.insert(people.begin(), front());
        std::sort(people.begin(), people.end(),
                  [](duly_range a, duly_range b) { return a.begin < b.begin; });
        initials_ = initials_in(words_, people);
        std::sort(aside_.begin(), aside_.end(),
                  [](duly_range a, duly_range b) { return a.begin < b.begin; });
        for (std::size_t i = 0; i < all_.size(); ++i)
            by_key_.emplace(all_[i].key, i);
        known_.resize(all_.size());
        mark_known(context.folded(context.text("known")));
        mark_known(context.folded(context.text("own")));
    }

    /// So many words in capitals that they are codes, or a conversion gone wrong.
    [[nodiscard]] bool is_no_text() const {
        constexpr std::size_t most = 600;
        return all_.size() > most;
    }

    /// Those that a reader may not know, with the places in running text.
    std::vector<Acronym*> unknown() {
        std::vector<Acronym*> found;
        for (Acronym& acronym : all_) {
            drop_uses_aside(acronym);
            if (acronym.uses.empty() || acronym.a_word || is_known(acronym) || is_person(acronym) ||
                may_be_name(acronym) || is_roman(context_, acronym.key) || is_blank(acronym.key))
                continue;
            if (acronym.key.size() == 2 &&
                (minutes_ ||
                 acronym.uses.size() < static_cast<std::size_t>(context_.integer("pairs"))))
                continue;
            if (!expanded(words_, acronym)) found.push_back(&acronym);
        }
        return found;
    }

    /// The abbreviation that this one may be meant to be: spelt out, and used more.
    [[nodiscard]] const Acronym* meant(const Acronym& slip) const {
        constexpr std::size_t shortest = 4;
        if (slip.key.size() < shortest || slip.words.size() > 2) return nullptr;
        for (const std::string& key : corrections(slip.key)) {
            const auto at = by_key_.find(key);
            if (key.size() < shortest || at == by_key_.end()) continue;
            const Acronym& other = all_[at->second];
            if (other.words.size() > slip.words.size() && expanded(words_, other)) return &other;
        }
        return nullptr;
    }

    [[nodiscard]] duly_range place(std::uint32_t word) const {
        return {words_.all()[word].begin, words_.all()[word].end};
    }

private:
    /// "XXXX", where a name or a number is left out.
    static bool is_blank(std::string_view key) {
        return key.find_first_not_of("xX") == std::string_view::npos;
    }

    static duly_range own_range(const Node& section) {
        duly_range range = section.range();
        for (const Node part : section.children("section"))
            range.end = std::min(range.end, part.range().begin);
        return range;
    }

    [[nodiscard]] duly_range front() const {
        constexpr std::uint32_t reach = 1500; // bytes
        const duly_range all = context_.document().root().range();
        return {all.begin, std::min(all.end, all.begin + reach)};
    }

    void drop_uses_aside(Acronym& acronym) const {
        std::erase_if(acronym.uses, [&](std::uint32_t use) {
            const std::uint32_t at = words_.all()[use].begin;
            const auto after =
                std::upper_bound(aside_.begin(), aside_.end(), at,
                                 [](std::uint32_t byte, duly_range r) { return byte < r.begin; });
            return after != aside_.begin() && at < (after - 1)->end;
        });
    }

    /// Reads a list of a thousand words once, rather than once for each abbreviation.
    void mark_known(std::string_view list) {
        while (!list.empty()) {
            const std::size_t space = std::min(list.find(' '), list.size());
            if (const auto at = by_key_.find(list.substr(0, space)); at != by_key_.end())
                known_[at->second] = true;
            list.remove_prefix(std::min(space + 1, list.size()));
        }
    }
    [[nodiscard]] bool is_known(const Acronym& acronym) const {
        return known_[static_cast<std::size_t>(&acronym - all_.data())];
    }

    /// Initials of somebody named, or in minutes words that act as people do: "KIS asked …".
    [[nodiscard]] bool is_person(const Acronym& acronym) const {
        if (std::binary_search(initials_.begin(), initials_.end(), acronym.key)) return true;
        if (!minutes_ || acronym.key.size() > 3) return false;
        const auto& all = words_.all();
        return std::any_of(acronym.uses.begin(), acronym.uses.end(), [&](std::uint32_t use) {
            if (use + 1 >= all.size() || all[use].begin != words_.block_of(all[use]).range.begin)
                return false;
            const std::string_view next = words_.text(all[use + 1]);
            return is_small(next.front()) && next.ends_with("ed");
        });
    }

    const Context& context_;
    Words words_;
    std::vector<Acronym> all_;
    std::unordered_map<std::string_view, std::size_t> by_key_;
    std::vector<duly_range> aside_;
    std::vector<std::string> initials_;
    std::vector<bool> known_; ///< by number in `all_`
    bool minutes_ = false;
};

/// The abbreviations as a person would say them: "MPS, MOPAC and GLA".
std::string said(const std::vector<const Acronym*>& list, std::size_t most) {
    return places::in_a_row(list, &Acronym::letters, most);
}

void run(const Context& context) {
    Judge judge(context);
    if (judge.is_no_text()) {
        context.report("no-text");
        return;
    }
    std::vector<const Acronym*> unexpanded;
    bool slips = false;
    for (const Acronym* acronym : judge.unknown()) {
        const Acronym* meant = judge.meant(*acronym);
        if (!meant) {
            unexpanded.push_back(acronym);
            continue;
        }
        slips = true;
        const Report report = context.report("slip", judge.place(acronym->uses.front()));
        report.arg("acronym", acronym->letters)
            .arg("like", meant->letters)
            .arg("place", judge.place(meant->words.front()))
            .subject(acronym->letters);
        for (std::size_t i = 1; i < acronym->uses.size(); ++i)
            report.related(acronym->letters, judge.place(acronym->uses[i]));
        report.related(meant->letters, judge.place(meant->words.front()));
    }
    if (unexpanded.empty()) {
        if (!slips) context.report("expanded");
        return;
    }
    std::stable_sort(unexpanded.begin(), unexpanded.end(), [](const Acronym* a, const Acronym* b) {
        return a->uses.size() > b->uses.size();
    });
    const auto most = static_cast<std::size_t>(context.integer("said"));
    const auto first = std::min_element(
        unexpanded.begin(), unexpanded.end(),
        [](const Acronym* a, const Acronym* b) { return a->uses.front() < b->uses.front(); });
    const char* const name = unexpanded.size() == 1     ? "unexpanded"
                             : unexpanded.size() > most ? "unexpanded-many"
                                                        : "unexpanded-several";
    const Report report = context.report(name, judge.place((*first)->uses.front()));
    report.arg("acronyms", said(unexpanded, most))
        .arg("count", unexpanded.size())
        .subject("acronyms");
    for (const Acronym* acronym : unexpanded)
        report.related(acronym->letters, judge.place(acronym->uses.front()));
}

} // namespace

duly_check acronyms() {
    return check<run>("text.acronyms", "Abbreviations are spelt out.", parameters, cases);
}

} // namespace duly::text_checks
