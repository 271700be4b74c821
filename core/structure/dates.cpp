#include "structure/dates.hpp"

#include <array>
#include <string>

#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using std::string_view;

bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

constexpr std::array<string_view, 12> months = {"january",   "february", "march",    "april",
                                                "may",       "june",     "july",     "august",
                                                "september", "october",  "november", "december"};
constexpr std::array<string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                 "friday", "saturday", "sunday"};

/// Reads along a text.
struct Cursor {
    string_view text;
    std::size_t at;

    [[nodiscard]] char peek(std::size_t n = 0) const {
        return at + n < text.size() ? text[at + n] : '\0';
    }

    /// 1 to `most` digits not followed by another.
    std::optional<int> number(std::size_t least, std::size_t most, std::size_t* width = nullptr) {
        std::size_t n = 0;
        int value = 0;
        while (n < most && digit(peek(n)))
            value = value * 10 + (peek(n++) - '0');
        if (n < least || digit(peek(n))) return {};
        at += n;
        if (width != nullptr) *width = n;
        return value;
    }
    /// A name from the table, whole or cut to at least three letters, with or without a stop.
    template <std::size_t N> int name(const std::array<string_view, N>& names, std::size_t least) {
        std::size_t n = 0;
        std::string word;
        while (letter(peek(n)) && n < 12)
            word.push_back(lower(peek(n++)));
        if (n < least || letter(peek(n))) return 0;
        for (std::size_t i = 0; i < N; ++i) {
            const bool cut = names[i].substr(0, n) == word &&
                             (n == names[i].size() || n <= 4 || word == "thurs");
            if (cut || (word == "sept" && names[i] == "september") ||
                (word == "thur" && names[i] == "thursday")) {
                at += n;
                if (n < names[i].size() && peek() == '.') ++at;
                return static_cast<int>(i) + 1;
            }
        }
        return 0;
    }
    bool spaces(std::size_t most = 3) {
        const std::size_t from = at;
        while (at < text.size() && at - from < most && (text[at] == ' ' || text[at] == '\t'))
            ++at;
        return at > from;
    }
    /// A hyphen or dash of any kind.
    bool dash() {
        if (peek() == '-') {
            ++at;
            return true;
        }
        if (at < text.size() && static_cast<unsigned char>(text[at]) == 0xE2) {
            std::size_t next = at;
            const char32_t c = utf8::next(text, next);
            if (c >= 0x2010 && c <= 0x2015) {
                at = next;
                return true;
            }
        }
        return false;
    }
};

/// Whether a month or a day of the week may begin here: most words are turned away by their first
/// three letters.
bool may_be_named(string_view text, std::size_t at) {
    if (at + 3 > text.size()) return false;
    const auto key = [](char a, char b, char c) {
        return (static_cast<unsigned>(lower(a)) << 16) | (static_cast<unsigned>(lower(b)) << 8) |
               static_cast<unsigned>(lower(c));
    };
    const unsigned found = key(text[at], text[at + 1], text[at + 2]);
    const auto any = [&](const auto& names) {
        for (const string_view name : names)
            if (found == key(name[0], name[1], name[2])) return true;
        return false;
    };
    switch (lower(text[at])) {
    case 'j':
    case 'a':
    case 'o':
    case 'n':
    case 'd':
        return any(months);
    case 'f':
    case 'm':
    case 's':
        return any(months) || any(weekdays);
    case 't':
    case 'w':
        return any(weekdays);
    default:
        return false;
    }
}

int full_year(int year, std::size_t width) {
    if (width == 4) return year;
    return year < 70 ? 2000 + year : 1900 + year;
}

Date make(int year, int month, int day) {
    return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
            static_cast<std::uint8_t>(day)};
}

bool sane_year(int year) {
    return year >= 1700 && year <= 2199;
}

// "17 May, 10am", "8 April 14:00", "12 October, 18.30": behind a day, two figures may be an hour.
bool hour_behind(Cursor c) {
    if (letter(c.peek())) return true;
    if ((c.peek() == ':' || c.peek() == '.') && digit(c.peek(1)) && digit(c.peek(2)) &&
        !digit(c.peek(3)))
        return true;
    c.spaces();
    const char half = lower(c.peek()), m = lower(c.peek(1)), stop = c.peek(1);
    const bool of_day = half == 'a' || half == 'p';
    return of_day && ((m == 'm' && !letter(c.peek(2))) || (stop == '.' && lower(c.peek(2)) == 'm'));
}

