#include "read/pdf/layout/lines.hpp"

#include <algorithm>
#include <cmath>

#include "read/pdf/layout/sort_runs.hpp"

namespace duly::read::pdf::layout {
namespace {

/// Two words further apart than so many ems may belong to two cells or columns.
constexpr float piece_gap = 0.75F;

struct Cluster {
    std::vector<std::uint32_t> words;
    float baseline = 0, size = 0;
};

class Builder {
public:
    Builder(PageWords& page, Lines& out) : page_(page), out_(out) {}

    void run(std::vector<std::uint32_t> words) {
        cluster(std::move(words));
        attach();
        for (Cluster& cluster : clusters_)
            finish(cluster);
    }

private:
    void cluster(std::vector<std::uint32_t> words);
    void attach();
    bool attach(std::uint32_t id, Cluster& host, bool raised);
    void drop_doubles(std::vector<std::uint32_t>& ids);
    void finish(Cluster& cluster);
    [[nodiscard]] Word& word(std::uint32_t id) { return page_.words[id]; }
    [[nodiscard]] const Word& word(std::uint32_t id) const { return page_.words[id]; }

    PageWords& page_;
    Lines& out_;
    std::vector<Cluster> clusters_;
};

void Builder::cluster(std::vector<std::uint32_t> words) {
    sort_runs(words, [&](std::uint32_t a, std::uint32_t b) {
        const Word &left = word(a), &right = word(b);
        if (left.baseline != right.baseline) return left.baseline > right.baseline;
        return left.box.x0 != right.box.x0 ? left.box.x0 < right.box.x0 : a < b;
    });
    for (const std::uint32_t id : words) {
        const Word& each = word(id);
        if (each.gone) continue;
        if (!clusters_.empty()) {
            Cluster& last = clusters_.back();
            const float reach = 0.22F * std::max(2.0F, std::min(each.size, last.size));
            if (last.baseline - each.baseline <= reach) {
                last.words.push_back(id);
                last.size = std::max(last.size, each.size);
                continue;
            }
        }
        clusters_.push_back({{id}, each.baseline, each.size});
    }
    for (Cluster& each : clusters_)
        sort_runs(each.words, [&](std::uint32_t a, std::uint32_t b) {
            return word(a).box.x0 != word(b).box.x0 ? word(a).box.x0 < word(b).box.x0 : a < b;
        });
}

/// Sets a small word into a line when it stands right behind (or before) one of its words.
bool Builder::attach(std::uint32_t id, Cluster& host, bool raised) {
    Word& small = word(id);
    const auto behind =
        std::upper_bound(host.words.begin(), host.words.end(), small.box.x0,
                         [&](float x, std::uint32_t other) { return x < word(other).box.x0; });
    const auto fits = [&](const Word& large, float gap, float most) {
        const float shift = small.baseline - large.baseline;
        return large.size > small.size * 1.15F && gap < most * large.size &&
               gap > -0.25F * large.size &&
               (raised ? shift > 0.08F * large.size && shift < 0.8F * large.size
                       : shift < -0.05F * large.size && shift > -0.4F * large.size);
    };
    bool found = false;
    if (behind != host.words.begin()) {
        const Word& before = word(*(behind - 1));
        found = fits(before, small.box.x0 - before.box.x1, 0.3F);
    }
    if (!found && behind != host.words.end() && raised) {
        const Word& after = word(*behind);
        found = fits(after, after.box.x0 - small.box.x1, 0.9F);
    }
    if (!found) return false;
    small.raised = raised;
    host.words.insert(behind, id);
    return true;
}

void Builder::attach() {
    constexpr std::size_t near = 6;
    for (std::size_t i = 0; i < clusters_.size(); ++i) {
        Cluster& own = clusters_[i];
        if (own.words.size() > 40) continue;
        own.words.erase(
            std::remove_if(own.words.begin(), own.words.end(),
                           [&](std::uint32_t id) {
                               if (word(id).chars > 4 || word(id).turned) return false;
                               for (std::size_t k = i + 1; k < std::min(clusters_.size(), i + near);
                                    ++k) {
                                   if (own.baseline - clusters_[k].baseline > clusters_[k].size)
                                       break;
                                   if (attach(id, clusters_[k], true)) return true;
                               }
                               for (std::size_t k = i; k-- > 0 && i - k < near;) {
                                   if (clusters_[k].baseline - own.baseline > clusters_[k].size)
                                       break;
                                   if (attach(id, clusters_[k], false)) return true;
                               }
                               return false;
                           }),
            own.words.end());
    }
}

// What was printed twice at one place (for bold, or as a shadow) is read once.
void Builder::drop_doubles(std::vector<std::uint32_t>& ids) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        bool twice = false;
        for (std::size_t k = kept; k-- > 0 && kept - k <= 3 && !twice;) {
            Word& before = word(ids[k]);
            const Word& now = word(ids[i]);
            const float near = 0.25F * now.size;
            if (page_.of(before) == page_.of(now) && std::abs(before.box.x0 - now.box.x0) < near &&
                std::abs(before.baseline - now.baseline) < near) {
                before.bold = true;
                before.space_before = before.space_before || now.space_before;
                twice = true;
            }
        }
        if (twice)
            word(ids[i]).gone = true;
        else
            ids[kept++] = ids[i];
    }
    ids.resize(kept);
}

