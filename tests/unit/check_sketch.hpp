// A hand-made paper for the tests of checks, and one check of the built plugins run over it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/plugin_host.hpp"
#include "model/document.hpp"

namespace duly_test {

/// Line after line of a paper, with what structure would have made of it.
class Sketch {
public:
    using Attr = duly::model::Attr;
    using Kind = duly::model::Kind;
    using Range = duly::model::Range;

    Sketch& reference(std::string value);
    Sketch& date(duly::Date value);
    Sketch& stage(std::string value);

    /// One line of the paper; the range is that of its words.
    Range line(std::string_view words, Kind kind = Kind::paragraph);
    /// A section that goes on until the next one starts.
    Sketch& section(std::string role, std::string status, std::string_view heading);
    Sketch&
    cut_heading(std::string_view words); ///< only the first words were taken for the heading
    Sketch& embedded();                  ///< the section started last holds only an icon
    /// A table of rows, cells parted by tabs; the first row is a header if `header`.
    Sketch& table(const std::vector<std::string>& rows, bool header);
    Sketch& entry(std::string_view title, int page);
    Sketch& running_head(std::string words); ///< in the head or foot of pages, not in the text
    /// A decision cited in words that stand on a line put down before.
    Sketch& cites(std::string_view words, std::string target);
    /// A date wherever its words stand on lines put down before, longer dates first.
    Sketch& dates(std::string_view words, duly::Date value);

    struct Row {
        std::string role, label, state, statement, mark;
    };
    Sketch& row(std::string_view line, const Row& row);
    struct Field {
        std::string role, label, state, value, answer;
        duly::Date date{};
    };
    Sketch& field(std::string_view line, const Field& field);
    struct Signoff {
        std::string role, label, state, value;
        duly::Date date{};
        std::string date_words; ///< on the date's line; empty: no line for it
    };
    Sketch& signoff(const Signoff& signoff);

    [[nodiscard]] std::unique_ptr<duly::model::Document> build() const;

private:
    using Step = std::function<void(duly::model::Document&, duly::model::NodeId form)>;
    struct Section {
        std::string role, status;
        Range heading;
        std::uint32_t begin = 0;
        bool embedded = false;
        std::vector<std::pair<Kind, Range>> blocks;
        std::vector<std::pair<std::vector<std::vector<Range>>, bool>> tables;
    };
    Range find(std::string_view words) const;

    std::string text_;
    std::vector<Section> sections_;
    std::vector<std::pair<Kind, Range>> front_;
    std::vector<std::tuple<Range, std::string, int>> entries_;
    std::vector<Range> dated_;
    std::vector<Step> steps_;
};

/// What a check said, in words.
struct Said {
    std::string name;  ///< of the case
    std::string where; ///< words of the place; empty: the whole paper
    std::map<std::string, std::string> arguments;
    std::vector<std::string> related; ///< words of the places
    std::string subject;
};

/// Runs the check; the test fails when the host finds fault with it, or an argument was left out.
std::vector<Said> run_check(const Sketch& sketch, const std::string& check,
                            const std::map<std::string, std::string>& parameters = {});
std::vector<Said> run_check(const Sketch& sketch, const std::string& check, const std::string& list,
                            const std::vector<std::map<std::string, std::string>>& records);

/// The names of the cases, joined by spaces.
std::string names(const std::vector<Said>& said);

} // namespace duly_test
