#include "model/document.hpp"

#include "support/catch.hpp"

using namespace duly::model;
using duly::Date;
using duly::Decimal;

namespace {

std::shared_ptr<const File> file_of(std::string text) {
    auto file = std::make_shared<File>();
    file->name = "a.txt";
    file->format = "text";
    file->view = TextView(std::move(text));
    return file;
}

/// The range of `words` in the file's view.
Range range_of(const Document& paper, std::string_view words) {
    const auto at = static_cast<std::uint32_t>(paper.file().view.text().find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
}

NodeId section(Document& paper, NodeId parent, Range range, std::string_view heading) {
    const NodeId id = paper.add(parent, Kind::section, range);
    paper.add(id, Kind::heading, range_of(paper, heading));
    return id;
}

} // namespace

TEST_CASE("a document begins as one paper over the whole view", "[document]") {
    Document paper(file_of("words\n"));
    CHECK(paper.size() == 1);
    CHECK(paper.kind(paper.root()) == Kind::paper);
    CHECK(paper.range(paper.root()) == Range{0, 6});
    CHECK(paper.add(no_node, Kind::paper, {0, 5}) == paper.root());
    CHECK(paper.size() == 1);
    CHECK(paper.text(paper.root()) == "words");
}

TEST_CASE("attributes keep their type, their value and their order", "[document]") {
    Document paper(file_of("words\n"));
    const NodeId root = paper.root();
    paper.set_text(root, Attr::title, "First");
    paper.set_integer(root, Attr::part, 2);
    paper.set_decimal(root, Attr::amount, {161, -2});
    paper.set_date(root, Attr::date, {2017, 4, 7});
    paper.set_flag(root, Attr::trusted);
    const std::string_view first = paper.str(root, Attr::title);
    paper.set_text(root, Attr::title, "Second, and longer than what fits into a small string");
    CHECK(first == "First"); // still valid
    CHECK(paper.text_attr(root, Attr::title) ==
          "Second, and longer than what fits into a small string");
    CHECK(paper.integer(root, Attr::part) == 2);
    CHECK(paper.decimal(root, Attr::amount) == Decimal{161, -2});
    CHECK(paper.date(root, Attr::date) == Date{2017, 4, 7});
    CHECK(paper.flag(root, Attr::trusted));
    paper.set_flag(root, Attr::trusted, false);
    CHECK_FALSE(paper.flag(root, Attr::trusted));

    CHECK_FALSE(paper.text_attr(root, Attr::kind));
    CHECK(paper.str(root, Attr::kind).empty());
    CHECK_FALSE(paper.flag(root, Attr::header));
    CHECK_FALSE(paper.integer(root, Attr::title)); // of another type
    CHECK_FALSE(paper.text_attr(root, Attr::part));

    std::vector<Attr> seen;
    paper.each_attr(root, [&](Attr attr, const Document::Value&) { seen.push_back(attr); });
    CHECK(seen ==
          std::vector<Attr>{Attr::title, Attr::part, Attr::amount, Attr::date, Attr::trusted});
}

TEST_CASE("document order stays within the subtree", "[document]") {
    Document paper(file_of(std::string(20, 'x')));
    const NodeId a = paper.add(paper.root(), Kind::section, {0, 10});
    const NodeId a1 = paper.add(a, Kind::paragraph, {0, 5});
    const NodeId b = paper.add(paper.root(), Kind::section, {10, 20});
    const NodeId amount = paper.add(a1, Kind::amount, {1, 2}); // added late, still below a1
    const NodeId b1 = paper.add(b, Kind::paragraph, {10, 20});

    std::vector<NodeId> all;
    for (NodeId id = paper.next_in(paper.root(), paper.root()); id != no_node;
         id = paper.next_in(paper.root(), id))
        all.push_back(id);
    CHECK(all == std::vector<NodeId>{a, a1, amount, b, b1});
    CHECK(paper.next_in(a, a) == a1);
    CHECK(paper.next_in(a, amount) == no_node);
    CHECK(paper.next_in(amount, amount) == no_node);
    CHECK(paper.next_of(Kind::paragraph, paper.root(), paper.root()) == a1);
    CHECK(paper.next_of(Kind::paragraph, paper.root(), a1) == b1);
    CHECK(paper.next_of(Kind::table, paper.root(), paper.root()) == no_node);
    CHECK(paper.enclosing(amount, Kind::section) == a);
    CHECK(paper.enclosing(a, Kind::section) == a);
    CHECK(paper.enclosing(amount, Kind::table) == no_node);
}

TEST_CASE("a deep tree is walked without recursion", "[document]") {
    Document paper(file_of("x"));
    NodeId at = paper.root();
    for (int i = 0; i < 200000; ++i)
        at = paper.add(at, Kind::list, {0, 1});
    std::size_t count = 0;
    for (NodeId id = paper.root(); (id = paper.next_in(paper.root(), id)) != no_node;)
        ++count;
    CHECK(count == 200000);
}

TEST_CASE("the trail names the headings from the top down", "[document]") {
    const std::string text =
        "Intro\nPublic access:\nWords\nPart 1\tDeferral :\nMore\nPart 2\nEnd\n";
    Document paper(file_of(text));
    const auto at = [&](std::string_view words) { return range_of(paper, words).begin; };
    const auto size = static_cast<std::uint32_t>(text.size());
    const NodeId access = section(paper, paper.root(), {at("Public"), size}, "Public access:");
    const NodeId part1 = section(paper, access, {at("Part 1"), at("Part 2")}, "Part 1\tDeferral :");
    const NodeId part2 = section(paper, access, {at("Part 2"), size}, "Part 2");

    CHECK(paper.section_at(0) == no_node);
    CHECK(paper.section_at(at("Words")) == access);
    CHECK(paper.section_at(at("More")) == part1);
    CHECK(paper.section_at(at("Part 2")) == part2); // where one ends and the next begins
    CHECK(paper.section_at(size) == part2);         // after the last word
    CHECK(paper.section_at(size + 1) == no_node);
    CHECK(paper.trail(0).empty());
    CHECK(paper.trail(at("Words")) == "Public access");
    CHECK(paper.trail(at("More")) == "Public access > Part 1 Deferral");
    CHECK(paper.trail(size) == "Public access > Part 2");
}