void Builder::finish(Cluster& cluster) {
    if (cluster.words.empty()) return;
    drop_doubles(cluster.words);
    Row row;
    row.first = static_cast<std::uint32_t>(out_.pieces.size());
    row.box = word(cluster.words.front()).box;
    const Word* before = nullptr;
    float reached = 0;
    for (const std::uint32_t id : cluster.words) {
        const Word& each = word(id);
        const bool parted =
            before == nullptr ||
            each.box.x0 - reached > piece_gap * std::min(each.size, before->size) ||
            (each.leader && before->leader && each.box.x0 - reached > 2 * each.size);
        if (parted) {
            Piece piece;
            piece.first = static_cast<std::uint32_t>(out_.ids.size());
            piece.box = each.box;
            out_.pieces.push_back(piece);
        }
        Piece& piece = out_.pieces.back();
        ++piece.count;
        piece.chars += each.chars;
        piece.box = cover(piece.box, each.box);
        row.box = cover(row.box, each.box);
        if (!each.raised && each.size >= piece.size) {
            piece.size = each.size;
            piece.baseline = each.baseline;
        }
        out_.ids.push_back(id);
        reached = parted ? each.box.x1 : std::max(reached, each.box.x1);
        before = &each;
    }
    row.count = static_cast<std::uint32_t>(out_.pieces.size()) - row.first;
    for (std::uint32_t i = 0; i < row.count; ++i) {
        Piece& piece = out_.pieces[row.first + i];
        if (piece.size == 0) { // only raised words
            piece.size = word(out_.ids[piece.first]).size;
            piece.baseline = word(out_.ids[piece.first]).baseline;
        }
        // small digits raised by less than a line apart
        for (std::uint32_t k = 0; k < piece.count; ++k) {
            Word& each = word(out_.ids[piece.first + k]);
            if (each.size < 0.8F * piece.size && each.chars <= 4 &&
                each.baseline > piece.baseline + 0.08F * piece.size)
                each.raised = true;
        }
        if (piece.size >= row.size) {
            row.size = piece.size;
            row.baseline = piece.baseline;
        }
    }
    out_.rows.push_back(row);
}

void add_words(const PageWords& page, const Lines& lines, const Piece& piece, std::string& out) {
    for (std::uint32_t i = 0; i < piece.count; ++i) {
        const Word& word = page.words[lines.ids[piece.first + i]];
        if (i > 0 && space_between(page.words[lines.ids[piece.first + i - 1]], word))
            out.push_back(' ');
        out.append(page.of(word));
    }
}

} // namespace

void make_lines(PageWords& page, std::vector<std::uint32_t> words, Lines& out) {
    out.clear();
    Builder(page, out).run(std::move(words));
}

bool space_between(const Word& left, const Word& right) {
    const float gap = right.box.x0 - left.box.x1;
    const float size = std::min(left.size, right.size);
    if (right.space_before && (right.order == left.order + 1 || gap > 0.02F * size)) return true;
    return gap > 0.12F * size;
}

std::string text_of(const PageWords& page, const Lines& lines, const Piece& piece) {
    std::string out;
    add_words(page, lines, piece, out);
    return out;
}

std::string text_of(const PageWords& page, const Lines& lines, const Row& row) {
    std::string out;
    for (std::uint32_t i = 0; i < row.count; ++i) {
        if (i > 0) out.push_back(' ');
        add_words(page, lines, lines.pieces[row.first + i], out);
    }
    return out;
}

Rect cover(const Rect& a, const Rect& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

} // namespace duly::read::pdf::layout