// 7 April 2017; 7th of April, 2017; the 7th day of April 2017; 7-Apr-17; 7 Apr 17
std::optional<FoundDate> day_first(string_view text, std::size_t from) {
    Cursor c{text, from};
    const auto day = c.number(1, 2);
    if (!day || *day == 0 || *day > 39) return {};
    // an ordinal: 7th, 31st, also raised by conversion "7 th"
    {
        Cursor t = c;
        if (t.peek() == ' ' && letter(t.peek(1)) && letter(t.peek(2)) && !letter(t.peek(3))) ++t.at;
        const char a = lower(t.peek()), b = lower(t.peek(1));
        if (((a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') ||
             (a == 't' && b == 'h')) &&
            !letter(t.peek(2)))
            c.at = t.at + 2;
    }
    if (!c.spaces() && !c.dash() && c.peek() != '.' && !letter(c.peek())) return {};
    if (c.peek() == '.') ++c.at;
    if (text.compare(c.at, 4, "day ") == 0) c.at += 4; // "the 6th day of March 2025"
    if (lower(c.peek()) == 'o' && lower(c.peek(1)) == 'f' && c.peek(2) == ' ') c.at += 3;
    const int month = c.name(months, 3);
    if (month == 0) return {};
    if (c.peek() == ',') ++c.at;
    if (!c.spaces() && !c.dash() && c.peek() != '\'' && !digit(c.peek())) return {};
    if (c.peek() == '\'') ++c.at;
    std::size_t width = 0;
    const auto year = c.number(2, 4, &width);
    if (!year || width == 3 || (width == 2 && hour_behind(c))) return {};
    const int full = full_year(*year, width);
    if (!sane_year(full)) return {};
    return FoundDate{make(full, month, *day), static_cast<std::uint32_t>(c.at - from)};
}

// April 7, 2017; April 2017; Oct-17; July 18
std::optional<FoundDate> month_first(string_view text, std::size_t from) {
    Cursor c{text, from};
    const int month = c.name(months, 3);
    if (month == 0) return {};
    Cursor t = c;
    if (t.spaces()) {
        std::size_t width = 0;
        if (const auto year = t.number(4, 4, &width); year && sane_year(*year))
            return FoundDate{make(*year, month, 0), static_cast<std::uint32_t>(t.at - from)};
    }
    t = c;
    if (t.spaces()) {
        if (const auto day = t.number(1, 2); day && *day > 0 && *day <= 39) {
            if (letter(t.peek())) t.at += 2;
            if (t.peek() == ',') ++t.at;
            t.spaces();
            if (const auto year = t.number(4, 4); year && sane_year(*year))
                return FoundDate{make(*year, month, *day), static_cast<std::uint32_t>(t.at - from)};
        }
    }
    t = c;
    if (t.dash() || t.peek() == '\'' || t.peek() == '/') {
        if (t.peek() == '\'' || t.peek() == '/') ++t.at;
        std::size_t width = 0;
        if (const auto year = t.number(2, 4, &width);
            year && width != 3 && sane_year(full_year(*year, width)))
            return FoundDate{make(full_year(*year, width), month, 0),
                             static_cast<std::uint32_t>(t.at - from)};
    }
    return {};
}

// 07/04/2017, 7.4.17, 07-04-2017, 2017-04-07, 2017/04/07; spaces that conversion put around the
// strokes
std::optional<FoundDate> in_figures(string_view text, std::size_t from) {
    Cursor c{text, from};
    std::size_t width = 0;
    const auto first = c.number(1, 4, &width);
    if (!first || width == 3) return {};
    const bool loose = c.peek() == ' ' && c.peek(1) == '/'; // "19 /09 / 2017"
    if (loose) ++c.at;
    const char separator = c.peek();
    if (separator != '/' && separator != '.' && separator != '-') return {};
    ++c.at;
    if (separator == '/' && c.peek() == ' ') ++c.at;
    std::size_t second_width = 0;
    const auto second = c.number(1, 2, &second_width);
    if (separator == '/' && c.peek() == ' ' && c.peek(1) == '/') ++c.at;
    if (!second || c.peek() != separator) return {};
    ++c.at;
    if (separator == '/' && c.peek() == ' ') ++c.at;
    if (width == 4) { // year first
        const auto day = c.number(1, 2);
        if (!day || !sane_year(*first) || *second < 1 || *second > 12 || *day < 1 || *day > 39)
            return {};
        return FoundDate{make(*first, *second, *day), static_cast<std::uint32_t>(c.at - from)};
    }
    std::size_t year_width = 0;
    const auto year = c.number(2, 4, &year_width);
    if (!year || year_width == 3) return {};
    const int full = full_year(*year, year_width);
    if (!sane_year(full) || *first < 1 || *first > 39 || *second < 1 || *second > 19) return {};
    // "4.1.12" is a paragraph unless its year has four figures or the parts two
    if (separator == '.' && year_width == 2 && width != 2) return {};
    if (c.peek() == separator && digit(c.peek(1))) return {};
    return FoundDate{make(full, *second, *first), static_cast<std::uint32_t>(c.at - from)};
}

} // namespace

