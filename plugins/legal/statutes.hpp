// The statutes that a rule knows, and which of them a citation means.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "duly/plugin.hpp"

namespace duly::legal {

/// The records of the parameter "statutes". A paper cites the same few again and again, so each
/// citation is held against them once.
class Statutes {
public:
    /// `field`: what a record calls the pattern of its citations.
    Statutes(const Context& context, std::string_view field) : context_(context), field_(field) {}

    /// The first whose pattern matches, or null. `cited`: folded, lives as long as this.
    [[nodiscard]] const Record* meant_by(std::string_view cited) {
        const auto [at, fresh] = meant_.try_emplace(cited, nullptr);
        if (!fresh) return at->second;
        if (all_.empty()) read();
        for (std::size_t i = 0; i < all_.size(); ++i)
            if (context_.matches(patterns_[i], cited)) return at->second = &all_[i];
        return nullptr;
    }

private:
    void read() {
        all_ = context_.list("statutes");
        for (const Record& statute : all_)
            patterns_.push_back(statute.text(field_));
    }

    const Context& context_;
    std::string_view field_;
    std::vector<Record> all_;
    std::vector<std::string_view> patterns_; ///< of each
    std::unordered_map<std::string_view, const Record*> meant_;
};

} // namespace duly::legal
