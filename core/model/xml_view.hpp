// A paper as XML: for people and programs to read, and for the `xpath` check to ask questions of.
// pugixml stays behind this header.
//
// The format is an interface; it grows by new elements and attributes.
//
// - One element a node, named by its kind, in document order, nested as in the document. The
// paper's
//   element is the root of its own view.
// - Attributes that every element has: `line` (of its first byte, in the coordinates of output),
// `begin`
//   and `end` (half-open byte range in the file's text view).
// - Then the node's attributes by the names of the schema. Text is as it stands; integers and
// decimals
//   are plain digits ("47110918", "1.61"), so that number() takes them; dates are ISO
//   ("2017-04-07", "2018-07" where no day is stated); a flag that is set is "true", one that is not
//   is left out, so that `table[@trusted]` reads as it should.
// - `heading`, `paragraph`, `item`, `cell`, `entry` and `footnote` hold their words as text, and
// the same
//   words in `words`, folded for comparing: lower case, single spaces, straight quotes, plain
//   dashes (XPath 1.0 can do neither). `field`, `declaration` and `signoff` overlap the blocks they
//   come from: they have `words`, but no text of their own. Sections, rows and tables have neither:
//   ask their parts.
// - Entities (amount, percent, count, date, period, reference) are empty elements after the words
// of the
//   element they stand in. A list inside an item comes after them.
// - Characters that XML 1.0 does not know are left out; `begin` and `end` still count them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "support/result.hpp"

namespace duly::model {

/// The paper's element, without an XML declaration; ends with a newline.
std::string xml_view(const Document& paper);

/// A whole file: declaration, then `<file name="…" format="…">` around its papers.
std::string xml_view(const File& file, const std::vector<const Document*>& papers);

/// Why an XPath 1.0 expression cannot be used (code `bad-xpath`, with the column in it), or
/// nothing.
std::optional<Failure> xpath_error(std::string_view expression);

/// Whether the expression, which must be sound, gives a set of nodes.
bool xpath_selects(std::string_view expression);

/// The XML view of one paper, parsed once, to be asked many questions. Not thread-safe.
class XmlTree {
public:
    explicit XmlTree(const Document& paper);
    ~XmlTree();
    XmlTree(XmlTree&&) noexcept;
    XmlTree& operator=(XmlTree&&) noexcept;

    /// The expression as a boolean, with the paper's element as context: a set of nodes is true
    /// when it is not empty. An expression that `xpath_error` refuses fails with code `bad-xpath`.
    [[nodiscard]] Result<bool> holds(std::string_view expression) const;

    /// Ranges of the elements it selects, in document order (an attribute stands for its element);
    /// empty when it selects none or gives no nodes. Code `bad-xpath` as above.
    [[nodiscard]] Result<std::vector<Range>> select(std::string_view expression) const;

    /// The elements that `context` selects, parted by what the test says of each; document order.
    struct Parted {
        std::vector<Range> holds, fails;
    };
    [[nodiscard]] Result<Parted> parted(std::string_view context, std::string_view test) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace duly::model
