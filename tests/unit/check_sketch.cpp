#include "check_sketch.hpp"

#include "support/catch.hpp"

namespace duly_test {

using duly::model::Document;
using duly::model::NodeId;
using duly::model::Range;

namespace {

/// A range by its begin and its end, which may lie apart (a signature's block).
Range from_to(Range first, Range last) {
    return {first.begin, last.end};
}

const duly::engine::PluginHost& plugins() {
    static const auto host = [] {
        auto loaded = duly::engine::PluginHost::load({DULY_TEST_PLUGINS});
        if (!loaded) FAIL(loaded.error().describe());
        return std::move(*loaded);
    }();
    return host;
}

duly::rules::ParameterValue value_of(const duly::rules::ParameterSpec& spec,
                                     const std::string& words) {
    duly::rules::ParameterValue value;
    if (spec.type == duly::rules::Type::flag)
        value.value = std::int64_t{words == "true" || words == "yes"};
    else if (spec.type == duly::rules::Type::integer)
        value.value = std::int64_t{std::stoll(words)};
    else
        value.value = words;
    return value;
}

std::string words_of(const Document& paper, const duly::engine::Argument& argument) {
    if (const auto* text = std::get_if<std::string>(&argument.value)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&argument.value))
        return std::to_string(*number);
    if (const auto* date = std::get_if<duly::Date>(&argument.value)) return date->iso();
    if (const auto* range = std::get_if<Range>(&argument.value))
        return std::string(paper.file().view.slice(*range));
    return "a decimal";
}

std::vector<Said> run(const Sketch& sketch, duly::rules::Rule rule) {
    const auto& host = plugins();
    const auto known = host.catalogue().find(rule.check);
    if (known == host.catalogue().end()) FAIL("no check " + rule.check);
    for (const auto& spec : known->second.parameters) {
        INFO(rule.check << " needs " << spec.name);
        if (rule.parameters.count(spec.name) != 0) continue;
        REQUIRE(spec.default_value);
        rule.parameters[spec.name] = value_of(spec, *spec.default_value);
    }
    const auto paper = sketch.build();
    duly::engine::PaperRun papers(host, *paper, duly::Date{});
    const auto result = papers.run(rule);
    INFO(rule.check << ": " << result.fault.value_or("no fault"));
    REQUIRE(!result.fault);
    std::vector<Said> said;
    for (const auto& reported : result.cases) {
        Said& out = said.emplace_back();
        out.name = reported.spec->name;
        out.subject = reported.subject;
        if (reported.where) out.where = paper->file().view.slice(*reported.where);
        for (const auto& argument : reported.arguments)
            out.arguments[argument.name] = words_of(*paper, argument);
        for (const auto& place : reported.related)
            out.related.emplace_back(paper->file().view.slice(place.where));
        for (const auto& declared : reported.spec->arguments) {
            INFO("case " << out.name << ", argument " << declared.name);
            CHECK(out.arguments.count(declared.name) == 1);
        }
    }
    return said;
}

} // namespace

