#include "support/date.hpp"

#include <chrono>
#include <cstdio>
#include <ctime>

namespace duly {
namespace {

constexpr const char* month_names[] = {"January",   "February", "March",    "April",
                                       "May",       "June",     "July",     "August",
                                       "September", "October",  "November", "December"};

std::chrono::year_month_day calendar(const Date& date) {
    return {std::chrono::year{date.year}, std::chrono::month{date.month == 0 ? 1u : date.month},
            std::chrono::day{date.day == 0 ? 1u : date.day}};
}

/// Exactly `count` digits at `at`, or -1.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const char c = text[at + i];
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

bool Date::exists() const {
    if (year == 0) return false;
    if (month == 0) return day == 0;
    return month <= 12 && calendar(*this).ok();
}

std::string Date::iso() const {
    if (!given()) return {};
    char buffer[32];
    if (month == 0)
        std::snprintf(buffer, sizeof buffer, "%04d", int{year});
    else if (day == 0)
        std::snprintf(buffer, sizeof buffer, "%04d-%02d", int{year}, int{month});
    else
        std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", int{year}, int{month}, int{day});
    return buffer;
}

Date Date::today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    if (localtime_r(&now, &local) == nullptr) return {};
    return {static_cast<std::int16_t>(local.tm_year + 1900),
            static_cast<std::uint8_t>(local.tm_mon + 1), static_cast<std::uint8_t>(local.tm_mday)};
}

std::string Date::words() const {
    if (!given()) return {};
    if (month == 0) return std::to_string(year);
    if (month > 12) return iso();
    std::string out = day == 0 ? std::string{} : std::to_string(day) + " ";
    return out + month_names[month - 1] + " " + std::to_string(year);
}

std::optional<Date> Date::from_iso(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    const int stated_year = digits(text, 0, 4);
    if (stated_year <= 0) return std::nullopt;
    Date date{static_cast<std::int16_t>(stated_year), 0, 0};
    if (text.size() >= 7) {
        const int stated = text[4] == '-' ? digits(text, 5, 2) : -1;
        if (stated <= 0) return std::nullopt;
        date.month = static_cast<std::uint8_t>(stated);
    }
    if (text.size() == 10) {
        const int stated = text[7] == '-' ? digits(text, 8, 2) : -1;
        if (stated <= 0) return std::nullopt;
        date.day = static_cast<std::uint8_t>(stated);
    }
    return date;
}

int Date::weekday() const {
    if (!exact() || !exists()) return 0;
    return static_cast<int>(
        std::chrono::weekday{std::chrono::sys_days{calendar(*this)}}.iso_encoding());
}

std::int64_t Date::days() const {
    // A day beyond its month's end counts on into the next month, so that even 31 April has a
    // place.
    Date first{year, month > 12 ? std::uint8_t{12} : month, 1};
    const auto start = std::chrono::sys_days{calendar(first)}.time_since_epoch().count();
    return std::int64_t{start} + (day == 0 ? 0 : day - 1);
}

std::partial_ordering Date::against(Date other) const {
    if (!given() || !other.given()) return std::partial_ordering::unordered;
    if (year != other.year) return year <=> other.year;
    if (month == 0 || other.month == 0) return std::partial_ordering::equivalent;
    if (month != other.month) return month <=> other.month;
    if (day == 0 || other.day == 0) return std::partial_ordering::equivalent;
    return day <=> other.day;
}

} // namespace duly
