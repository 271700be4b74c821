#include "support/toml.hpp"

#include <algorithm>
#include <cctype>
#include <limits>

#include "support/nearest.hpp"
#include "support/utf8.hpp"

// toml++ 3.3 asserts of some input what it has not checked ("[[[" is enough), and without
// assertions takes it for granted: what would be undefined becomes an exception here, as its errors
// are.
namespace duly {
namespace {
struct NotUnderstood {};
[[noreturn]] inline void not_understood() {
    throw NotUnderstood{};
}
} // namespace
} // namespace duly
#undef NDEBUG
#define TOML_ASSERT(expression)                                                                    \
    (static_cast<bool>(expression) ? static_cast<void>(0) : ::duly::not_understood())
#define TOML_EXCEPTIONS 1
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#if __has_include(<toml++/toml.hpp>)
#include <toml++/toml.hpp>
#else
#include <toml++/toml.h>
#endif

namespace duly {
namespace {

TomlPlace place_of(const ::toml::source_region& region) {
    return {region.begin.line, region.begin.column};
}

bool before(TomlPlace a, TomlPlace b) {
    return a.line != b.line ? a.line < b.line : a.column < b.column;
}

TomlValue converted(const ::toml::node& node) {
    TomlValue out;
    out.place = place_of(node.source());
    if (const auto* text = node.as_string()) {
        out.type = TomlValue::Type::text;
        out.text = text->get();
    } else if (const auto* integer = node.as_integer()) {
        out.type = TomlValue::Type::integer;
        out.integer = integer->get();
    } else if (const auto* flag = node.as_boolean()) {
        out.type = TomlValue::Type::flag;
        out.flag = flag->get();
    } else if (const auto* date = node.as_date()) {
        out.type = TomlValue::Type::date;
        const ::toml::date& day = date->get();
        if (day.year <= std::numeric_limits<std::int16_t>::max())
            out.date = {static_cast<std::int16_t>(day.year), day.month, day.day};
    } else if (const auto* list = node.as_array()) {
        out.type = TomlValue::Type::list;
        for (const ::toml::node& element : *list)
            out.list.push_back(converted(element));
    } else if (const auto* table = node.as_table()) {
        out.type = TomlValue::Type::table;
        for (auto&& [key, value] : *table)
            out.table.push_back({std::string(key.str()), place_of(key.source()), converted(value)});
        std::stable_sort(
            out.table.begin(), out.table.end(),
            [](const TomlEntry& a, const TomlEntry& b) { return before(a.place, b.place); });
    }
    return out;
}

std::string list_of(std::span<const std::string_view> words, std::string_view last) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i != 0) out += i + 1 == words.size() ? " " + std::string(last) + " " : ", ";
        out += words[i];
    }
    return out;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
    const auto close = nearest(word, candidates);
    return close ? " Did you mean " + *close + "?" : std::string();
}

/// What toml++ says, without its "Error while parsing date: ".
std::string sentence(std::string_view words) {
    if (words.starts_with("Error while")) {
        const std::size_t colon = words.find(": ");
        if (colon != std::string_view::npos) words.remove_prefix(colon + 2);
    }
    std::string out(utf8::trim(words));
    if (out.empty()) return out;
    if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    if (out.back() != '.' && out.back() != '?') out += '.';
    return out;
}

/// The line at which `text` stops to be understood: the last one of the shortest beginning that is
/// not. Parsing goes from the front, so beginnings may be halved.
std::uint32_t line_not_understood(std::string_view text) {
    std::vector<std::size_t> ends; // of each line
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] == '\n' || at + 1 == text.size()) ends.push_back(at + 1);
    const auto understood = [&](std::size_t end) {
        try {
            (void)::toml::parse(text.substr(0, end));
        } catch (const NotUnderstood&) {
            return false;
        } catch (const ::toml::parse_error&) {
            return true; // it stops in the middle of something
        }
        return true;
    };
    const auto bad = std::partition_point(ends.begin(), ends.end(), understood);
    return static_cast<std::uint32_t>(bad - ends.begin()) + 1;
}

} // namespace

