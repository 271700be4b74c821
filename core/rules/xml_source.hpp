// A pack's XML with its places: every fault is shown with line, column and the line itself.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "support/date.hpp"
#include "support/result.hpp"

namespace duly::rules {

/// One XML file: the text as given and the tree made of it. Places count in the text as given.
class XmlSource {
public:
    /// Elements called `leave_out` are in the text and not in the tree; what is wrong inside them
    /// is not told. Code: bad-pack (not UTF-8, not well-formed, an entity that XML does not know).
    static Result<std::unique_ptr<XmlSource>> parse(std::string text, std::string file,
                                                    std::string_view leave_out = {});

    [[nodiscard]] pugi::xml_node root() const { return root_; }
    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] std::string_view text() const { return text_; }

    [[nodiscard]] std::size_t offset(pugi::xml_node node) const;
    /// Of the attribute's value, or of the byte `within` it (entities count as what they stand
    /// for); the element's place when it has no such attribute.
    [[nodiscard]] std::size_t offset(pugi::xml_node node, std::string_view attribute,
                                     std::size_t within = 0) const;
    /// Of the attribute's name; the element's place when it has no such attribute.
    [[nodiscard]] std::size_t name_offset(pugi::xml_node node, std::string_view attribute) const;
    /// Of the words inside an element: where `needle` stands as written, else where they begin; the
    /// element's place when it holds none.
    [[nodiscard]] std::size_t text_offset(pugi::xml_node node, std::string_view needle = {}) const;
    /// The element as written, from its first bracket to its last.
    [[nodiscard]] std::string_view element(pugi::xml_node node) const;
    [[nodiscard]] std::uint32_t line(std::size_t offset) const;
    [[nodiscard]] std::uint32_t column(std::size_t offset) const; ///< in code points
    [[nodiscard]] std::string_view line_text(std::uint32_t line) const;
    [[nodiscard]] Failure fault(std::size_t offset, std::string message) const;

private:
    XmlSource(std::string text, std::string file);
    [[nodiscard]] std::size_t end_of_tag(std::size_t start) const;
    [[nodiscard]] Failure not_well_formed(const pugi::xml_parse_result& parsed) const;
    pugi::xml_parse_result load_all();
    /// False when there are none of that name, or the rest cannot be parsed without them.
    bool load_without(std::string_view name);
    /// Where in the text a place in the tree's own lies.
    [[nodiscard]] std::size_t in_text(std::size_t at) const;

    /// A place in the tree's own text, and how many bytes were left out before it.
    struct Cut {
        std::size_t at = 0, before = 0;
    };

    std::string text_;
    std::string file_;
    std::vector<std::size_t> line_starts_;
    std::vector<Cut> cuts_; ///< in order
    pugi::xml_document document_;
    pugi::xml_node root_;
};

/// Reads elements against their expected shape. Faults are kept and reading goes on harmlessly
/// after them, so that the code that reads stays a plain list of what there is.
class XmlReader {
public:
    /// Whether the places of patterns are kept, to be compiled and told of one by one.
    enum class Patterns : std::uint8_t { placed, passed_over };

    explicit XmlReader(const XmlSource& source, Patterns patterns = Patterns::placed)
        : source_(source), patterns_(patterns) {}

    [[nodiscard]] bool places_patterns() const { return patterns_ == Patterns::placed; }

    enum class Content { elements, text, empty };

    /// Refuses attributes and child elements that are not listed, and text where none belongs.
    void shape(pugi::xml_node node, std::initializer_list<std::string_view> attributes,
               std::initializer_list<std::string_view> children = {},
               Content content = Content::elements);

    /// The attribute's value, "" when absent.
    [[nodiscard]] std::string optional(pugi::xml_node node, const char* attribute) const;
    /// The same; a missing or empty one is a fault.
    std::string required(pugi::xml_node node, const char* attribute);
    /// "yes" or "no"; anything else is a fault.
    bool flag(pugi::xml_node node, const char* attribute, bool otherwise);
    std::optional<int> number(pugi::xml_node node, const char* attribute);
    /// An existing calendar date, year-month-day.
    std::optional<Date> date(pugi::xml_node node, const char* attribute);
    /// Text and CDATA of an element, white space made single and trimmed.
    [[nodiscard]] static std::string words(pugi::xml_node node);
    /// Text and CDATA as they stand.
    [[nodiscard]] static std::string raw(pugi::xml_node node);
    /// The words; none is a fault.
    std::string required_words(pugi::xml_node node);

    void fault(pugi::xml_node node, std::string message);
    void fault(pugi::xml_node node, std::string_view attribute, std::string message);
    /// At the words inside the element, or where `needle` stands among them.
    void fault_in(pugi::xml_node node, std::string_view needle, std::string message);
    void fault_at(std::size_t offset, std::string message);

    [[nodiscard]] bool sound() const { return faults_.empty(); }
    /// The first one found, which is more telling than the first one in the file: what it leads to
    /// may stand before it. There must be one.
    [[nodiscard]] Failure first() const;
    /// In the order of their places.
    [[nodiscard]] std::vector<Failure> faults() const;
    [[nodiscard]] const XmlSource& source() const { return source_; }

private:
    const XmlSource& source_;
    Patterns patterns_;
    std::vector<std::pair<std::size_t, std::string>> faults_; ///< offset and message
};

/// "; did you mean 'x'?" for the candidate nearest to a mistyped word, or "".
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

} // namespace duly::rules
