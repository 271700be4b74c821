// The XML files of folders of rules, read and parsed but not yet understood.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "support/result.hpp"

namespace duly::rules {

class XmlSource;

/// In the order of the folders and, within each, of the paths; what could not be read or parsed
/// stands in its place. Who passes them on need not know of XML.
using RuleSources = std::vector<Result<std::shared_ptr<XmlSource>>>;

/// Whether the examples of rules are read. Who judges papers does not need them: they are then not
/// parsed either, being near half of all bytes, nor are the places of patterns kept.
enum class Examples : std::uint8_t { read, left_out };

/// One file. Codes: bad-pack, and those of reading files.
Result<std::shared_ptr<XmlSource>> read_source(const std::string& path,
                                               Examples examples = Examples::read);

/// Every *.xml below the folder, or the one file that stands for a folder. Asks for no plugin, so
/// it may run beside their loading. Codes: bad-pack, and those of walking and reading files.
RuleSources read_sources(const std::string& folder, Examples examples = Examples::read);
RuleSources read_sources(const std::vector<std::string>& folders,
                         Examples examples = Examples::read);

} // namespace duly::rules
