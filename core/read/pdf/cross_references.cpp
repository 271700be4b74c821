// Cross-reference tables and streams (ISO 32000-1, 7.5.4, 7.5.8), newest first.
#include <set>
#include <vector>

#include "read/pdf/characters.hpp"
#include "read/pdf/objects.hpp"

namespace duly::read::pdf {

namespace {

class TableReader {
public:
    explicit TableReader(Objects& file) : file_(file), bytes_(file.bytes()) {}

    CrossReferences read() {
        const std::size_t word = bytes_.rfind("startxref");
        std::uint64_t start = 0;
        if (word == std::string_view::npos) return {};
        std::size_t at = word + 9;
        skip_white(bytes_, at);
        if (!read_digits(bytes_, at, start)) return {};
        for (std::uint64_t next = start; section(next, next);) {
            if (++section_ >= 10'000) break;
        }
        found_.revisions = 1 + static_cast<std::uint32_t>(replacing_.size());
        return std::move(found_);
    }

private:
    /// Reads one table; false when there is none there or no older one is named in `next`.
    bool section(std::uint64_t place, std::uint64_t& next) {
        if (place >= bytes_.size() || !visited_.insert(place).second) return false;
        Value trailer = table_or_stream(static_cast<std::size_t>(place));
        if (trailer.is_null() && file_.header_at() > 0)
            trailer = table_or_stream(static_cast<std::size_t>(place) + file_.header_at());
        if (!trailer.is_dictionary()) return false;
        if (!found_.trailer.has("Root")) found_.trailer = trailer;
        const std::int64_t hybrid = trailer["XRefStm"].integer(-1);
        if (hybrid >= 0 && visited_.insert(static_cast<std::uint64_t>(hybrid)).second)
            stream(static_cast<std::size_t>(hybrid));
        const std::int64_t previous = trailer["Prev"].integer(-1);
        if (previous < 0) return false;
        next = static_cast<std::uint64_t>(previous);
        return true;
    }

    Value table_or_stream(std::size_t at) {
        skip_white(bytes_, at);
        if (at >= bytes_.size()) return {};
        return bytes_.substr(at, 4) == "xref" ? table(at + 4) : stream(at);
    }

    void set(std::uint64_t number, const ObjectPlace& place) {
        if (number > file_.limits().objects) return;
        if (number >= found_.places.size()) {
            found_.places.resize(number + 1);
            told_.resize(number + 1);
        }
        ObjectPlace& entry = found_.places[number];
        if (entry.kind == ObjectPlace::Kind::unknown) entry = place;
        Told& newer = told_[number];
        if (newer.place.kind != ObjectPlace::Kind::unknown) {
            if (newer.section == section_) return; // a table's, not its stream's
            if (place.kind > ObjectPlace::Kind::free && !same(newer.place, place))
                replacing_.insert(newer.section);
        }
        newer = {place, section_};
    }

    static bool same(const ObjectPlace& a, const ObjectPlace& b) {
        return a.kind == b.kind && a.place == b.place && a.index == b.index;
    }

    Value table(std::size_t at) {
        const std::size_t begin = at;
        for (;;) {
            skip_white(bytes_, at);
            std::uint64_t first = 0, count = 0;
            if (!read_digits(bytes_, at, first)) break;
            skip_white(bytes_, at);
            if (!read_digits(bytes_, at, count)) return {};
            for (std::uint64_t i = 0; i < count; ++i) {
                std::uint64_t place = 0, generation = 0;
                skip_white(bytes_, at);
                if (!read_digits(bytes_, at, place)) break; // fewer than said
                skip_white(bytes_, at);
                if (!read_digits(bytes_, at, generation)) return {};
                skip_white(bytes_, at);
                if (at >= bytes_.size()) return {};
                const bool used = bytes_[at] == 'n';
                if (!used && bytes_[at] != 'f') return {};
                ++at;
                if (i == 0 && first == 1 && !used && generation == 65535)
                    first = 0; // a common slip
                set(first + i,
                    {place, 0,
                     used && place > 0 ? ObjectPlace::Kind::in_file : ObjectPlace::Kind::free});
            }
        }
        if (!file_.may_scan(at - begin) || bytes_.substr(at, 7) != "trailer") return {};
        return file_.value_at(at + 7);
    }

    Value stream(std::size_t at) {
        const Value value = file_.object_at(at).value;
        if (!value.is_stream() || !value["W"].is_array()) return {};
        Bytes unpacked;
        if (!file_.unpack(value, unpacked)) return {};
        std::size_t widths[3] = {};
        for (std::size_t i = 0; i < 3; ++i) {
            const std::int64_t width = value["W"][i].integer();
            if (width < 0 || width > 8) return {};
            widths[i] = static_cast<std::size_t>(width);
        }
        const std::size_t row = widths[0] + widths[1] + widths[2];
        if (row == 0) return {};
        std::string_view rows = unpacked.view();
        const Value index = value["Index"];
        if (!index.is_array()) {
            entries(0, value["Size"].integer(), widths, row, rows);
            return value;
        }
        for (std::size_t i = 0; i + 1 < index.size() && rows.size() >= row; i += 2)
            entries(index[i].integer(), index[i + 1].integer(), widths, row, rows);
        return value;
    }

    void entries(std::int64_t first, std::int64_t count, const std::size_t (&widths)[3],
                 std::size_t row, std::string_view& rows) {
        for (std::int64_t i = 0; first >= 0 && i < count && rows.size() >= row; ++i) {
            std::uint64_t fields[3] = {1, 0, 0};
            std::size_t at = 0;
            for (int f = 0; f < 3; ++f) {
                if (widths[f] > 0) fields[f] = 0;
                for (std::size_t k = 0; k < widths[f]; ++k)
                    fields[f] = fields[f] << 8 | static_cast<unsigned char>(rows[at++]);
            }
            rows.remove_prefix(row);
            ObjectPlace place{fields[1], 0, ObjectPlace::Kind::free};
            if (fields[0] == 1) place.kind = ObjectPlace::Kind::in_file;
            if (fields[0] == 2) {
                place.kind = ObjectPlace::Kind::in_stream;
                place.index = static_cast<std::uint32_t>(fields[2]);
            }
            set(static_cast<std::uint64_t>(first) + static_cast<std::uint64_t>(i), place);
        }
    }

    Objects& file_;
    std::string_view bytes_;
    CrossReferences found_;
    std::set<std::uint64_t> visited_;
    std::uint32_t section_ = 0; ///< which one is being read; 0 is the newest
    struct Told {
        ObjectPlace place;
        std::uint32_t section = 0;
    };
    std::vector<Told> told_; ///< by object number: what the last section that has it says
    /// Sections that replace or remove what an older one has. Others keep nothing from before: the
    /// first pages of a linearised file, or a table beside a stream for old programs.
    std::set<std::uint32_t> replacing_;
};

} // namespace

CrossReferences read_cross_references(Objects& file) {
    return TableReader(file).read();
}

} // namespace duly::read::pdf