Range Sketch::find(std::string_view words) const {
    const std::size_t at = text_.find(words);
    REQUIRE(at != std::string::npos);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

Sketch& Sketch::reference(std::string value) {
    steps_.emplace_back([value = std::move(value)](Document& paper, NodeId) {
        paper.set_text(paper.root(), Attr::reference, value);
    });
    return *this;
}

Sketch& Sketch::date(duly::Date value) {
    steps_.emplace_back(
        [value](Document& paper, NodeId) { paper.set_date(paper.root(), Attr::date, value); });
    return *this;
}

Sketch& Sketch::stage(std::string value) {
    steps_.emplace_back([value = std::move(value)](Document& paper, NodeId) {
        paper.set_text(paper.root(), Attr::stage, value);
    });
    return *this;
}

Range Sketch::line(std::string_view words, Kind kind) {
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += words;
    const Range range{begin, static_cast<std::uint32_t>(text_.size())};
    text_ += '\n';
    if (kind == Kind::paper) return range; // words only, no node
    (sections_.empty() ? front_ : sections_.back().blocks).emplace_back(kind, range);
    return range;
}

Sketch& Sketch::section(std::string role, std::string status, std::string_view heading) {
    Section section;
    section.role = std::move(role);
    section.status = std::move(status);
    section.begin = static_cast<std::uint32_t>(text_.size());
    section.heading = line(heading, Kind::paper);
    sections_.push_back(std::move(section));
    return *this;
}

Sketch& Sketch::cut_heading(std::string_view words) {
    Range& heading = sections_.back().heading;
    heading.end = heading.begin + static_cast<std::uint32_t>(words.size());
    return *this;
}

Sketch& Sketch::embedded() {
    sections_.back().embedded = true;
    return *this;
}

Sketch& Sketch::table(const std::vector<std::string>& rows, bool header) {
    std::vector<std::vector<Range>> cells;
    for (const std::string& row : rows) {
        const Range range = line(row, Kind::paper);
        auto& out = cells.emplace_back();
        std::uint32_t begin = range.begin;
        for (std::uint32_t at = range.begin; at <= range.end; ++at)
            if (at == range.end || text_[at] == '\t') {
                out.push_back({begin, at});
                begin = at + 1;
            }
    }
    sections_.back().tables.emplace_back(std::move(cells), header);
    return *this;
}

Sketch& Sketch::entry(std::string_view title, int page) {
    std::string words(title);
    if (page != 0) words += '\t' + std::to_string(page);
    entries_.emplace_back(line(words, Kind::paper), std::string(title), page);
    return *this;
}

Sketch& Sketch::cites(std::string_view words, std::string target) {
    steps_.emplace_back([range = find(words), target = std::move(target)](Document& paper, NodeId) {
        NodeId parent = paper.section_at(range.begin);
        if (parent == duly::model::no_node) parent = paper.root();
        const NodeId node = paper.add(parent, Kind::reference, range);
        paper.set_text(node, Attr::kind, "decision");
        paper.set_text(node, Attr::target, target);
    });
    return *this;
}

Sketch& Sketch::dates(std::string_view words, duly::Date value) {
    for (std::size_t at = text_.find(words); at != std::string::npos;
         at = text_.find(words, at + 1)) {
        const Range range{static_cast<std::uint32_t>(at),
                          static_cast<std::uint32_t>(at + words.size())};
        bool taken = false;
        for (const Range other : dated_)
            taken = taken || other.touches(range);
        if (taken) continue;
        dated_.push_back(range);
        steps_.emplace_back([range, value](Document& paper, NodeId) {
            NodeId parent = paper.section_at(range.begin);
            if (parent == duly::model::no_node) parent = paper.root();
            paper.set_date(paper.add(parent, Kind::date, range), Attr::date, value);
        });
    }
    return *this;
}

Sketch& Sketch::row(std::string_view words, const Row& row) {
    steps_.emplace_back([range = line(words, Kind::paper), row](Document& paper, NodeId form) {
        const NodeId node = paper.add(form, Kind::declaration, range);
        paper.set_text(node, Attr::role, row.role);
        paper.set_text(node, Attr::label, row.label);
        paper.set_text(node, Attr::state, row.state);
        paper.set_text(node, Attr::statement, row.statement);
        if (!row.mark.empty()) paper.set_text(node, Attr::mark, row.mark);
    });
    return *this;
}

Sketch& Sketch::field(std::string_view words, const Field& field) {
    const Range range = line(words, Kind::paper);
    Range value{range.end, range.end};
    if (!field.value.empty()) {
        value = find(words);
        value.begin += static_cast<std::uint32_t>(words.rfind(field.value));
        value.end = value.begin + static_cast<std::uint32_t>(field.value.size());
    }
    steps_.emplace_back([range, value, field](Document& paper, NodeId form) {
        const NodeId node = paper.add(form, Kind::field, range);
        paper.set_text(node, Attr::role, field.role);
        paper.set_text(node, Attr::label, field.label);
        paper.set_text(node, Attr::state, field.state);
        paper.set_text(node, Attr::value, field.value);
        if (!field.answer.empty()) paper.set_text(node, Attr::answer, field.answer);
        if (field.date.given()) paper.set_date(node, Attr::date, field.date);
        paper.set_integer(node, Attr::value_begin, value.begin);
        paper.set_integer(node, Attr::value_end, value.end);
    });
    return *this;
}

Sketch& Sketch::signoff(const Signoff& signoff) {
    const Range label = line(signoff.label, Kind::paper);
    const Range value_line = line("Signature " + signoff.value, Kind::paper);
    const Range value{value_line.begin + 10, value_line.end};
    Range last = value_line, date{};
    if (!signoff.date_words.empty()) {
        last = line("Date " + signoff.date_words, Kind::paper);
        date = {last.begin + 5, last.end};
    }
    steps_.emplace_back([=](Document& paper, NodeId form) {
        const NodeId node = paper.add(form, Kind::signoff, from_to(label, last));
        paper.set_text(node, Attr::role, signoff.role);
        paper.set_text(node, Attr::label, signoff.label);
        paper.set_text(node, Attr::state, signoff.state);
        if (!signoff.value.empty()) paper.set_text(node, Attr::value, signoff.value);
        paper.set_integer(node, Attr::value_begin, value.begin);
        paper.set_integer(node, Attr::value_end, value.end);
        if (signoff.date.given()) paper.set_date(node, Attr::date, signoff.date);
        if (!date.empty()) {
            paper.set_integer(node, Attr::date_begin, date.begin);
            paper.set_integer(node, Attr::date_end, date.end);
        }
    });
    return *this;
}

Sketch& Sketch::running_head(std::string words) {
    steps_.push_back([words = std::move(words)](Document& paper, NodeId /*form*/) {
        const NodeId node = paper.add(paper.root(), Kind::furniture, {0, 0});
        paper.set_text(node, Attr::kind, "running-head");
        paper.set_text(node, Attr::text, words);
    });
    return *this;
}

std::unique_ptr<Document> Sketch::build() const {
    auto file = std::make_shared<duly::model::File>();
    file->name = "sketch.txt";
    file->format = "text";
    file->view = duly::model::TextView(text_);
    auto paper = std::make_unique<Document>(file);
    const auto end = static_cast<std::uint32_t>(text_.size());
    paper->set_range(paper->root(), {0, end});
    for (const auto& [kind, range] : front_)
        paper->add(paper->root(), kind, range);
    if (!entries_.empty()) {
        const NodeId contents =
            paper->add(paper->root(), Kind::contents,
                       from_to(std::get<0>(entries_.front()), std::get<0>(entries_.back())));
        for (const auto& [range, title, page] : entries_) {
            const NodeId entry = paper->add(contents, Kind::entry, range);
            paper->set_text(entry, Attr::title, title);
            paper->set_integer(entry, Attr::page, page);
        }
    }
    for (std::size_t i = 0; i < sections_.size(); ++i) {
        const Section& s = sections_[i];
        const std::uint32_t next = i + 1 < sections_.size() ? sections_[i + 1].begin : end;
        const NodeId node = paper->add(paper->root(), Kind::section, {s.begin, next});
        if (!s.role.empty()) paper->set_text(node, Attr::role, s.role);
        if (!s.status.empty()) paper->set_text(node, Attr::status, s.status);
        if (s.embedded) paper->set_flag(node, Attr::embedded);
        paper->add(node, Kind::heading, s.heading);
        for (const auto& [kind, range] : s.blocks)
            paper->add(node, kind, range);
        for (const auto& [rows, header] : s.tables) {
            const NodeId table =
                paper->add(node, Kind::table, from_to(rows.front().front(), rows.back().back()));
            paper->set_flag(table, Attr::trusted);
            for (std::size_t r = 0; r < rows.size(); ++r) {
                const NodeId row =
                    paper->add(table, Kind::row, from_to(rows[r].front(), rows[r].back()));
                if (r == 0 && header) paper->set_flag(row, Attr::header);
                std::int64_t column = 0;
                for (const Range range : rows[r]) {
                    const NodeId cell = paper->add(row, Kind::cell, range);
                    paper->set_integer(cell, Attr::column, ++column);
                }
            }
        }
    }
    const NodeId form = paper->add(paper->root(), Kind::form, {0, end});
    for (const Step& step : steps_)
        step(*paper, form);
    return paper;
}

std::vector<Said> run_check(const Sketch& sketch, const std::string& check,
                            const std::map<std::string, std::string>& parameters) {
    duly::rules::Rule rule;
    rule.check = check;
    const auto known = plugins().catalogue().find(check);
    if (known == plugins().catalogue().end()) FAIL("no check " + check);
    for (const auto& [name, words] : parameters) {
        bool declared = false;
        for (const auto& spec : known->second.parameters) {
            if (spec.name != name) continue;
            declared = true;
            rule.parameters[name] = value_of(spec, words);
        }
        INFO(check << " and parameter " << name);
        REQUIRE(declared);
    }
    return run(sketch, std::move(rule));
}

std::vector<Said> run_check(const Sketch& sketch, const std::string& check, const std::string& list,
                            const std::vector<std::map<std::string, std::string>>& records) {
    duly::rules::Rule rule;
    rule.check = check;
    std::vector<duly::rules::ParameterValue::Record> values;
    const auto known = plugins().catalogue().find(check);
    if (known == plugins().catalogue().end()) FAIL("no check " + check);
    for (const auto& record : records) {
        auto& out = values.emplace_back();
        for (const auto& spec : known->second.parameters)
            for (const auto& field : spec.fields)
                if (const auto given = record.find(field.name);
                    spec.name == list && given != record.end())
                    out[field.name] = value_of(field, given->second);
    }
    rule.parameters[list].value = std::move(values);
    return run(sketch, std::move(rule));
}

std::string names(const std::vector<Said>& said) {
    std::string out;
    for (const Said& one : said)
        out += (out.empty() ? "" : " ") + one.name;
    return out;
}

} // namespace duly_test
