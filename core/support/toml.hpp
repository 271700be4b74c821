// The one wrapper around toml++: a TOML file as plain data with places, and its reading against an
// expected shape. Nothing is thrown; every fault is shown with line, column and the line itself.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "support/date.hpp"
#include "support/result.hpp"

namespace duly {

struct TomlPlace {
    std::uint32_t line = 0, column = 0; ///< from 1, columns in code points
};

struct TomlEntry;

struct TomlValue {
    enum class Type : std::uint8_t { text, integer, flag, date, list, table, other };
    Type type = Type::other; ///< other: floating point, times of day
    TomlPlace place;
    std::string text;
    std::int64_t integer = 0;
    bool flag = false;
    Date date;
    std::vector<TomlValue> list;
    std::vector<TomlEntry> table; ///< in the order of the file

    /// The entry's value, or nullptr.
    [[nodiscard]] const TomlValue* find(std::string_view key) const;
};

struct TomlEntry {
    std::string key;
    TomlPlace place;
    TomlValue value;
};

class TomlFile {
public:
    /// `code` is that of the failures: bad-configuration, bad-register.
    static Result<TomlFile> parse(std::string text, std::string file, std::string code);

    [[nodiscard]] const TomlValue& root() const { return root_; }
    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] Failure fault(TomlPlace place, std::string message) const;

private:
    std::string text_, file_, code_;
    TomlValue root_;
};

/// Reads tables against their expected shape. The first fault is kept; reading goes on harmlessly
/// after it.
class TomlReader {
public:
    explicit TomlReader(const TomlFile& source) : source_(source) {}

    /// Refuses keys that are not listed, and names the nearest one. `of`: what the table is called
    /// in the message, "" for the file itself.
    void shape(const TomlValue& table, std::initializer_list<std::string_view> keys,
               std::string_view of = {});

    /// Nothing when the key is not there or its value is of another type, which is a fault.
    std::optional<std::string> text(const TomlValue& table, std::string_view key);
    /// The same with one of the words only.
    std::optional<std::string> choice(const TomlValue& table, std::string_view key,
                                      std::span<const std::string_view> words);
    /// The same of an entry at hand: tables whose keys are not fixed may be long.
    std::optional<std::string> choice(const TomlEntry& entry,
                                      std::span<const std::string_view> words);
    std::optional<std::int64_t> number(const TomlValue& table, std::string_view key,
                                       std::int64_t least, std::int64_t most);
    /// A day of the calendar: 2026-12-31, with or without quotation marks.
    std::optional<Date> date(const TomlValue& table, std::string_view key);
    std::optional<bool> flag(const TomlValue& table, std::string_view key);
    /// Its texts, each with its place; nothing when the key is not there.
    std::vector<const TomlValue*> texts(const TomlValue& table, std::string_view key);

    void fault(TomlPlace place, std::string message);
    /// At the value of the key, or at the table when it has none.
    void fault(const TomlValue& table, std::string_view key, std::string message);
    [[nodiscard]] const std::optional<Failure>& first() const { return first_; }

private:
    std::optional<std::string> value_of(const TomlValue* value, std::string_view key,
                                        const std::span<const std::string_view>* words);

    const TomlFile& source_;
    std::optional<Failure> first_;
};

/// The text as a TOML string on one line, in quotation marks.
std::string toml_quoted(std::string_view text);

} // namespace duly
