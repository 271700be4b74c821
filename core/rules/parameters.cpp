// Values of a check's parameters: as written in a pack, or by default.
#include <algorithm>
#include <charconv>

#include "rules/readers.hpp"
#include "support/decimal.hpp"

namespace duly::rules {

namespace {

const char* name_of(Type type) {
    switch (type) {
    case Type::integer:
        return "a whole number";
    case Type::decimal:
        return "a decimal number";
    case Type::date:
        return "a date (year-month-day)";
    case Type::flag:
        return "yes or no";
    case Type::list:
        return "a list of <record>s";
    default:
        return "text";
    }
}

/// Nothing when the text is not of that type.
std::optional<ParameterValue> scalar(Type type, const std::string& text) {
    ParameterValue out;
    switch (type) {
    case Type::integer: {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
        out.value = number;
        return out;
    }
    case Type::flag:
        if (text == "yes" || text == "true" || text == "1")
            out.value = std::int64_t{1};
        else if (text == "no" || text == "false" || text == "0")
            out.value = std::int64_t{0};
        else
            return std::nullopt;
        return out;
    case Type::date: {
        const auto date = Date::from_iso(text);
        if (!date || !date->exists()) return std::nullopt;
        out.value = *date;
        return out;
    }
    case Type::decimal:
        if (!Decimal::parse(text)) return std::nullopt;
        out.value = text;
        return out;
    case Type::list:
        if (!text.empty()) return std::nullopt;
        out.value = std::vector<ParameterValue::Record>{};
        return out;
    default:
        out.value = text;
        return out;
    }
}

std::optional<ParameterValue> read_list(XmlReader& reader, pugi::xml_node node,
                                        const ParameterSpec& spec, Pack& pack) {
    std::vector<ParameterValue::Record> records;
    std::vector<std::string_view> known;
    for (const auto& field : spec.fields)
        known.emplace_back(field.name);
    reader.shape(node, {"name"}, {"record"});
    for (const auto item : node.children("record")) {
        ParameterValue::Record record;
        if (item.first_child())
            reader.fault(item, "a <record> holds its values as attributes and nothing inside it");
        for (auto given = item.first_attribute(); given; given = given.next_attribute())
            if (std::find(known.begin(), known.end(), given.name()) == known.end())
                reader.fault_at(reader.source().name_offset(item, given.name()),
                                "a record of '" + spec.name + "' has no '" + given.name() + "'" +
                                    did_you_mean(given.name(), known));
        for (const auto& field : spec.fields) {
            const auto given = item.attribute(field.name.c_str());
            if (!given) {
                auto value = default_value(field);
                if (value)
                    record.emplace(field.name, std::move(*value));
                else
                    reader.fault(item,
                                 "a record of '" + spec.name + "' needs '" + field.name + "'");
                continue;
            }
            auto value = scalar(field.type, given.value());
            if (!value) {
                reader.fault(item, given.name(),
                             "'" + field.name + "' is " + name_of(field.type) + ", not '" +
                                 given.value() + "'");
                continue;
            }
            if (field.type == Type::pattern)
                note_pattern(reader, item, given.name(), given.value(), pack);
            record.emplace(field.name, std::move(*value));
        }
        records.push_back(std::move(record));
    }
    ParameterValue out;
    out.value = std::move(records);
    return out;
}

} // namespace

std::optional<ParameterValue> read_parameter(XmlReader& reader, pugi::xml_node node,
                                             const ParameterSpec& spec, Pack& pack) {
    if (spec.type == Type::list) return read_list(reader, node, spec, pack);
    reader.shape(node, {"name"}, {}, XmlReader::Content::text);
    const auto text = XmlReader::words(node);
    auto value = scalar(spec.type, text);
    if (!value) {
        reader.fault_in(node, {},
                        "the parameter '" + spec.name + "' is " + name_of(spec.type) + ", not '" +
                            text + "'");
        return std::nullopt;
    }
    if (spec.type == Type::pattern) note_pattern(reader, node, {}, text, pack);
    return value;
}

std::optional<ParameterValue> default_value(const ParameterSpec& spec) {
    if (!spec.default_value) return std::nullopt;
    return scalar(spec.type, *spec.default_value);
}

} // namespace duly::rules