const TomlValue* TomlValue::find(std::string_view key) const {
    for (const TomlEntry& entry : table)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

Failure TomlFile::fault(TomlPlace place, std::string message) const {
    std::size_t begin = 0;
    for (std::uint32_t line = 1; line < place.line && begin != std::string::npos; ++line) {
        begin = text_.find('\n', begin);
        if (begin != std::string::npos) ++begin;
    }
    std::string words;
    if (place.line != 0 && begin != std::string::npos)
        words = text_.substr(begin, std::min(text_.find('\n', begin), text_.size()) - begin);
    if (words.ends_with('\r')) words.pop_back();
    constexpr std::size_t most = 200;
    if (words.size() > most || place.column > most) words.clear();
    return {code_,
            file_,
            place.line,
            place.column,
            std::move(message),
            utf8::escape_invalid(words, true)};
}

Result<TomlFile> TomlFile::parse(std::string text, std::string file, std::string code) {
    TomlFile out;
    out.text_ = std::move(text);
    if (out.text_.starts_with("\xEF\xBB\xBF")) out.text_.erase(0, 3);
    out.file_ = std::move(file);
    out.code_ = std::move(code);
    if (const auto at = utf8::first_invalid(out.text_); at != std::string_view::npos) {
        const auto lines = std::count(out.text_.begin(),
                                      out.text_.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        return tl::unexpected(out.fault({static_cast<std::uint32_t>(lines) + 1, 0},
                                        "The file is not UTF-8 here; save it as UTF-8."));
    }
    try {
        out.root_ = converted(::toml::parse(std::string_view(out.text_)));
    } catch (const ::toml::parse_error& error) {
        return tl::unexpected(
            out.fault(place_of(error.source()),
                      "This is not TOML as it should be: " + sentence(error.description())));
    } catch (const NotUnderstood&) {
        return tl::unexpected(out.fault(
            {line_not_understood(out.text_), 0},
            "This is not TOML as it should be: brackets and quotation marks do not match."));
    }
    return out;
}

void TomlReader::fault(TomlPlace place, std::string message) {
    if (!first_) first_ = source_.fault(place, std::move(message));
}

void TomlReader::fault(const TomlValue& table, std::string_view key, std::string message) {
    const TomlValue* value = table.find(key);
    fault(value == nullptr ? table.place : value->place, std::move(message));
}

void TomlReader::shape(const TomlValue& table, std::initializer_list<std::string_view> keys,
                       std::string_view of) {
    const std::span<const std::string_view> known(keys.begin(), keys.size());
    for (const TomlEntry& entry : table.table) {
        if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
        fault(entry.place, "There is no key '" + utf8::escape_invalid(entry.key, true) + "'" +
                               (of.empty() ? "" : " in " + std::string(of)) + "." +
                               did_you_mean(entry.key, known) + " The keys are " +
                               list_of(known, "and") + ".");
    }
}

std::optional<std::string> TomlReader::text(const TomlValue& table, std::string_view key) {
    const TomlValue* value = table.find(key);
    if (value == nullptr) return std::nullopt;
    if (value->type == TomlValue::Type::text) return value->text;
    fault(value->place, "'" + std::string(key) + "' is a text, in quotation marks.");
    return std::nullopt;
}

std::optional<std::string> TomlReader::choice(const TomlValue& table, std::string_view key,
                                              std::span<const std::string_view> words) {
    const auto given = text(table, key);
    if (!given) return std::nullopt;
    if (std::find(words.begin(), words.end(), *given) != words.end()) return given;
    fault(table, key,
          "'" + std::string(key) + "' is " + list_of(words, "or") + ", not '" +
              utf8::escape_invalid(*given, true) + "'." + did_you_mean(*given, words));
    return std::nullopt;
}

std::optional<std::int64_t> TomlReader::number(const TomlValue& table, std::string_view key,
                                               std::int64_t least, std::int64_t most) {
    const TomlValue* value = table.find(key);
    if (value == nullptr) return std::nullopt;
    if (value->type == TomlValue::Type::integer && value->integer >= least &&
        value->integer <= most)
        return value->integer;
    fault(value->place, "'" + std::string(key) + "' is a whole number from " +
                            std::to_string(least) + " to " + std::to_string(most) + ".");
    return std::nullopt;
}

std::optional<Date> TomlReader::date(const TomlValue& table, std::string_view key) {
    const TomlValue* value = table.find(key);
    if (value == nullptr) return std::nullopt;
    std::optional<Date> day;
    if (value->type == TomlValue::Type::date) day = value->date;
    if (value->type == TomlValue::Type::text) day = Date::from_iso(value->text);
    if (day && day->exact() && day->exists()) return day;
    fault(value->place, "'" + std::string(key) +
                            "' is a date of the calendar, written year-month-day, such as "
                            "2026-12-31.");
    return std::nullopt;
}

std::vector<const TomlValue*> TomlReader::texts(const TomlValue& table, std::string_view key) {
    std::vector<const TomlValue*> out;
    const TomlValue* value = table.find(key);
    if (value == nullptr) return out;
    const std::string should = "'" + std::string(key) + "' is a list of texts, such as [\"one\"].";
    if (value->type != TomlValue::Type::list) {
        fault(value->place, should);
        return out;
    }
    for (const TomlValue& element : value->list) {
        if (element.type == TomlValue::Type::text)
            out.push_back(&element);
        else
            fault(element.place, should);
    }
    return out;
}

std::string toml_quoted(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::next(text, at);
        if (c == U'"' || c == U'\\') {
            out += '\\';
            out += static_cast<char>(c);
        } else if (c < 0x20 || c == 0x7F) {
            out += "\\u00";
            out += digits[(c >> 4) & 0xF];
            out += digits[c & 0xF];
        } else {
            utf8::append(out, c);
        }
    }
    return out + '"';
}

} // namespace duly