std::optional<FoundDate> date_at(string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    if (at > 0 && (letter(text[at - 1]) || digit(text[at - 1]))) return {};
    if (digit(text[at])) {
        if (at > 0 && (text[at - 1] == '/' || text[at - 1] == '.') && at > 1 && digit(text[at - 2]))
            return {};
        if (auto found = in_figures(text, at)) return found;
        return day_first(text, at);
    }
    if (!letter(text[at]) || !may_be_named(text, at)) return {};
    {
        Cursor c{text, at};
        if (c.name(weekdays, 3) != 0) {
            if (c.peek() == ',') ++c.at;
            c.spaces();
            if (lower(c.peek()) == 't' && lower(c.peek(1)) == 'h' && c.peek(3) == ' ')
                c.at += 4; // Tuesday the 7th
            auto found = digit(c.peek()) ? date_at(text, c.at) : month_first(text, c.at);
            if (found && found->date.day != 0) {
                found->length += static_cast<std::uint32_t>(c.at - at);
                return found;
            }
            return {};
        }
    }
    return month_first(text, at);
}

std::optional<PlacedDate> find_date(string_view text, std::size_t from) {
    for (std::size_t at = from; at < text.size(); ++at) {
        const char c = text[at];
        if (!digit(c) && !letter(c)) continue;
        if (at > 0 && (letter(text[at - 1]) || digit(text[at - 1]))) continue;
        if (const auto found = date_at(text, at))
            return PlacedDate{*found, static_cast<std::uint32_t>(at)};
    }
    return {};
}

namespace {

/// "5.3.25": in running text the number of a paragraph, but not where a date is asked for.
std::optional<PlacedDate> short_date(string_view answer) {
    const std::size_t begin = answer.find_first_not_of(" \t");
    if (begin == string_view::npos) return {};
    Cursor c{answer, begin};
    const auto day = c.number(1, 2);
    if (!day || c.peek() != '.') return {};
    ++c.at;
    const auto month = c.number(1, 2);
    if (!month || c.peek() != '.') return {};
    ++c.at;
    const auto year = c.number(2, 2);
    if (!year || digit(c.peek()) || letter(c.peek()) || (c.peek() == '.' && digit(c.peek(1))))
        return {};
    const Date date = make(full_year(*year, 2), *month, *day);
    if (!date.exists()) return {};
    return PlacedDate{{date, static_cast<std::uint32_t>(c.at - begin)},
                      static_cast<std::uint32_t>(begin)};
}

} // namespace

std::optional<PlacedDate> stated_date(string_view answer) {
    if (const auto date = short_date(answer)) return date;
    auto found = find_date(answer);
    if (found && found->date.day == 0 && answer.find_first_of("0123456789") < found->begin)
        return {};
    return found;
}

} // namespace duly::structure
