#include "read/pdf/tags.hpp"

#include <algorithm>
#include <unordered_set>

namespace duly::read::pdf {

namespace {

constexpr std::size_t most_kids = 200'000; ///< of one element

/// Goes through the tree without recursion: some are as deep as a list.
class TagWalk {
public:
    TagWalk(Objects& file, const std::unordered_map<std::uint32_t, std::uint32_t>& pages,
            Content& content)
        : file_(file),
          pages_(pages),
          content_(content),
          root_(file.root()["StructTreeRoot"]),
          roles_(root_["RoleMap"]),
          classes_(root_["ClassMap"]) {}

    void walk() {
        if (!root_.is_dictionary()) return;
        Tag& first = content_.tags.emplace_back();
        first.type = "Root";
        visited_.insert(root_.identity());
        open(root_["K"], 0, 0);
        while (!open_.empty()) {
            Level& level = open_.back();
            if (level.next >= level.count) {
                open_.pop_back();
                continue;
            }
            const std::size_t index = level.next++;
            const Value kid = level.kids.is_array() ? level.kids[index] : level.kids;
            visit(kid, level.tag, level.page);
        }
        if (content_.tags.size() == 1) content_.tags.clear();
    }

private:
    struct Level {
        Value kids;
        std::size_t next = 0, count = 0;
        std::uint32_t tag = 0, page = 0;
    };

    void open(const Value& kids, std::uint32_t tag, std::uint32_t page) {
        if (kids.is_null()) return;
        const std::size_t count = kids.is_array() ? std::min(kids.size(), most_kids) : 1;
        open_.push_back({kids, 0, count, tag, page});
    }

    [[nodiscard]] std::uint32_t page_of(const Value& node, std::uint32_t inherited) const {
        const Value page = node["Pg"];
        const auto found = pages_.find(page.object_number());
        return page.object_number() != 0 && found != pages_.end() ? found->second : inherited;
    }

    void add_content(std::uint32_t tag, std::uint32_t page, std::int64_t mcid) {
        if (page == 0 || mcid < 0 || mcid > 1'000'000'000) return;
        if (++contents_ > 4 * static_cast<std::size_t>(file_.limits().tags)) return;
        content_.tags[tag].content.push_back({page, static_cast<std::int32_t>(mcid)});
    }

    void visit(const Value& kid, std::uint32_t parent, std::uint32_t page) {
        if (kid.is_number()) {
            add_content(parent, page, kid.integer(-1));
            return;
        }
        if (!kid.is_dictionary()) return;
        const Value type = kid["Type"];
        if (type.is_name("MCR")) {
            if (!kid["Stm"].is_stream()) // a form's numbers are not the page's
                add_content(parent, page_of(kid, page), kid["MCID"].integer(-1));
            return;
        }
        if (type.is_name("OBJR")) return; // an annotation, which is found on its page
        if (!visited_.insert(kid.identity()).second) return;
        if (content_.tags.size() >= file_.limits().tags) {
            file_.note("the file's structure has more elements than are read");
            return;
        }
        const auto index = static_cast<std::uint32_t>(content_.tags.size());
        Tag& tag = content_.tags.emplace_back();
        tag.parent = parent;
        tag.type = standard_type(kid["S"].name());
        tag.alt = kid["Alt"].text();
        spans(kid["A"], tag);
        if (const Value names = kid["C"]; !names.is_null() && classes_.is_dictionary()) {
            if (names.is_name()) spans(classes_.get(names.name()), tag);
            for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 16); ++i)
                spans(classes_.get(names[i].name()), tag);
        }
        open(kid["K"], index, page_of(kid, page));
    }

    std::string standard_type(std::string_view type) const {
        for (int hops = 0; hops < 8; ++hops) {
            const Value mapped = roles_.get(type);
            if (!mapped.is_name() || mapped.name() == type) break;
            type = mapped.name();
        }
        return std::string(type.substr(0, 127));
    }

    /// Attributes are one dictionary, or several with revision numbers between.
    static void spans(const Value& attributes, Tag& tag) {
        const auto one = [&](const Value& set) {
            const auto take = [&](std::uint16_t& into, const char* key) {
                const std::int64_t span = set[key].integer(0);
                if (span > 1 && span <= 1000) into = static_cast<std::uint16_t>(span);
            };
            take(tag.row_span, "RowSpan");
            take(tag.column_span, "ColSpan");
        };
        one(attributes);
        for (std::size_t i = 0; i < std::min<std::size_t>(attributes.size(), 16); ++i)
            one(attributes[i]);
    }

    Objects& file_;
    const std::unordered_map<std::uint32_t, std::uint32_t>& pages_;
    Content& content_;
    Value root_, roles_, classes_;
    std::unordered_set<const void*> visited_;
    std::vector<Level> open_;
    std::size_t contents_ = 0;
};

} // namespace

void read_tags(Objects& file, const std::unordered_map<std::uint32_t, std::uint32_t>& pages,
               Content& content) {
    content.tagged = file.root()["MarkInfo"]["Marked"].boolean();
    TagWalk(file, pages, content).walk();
}

} // namespace duly::read::pdf
