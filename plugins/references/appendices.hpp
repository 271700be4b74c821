// The appendices that a paper names, lists and holds.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mentions.hpp"

namespace duly::references {

/// "Appendix 3(a)" and "Appendix 3.1" are parts of Appendix 3, "1A" stays; none for "Item 4".
std::string label_of(const Node& reference);
/// "1A" may be found under "1".
std::string without_letter(const std::string& label);
/// A mention that begins its line and is no sentence: a heading, or an entry of a list.
bool begins_line(const Document& paper, const Node& reference, duly_range line);
/// "A, B and D".
std::string joined(const std::set<std::string>& labels);

struct Mention {
    std::string label;
    Place place;
};

struct Found {
    std::vector<Mention> mentions;
    std::set<std::string> there;
    std::set<std::string> listed;              ///< in lists of appendices, in so many words
    std::map<std::string, Node> headings;      ///< by label
    std::map<std::string, duly_range> entries; ///< lines of the list of appendices, by label
    std::set<std::string> otherwise; ///< of which a sentence or the list says that they come so

    [[nodiscard]] bool has(const std::string& label) const {
        return there.count(label) > 0 || there.count(without_letter(label)) > 0;
    }
};

Found find_appendices(const Context& context);

/// Reports one of a list with nothing said of what comes otherwise that does not follow the list
/// while its neighbours do; whether there is one.
bool report_listed_only(const Context& context, const Found& found);

} // namespace duly::references
